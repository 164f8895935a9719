import Dates
public import Money
import Scenarios

/// All the money available for a plan, compared with what the plan uses.
///
/// Credits are part of the money, so it is compared with what is owed after the free tier and
/// before credits, with upfront fees in full on the day they are due.
public struct LimitStatus: Sendable, Hashable {
  /// All the money available, credits included.
  public var limit: Money
  /// What the plan uses of it.
  public var used: Money
  /// The money left; below zero where the plan uses more than is available.
  public var left: Money
  /// The part of the used money that credits pay, zero or more.
  public var paidByCredits: Money
  /// The part that is not paid by credits.
  public var toPay: Money
  /// The day, or the position in an undated plan, when the money is used up; nil when it lasts.
  public var usedUp: String?

  /// What of the money is not there because the plan's own credits expire during it, unused.
  public var lapsed: Money
  /// What of that expired before the plan begins.
  public var lapsedBefore: Money
  /// What of the money is no credit.
  public var cash: Money
  /// What is missing; zero where the money lasts.
  public var missing: Money

  /// Whether credits pay more than the limit allows, so that what is beyond it is paid all the same.
  public var isBelowCredits: Bool { paidByCredits > limit }

  /// Whether the money is enough.
  public var fits: Bool { missing.isZero }

  /// Whether it is enough only with credits that may not pay what is to pay: they are for other
  /// services, or in another account.
  public var countsIdleCredits: Bool { fits && toPay > cash }

  init(limit: Money, of budget: Budget) throws(ArithmeticError) {
    self.limit = limit
    used = budget.used
    left = try limit - used
    toPay = try budget.cashToPay
    paidByCredits = try used - toPay
    let money = try MoneyThereIs(limit: limit, of: budget)
    missing = try money.missing(of: budget)
    cash = try money.cash
    if missing.isZero {
      // Credits beyond the limit are no part of it.
      let beyond = try max(money.expiring + money.lasting - limit, .zero)
      lapsed = try max(min(left, money.expired - beyond), .zero)
      usedUp = nil
    } else {
      lapsed = try missing + left
      usedUp = try money.end(of: budget)
    }
    lapsedBefore = min(lapsed, money.expiredBefore)
  }
}

extension BillingMonth {
  /// Returns a day within the month in words: its date, or its position in an undated plan.
  package func day(_ days: Quantity) -> String {
    guard let start, let end else {
      return "day \(max(days.rounded(to: 0, .up), .one)) of month \(label)"
    }
    let whole = days.rounded(to: 0, .down).whole ?? 0
    return min(start.adding(days: whole), end.adding(days: -1)).description
  }
}
