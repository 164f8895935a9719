public import Dates
public import Money
public import Scenarios

/// The span of a plan, cut into months.
///
/// - Undated, or dated in planning months: months of `month_hours` each.
/// - `weeks` and `days`: exact hours. Dated, they are cut where the calendar's months end; undated,
///   after each `month_hours`.
/// - `"calendar"`: real months, of which the first and last may be partial.
public struct PlanPeriod: Sendable, Hashable {
  /// The first day; nil for an undated plan.
  public var start: CalendarDate?
  /// The first day after the plan; nil for an undated plan.
  public var end: CalendarDate?
  /// The months in order; at least one.
  public var months: [BillingMonth]
  /// The length in words.
  public var length: PlanLength
  /// Hours of a planning month; nil for calendar months.
  public var monthHours: Quantity?

  /// Returns the hours of the whole plan.
  public func hours() throws(ArithmeticError) -> Quantity { try months.map(\.hours).sum() }

  /// Cuts the span of a scenario into months.
  public init(_ scenario: Scenario) throws(ArithmeticError) {
    start = scenario.start
    length = scenario.length
    monthHours = scenario.monthHours
    end = scenario.start.map { Self.end(of: scenario.length, from: $0) }
    switch (scenario.length, scenario.start, scenario.monthHours) {
    case (.months(let count), let start, let hours?):
      months = try Self.planningMonths(count, from: start, of: hours)
    case (_, let start?, let hours):
      months = Self.calendarMonths(
        from: start, until: Self.end(of: scenario.length, from: start), monthHours: hours)
    case (let length, nil, let hours):
      months = try Self.undated(hours: Self.exactHours(length), monthHours: hours ?? Quantity(730))
    }
  }

  private static func end(of length: PlanLength, from start: CalendarDate) -> CalendarDate {
    switch length {
    case .months(let count): return start.adding(months: count)
    case .weeks(let count): return start.adding(days: 7 * count)
    case .days(let count): return start.adding(days: count)
    }
  }

  private static func exactHours(_ length: PlanLength) -> Int {
    switch length {
    case .months(let count): return count * 730
    case .weeks(let count): return count * 168
    case .days(let count): return count * 24
    }
  }

  private static func planningMonths(
    _ count: Int, from start: CalendarDate?, of hours: Quantity
  ) throws(ArithmeticError) -> [BillingMonth] {
    var months: [BillingMonth] = []
    for index in 0..<count {
      let first = start?.adding(months: index)
      months.append(
        BillingMonth(
          index: MonthIndex(index), label: first?.monthDescription ?? String(index + 1),
          start: first,
          end: start?.adding(months: index + 1), hours: hours, monthHours: hours,
          clock: try hours * index..<hours * (index + 1)))
    }
    return months
  }

  private static func calendarMonths(
    from start: CalendarDate, until end: CalendarDate, monthHours: Quantity?
  ) -> [BillingMonth] {
    var months: [BillingMonth] = []
    var first = start
    while first < end {
      let next = first.startOfMonth.adding(months: 1)
      let last = min(next, end)
      let whole = first.startOfMonth.days(until: next) * 24
      months.append(
        BillingMonth(
          index: MonthIndex(months.count), label: first.monthDescription, start: first, end: last,
          hours: Quantity(first.days(until: last) * 24), monthHours: monthHours ?? Quantity(whole),
          clock: Quantity(start.days(until: first) * 24)..<Quantity(start.days(until: last) * 24)))
      first = last
    }
    return months
  }

  private static func undated(
    hours total: Int, monthHours: Quantity
  ) throws(ArithmeticError) -> [BillingMonth] {
    var months: [BillingMonth] = []
    var begin = Quantity.zero
    let total = Quantity(total)
    while begin < total {
      let end = min(try begin + monthHours, total)
      months.append(
        BillingMonth(
          index: MonthIndex(months.count), label: String(months.count + 1), hours: try end - begin,
          monthHours: monthHours, clock: begin..<end))
      begin = end
    }
    return months
  }
}
