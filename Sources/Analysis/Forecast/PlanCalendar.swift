import Billing
import Dates

/// The months and weeks of a forecast, and the moments in them.
struct PlanCalendar {
  private let period: PlanPeriod
  /// The hours of the plan up to the start of each month, and to its end.
  private let starts: [Double]
  /// How the use of each month grows within it.
  private let courses: UseCourses
  /// The days of the months in which upfront fees are due, or credits may not pay for all.
  private let days: MoneyDays.Months

  /// The calendar of a period in which what each month uses up grows as its course says, but for upfront
  /// fees.
  init(_ period: PlanPeriod, _ courses: UseCourses, _ days: MoneyDays.Months) {
    (self.period, self.courses, self.days) = (period, courses, days)
    var starts = [0.0]
    for month in period.months {
      starts.append(starts[starts.count - 1] + month.hours.approximation)
    }
    self.starts = starts
  }

  /// The months, and the sums of what is used up by the end of each, by draw.
  func months(_ results: DrawResults) -> (steps: [Forecast.Step], sums: [[Double]]) {
    var sum = [Double](repeating: 0, count: results.draws)
    var sums: [[Double]] = []
    let steps = period.months.map { month in
      let used = results.column(month.index.offset, of: results.used)
      for draw in sum.indices { sum[draw] += used[draw] }
      sums.append(sum)
      return Forecast.Step(
        label: month.label, used: Spread(used), usedSoFar: Spread(sum),
        paid: Spread(results.column(month.index.offset, of: results.paid)))
    }
    return (steps, sums)
  }

  /// The weeks: what a month uses up is spread over the time for which there is what uses it.
  ///
  /// `sums`: what is used up by the end of each month, by draw.
  func weeks(_ results: DrawResults, _ sums: [[Double]]) -> [Forecast.Step] {
    let draws = results.draws
    let count = results.months
    let end = starts[count]
    let weeks = Int((end / 168 - 1e-9).rounded(.up))
    guard weeks <= 522 else { return [] }
    var before = [Double](repeating: 0, count: draws)
    var (used, soFar) = (before, before)
    return (1...max(weeks, 1)).map { week in
      let hours = min(Double(week) * 168, end)
      let month = min(starts.lastIndex { $0 < hours } ?? 0, count - 1)
      let inMonth = hours - starts[month]
      let shares = courses.shares(at: inMonth, in: month)
      let fees = days.fees[month].reduce(0) { $0 + $1.amount }
      let due = days.fees[month].reduce(0) { $0 + ($1.hour < inMonth - 1e-6 ? $1.amount : 0) }
      let column = results.column(month, of: results.used)
      for draw in 0..<draws {
        let amount = column[draw]
        let passed =
          due
          + courses.used(
            of: amount - fees, in: month, by: shares, results.happened, draw: draw, of: draws)
        let sum = sums[month][draw] - (amount - passed)
        used[draw] = sum - before[draw]
        soFar[draw] = sum
      }
      swap(&before, &soFar)
      return Forecast.Step(
        label: "week \(week)", used: Spread(used), usedSoFar: Spread(before), paid: nil)
    }
  }

  /// By when one in ten, half and nine in ten of the draws have used up the money of a limit.
  ///
  /// `sums`: what is used up by the end of each month, by draw.
  func moments(
    of results: DrawResults, _ sums: [[Double]], passing limit: Double, _ need: DrawnNeed
  ) throws -> [Forecast.Moment?] {
    let draws = results.draws
    var times = [Double](repeating: .infinity, count: draws)
    var toPay = [Double](repeating: 0, count: draws)
    let cash = need.cash(of: limit, results)
    for month in sums.indices {
      let used = results.column(month, of: results.used)
      let paid = results.column(month, of: results.paid)
      let fees = days.fees[month].reduce(0) { $0 + $1.amount }
      for draw in 0..<draws where times[draw] == .infinity {
        let due = paid[draw] + need.beyondLines[month]
        let left = (limit: limit - sums[month][draw] + used[draw], cash: cash[draw] - toPay[draw])
        toPay[draw] += due
        guard
          DrawnNeed.isMore(used[draw], than: left.limit)
            || DrawnNeed.isMore(due, than: left.cash)
        else { continue }
        let place: Double
        if let days = try days.of(month) {
          let drawn = MoneyDays.Drawn(
            used: used[draw], toPay: due, draw: draw, draws: draws, happened: results.happened)
          place = days.place(passing: left, drawn, courses)
        } else {
          // Credits pay first, as long as they are valid.
          let amount = used[draw] - fees
          let target = min(left.limit, left.cash + used[draw] - due) - fees
          place =
            amount > 0 && target > -1e-9
            ? courses.place(
              of: max(target, 0), in: month, amount, results.happened, draw: draw, of: draws) : 0
        }
        times[draw] = Double(month) + min(place, Self.end)
      }
    }
    return Quantiles.of(times, at: [0.1, 0.5, 0.9]).map { moment($0) }
  }

  /// By when one in ten, half and nine in ten of the draws have used up a credit, by its place among
  /// the results.
  ///
  /// `courses`: those of what the credit may pay for.
  func moments(
    of results: DrawResults, usingUp credit: Int, _ courses: UseCourses
  ) -> [Forecast.Moment?] {
    let draws = results.draws
    let months = results.column(credit, of: results.exhausted)
    let (at, all) = (
      results.column(credit, of: results.usedAtEnd), results.column(credit, of: results.usedInMonth)
    )
    let times = (0..<draws).map { draw in
      guard months[draw].isFinite else { return Double.infinity }
      let place = courses.place(
        of: at[draw], in: Int(months[draw]), all[draw], results.happenedToOne, draw: draw, of: draws
      )
      return months[draw] + min(place, Self.end)
    }
    return Quantiles.of(times, at: [0.1, 0.5, 0.9]).map { moment($0) }
  }

  /// The last part of a month that is still in it.
  private static let end = 1 - 1e-9

  /// The moment at so many months and a part of one; nil for never.
  func moment(_ place: Double) -> Forecast.Moment? {
    guard place.isFinite else { return nil }
    let index = min(Int(place), period.months.count - 1)
    let month = period.months[index]
    let inside = min(place - Double(index), 1)
    guard let start = month.start, let end = month.end else {
      return Forecast.Moment(date: nil, month: index + 1, text: "month \(index + 1)")
    }
    let days = start.days(until: end)
    // What ends at midnight, but for rounding, ends with the next day's use.
    let date = start.adding(days: min(Int(inside * Double(days) + 1e-9), max(days - 1, 0)))
    return Forecast.Moment(date: date, month: index + 1, text: date.description)
  }
}
