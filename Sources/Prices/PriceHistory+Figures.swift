public import Money

/// Figures on the prices of a meter that were observed in a zone, weighted by how long each was
/// valid.
public struct ObservedPrices: Sendable, Hashable {
  /// The availability zone; empty where it is not known.
  public var zone: String
  /// The number of observed prices.
  public var count: Int
  /// The times of the first and last observation, in seconds since 1970, UTC.
  public var seconds: ClosedRange<Int>
  /// The lowest price.
  public var minimum: UnitPrice
  /// The highest price.
  public var maximum: UnitPrice

  /// The prices in ascending order, each with the number of seconds for which it was valid.
  private var held: [(price: UnitPrice, seconds: Int)]

  /// Returns the price that was not exceeded for a given percentage of the time.
  public func percentile(_ percent: Int) -> UnitPrice {
    let all = held.reduce(0) { $0 + $1.seconds }
    var sum = 0
    for entry in held {
      sum += entry.seconds
      if sum * 100 >= all * percent { return entry.price }
    }
    return maximum
  }

  /// Computes the figures from one zone's observations in order of time; nil without any.
  init?(_ run: [PriceObservation]) {
    guard let first = run.first, let last = run.last else { return nil }
    let prices = run.map(\.unitPrice)
    (zone, count, seconds) = (first.zone, run.count, first.second...last.second)
    minimum = prices.min() ?? first.unitPrice
    maximum = prices.max() ?? first.unitPrice
    // If it is not known of any how long it was valid, they weigh the same.
    held = zip(prices, PriceHistory.holds(of: run)).map { ($0, $1) }
    if held.allSatisfy({ $0.seconds == 0 }) { held = prices.map { ($0, 1) } }
    held.sort { $0.price < $1.price }
  }

  /// Returns whether two have the same figures.
  public static func == (left: ObservedPrices, right: ObservedPrices) -> Bool {
    left.zone == right.zone && left.count == right.count && left.seconds == right.seconds
      && left.held.elementsEqual(right.held) { $0.price == $1.price && $0.seconds == $1.seconds }
  }

  /// Hashes what distinguishes most of them.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(zone)
    hasher.combine(seconds)
  }
}

/// The effect that a maximum price would have had while prices were observed.
public struct MaximumPriceHistory: Sendable, Hashable {
  /// The number of observed prices.
  public var count = 0
  /// The zones in which they were observed.
  public var zones: [String] = []
  /// Whether some observations do not say their zone.
  public var isOfMixedZones = false
  /// The times of the first and last observation, in seconds since 1970, UTC.
  public var seconds = 0...0
  /// The number of times that a price rose above the maximum.
  public var interruptions = 0
  /// The seconds during which a price was above it, all zones together.
  public var secondsAbove = 0
  /// The observed seconds, all zones together.
  public var secondsInAll = 0

  /// The share of the time above the maximum in tenths of a percent, rounded; nil where only
  /// moments were observed.
  public var perMilleAbove: Int? {
    secondsInAll > 0 ? (secondsAbove * 2000 + secondsInAll) / (2 * secondsInAll) : nil
  }
}

extension PriceHistory {
  /// The longest time that a price may last until the next observation: AWS keeps 90 days of spot
  /// prices (DescribeSpotPriceHistory), so that what is farther apart was not observed in between.
  private static let longestHold = 90 * 86_400

  /// Returns for how many seconds each of a zone's prices was valid: until the next observation; 0
  /// where that is not known, as of the last.
  ///
  /// `run`: the zone's observations in order of time.
  public static func holds(of run: [PriceObservation]) -> [Int] {
    run.indices.map { index in
      guard index + 1 < run.count else { return 0 }
      let seconds = run[index + 1].second - run[index].second
      return seconds > longestHold ? 0 : seconds
    }
  }

  /// The observations by zone, each in the order of time.
  public var runs: [[PriceObservation]] {
    let byZone = Dictionary(grouping: observations, by: \.zone)
    return byZone.keys.sorted().map { zone in
      (byZone[zone] ?? []).sorted { ($0.second, $0.unitPrice) < ($1.second, $1.unitPrice) }
    }
  }

  /// The figures of each zone, by name.
  public var byZone: [ObservedPrices] { runs.compactMap(ObservedPrices.init) }

  /// Returns the effect that a maximum price would have had; nil without observations.
  public func history(ofMaximum maximum: UnitPrice) -> MaximumPriceHistory? {
    guard let first = observations.map(\.second).min(), let last = observations.map(\.second).max()
    else { return nil }
    var found = MaximumPriceHistory()
    found.count = observations.count
    found.seconds = first...last
    for run in runs {
      let zone = run.first?.zone ?? ""
      if zone.isEmpty { found.isOfMixedZones = true } else { found.zones.append(zone) }
      for (now, span) in zip(run, Self.holds(of: run)) {
        found.secondsInAll += span
        if now.unitPrice > maximum { found.secondsAbove += span }
      }
      for (now, next) in zip(run, run.dropFirst())
      where now.unitPrice <= maximum && next.unitPrice > maximum { found.interruptions += 1 }
    }
    return found
  }
}
