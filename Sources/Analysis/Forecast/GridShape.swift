import Scenarios

/// How a resource's usage depends on its ranges: found by metering it at a few points.
struct GridShape {
  /// The ranges that each usage depends on.
  var sides: [UsageID: [Int]] = [:]
  /// How many points each range needs, between which usage is a straight line.
  var points: [Int]

  /// The shares of a range's width at which usage is compared with a straight line: not round, so that
  /// they lie between the whole numbers to which usage is rounded.
  private static let probes = [0.0, 0.2871, 0.6183, 0.8719, 1.0]
  /// Those where the other ranges are high: usage that bends once is off the line everywhere.
  private static let fewProbes = [0.0, 0.6183, 1.0]
  /// The points of a range along which usage bends, by the number of ranges.
  private static let fine = [1: 129, 2: 33, 3: 9]

  /// Finds the shape of a resource's usage.
  ///
  /// `grid`: the resource.
  /// `ends`: the least and the most of each of its ranges.
  init(_ grid: MeteredGrid, ends: [(low: Double, high: Double)]) throws {
    points = Array(repeating: 2, count: ends.count)
    let likely = grid.ranges.map { $0.range.likely.approximation }
    let high = ends.map(\.high)
    for side in ends.indices {
      // What cannot be at an end is told with the number that the plan has.
      for end in [ends[side].high, ends[side].low] {
        var point = likely
        point[side] = end
        _ = try grid.months(at: point)
      }
      for base in ends.count == 1 ? [likely] : [likely, high] {
        let shares = base == likely ? Self.probes : Self.fewProbes
        let rows = try shares.map { share in
          var point = base
          // The ends to the last digit, so that nothing is metered twice.
          point[side] =
            share == 1
            ? ends[side].high : ends[side].low + share * (ends[side].high - ends[side].low)
          return try grid.months(at: point)
        }
        for id in Set(rows.flatMap(\.keys)) { compare(id, rows, at: shares, side) }
      }
    }
    // Along a range that makes usage bend, there are as many points as metering has time for.
    for side in points.indices where points[side] > 2 {
      points[side] = Self.fine[ends.count] ?? 5
    }
  }

  private mutating func compare(
    _ id: UsageID, _ rows: [[UsageID: [Double]]], at shares: [Double], _ side: Int
  ) {
    let months = rows.map { $0[id] ?? [] }
    let count = months.map(\.count).max() ?? 0
    for month in 0..<count {
      let values = months.map { month < $0.count ? $0[month] : 0 }
      let (first, last) = (values[0], values[values.count - 1])
      let scale = max(values.map(\.magnitude).max() ?? 0, 1e-300)
      if values.contains(where: { abs($0 - first) > 1e-9 * scale }) {
        if !(sides[id] ?? []).contains(side) { sides[id, default: []].append(side) }
        for (share, value) in zip(shares, values)
        where abs(first + share * (last - first) - value) > 1e-8 * scale {
          points[side] = 3
        }
      }
    }
  }
}
