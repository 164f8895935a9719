public import Dates
public import Money
public import Scenarios
import Prices

/// A month's position in its plan.
public struct MonthIndex: ListIndex {
  /// The number of months before it.
  public let offset: Int

  /// Creates the position that has `offset` months before it.
  @inlinable
  public init(_ offset: Int) { self.offset = offset }
}

/// One month of a plan: the span over which tiers, free allowances and monthly quantities apply.
public struct BillingMonth: Sendable, Hashable {
  /// Its position in the plan.
  public var index: MonthIndex
  /// `2026-09` in a dated plan, `1`, `2`, … in an undated one.
  public var label: String
  /// Its first day; nil in an undated plan.
  public var start: CalendarDate?
  /// The first day after it; nil in an undated plan.
  public var end: CalendarDate?
  /// The hours of it that the plan covers.
  public var hours: Quantity
  /// The hours of a whole month: the divisor of a GB-month.
  public var monthHours: Quantity

  /// Hours from the start of the plan to its start and end, by the clock.
  var clock: Range<Quantity>

  /// Whether all of its days are in the calendar month whose name it has.
  package var isInOneCalendarMonth: Bool {
    guard let end else { return true }
    return end.adding(days: -1).monthDescription == label
  }

  /// The month in a sentence; by its first day where it reaches into the next calendar month.
  package var inWords: String {
    guard let start else { return "month \(label)" }
    return isInOneCalendarMonth ? label : "the month from \(start)"
  }

  /// Returns the hours of this month within a window; in an undated plan, all of them.
  ///
  /// Where a planning month of 730 hours stands for a real one of another length, its hours are
  /// spread evenly over the real days. A window that states a time of day is counted by the clock.
  package func hours(from: Moment?, until: Moment?) throws(ArithmeticError) -> Quantity {
    guard let start, let end else { return hours }
    let (begin, finish) = (Moment(start), Moment(end))
    let first = max(begin, from ?? begin)
    let last = min(finish, until ?? finish)
    guard first < last else { return .zero }
    if first == begin, last == finish { return hours }
    let minutes = Quantity(first.minutes(until: last))
    if first.hasTime || last.hasTime {
      return min(try minutes.divided(by: Quantity(60)), hours)
    }
    return try hours.scaled(by: minutes, over: Quantity(begin.minutes(until: finish)))
  }
}

/// A part of a whole, kept as two numbers so that nothing is rounded before it is applied.
package struct Share: Hashable {
  var part: Quantity
  var whole: Quantity

  static let all = Share(part: .one, whole: .one)
  static let none = Share(part: .zero, whole: .one)

  /// Returns the share of a value, rounded down in its last place.
  package func of<Value: FixedDecimal>(_ value: Value) throws(ArithmeticError) -> Value {
    part == whole ? value : try value.scaled(by: part, over: whole, rounding: .down)
  }
}

extension Share {
  /// The share that a part has in a whole; all of what is nothing.
  init<Value: FixedDecimal>(of part: Value, in whole: Value) {
    self =
      whole.isZero
      ? .all : Share(part: Quantity(scaled: part.scaled), whole: Quantity(scaled: whole.scaled))
  }
}

extension BillingMonth {
  /// Returns the share of what is used in the month that is used before a day: it is used evenly
  /// within a window, that of a resource.
  ///
  /// In an undated plan, that is all of it.
  func share(
    before date: CalendarDate, from: Moment?, until: Moment?
  ) -> Share {
    guard let start, let end, date < end, !hours.isZero,
      let window = window(from: from, until: until)
    else { return .all }
    if date <= start { return .none }
    let last = min(max(Moment(date), window.from), window.until)
    return Share(
      part: Quantity(window.from.minutes(until: last)),
      whole: Quantity(window.from.minutes(until: window.until)))
  }

  /// Returns the part of the month that lies within a window; nil in an undated plan.
  ///
  /// What is billed in a month outside the window is billed for all of that month.
  package func window(from: Moment?, until: Moment?) -> (from: Moment, until: Moment)? {
    guard let start, let end else { return nil }
    let (begin, finish) = (Moment(start), Moment(end))
    let window = (from: max(begin, from ?? begin), until: min(finish, until ?? finish))
    return window.from < window.until ? window : (begin, finish)
  }

  /// Returns the part of what is used in the month within a window that is used before a day.
  package func part<Value: FixedDecimal>(
    of value: Value, before date: CalendarDate, from: Moment?, until: Moment?
  ) throws(ArithmeticError) -> Value {
    try share(before: date, from: from, until: until).of(value)
  }

  /// Returns what an offer gives free in the month.
  ///
  /// In a plan by the day, a month of 31 days has more hours than a planning month, and so more
  /// than one month of whatever exists in all of it: ten alarms are 10.19 alarm-months. What is free
  /// for all of a month is free for all of it then, too.
  func free(of offer: FreeTierOffer) throws(ArithmeticError) -> Quantity {
    try offer.limit(inMonthOf: max(monthHours, hours), counting: monthHours)
  }
}

/// The part of a month of a dated plan in which an offer or a credit pays.
enum MonthPart: Equatable {
  /// None of it.
  case none
  /// All of it.
  case whole
  /// What is used before a day.
  case before(CalendarDate)

  /// The part of a month that begins on `start` and lies before a day.
  init(of month: BillingMonth, from start: CalendarDate, before date: CalendarDate) {
    if date <= start {
      self = .none
    } else {
      self = month.end.map { date >= $0 } ?? true ? .whole : .before(date)
    }
  }

  /// Returns the share of a resource's use in a month.
  func share(of resource: Resource, in month: BillingMonth) throws(ArithmeticError) -> Share {
    try share(of: month, from: resource.from, until: resource.until)
  }

  /// Returns the share of what is used in a month within a window.
  func share(
    of month: BillingMonth, from: Moment? = nil, until: Moment? = nil
  ) throws(ArithmeticError) -> Share {
    switch self {
    case .none: .none
    case .whole: .all
    case .before(let date): month.share(before: date, from: from, until: until)
    }
  }
}
