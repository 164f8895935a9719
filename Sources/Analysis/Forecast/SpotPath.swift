import Prices

/// The path of a moving price, as blocks of a week from which months are put together.
struct SpotPath {
  /// A week of what was observed, in multiples of the price that the plan has.
  struct Block {
    /// The mean price.
    var price: Double
    /// The mean of what is paid: nothing while the price is above the most that is paid.
    var paid: Double
  }

  /// The weeks by zone, the cheapest first.
  let zones: [[Block]]
  /// The week that one in ten of all is cheaper than, and the one that nine in ten are.
  let ends: (low: Block, high: Block)
  /// Where they are from, in a sentence.
  let note: String
  /// The share of the observed time for which the price, brought to the plan's, is above the most
  /// that is paid; nil where any price is.
  let limit: Double?

  /// How many blocks a zone has.
  private static let blocks = 64
  private static let week = 168.0 * 3600

  /// The path of a meter; nil where neither it nor anything comparable was observed.
  ///
  /// `key`: the meter.
  /// `price`: the plan's price, which a multiple of 1 stands for.
  /// `highest`: the most that is paid, above which nothing runs; nil for any price.
  /// `day`: the day as of which the plan is priced, in days since 1970.
  /// `prices`: what was observed.
  init?(
    of key: MeterKey, price: Double, highest: Double?, day: Int, _ prices: any MovingPrices
  ) throws {
    guard price > 0 else { return nil }
    let own = try prices.history(of: key)
    if let observed = Observed(own) {
      // Prices of another time say how a price moves, but not around what.
      let isOfTheTime = abs(observed.last / 86_400 - day) <= Observed.daysOfOneTime
      let base = isOfTheTime ? price : observed.mean
      let most = highest.map { $0 * base / price }
      let zones = observed.runs.count
      self.init(
        [(observed, base, most)],
        note: "The price of \(Self.name(key)) is drawn from \(observed.count) observations"
          + (zones > 1 ? " in \(zones) zones" : "")
          + (isOfTheTime ? "." : " of another year, brought to the plan's price."))
      return
    }
    // A zone whose course is not known moves as the type did in the others of its region.
    if key.zone != nil, let others = Observed(try prices.history(of: key.ofWholeRegion)) {
      let zones = others.runs.count
      self.init(
        [(others, others.mean, highest.map { $0 * others.mean / price })],
        note: "Of \(Self.name(key)) only \(Self.known(own)): its price moves as in "
          + (zones > 1 ? "\(zones) zones of the region" : "the region")
          + ", of which there are \(others.count) observations.")
      return
    }
    let histories = try prices.histories(comparableTo: key)
    let near = histories.filter { $0.key.region == key.region }.compactMap { Observed($0) }
    let comparable = near.isEmpty ? histories.compactMap { Observed($0) } : near
    guard !comparable.isEmpty else { return nil }
    self.init(
      comparable.map { type in (type, type.mean, highest.map { $0 * type.mean / price }) },
      note: "Of \(Self.name(key)) only \(Self.known(own)): its price moves as those of "
        + "\(comparable.count) comparable types of "
        + (near.isEmpty ? "other regions did." : "the region did."))
  }

  /// A path of what was observed of some meters.
  ///
  /// `observed`: each with the price that a multiple of 1 stands for, and the most that is paid.
  private init(_ observed: [(of: Observed, base: Double, most: Double?)], note: String) {
    zones = observed.flatMap { history, base, most in
      history.runs.map { $0.weeks(upTo: most, base: base, count: Self.blocks, length: Self.week) }
    }
    self.note = note
    let all = zones.flatMap { $0 }.sorted { ($0.price, $0.paid) < ($1.price, $1.paid) }
    func end(_ share: Double) -> Block { all[Int(Double(all.count - 1) * share)] }
    ends = (end(0.1), end(0.9))
    if observed.allSatisfy({ $0.most == nil }) {
      limit = nil
    } else {
      var (above, whole) = (0.0, 0.0)
      for (history, _, most) in observed {
        for run in history.runs {
          whole += run.length
          above += run.length(above: most ?? .infinity)
        }
      }
      limit = above / whole
    }
  }

  private static func name(_ key: MeterKey) -> String {
    "\(key.meter) in \(key.zone ?? key.region)"
  }

