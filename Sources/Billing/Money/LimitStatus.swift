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

  /// Whether the money is enough.
  public var fits: Bool { left >= .zero }

  init(
    limit: Money, used: Money, cash: CashFlow, period: PlanPeriod
  ) throws(ArithmeticError) {
    self.limit = limit
    self.used = used
    left = try limit - used
    var paid = Money.zero
    for use in cash.credits { paid = try paid + use.amount * use.accounts }
    paidByCredits = paid
    toPay = try used - paidByCredits
    usedUp = left < .zero ? try Self.end(of: limit, cash, period) : nil
  }

  /// Returns when some money is used up: by fees at once, by the rest evenly over the hours of each
  /// month.
  private static func end(
    of limit: Money, _ cash: CashFlow, _ period: PlanPeriod
  ) throws(ArithmeticError) -> String? {
    var left = limit
    for month in period.months {
      for fee in cash.fees where fee.month == month.index {
        left = try left - fee.amount
        if left < .zero { return fee.date?.description ?? month.day(.zero) }
      }
      let used = cash.used[month.index]
      if used > left {
        let hours = try month.hours.scaled(by: left, over: used)
        return month.day(try hours.divided(by: Quantity(24)))
      }
      left = try left - used
    }
    return nil
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
