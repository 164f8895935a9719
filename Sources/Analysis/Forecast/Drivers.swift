/// Finds out what moves a plan's total most.
struct Drivers {
  /// In how many draws it is noted how high each driver was.
  static let heightDraws = 2_000
  /// How many draws compare the two ends of a driver: with the same random numbers at both, few do.
  private static let comparedDraws = 200
  /// How many of many drivers are compared, and how many are told.
  private static let (compared, told) = (14, 10)

  private let drawing: Drawing
  private let draws: Int
  private let money: Forecast.Money?
  private let need: DrawnNeed

  /// `money`: what may run out; nil where nothing may.
  init(
    _ drawing: Drawing, _ options: ForecastOptions, _ money: Forecast.Money?, _ need: DrawnNeed
  ) {
    (self.drawing, self.money, self.need) = (drawing, money, need)
    draws = min(options.draws, Self.comparedDraws)
  }

  /// The drivers that move the total most, the largest first.
  ///
  /// `results`: draws with the heights of the drivers.
  /// `totals`: what is used up in each draw.
  func influences(_ results: DrawResults, _ totals: [Double]) -> [Forecast.Influence] {
    let drivers = drawing.plan.drivers
    var chosen = Array(drivers.indices)
    if chosen.count > Self.compared {
      let effects = effects(results, totals)
      chosen = Array(
        chosen.sorted { (effects[$1], $0) < (effects[$0], $1) }.prefix(Self.compared))
    }
    let ends = drawing.results(
      draws, chosen.flatMap { [fixing($0, isHigh: false), fixing($0, isHigh: true)] })
    let all = chosen.indices.map { index in
      let (low, high) = (ends[2 * index], ends[2 * index + 1])
      let (lowTotals, highTotals) = (low.totals(low.used), high.totals(high.used))
      return Forecast.Influence(
        driver: drivers[chosen[index]], low: mean(lowTotals), high: mean(highTotals),
        runsOutLow: money?.runsOut(low, need), runsOutHigh: money?.runsOut(high, need))
    }
    return Array(
      all.filter { $0.width > 0.005 }.sorted {
        ($1.width, $0.driver.label) < ($0.width, $1.driver.label)
      }.prefix(Self.told))
  }

  /// A driver at one of its ends: what is drawn at that share of its outcomes, what happens never or
  /// twice as often.
  private func fixing(_ index: Int, isHigh: Bool) -> DrawKernel.Fixing {
    let driver = drawing.plan.drivers[index]
    let isEvent = driver.kind != .range && driver.kind != .price
    return DrawKernel.Fixing(
      driver: index,
      share: min(isHigh ? driver.ends.high : driver.ends.low, 0x1.fffffffffffffp-1),
      often: isEvent ? (isHigh ? .twice : .never) : .asPlanned)
  }

  private func mean(_ totals: [Double]) -> Double {
    totals.reduce(0, +) / Double(max(totals.count, 1))
  }

  /// About how far each driver moves the total: the slope of a straight line through the draws that
  /// were made, with the part of the other drivers taken away, over twice the driver's mean height,
  /// or of a price from its low to its high end in each month.
  private func effects(_ results: DrawResults, _ totals: [Double]) -> [Double] {
    let (draws, drivers) = (results.heightDraws, results.drivers)
    guard draws > 0, let first = results.heights.baseAddress else {
      return Array(repeating: 0, count: drivers)
    }
    let mean = totals.prefix(draws).reduce(0, +) / Double(draws)
    var rests = totals.prefix(draws).map { $0 - mean }
    var slopes = [Double](repeating: 0, count: drivers)
    var means = slopes
    // In a second round the parts of those that come later are away, too.
    for _ in 0..<2 {
      for driver in 0..<drivers {
        let heights = first + driver * draws
        var sum = 0.0
        for draw in 0..<draws { sum += heights[draw] }
        let mean = sum / Double(draws)
        var (squares, products) = (0.0, 0.0)
        for draw in 0..<draws {
          let apart = heights[draw] - mean
          squares += apart * apart
          products += apart * rests[draw]
        }
        means[driver] = mean
        if squares == 0 { continue }
        let slope = products / squares
        slopes[driver] += slope
        for draw in 0..<draws { rests[draw] -= slope * (heights[draw] - mean) }
      }
    }
    return drawing.plan.drivers.indices.map { driver in
      let height = drawing.plan.drivers[driver].height.map { $0 * Double(results.months) }
      return (slopes[driver] * (height ?? 2 * means[driver])).magnitude
    }
  }
}
