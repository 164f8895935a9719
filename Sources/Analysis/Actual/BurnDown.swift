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
  /// Whether credits are valid on that day that may not pay for what is left to pay.
  public var leavesMoney: Bool
  /// What of the money is left after the last billed day; nil where nothing limits the plan.
  ///
  /// It is below zero for what was used beyond it, and nothing of it has expired.
  public var left: Money?
  /// What of the credits has expired unused by then.
  public var expired: Money
  /// What of the money may still be spent then, had nothing been used.
  let open: Money
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
    _ budget: Budget, _ bill: BilledDays, _ course: PlanCourse, _ plan: PlannedUse,
    _ classes: CreditClasses
  ) throws(ArithmeticError) {
    billedUntil = bill.to
    lastDays = course.months.map { $0.end.adding(days: -1) }
    toCome = try plan.toCome(from: bill.to)
    var planned = Money.zeros(classes.payers.count)
    var (running, soFar) = (planned, planned)
    var days: [Day] = []
    var uses: [CreditEnd.Use] = []
    for month in course.months {
      let before = planned
      for offset in 0..<month.days {
        let date = month.start.adding(days: offset)
        planned = try before.adding(plan.owed(in: month, before: date.adding(days: 1)))
        var day = Day(date: date, planned: try planned.sum())
        if date < bill.to {
          running = try running.adding(bill.used(on: date))
          soFar = planned
          if date >= bill.from { day.billed = try running.sum() }
          uses.append((date, running))
        } else {
          let ahead = try running.adding(planned.subtracting(soFar))
          day.forecast = try ahead.sum()
          uses.append((date, ahead))
        }
        days.append(day)
      }
    }
    self.days = days
    used = try running.sum()
    plannedSoFar = try soFar.sum()
    self.planned = try planned.sum()
    rest = try self.planned - plannedSoFar
    forecast = try used + rest
    let there = try budget.scenario.limit.map { limit throws(ArithmeticError) in
      try MoneyThereIs(limit: limit, of: budget)
    }
    let credits = try CreditEnd(budget, classes, uses, until: bill.to, in: there)
    money = there?.limit ?? (credits.amount.isZero ? nil : credits.amount)
    endsOn = credits.endsOn
    leavesMoney = credits.leavesMoney
    left = money == nil ? nil : credits.left
    (expired, open) = (credits.expired, credits.open)
    if !credits.missing.isZero {
      spendable = try money == nil ? nil : forecast - credits.missing
    } else if let there {
      spendable = max(
        forecast, min(there.limit, try there.cash + credits.amount - credits.lapsed))
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
