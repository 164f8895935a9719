import Billing
import Dates
import Money
import Scenarios

/// How long the money of a plan lasts: its credits pay for what is used, the earliest to expire first,
/// and what of its limit is no credit pays for the rest.
struct CreditEnd {
  /// The credits in all accounts that are there when the plan begins.
  private(set) var amount = Money.zero
  /// What of them expires during the plan, unused.
  private(set) var lapsed = Money.zero
  /// What is missing at the end, if credits pay for all that they may; zero where the money lasts.
  private(set) var missing = Money.zero
  /// The day on which the money is used up, or without a limit, of whose use the credits leave
  /// something; nil where they last.
  private(set) var endsOn: CalendarDate?

  init(
    _ budget: Budget, _ days: [BurnDown.Day], in money: MoneyThereIs?
  ) throws(ArithmeticError) {
    guard let first = days.first?.date, let end = days.last?.date,
      money != nil || !budget.availableCredits.isEmpty
    else { return }
    let cohort = budget.scenario.cohort
    let accounts = cohort?.accounts == .individual ? cohort?.students ?? 1 : 1
    var credits: [(last: CalendarDate?, left: Money)] = []
    for credit in budget.availableCredits where credit.expires.map({ $0 >= first }) ?? true {
      credits.append((credit.expires, try credit.amount * accounts))
      amount = try amount + credit.amount * accounts
    }
    if credits.isEmpty, money == nil { endsOn = first }
    credits.sort { ($0.last?.dayNumber ?? .max) < ($1.last?.dayNumber ?? .max) }
    var paid = Money.zero
    for day in days where endsOn == nil || money != nil {
      let used = day.billed ?? day.forecast ?? .zero
      for index in credits.indices where used > paid {
        if let last = credits[index].last, last < day.date { continue }
        let part = min(try used - paid, credits[index].left)
        credits[index].left = try credits[index].left - part
        paid = try paid + part
      }
      let toPay = try max(used - paid, .zero)
      missing = toPay
      if let money {
        // Where something is to pay, no valid credit has anything left.
        missing = max(try used - money.limit, try toPay - money.cash, .zero)
      }
      if !missing.isZero, endsOn == nil { endsOn = day.date }
    }
    lapsed = try credits.filter { $0.last.map { $0 < end } ?? false }.map(\.left).sum()
  }
}
