import Billing
import Dates
import Money
import Scenarios

/// How long the money of a plan lasts: its credits pay for what they may pay of what is used, the
/// earliest to expire first, and what of its limit is no credit pays for the rest.
struct CreditEnd {
  /// A day, with what has been used by its end in each class.
  typealias Use = (date: CalendarDate, used: [Money])

  private struct Credit {
    let last: CalendarDate?
    /// Whether it is the plan's own and does not expire before its end.
    let lasts: Bool
    var left: Money

    func pays(on date: CalendarDate) -> Bool { last.map { date <= $0 } ?? true }
  }

  /// The credits in all accounts that are there when the plan begins.
  private(set) var amount = Money.zero
  /// What of them expires during the plan, unused.
  private(set) var lapsed = Money.zero
  /// What is missing at the end, if credits pay for all that they may; zero where the money lasts.
  private(set) var missing = Money.zero
  /// The day on which the money is used up, or without a limit, of whose use the credits leave
  /// something; nil where they last.
  private(set) var endsOn: CalendarDate?
  /// Whether, without a limit, credits are valid on that day that may not pay for what is to pay.
  private(set) var leavesMoney = false
  /// What is left after the last billed day, below zero for what was used beyond it.
  private(set) var left = Money.zero
  /// What has expired unused by then.
  private(set) var expired = Money.zero
  /// What may still be spent then of the money that there was, had nothing been used.
  private(set) var open = Money.zero

  private let classes: CreditClasses
  private let money: MoneyThereIs?
  private var credits: [Credit] = []
  private var paid: [Money]
  private var used: [Money]

  /// Follows what is used to the end of a plan; `until` is the day after the last that is billed.
  init(
    _ budget: Budget, _ classes: CreditClasses, _ days: [Use], until: CalendarDate,
    in money: MoneyThereIs?
  ) throws(ArithmeticError) {
    (self.classes, self.money) = (classes, money)
    paid = Money.zeros(classes.payers.count)
    used = paid
    guard let first = days.first?.date, let end = days.last?.date,
      money != nil || !budget.availableCredits.isEmpty
    else { return }
    let cohort = budget.scenario.cohort
    let accounts = cohort?.accounts == .individual ? cohort?.students ?? 1 : 1
    open = try money?.cash ?? .zero
    for credit in classes.credits {
      let isThere = credit.expires.map { $0 >= first } ?? true
      let all = isThere ? try credit.amount * accounts : .zero
      let lasts = !credit.isProviders && !budget.expiresDuringPlan(credit)
      credits.append(Credit(last: credit.expires, lasts: lasts, left: all))
      amount = try amount + all
      if credit.expires.map({ $0 >= until }) ?? true { open = try open + all }
    }
    if amount.isZero, money == nil { endsOn = first }
    var ahead = self
    for day in days { try ahead.pay(day) }
    let unused = try ahead.credits.filter(\.lasts).map(\.left).sum()
    for day in days {
      if day.date == until { try look(from: until) }
      try pay(day)
      try look(for: day.date, unused)
    }
    if end < until { try look(from: until) }
    lapsed = try credits.filter { $0.last.map { $0 < end } ?? false }.map(\.left).sum()
  }

  /// What is used and what of it no credit has paid.
  private func sums() throws(ArithmeticError) -> (used: Money, toPay: Money) {
    var (all, toPay) = (Money.zero, Money.zero)
    for place in used.indices {
      all = try all + used[place]
      toPay = try toPay + max(used[place] - paid[place], .zero)
    }
    return (all, toPay)
  }

  /// Pays for what is used by the end of a day.
  private mutating func pay(_ day: Use) throws(ArithmeticError) {
    used = day.used
    for index in credits.indices where credits[index].pays(on: day.date) {
      for place in classes.inOrder where classes.payers[place].contains(index) {
        let part = min(max(try used[place] - paid[place], .zero), credits[index].left)
        credits[index].left = try credits[index].left - part
        paid[place] = try paid[place] + part
      }
    }
  }

  /// Looks for what is missing by the end of a day; `unused` is what lasting credits leave in the end.
  private mutating func look(
    for day: CalendarDate, _ unused: Money
  ) throws(ArithmeticError) {
    let (used, toPay) = try sums()
    missing = toPay
    if let money { missing = max(try used - money.limit, try toPay - money.cash - unused, .zero) }
    if missing.isZero || endsOn != nil { return }
    endsOn = day
    leavesMoney = money == nil && credits.contains { !$0.left.isZero && $0.pays(on: day) }
  }

  /// Looks at what is left when a day begins.
  private mutating func look(from day: CalendarDate) throws(ArithmeticError) {
    let (used, toPay) = try sums()
    let valid = try credits.filter { $0.pays(on: day) }.map(\.left).sum()
    expired = try credits.filter { !$0.pays(on: day) }.map(\.left).sum()
    left =
      if let money { min(try money.limit - used, try money.cash - toPay + valid) } else {
        valid.isZero ? -toPay : valid
      }
  }
}
