public import Money

/// What the observed prices of a meter in a zone were, over the time that they held.
public struct ObservedPrices: Sendable, Hashable {
  /// The availability zone; empty where it is not known.
  public var zone: String
  /// How many prices were observed.
  public var count: Int
  /// When the first and the last was, in seconds since 1970, UTC.
  public var seconds: ClosedRange<Int>
  /// The least of them.
  public var minimum: UnitPrice
  /// The greatest.
  public var maximum: UnitPrice

  /// The prices, the least first, each with the seconds for which it held.
  private var held: [(price: UnitPrice, seconds: Int)]

  /// The price that was not exceeded for so many percent of the time.
  public func percentile(_ percent: Int) -> UnitPrice {
    let all = held.reduce(0) { $0 + $1.seconds }
    var sum = 0
    for entry in held {
      sum += entry.seconds
      if sum * 100 >= all * percent { return entry.price }
    }
    return maximum
  }

  /// Looks at the observations of one zone, in the order of time; nil without any.
  init?(_ run: [PriceObservation]) {
    guard let first = run.first, let last = run.last else { return nil }
    let prices = run.map(\.unitPrice)
    (zone, count, seconds) = (first.zone, run.count, first.second...last.second)
    minimum = prices.min() ?? first.unitPrice
    maximum = prices.max() ?? first.unitPrice
    // A price holds until the next is observed; of moments alone each counts as much as another.
    let isOfOneMoment = first.second == last.second
    held = zip(run, run.dropFirst()).map { ($0.unitPrice, $1.second - $0.second) }
    if isOfOneMoment { held = prices.map { ($0, 1) } }
    held.sort { $0.price < $1.price }
  }

  /// Whether two say the same.
  public static func == (left: ObservedPrices, right: ObservedPrices) -> Bool {
    left.zone == right.zone && left.count == right.count && left.seconds == right.seconds
      && left.held.elementsEqual(right.held) { $0.price == $1.price && $0.seconds == $1.seconds }
  }

  /// Hashes what tells most of them apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(zone)
    hasher.combine(seconds)
  }
}

/// What a maximum price would have meant while prices were observed.
public struct MaximumPriceHistory: Sendable, Hashable {
  /// How many prices were observed.
  public var count = 0
  /// The zones in which they were.
  public var zones: [String] = []
  /// Whether some observations do not say their zone.
  public var isOfMixedZones = false
  /// When the first and the last was, in seconds since 1970, UTC.
  public var seconds = 0...0
  /// How often a price rose above the maximum.
  public var interruptions = 0
  /// The seconds for which it was above, all zones together.
  public var secondsAbove = 0
  /// The seconds that were observed, all zones together.
  public var secondsInAll = 0

  /// The share of the time above the maximum in tenths of a percent, rounded; nil where only moments
  /// were observed.
  public var perMilleAbove: Int? {
    secondsInAll > 0 ? (secondsAbove * 2000 + secondsInAll) / (2 * secondsInAll) : nil
  }
}

extension PriceHistory {
  /// The observations by zone, each in the order of time.
  private var runs: [[PriceObservation]] {
    let byZone = Dictionary(grouping: observations, by: \.zone)
    return byZone.keys.sorted().map { zone in
      (byZone[zone] ?? []).sorted { ($0.second, $0.unitPrice) < ($1.second, $1.unitPrice) }
    }
  }

  /// The figures of each zone, by name.
  public var byZone: [ObservedPrices] { runs.compactMap(ObservedPrices.init) }

  /// What a maximum price would have meant; nil without observations.
  public func history(ofMaximum maximum: UnitPrice) -> MaximumPriceHistory? {
    guard let first = observations.map(\.second).min(), let last = observations.map(\.second).max()
    else { return nil }
    var found = MaximumPriceHistory()
    found.count = observations.count
    found.seconds = first...last
    for run in runs {
      let zone = run.first?.zone ?? ""
      if zone.isEmpty { found.isOfMixedZones = true } else { found.zones.append(zone) }
      for (now, next) in zip(run, run.dropFirst()) {
        let span = next.second - now.second
        found.secondsInAll += span
        if now.unitPrice > maximum { found.secondsAbove += span }
        if now.unitPrice <= maximum, next.unitPrice > maximum { found.interruptions += 1 }
      }
    }
    return found
  }
}
