import Prices

/// The path of a moving price, as blocks of a week from which months are put together.
struct SpotPath {
  /// The mean prices of weeks by zone, as multiples of the price that the plan has.
  var zones: [[Double]]
  /// Where they are from, in a sentence.
  var note: String

  /// The share of the time that was observed for which the price was above the most that is paid; nil
  /// where any price is.
  private(set) var limit: Double?

  /// How many blocks a zone has.
  private static let blocks = 64
  private static let week = 168 * 3600

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
    let own = try prices.history(of: key)
    let ownZones = Self.zones(of: own)
    guard price > 0 else { return nil }
    let name = "\(key.meter) in \(key.region)"
    if let last = own.observations.map(\.second).max(), !ownZones.isEmpty {
      // Prices of another time say how a price moves, but not around what.
      let isOfTheTime = abs(last / 86_400 - day) <= 366
      let mean = Self.mean(ownZones)
      let base = isOfTheTime ? price : mean
      let most = highest.map { $0 * base / price }
      zones = Self.zones(of: own, upTo: most).map { $0.map { $0 / base } }
      note =
        "The price of \(name) is drawn from \(own.observations.count) observations"
        + (ownZones.count > 1 ? " in \(ownZones.count) zones" : "")
        + (isOfTheTime ? "." : " of another year, brought to the plan's price.")
      if let most { limit = Self.share(of: [own], above: [most]) }
      return
    }
    let histories = try prices.histories(comparableTo: key)
    let near = histories.filter { $0.key.region == key.region }
    let comparable = near.isEmpty ? histories : near
    var multiples: [[Double]] = []
    var most: [Double] = []
    for history in comparable {
      let all = Self.zones(of: history)
      let mean = all.isEmpty ? 1 : Self.mean(all)
      most.append((highest ?? price) * mean / price)
      let zones = Self.zones(of: history, upTo: highest == nil ? nil : most[most.count - 1])
      multiples += zones.map { $0.map { $0 / mean } }
    }
    guard !multiples.isEmpty else { return nil }
    if highest != nil { limit = Self.share(of: comparable, above: most) }
    zones = multiples
    note =
      "Of \(name) only an average is known: its price moves as those of \(comparable.count) comparable types\(near.isEmpty ? " of other regions" : " of the region") did."
  }

  private static func mean(_ zones: [[Double]]) -> Double {
    zones.reduce(0) { $0 + $1.reduce(0, +) / Double($1.count) } / Double(zones.count)
  }

  private static func share(of histories: [PriceHistory], above most: [Double]) -> Double {
    var (above, all) = (0.0, 0.0)
    for (history, most) in zip(histories, most) {
      for run in Dictionary(grouping: history.observations, by: \.zone).values {
        let run = run.sorted { $0.second < $1.second }
        for (now, next) in zip(run, run.dropFirst()) {
          let span = Double(next.second - now.second)
          all += span
          if now.price > most { above += span }
        }
      }
    }
    return all > 0 ? above / all : 0
  }

  /// What weeks cost that begin evenly through what was observed of each zone, by the hour of the
  /// week, in the order of their mean prices.
  ///
  /// `most`: the price above which nothing runs and nothing is paid; nil for any price.
  private static func zones(of history: PriceHistory, upTo most: Double? = nil) -> [[Double]] {
    let byZone = Dictionary(grouping: history.observations, by: \.zone)
    return byZone.keys.sorted().compactMap { zone in
      let run = (byZone[zone] ?? []).sorted { ($0.second, $0.price) < ($1.second, $1.price) }
      guard let first = run.first?.second, let last = run.last?.second, last > first else {
        return nil
      }
      let means = weeks(run.map(\.price), run.map { Double($0.second - first) })
      guard let most else { return means.sorted() }
      // In the same order as without a most: what is drawn together is of the same weeks.
      let paid = weeks(
        run.map { $0.price > most ? 0 : $0.price }, run.map { Double($0.second - first) })
      return means.indices.sorted { (means[$0], $0) < (means[$1], $1) }.map { paid[$0] }
    }
  }

  /// The means over weeks of a price that holds until the next is observed.
  private static func weeks(_ prices: [Double], _ times: [Double]) -> [Double] {
    var areas = [0.0]
    for index in 1..<times.count {
      areas.append(areas[index - 1] + (times[index] - times[index - 1]) * prices[index - 1])
    }
    func area(_ time: Double) -> Double {
      let index = min((times.firstIndex { $0 > time } ?? times.count) - 1, times.count - 2)
      let inside = time - times[index]
      return areas[index] + inside * prices[index]
    }
    let span = times[times.count - 1]
    let length = min(Double(week), span)
    let starts = span > length ? blocks : 1
    return (0..<blocks).map { block in
      let start = starts == 1 ? 0 : (span - length) * Double(block) / Double(blocks - 1)
      return (area(start + length) - area(start)) / length
    }
  }
}
