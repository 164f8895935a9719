import Billing
import Dates
import Money

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
        pieces.append(
          Piece(month: month, label: first.monthDescription, days: first.days(until: next)))
        first = next
      }
    }
    return pieces
  }

  /// Some days of a month of the plan, all in the same calendar month.
  struct Piece {
    var month: Month
    var label: String
    var days: Int

    /// Returns the share of a value of the month that falls on these days, if it is spread evenly.
    func share<Value: FixedDecimal>(of value: Value) throws(ArithmeticError) -> Value {
      days == month.days
        ? value : try value.scaled(by: Quantity(days), over: Quantity(month.days))
    }
  }
}
