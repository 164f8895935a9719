import Dates
package import Money
import Scenarios

/// How what is used in a month grows from day to day, as ``MonthUse`` says, without upfront fees.
package struct DailyUse {
  private let month: BillingMonth
  private let use: MonthUse
  /// What is due of each charge in the month; nothing of those that are not meant.
  private var due: [Money]

  /// Creates the course of some charges, by their places in a budget, in one account or in all.
  package init(
    of month: BillingMonth, in budget: Budget, inAllAccounts: Bool,
    where isMeant: (Int) -> Bool = { _ in true }
  ) throws(ArithmeticError) {
    self.month = month
    use = try MonthUse(of: month, in: budget)
    due = try budget.dueAsUsed(in: month.index)
    for (place, charge) in budget.charges.enumerated() {
      if !isMeant(place) { due[place] = .zero }
      if inAllAccounts { due[place] = try due[place] * charge.accounts }
    }
  }

  /// Returns the day on which more than an amount has been used, or else the day on which the last of
  /// it is, in words: its date, or its position in an undated plan.
  package func day(passing amount: Money) throws(ArithmeticError) -> String {
    guard let start = month.start, let end = month.end else {
      let all = try due.sum()
      let hours = all.isZero ? .zero : try month.hours.scaled(by: amount, over: all)
      return month.day(try hours.divided(by: Quantity(24)))
    }
    let whole = try used(before: end)
    var day = start
    while day < end {
      let used = try used(before: day.adding(days: 1))
      if try used.exceeds(amount) || (used == whole && !used.isZero) { return day.description }
      day = day.adding(days: 1)
    }
    return end.adding(days: -1).description
  }

  /// Returns what has been used before a day.
  func used(before day: CalendarDate) throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for part in try use.parts(before: day) { sum = try sum + part.owed.of(due[part.charge]) }
    return sum
  }
}

extension Budget {
  /// Returns what is due of each charge in a month as it is used, in one account: before credits, and
  /// without what upfront fees pay on their day.
  package func dueAsUsed(in month: MonthIndex) throws(ArithmeticError) -> [Money] {
    var due = cashOfCharges.map { $0[month] }
    for fee in upfrontFees where fee.month == month {
      due[fee.charge] = try due[fee.charge] - fee.amount
    }
    return due
  }
}
