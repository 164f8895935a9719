public import Billing
import Bills
public import Dates
public import Money
import Scenarios

/// What has been used so far, against the plan's course, and how it goes on.
public struct BurnDown: Sendable {
  /// A day.
  public struct Day: Sendable, Hashable {
    /// The day.
    public var date: CalendarDate
    /// What the plan has used up by its end.
    public var planned: Money
    /// What the bill has used up by its end; nil for days to come.
    public var billed: Money?
    /// What will be used up by its end if the rest goes as planned; nil for days that are billed.
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

  /// How uncertain the end is.
  public struct Outlook: Sendable, Hashable {
    /// What will have been used at the end: what is billed, and the days to come as drawn.
    public var used: Spread
    /// How likely that is to be more than there is; nil where nothing limits the plan.
    public var overProbability: Double?
  }

  /// The days of the plan.
  public var days: [Day]
  /// What was used so far.
  public var used: Money
  /// What the plan would have used by then.
  public var plannedSoFar: Money
  /// What the plan uses on the days to come.
  public var rest: Money
  /// What will have been used at the end: so far as billed, then as planned.
  public var forecast: Money
  /// What the plan uses in all.
  public var planned: Money
  /// The money there is: the limit, or else all credits; nil without either.
  public var money: Money?
  /// The day on which that ends; nil when it lasts.
  public var endsOn: CalendarDate?
  /// The day after the last that the bill has whole.
  public var billedUntil: CalendarDate
  /// How uncertain the end is; nil for a plan of which nothing is.
  public var outlook: Outlook?
  /// What share of each of the plan's months is to come.
  private let toCome: [Double]
  /// The last day of each of the plan's months.
  private let lastDays: [CalendarDate]

  init(
    _ budget: Budget, _ bill: Bill, _ course: PlanCourse,
    _ span: (from: CalendarDate, to: CalendarDate)
  ) throws(ArithmeticError) {
    billedUntil = span.to
    lastDays = course.months.map { $0.end.adding(days: -1) }
    toCome = course.months.map { month in
      let left = max(0, max(month.start, span.to).days(until: month.end))
      return Double(min(left, month.days)) / Double(month.days)
    }
    var byDay: [Int: Money] = [:]
    for entry in bill.entries where entry.kind.isUse {
      guard let day = entry.key.day else { continue }
      // Costs of several days fall on each of them alike; the last takes what rounding leaves.
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

  /// Draws the days to come, of a plan of which anything is uncertain.
  ///
  /// - Throws: what `Forecaster` throws.
  public mutating func draw(_ budget: Budget, with forecaster: Forecaster) throws {
    guard let rests = try forecaster.rests(of: budget, toCome), let last = rests.last else {
      return
    }
    let ends = last.map { used.approximation + $0 }
    outlook = Outlook(
      used: Spread(ends),
      overProbability: money.map { money in
        // A hair above is rounding, not money.
        Double(ends.count { $0 > money.approximation + 1e-6 }) / Double(max(ends.count, 1))
      })
    spread(rests)
  }

  /// Gives the days to come the band of what was drawn: as drawn at the ends of months, and evenly
  /// in between.
  private mutating func spread(_ rests: [[Double]]) {
    let used = used.approximation
    var (day, from) = (billedUntil.adding(days: -1), Band(low: used, high: used))
    for (last, rest) in zip(lastDays, rests) where last > day {
      let drawn = Spread(rest)
      let to = Band(low: used + drawn.p10, high: used + drawn.p90)
      let length = Double(day.days(until: last))
      for index in days.indices where days[index].date > day && days[index].date <= last {
        let part = Double(day.days(until: days[index].date)) / length
        days[index].band = Band(
          low: from.low + (to.low - from.low) * part, high: from.high + (to.high - from.high) * part
        )
      }
      (day, from) = (last, to)
    }
  }
}
