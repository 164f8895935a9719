public import Dates
public import Money

/// One month of a plan: the span over which tiers, free allowances and monthly quantities apply.
public struct BillingMonth: Sendable, Hashable {
  /// Its place in the plan, from 0.
  public var index: Int
  /// `2026-09` in a dated plan, `1`, `2`, … in an undated one.
  public var label: String
  /// Its first day; nil in an undated plan.
  public var start: CalendarDate?
  /// The first day after it; nil in an undated plan.
  public var end: CalendarDate?
  /// How many hours of it the plan covers.
  public var hours: Quantity
  /// How many hours count as a whole month: what a GB-month is divided by.
  public var monthHours: Quantity

  /// Hours from the start of the plan to its start and end, by the clock.
  var clock: Range<Quantity>

  /// The hours of this month within a window of dates; in an undated plan, all of them.
  ///
  /// Where a planning month of 730 hours stands for a real one of another length, its hours are
  /// spread evenly over the real days.
  func hours(from: CalendarDate?, until: CalendarDate?) throws(ArithmeticError) -> Quantity {
    guard let start, let end else { return hours }
    let first = max(start, from ?? start)
    let last = min(end, until ?? end)
    guard first < last else { return .zero }
    if first == start, last == end { return hours }
    return try hours.scaled(
      by: Quantity(first.days(until: last)), over: Quantity(start.days(until: end)))
  }
}

extension PlanPeriod {
  /// What share of a month lies before a day: 0 to 1. In an undated plan, all of it.
  static func share(
    of month: BillingMonth, before date: CalendarDate
  ) throws(ArithmeticError) -> Quantity {
    guard month.start != nil, !month.hours.isZero else { return .one }
    return try month.hours(from: nil, until: date).divided(by: month.hours)
  }
}
