import Billing
import Dates
import Money
import Scenarios

/// The calendar days of a plan's months.
struct PlanCourse {
  /// A month of the plan.
  struct Month {
    /// The month, with its days on the calendar.
    var billing: BillingMonth
    var start: CalendarDate
    var end: CalendarDate

    var index: MonthIndex { billing.index }
    /// The hours that the plan counts.
    var hours: Quantity { billing.hours }
    var days: Int { start.days(until: end) }

    init(_ month: BillingMonth, from first: CalendarDate) {
      start = month.start ?? first.adding(months: month.index.offset)
      end = month.end ?? first.adding(months: month.index.offset + 1)
      billing = month
      (billing.start, billing.end) = (start, end)
    }
  }

  let months: [Month]

  /// The plan's first day.
  var start: CalendarDate { months[0].start }
  /// The day after the plan's last.
  var end: CalendarDate { months[months.count - 1].end }

  /// Places the months of a plan on the calendar; a plan without a start begins in the month of a
  /// day.
  init(_ budget: Budget, firstDay: CalendarDate) {
    let first = firstDay.startOfMonth
    months = budget.period.months.map { Month($0, from: first) }
  }

  /// Returns the pieces of the plan's months within a period, cut at the ends of calendar months.
  func pieces(from: CalendarDate, to: CalendarDate) -> [Piece] {
    var pieces: [Piece] = []
    for month in months {
      var first = max(month.start, from)
      let last = min(month.end, to)
      while first < last {
        let next = min(first.startOfMonth.adding(months: 1), last)
        pieces.append(Piece(month: month, label: first.monthDescription, from: first, to: next))
        first = next
      }
    }
    return pieces
  }

  /// The part of a month in which a resource exists.
  struct Window: Hashable {
    var from: Moment
    var until: Moment

    /// Whether it is stated by the clock, so that no other length of the month stretches it.
    var isByClock: Bool { from.hasTime || until.hasTime }
  }

  /// Returns the part of a month in which a resource exists; all of it for one that is billed
  /// outside of its window.
  func window(of resource: Resource, in month: Month) -> Window {
    let window = month.billing.window(from: resource.from, until: resource.until)
    return Window(
      from: window?.from ?? Moment(month.start), until: window?.until ?? Moment(month.end))
  }

  /// Some days of a month of the plan, all in the same calendar month.
  struct Piece {
    var month: Month
    var label: String
    /// The first day.
    var from: CalendarDate
    /// The day after the last.
    var to: CalendarDate

    /// Returns whether a window has any of these days.
    func touches(_ window: Window) -> Bool {
      Moment(from) < window.until && window.from < Moment(to)
    }

    /// Returns what the charges that have a part of these days have come to before and by the end of
    /// them.
    func parts(
      of use: MonthUse
    ) throws(ArithmeticError) -> [Int: (before: MonthUse.Part, after: MonthUse.Part)] {
      var parts: [Int: (before: MonthUse.Part, after: MonthUse.Part)] = [:]
      for (before, after) in zip(try use.parts(before: from), try use.parts(before: to)) {
        parts[before.charge] = (before, after)
      }
      return parts
    }
  }
}
