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

  /// What of the plan's own credits expires during the plan, unused, and so is not there.
  public var lapsed: Money

  /// Whether credits pay more than the limit allows, so that what is beyond it is paid all the same.
  public var isBelowCredits: Bool { paidByCredits > limit }

  /// Whether the money is enough.
  public var fits: Bool { left >= lapsed }

  init(limit: Money, of budget: Budget, _ cash: CashFlow) throws(ArithmeticError) {
    self.limit = limit
    used = budget.used
    left = try limit - used
    var paid = Money.zero
    for use in cash.credits { paid = try paid + use.amount * use.accounts }
    paidByCredits = paid
    toPay = try used - paidByCredits
    let own = try OwnCredits(of: budget, cash)
    // Credits beyond the limit are no part of it.
    lapsed = own.amount <= limit ? own.lapsed : .zero
    usedUp = nil
    if left < .zero {
      usedUp = try Self.end(of: limit, budget, cash)
    } else if !fits {
      usedUp = try Self.end(of: limit - own.amount, beside: cash, budget)
    }
  }

  /// The plan's own credits in all accounts.
  private struct OwnCredits {
    var amount = Money.zero
    /// What expires during the plan, unused.
    var lapsed = Money.zero

    init(of budget: Budget, _ cash: CashFlow) throws(ArithmeticError) {
      for role in [AccountRole.common, .student] {
        guard let accounts = budget.charges.first(where: { $0.usage.account == role })?.accounts
        else { continue }
        for credit in budget.availableCredits where !credit.isProviders {
          amount = try amount + credit.amount * accounts
          guard budget.expiresDuringPlan(credit) else { continue }
          let use = cash.credits.last { $0.account == role && $0.credit == credit.id }
          lapsed = try lapsed + (use?.remaining ?? credit.amount) * accounts
        }
      }
    }
  }

  /// Returns when the money beside the credits is used up by what they do not pay.
  private static func end(
    of money: Money, beside cash: CashFlow, _ budget: Budget
  ) throws(ArithmeticError) -> String? {
    var left = money
    let use = try cash.monthlyUse()
    for month in budget.period.months {
      var paid = Money.zero
      for use in cash.credits where use.month == month.index {
        paid = try paid + use.amount * use.accounts
      }
      let unpaid = try use[month.index.offset] - paid
      if unpaid > left {
        return try DailyUse(of: month, in: budget, inAllAccounts: true)
          .day(passing: paid + left)
      }
      left = try left - unpaid
    }
    return nil
  }

  /// Returns when some money is used up: by fees at once, by the rest as it is used.
  private static func end(
    of limit: Money, _ budget: Budget, _ cash: CashFlow
  ) throws(ArithmeticError) -> String? {
    var left = limit
    for month in budget.period.months {
      for fee in cash.fees where fee.month == month.index {
        left = try left - fee.amount
        if left < .zero { return fee.date?.description ?? month.day(.zero) }
      }
      let used = cash.used[month.index]
      if used > left {
        return try DailyUse(of: month, in: budget, inAllAccounts: true).day(passing: left)
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
