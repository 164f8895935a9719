import Billing
import Dates
import Money
import Scenarios

/// The calendar days of a plan's months.
struct PlanCourse {
  /// A month of the plan.
  struct Month {
    var index: MonthIndex
    var start: CalendarDate
    var end: CalendarDate
    /// The hours that the plan counts.
    var hours: Quantity

    var days: Int { start.days(until: end) }
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
    months = budget.period.months.map { month in
      Month(
        index: month.index, start: month.start ?? first.adding(months: month.index.offset),
        end: month.end ?? first.adding(months: month.index.offset + 1), hours: month.hours)
    }
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

    /// Returns the minutes of it between two days.
    func minutes(from first: CalendarDate, to last: CalendarDate) -> Int {
      max(0, max(from, Moment(first)).minutes(until: min(until, Moment(last))))
    }
  }

  /// Returns the part of a month in which a resource exists; all of it for one that is billed
  /// outside of its window.
  func window(of resource: Resource, in month: Month) -> Window {
    let (begin, end) = (Moment(month.start), Moment(month.end))
    let from = resource.from.map { max($0, begin) } ?? begin
    let until = resource.until.map { min($0, end) } ?? end
    return from < until ? Window(from: from, until: until) : Window(from: begin, until: end)
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
    func touches(_ window: Window) -> Bool { window.minutes(from: from, to: to) > 0 }

    /// Returns the share of a value of the month that falls on these days, if it is spread evenly
    /// over a window.
    func share<Value: FixedDecimal>(
      of value: Value, over window: Window
    ) throws(ArithmeticError) -> Value {
      let inside = window.minutes(from: from, to: to)
      let all = window.minutes(from: month.start, to: month.end)
      return inside == all ? value : try value.scaled(by: Quantity(inside), over: Quantity(all))
    }
  }
}
