/// How what a month uses up grows from its start to its end.
struct MonthCourse {
  /// A part of it, spread evenly over some hours of the month.
  struct Part {
    var from: Double
    var until: Double
    var weight: Double
  }

  /// The share that is used up by some hours of the month, the first 0 and the last its end.
  private let points: [(hour: Double, share: Double)]

  /// Whether nothing is used in it.
  let isEmpty: Bool

  /// The hours at which something begins or ends.
  var hours: [Double] { points.map(\.hour) }

  /// The course of a month of some hours; an even one where nothing is used.
  ///
  /// `graded`: what else is used, by hours of the month from its start on.
  init(_ parts: [Part], graded: [(hour: Double, used: Double)] = [], hours length: Double) {
    let parts = parts.filter { $0.weight > 0 && $0.until > $0.from }
    let all = parts.reduce(graded.last?.used ?? 0) { $0 + $1.weight }
    isEmpty = all <= 0
    guard all > 0, length > 0 else {
      points = [(0, 0), (max(length, 1), 1)]
      return
    }
    let ends = parts.flatMap { [$0.from, $0.until] } + graded.map(\.hour)
    let hours = Set([0, length] + ends).sorted()
    points = hours.filter { $0 >= 0 && $0 <= length }.map { hour in
      let used = parts.reduce(Self.value(of: graded, at: hour)) { sum, part in
        sum + part.weight * min(max((hour - part.from) / (part.until - part.from), 0), 1)
      }
      return (hour, hour == length ? 1 : used / all)
    }
  }

  /// What is used by an hour, between the points that are known.
  private static func value(of points: [(hour: Double, used: Double)], at hour: Double) -> Double {
    guard let last = points.last(where: { $0.hour <= hour }) else { return 0 }
    guard let next = points.first(where: { $0.hour > hour }) else { return last.used }
    return last.used + (hour - last.hour) / (next.hour - last.hour) * (next.used - last.used)
  }

  /// The share that is used up by an hour.
  func share(at hour: Double) -> Double {
    let place = min(max(points.lastIndex { $0.hour <= hour } ?? 0, 0), points.count - 2)
    let (from, until) = (points[place], points[place + 1])
    let inside = min(max((hour - from.hour) / (until.hour - from.hour), 0), 1)
    return from.share + inside * (until.share - from.share)
  }
}
