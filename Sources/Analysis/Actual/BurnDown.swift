public import Billing
import Bills
public import Dates
public import Money
import Scenarios

/// The use so far compared with the plan's course, with a forecast.
public struct BurnDown: Sendable {
  /// A day of the burn-down.
  public struct Day: Sendable, Hashable {
    /// The date of the day.
    public var date: CalendarDate
    /// The plan's use up to the end of the day.
    public var planned: Money
    /// The billed use up to the end of the day; nil for future days.
    public var billed: Money?
    /// The expected use up to the end of the day, if the rest goes as planned; nil for billed days.
    public var forecast: Money?
  }

  /// The uncertainty of the final amount.
  public struct Outlook: Sendable, Hashable {
    /// The use at the end: the billed part, and the remaining days as drawn.
    public var used: Spread
    /// The probability that it exceeds the money available; nil where nothing limits the plan.
    public var overProbability: Double?
  }

  /// The days of the plan.
  public var days: [Day]
  /// The use so far.
  public var used: Money
  /// The use that was planned for the same time.
  public var plannedSoFar: Money
  /// The planned use of the remaining days.
  public var rest: Money
  /// The use at the end: as billed so far, then as planned.
  public var forecast: Money
  /// The planned use in total.
  public var planned: Money
  /// The money available: the limit, or else all credits; nil without either.
  public var money: Money?
  /// The day on which the money is used up; nil when it lasts.
  public var endsOn: CalendarDate?
  /// The day after the last one that the bill covers in full.
  public var billedUntil: CalendarDate
  /// The uncertainty of the final amount; nil for a plan without any.
  public var outlook: Outlook?
  /// The share of each of the plan's months that is still to come.
  var toCome: [Double]

  init(
    _ budget: Budget, _ bill: Bill, _ course: PlanCourse,
    _ span: (from: CalendarDate, to: CalendarDate)
  ) throws(ArithmeticError) {
    billedUntil = span.to
    toCome = course.months.map { month in
      let left = max(0, max(month.start, span.to).days(until: month.end))
      return Double(min(left, month.days)) / Double(month.days)
    }
    var byDay: [Int: Money] = [:]
    for entry in bill.entries where entry.kind.isUse {
      guard let day = entry.key.day else { continue }
      // A cost for several days is split evenly; the last day takes the rounding remainder.
      var left = entry.cost
      let count = max(entry.key.days, 1)
      for offset in 0..<count {
        let share =
          offset == count - 1
          ? left : try entry.cost.scaled(by: Quantity.one, over: Quantity(count))
        left = try left - share
        let number = day.dayNumber + offset
        if number >= span.from.dayNumber, number < span.to.dayNumber {
          byDay[number] = try (byDay[number] ?? .zero) + share
        }
      }
    }
    var planned = Money.zero
    var running = Money.zero
    var soFar = Money.zero
    var days: [Day] = []
    let totals = budget.months
    for month in course.months {
      let whole = try totals[month.index].list + totals[month.index].freeTier
      let before = planned
      for offset in 0..<month.days {
        let date = month.start.adding(days: offset)
        planned =
          try before
          + (offset == month.days - 1
            ? whole : whole.scaled(by: Quantity(offset + 1), over: Quantity(month.days)))
        if date < span.to {
          running = try running + (byDay[date.dayNumber] ?? .zero)
          soFar = planned
          days.append(
            Day(
              date: date, planned: planned, billed: date >= span.from ? running : nil, forecast: nil
            ))
        } else {
          let ahead = try planned - soFar
          days.append(
            Day(date: date, planned: planned, billed: nil, forecast: try running + ahead))
        }
      }
    }
    self.days = days
    used = running
    plannedSoFar = soFar
    self.planned = planned
    rest = try planned - soFar
    forecast = try running + rest
    let cohort = budget.scenario.cohort
    let accounts = cohort?.accounts == .individual ? cohort?.students ?? 1 : 1
    let credits = try budget.availableCredits.map(\.amount).sum() * accounts
    let available = budget.scenario.limit ?? (credits.isZero ? nil : credits)
    money = available
    endsOn = available.flatMap { limit in
      days.first { ($0.billed ?? $0.forecast ?? .zero) > limit }?.date
    }
  }

  /// Draws the remaining days of a plan that has any uncertainty.
  ///
  /// - Throws: the errors of `Forecaster`.
  public mutating func draw(_ budget: Budget, with forecaster: Forecaster) throws {
    guard let rests = try forecaster.rests(of: budget, toCome) else { return }
    let ends = rests.map { used.approximation + $0 }
    outlook = Outlook(
      used: Spread(ends),
      overProbability: money.map { money in
        // A tiny excess is a rounding error, not money.
        Double(ends.count { $0 > money.approximation + 1e-6 }) / Double(max(ends.count, 1))
      })
  }
}
