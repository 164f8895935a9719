import Bills
import Dates
import Money

/// What a bill has for each day that is compared, by what the same credits may pay for.
struct BilledDays {
  /// The first day that is compared.
  let from: CalendarDate
  /// The day after the last.
  let to: CalendarDate
  private var byDay: [Int: [Int: Money]] = [:]
  private let count: Int

  init(
    _ bill: Bill, _ span: (from: CalendarDate, to: CalendarDate), _ classes: inout CreditClasses
  ) throws(ArithmeticError) {
    (from, to) = span
    for entry in bill.entries where entry.kind.isUse {
      guard let day = entry.key.day else { continue }
      let place = classes.place(of: entry)
      // A cost for several days is split evenly; the last day takes the rounding remainder.
      var left = entry.cost
      let count = max(entry.key.days, 1)
      for offset in 0..<count {
        let share =
          offset == count - 1
          ? left : try entry.cost.scaled(by: Quantity.one, over: Quantity(count))
        left = try left - share
        let number = day.dayNumber + offset
        if number >= from.dayNumber, number < to.dayNumber {
          byDay[number, default: [:]][place] = try (byDay[number]?[place] ?? .zero) + share
        }
      }
    }
    count = classes.payers.count
  }

  /// Returns what was used on a day.
  func used(on date: CalendarDate) -> [Money] {
    let parts = byDay[date.dayNumber] ?? [:]
    return (0..<count).map { parts[$0] ?? .zero }
  }
}

extension [Money] {
  /// Returns the sums of amounts in the same places.
  func adding(_ other: [Money]) throws(ArithmeticError) -> [Money] {
    var sums = self
    for index in indices { sums[index] = try self[index] + other[index] }
    return sums
  }

  /// Returns the differences of amounts in the same places.
  func subtracting(_ other: [Money]) throws(ArithmeticError) -> [Money] {
    try adding(other.map { -$0 })
  }
}
