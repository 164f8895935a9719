import Billing
import Dates
import Money
import Scenarios

/// What the charges of a budget of which not every day costs the same owe from day to day, worked out once.
final class GradedUse {
  /// The days of a month.
  struct Days {
    /// The charges.
    var charges: [Int] = []
    /// By the hours of the month up to the end of each day, from its start on: what is owed of each charge
    /// in one account.
    var points: [(hour: Double, owed: [Double])] = []
  }

  private var known: [MonthIndex: Days] = [:]

  func days(of month: BillingMonth, in budget: Budget) throws -> Days {
    if let days = known[month.index] { return days }
    var placed = month
    if month.start == nil {
      // Of a plan without dates only counts how its days follow each other.
      placed.start = budget.startDate
      placed.end = budget.startDate.adding(days: 30)
    }
    let days = try Self.days(of: placed, in: budget)
    known[month.index] = days
    return days
  }

  private static func days(of month: BillingMonth, in budget: Budget) throws -> Days {
    let use = try MonthUse(of: month, in: budget)
    let graded = use.graded
    var days = Days()
    guard let start = month.start, let end = month.end, !graded.isEmpty else { return days }
    let isOwed = graded.contains { !budget.afterFreeTier[$0][month.index].isZero }
    let count = start.days(until: end)
    // What is free altogether is so on each day.
    for day in isOwed ? Array(0...count) : [0] {
      let parts = try use.gradedParts(before: start.adding(days: day))
      days.charges = parts.map(\.charge)
      days.points.append(
        (
          month.hours.approximation * Double(day) / Double(count),
          try parts.map { part in
            try part.owed.of(budget.afterFreeTier[part.charge][month.index]).approximation
          }
        ))
    }
    return days
  }
}
