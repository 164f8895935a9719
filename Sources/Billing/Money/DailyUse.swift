import Dates
package import Money
import Scenarios

/// How what is used in a month grows from day to day: evenly while its resource exists, and what is
/// free comes first.
package struct DailyUse {
  /// What one charge is for in the month, without upfront fees.
  private struct Part {
    var due: Money
    var free: Money
    var from: Moment?
    var until: Moment?
  }

  private let month: BillingMonth
  private let parts: [Part]

  /// Creates the course of some charges, by their places in a budget, in one account or in all.
  package init(
    of month: BillingMonth, in budget: Budget, inAllAccounts: Bool,
    where isMeant: (Int) -> Bool = { _ in true }
  ) throws(ArithmeticError) {
    self.month = month
    var parts: [Part] = []
    for (place, charge) in budget.charges.enumerated() where isMeant(place) {
      guard let used = charge.months.first(where: { $0.month == month.index }) else { continue }
      let resource = budget.scenario.resources[charge.usage.resource]
      let accounts = inAllAccounts ? charge.accounts : 1
      var due = budget.cashOfCharges[place][month.index]
      for fee in budget.upfrontFees where fee.charge == place && fee.month == month.index {
        due = try due - fee.amount
      }
      let free = try used.amount - budget.afterFreeTier[place][month.index]
      parts.append(
        Part(
          due: try due * accounts, free: try free * accounts, from: resource.from,
          until: resource.until))
    }
    self.parts = parts
  }

  /// Returns the day on which more than an amount has been used, or else the day on which the last of
  /// it is, in words: its date, or its position in an undated plan.
  package func day(passing amount: Money) throws(ArithmeticError) -> String {
    guard let start = month.start, let end = month.end else {
      let all = try parts.map(\.due).sum()
      let hours = all.isZero ? .zero : try month.hours.scaled(by: amount, over: all)
      return month.day(try hours.divided(by: Quantity(24)))
    }
    let whole = try used(before: end)
    var day = start
    while day < end {
      let used = try used(before: day.adding(days: 1))
      if used > amount || (used == whole && !used.isZero) { return day.description }
      day = day.adding(days: 1)
    }
    return end.adding(days: -1).description
  }

  private func used(before day: CalendarDate) throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for part in parts {
      sum =
        try sum
        + month.owed(
          of: part.due + part.free, free: part.free, before: day, from: part.from,
          until: part.until)
    }
    return sum
  }
}
