import Billing
import Dates

/// The months and weeks of a forecast, and the moments in them.
struct PlanCalendar {
  private let period: PlanPeriod
  /// The hours of the plan up to the start of each month, and to its end.
  private let starts: [Double]

  /// The weeks of a plan are summed over so many draws, which is enough for a band.
  private static let weeklyDraws = 2_000

  init(_ period: PlanPeriod) {
    self.period = period
    var starts = [0.0]
    for month in period.months {
      starts.append(starts[starts.count - 1] + month.hours.approximation)
    }
    self.starts = starts
  }

  func months(_ results: DrawResults) -> [Forecast.Step] {
    let count = results.months
    let draws = results.used.count / max(count, 1)
    var sums = [Double](repeating: 0, count: draws)
    return period.months.map { month in
      let used = (0..<draws).map { results.used[$0 * count + month.index.offset] }
      let paid = (0..<draws).map { results.paid[$0 * count + month.index.offset] }
      for draw in 0..<draws { sums[draw] += used[draw] }
      return Forecast.Step(
        label: month.label, used: Spread(used), usedSoFar: Spread(sums), paid: Spread(paid))
    }
  }

  /// The weeks: what a month uses up is spread evenly over its hours.
  func weeks(_ results: DrawResults) -> [Forecast.Step] {
    let count = results.months
    let draws = min(results.used.count / max(count, 1), Self.weeklyDraws)
    let end = starts[count]
    let weeks = Int((end / 168 - 1e-9).rounded(.up))
    guard weeks <= 522 else { return [] }
    var before = [Double](repeating: 0, count: draws)
    return (1...max(weeks, 1)).map { week in
      let hours = min(Double(week) * 168, end)
      let month = min(starts.lastIndex { $0 < hours } ?? 0, count - 1)
      let length = starts[month + 1] - starts[month]
      let inside = length > 0 ? (hours - starts[month]) / length : 1
      let sums = (0..<draws).map { draw in
        var sum = 0.0
        for earlier in 0..<month { sum += results.used[draw * count + earlier] }
        return sum + inside * results.used[draw * count + month]
      }
      let used = zip(sums, before).map { $0 - $1 }
      before = sums
      return Forecast.Step(
        label: "week \(week)", used: Spread(used), usedSoFar: Spread(sums), paid: nil)
    }
  }

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
    let date = start.adding(days: min(Int(inside * Double(days)), max(days - 1, 0)))
    return Forecast.Moment(date: date, month: index + 1, text: date.description)
  }
}
