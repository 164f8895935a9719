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
    /// What one in ten of the drawn terms stays below by its end, and nine in ten do; nil for days
    /// that are billed, and for a plan of which nothing is uncertain.
    public var band: Band?
  }

  /// Between which amounts eight of ten drawn terms lie.
  public struct Band: Sendable, Hashable {
    /// What one in ten stays below.
    public var low: Double
    /// What nine in ten stay below.
    public var high: Double
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
  /// The day on which the money is used up, or of credits on which the last has expired; nil when it
  /// lasts.
  public var endsOn: CalendarDate?
  /// The day after the last one that the bill covers in full.
  public var billedUntil: CalendarDate
  /// The uncertainty of the final amount; nil for a plan without any.
  public var outlook: Outlook?
  /// What is to come of each of the plan's months.
  private let toCome: [Forecaster.MonthToCome]
  /// The money available, without what credits are expected to leave unused that expire.
  private let spendable: Money?
  /// The last day of each of the plan's months.
  private let lastDays: [CalendarDate]

  init(
    _ budget: Budget, _ bill: Bill, _ course: PlanCourse, _ plan: PlannedUse,
    _ span: (from: CalendarDate, to: CalendarDate)
  ) throws(ArithmeticError) {
    billedUntil = span.to
    lastDays = course.months.map { $0.end.adding(days: -1) }
    toCome = try plan.toCome(from: span.to)
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
    for month in course.months {
      let before = planned
      for offset in 0..<month.days {
        let date = month.start.adding(days: offset)
        planned = try before + plan.owed(in: month, before: date.adding(days: 1))
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
    let there = try budget.scenario.limit.map { limit throws(ArithmeticError) in
      try MoneyThereIs(limit: limit, of: budget)
    }
    let credits = try CreditEnd(budget, days, in: there)
    money = there?.limit ?? (credits.amount.isZero ? nil : credits.amount)
    endsOn = credits.endsOn
    if let there {
      spendable =
        credits.missing.isZero
        ? max(forecast, min(there.limit, try there.cash + credits.amount - credits.lapsed))
        : try forecast - credits.missing
    } else {
      spendable = try money.map { money throws(ArithmeticError) in try money - credits.lapsed }
    }
  }

  /// Draws the remaining days of a plan that has any uncertainty.
  ///
  /// - Throws: the errors of `Forecaster`.
  public mutating func draw(_ budget: Budget, with forecaster: Forecaster) throws {
    guard let rests = try forecaster.rests(of: budget, toCome), let last = rests.last else {
      return
    }
    let ends = last.map { used.approximation + $0 }
    outlook = Outlook(
      used: Spread(ends),
      overProbability: spendable.map { money in
        // A tiny excess is a rounding error, not money.
        Double(ends.count { $0 > money.approximation + 1e-6 }) / Double(max(ends.count, 1))
      })
    spread(rests)
  }

  /// Gives the days to come the band of what was drawn: as drawn at the ends of months, and in
  /// between as the plan goes.
  private mutating func spread(_ rests: [[Double]]) {
    let used = used.approximation
    var (day, from) = (billedUntil.adding(days: -1), Band(low: used, high: used))
    for (last, rest) in zip(lastDays, rests) where last > day {
      let drawn = Spread(rest)
      let to = Band(low: used + drawn.p10, high: used + drawn.p90)
      let length = Double(day.days(until: last))
      let before = days.last { $0.date <= day }?.planned.approximation ?? 0
      let planned = (days.last { $0.date <= last }?.planned.approximation ?? 0) - before
      for index in days.indices where days[index].date > day && days[index].date <= last {
        let part =
          planned > 0
          ? (days[index].planned.approximation - before) / planned
          : Double(day.days(until: days[index].date)) / length
        days[index].band = Band(
          low: from.low + (to.low - from.low) * part, high: from.high + (to.high - from.high) * part
        )
      }
      (day, from) = (last, to)
    }
  }
}