  private static func known(_ own: PriceHistory) -> String {
    switch own.observations.count {
    case 0: "an average is known"
    case 1: "an average and a single price are known"
    case let count: "an average and \(count) single prices are known"
    }
  }
}

/// What was observed of a meter whose price was seen to move.
private struct Observed {
  /// Prices whose ends are more days apart than this are of different times.
  static let daysOfOneTime = 366

  /// The observations of each zone; of zones that were last seen long before the others, none.
  let runs: [Run]
  /// How many observations there are.
  let count: Int
  /// The moment of the last of them, in seconds since 1970.
  let last: Int
  /// The mean price, the zones weighted alike.
  let mean: Double

  /// What a history shows; nil where it has no zone with prices of two moments.
  init?(_ history: PriceHistory) {
    let ends = history.runs.map { $0.map(\.second).max() ?? 0 }
    last = ends.max() ?? 0
    let oldest = last - Self.daysOfOneTime * 86_400
    let recent = zip(history.runs, ends).filter { $0.1 >= oldest }.map(\.0)
    count = recent.reduce(0) { $0 + $1.count }
    runs = recent.map(Run.init)
    guard runs.contains(where: \.isMoving) else { return nil }
    mean = runs.reduce(0) { $0 + $1.area / $1.length } / Double(runs.count)
  }

  /// The prices of a zone, one after the other.
  struct Run {
    /// Whether there are prices of two moments.
    let isMoving: Bool
    private let prices: [Double]
    /// When each begins; the end is the last.
    private let times: [Double]

    /// For how long they were valid, in seconds.
    var length: Double { times[times.count - 1] }
    /// The sum of the prices by the second.
    var area: Double { length(weighted: prices) }

    init(_ observations: [PriceObservation]) {
      let holds = PriceHistory.holds(of: observations).map(Double.init)
      prices = observations.map(\.price)
      isMoving = holds.contains { $0 > 0 }
      // A price of which it is not known how long it was valid was so as long as the others.
      let known = holds.filter { $0 > 0 }
      let usual = known.isEmpty ? 3600 : known.reduce(0, +) / Double(known.count)
      times = holds.reduce(into: [0.0]) { times, hold in
        times.append(times[times.count - 1] + (hold > 0 ? hold : usual))
      }
    }

    /// For how long prices above a sum were valid.
    func length(above most: Double) -> Double {
      length(weighted: prices.map { $0 > most ? 1 : 0 })
    }

    private func length(weighted weights: [Double]) -> Double {
      weights.indices.reduce(0) { $0 + weights[$1] * (times[$1 + 1] - times[$1]) }
    }

    /// Weeks that begin evenly through the run, the cheapest first.
    ///
    /// `most`: the price above which nothing runs and nothing is paid; nil for any price.
    /// `base`: the price that a multiple of 1 stands for.
    func weeks(upTo most: Double?, base: Double, count: Int, length week: Double) -> [SpotPath
      .Block]
    {
      let length = min(week, length)
      let starts = (0..<count).map { (self.length - length) * Double($0) / Double(count - 1) }
      let means = self.means(of: prices, from: starts, length).map { $0 / base }
      guard let most else {
        return means.sorted().map { SpotPath.Block(price: $0, paid: $0) }
      }
      let paid = self.means(of: prices.map { $0 > most ? 0 : $0 }, from: starts, length)
      // In the same order as without a most: what is drawn together is of the same weeks.
      return means.indices.sorted { (means[$0], $0) < (means[$1], $1) }.map {
        SpotPath.Block(price: means[$0], paid: paid[$0] / base)
      }
    }

    private func means(of prices: [Double], from starts: [Double], _ length: Double) -> [Double] {
      var areas = [0.0]
      for index in prices.indices {
        areas.append(areas[index] + (times[index + 1] - times[index]) * prices[index])
      }
      func area(_ time: Double, _ hint: inout Int) -> Double {
        while hint + 1 < prices.count, times[hint + 1] <= time { hint += 1 }
        return areas[hint] + (time - times[hint]) * prices[hint]
      }
      var (first, last) = (0, 0)
      return starts.map { start in
        let (before, after) = (area(start, &first), area(start + length, &last))
        return (after - before) / length
      }
    }
  }
}
