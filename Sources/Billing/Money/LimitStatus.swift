import Dates
public import Money
import Scenarios

/// All the money that there is for a plan, held against what the plan uses.
///
/// Credits are part of the money: what is held against it is what is owed after the free tier and
/// before credits, with upfront fees in full on the day they are due.
public struct LimitStatus: Sendable, Hashable {
  /// All the money there is, credits included.
  public var limit: Money
  /// What the plan uses of it.
  public var used: Money
  /// What is left of it; below zero where the plan uses more than there is.
  public var left: Money
  /// What credits pay of the used money, zero or more.
  public var paidByCredits: Money
  /// What is to be paid beside credits.
  public var toPay: Money
  /// The day, or the place in an undated plan, on which the money is used up; nil when it lasts.
  public var usedUp: String?

  /// Whether the money is enough.
  public var fits: Bool { left >= .zero }

  init(
    limit: Money, used: Money, credits: Money, cash: CashFlow, period: PlanPeriod
  ) throws(ArithmeticError) {
    self.limit = limit
    self.used = used
    left = try limit - used
    paidByCredits = try cash.paidBeyondLines - credits
    toPay = try used - paidByCredits
    usedUp = left < .zero ? try Self.end(of: limit, cash, period) : nil
  }

  /// When some money is used up: fees at once, the rest evenly over the hours of each month.
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
  /// A day within the month in words: its date, or its place in an undated plan.
  package func day(_ days: Quantity) -> String {
    guard let start, let end else {
      return "day \(max(days.rounded(to: 0, .up), .one)) of month \(label)"
    }
    let whole = days.rounded(to: 0, .down).whole ?? 0
    return min(start.adding(days: whole), end.adding(days: -1)).description
  }
}
