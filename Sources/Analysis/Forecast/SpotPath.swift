import Prices

/// The path of a moving price, as blocks of a week from which months are put together.
struct SpotPath {
  /// The mean prices of weeks by zone, as multiples of the price that the plan has.
  var zones: [[Double]]
  /// Where they are from, in a sentence.
  var note: String

  /// How many blocks a zone has at the least and the most.
  private static let blocks = 64
  private static let week = 168 * 3600

  /// The path of a meter; nil where neither it nor anything comparable was observed.
  ///
  /// `key`: the meter.
  /// `price`: the plan's price, which a multiple of 1 stands for.
  /// `day`: the day as of which the plan is priced, in days since 1970.
  /// `prices`: what was observed.
  init?(of key: MeterKey, price: Double, day: Int, _ prices: any MovingPrices) throws {
    let own = try prices.history(of: key)
    let ownZones = Self.zones(of: own)
    guard price > 0 else { return nil }
    let name = "\(key.meter) in \(key.region)"
    if let last = own.observations.map(\.second).max(), !ownZones.isEmpty {
      // Prices of another time say how a price moves, but not around what.
      let isOfTheTime = abs(last / 86_400 - day) <= 366
      let mean = Self.mean(ownZones)
      let base = isOfTheTime ? price : mean
      zones = ownZones.map { $0.map { $0 / base } }
      note =
        "The price of \(name) is drawn from \(own.observations.count) observations"
        + (ownZones.count > 1 ? " in \(ownZones.count) zones" : "")
        + (isOfTheTime ? "." : " of another year, brought to the plan's price.")
      return
    }
    let histories = try prices.histories(comparableTo: key)
    let near = histories.filter { $0.key.region == key.region }
    let comparable = near.isEmpty ? histories : near
    var multiples: [[Double]] = []
    for history in comparable {
      let zones = Self.zones(of: history)
      if zones.isEmpty { continue }
      let mean = Self.mean(zones)
      multiples += zones.map { $0.map { $0 / mean } }
    }
    guard !multiples.isEmpty else { return nil }
    zones = multiples
    note =
      "Of \(name) only an average is known: its price moves as those of \(comparable.count) comparable types\(near.isEmpty ? " of other regions" : " of the region") did."
  }

  private static func mean(_ zones: [[Double]]) -> Double {
    zones.reduce(0) { $0 + $1.reduce(0, +) / Double($1.count) } / Double(zones.count)
  }

  /// The mean prices of weeks that begin evenly through what was observed of each zone, sorted.
  private static func zones(of history: PriceHistory) -> [[Double]] {
    let byZone = Dictionary(grouping: history.observations, by: \.zone)
    return byZone.keys.sorted().compactMap { zone in
      let run = (byZone[zone] ?? []).sorted { ($0.second, $0.price) < ($1.second, $1.price) }
      guard let first = run.first?.second, let last = run.last?.second, last > first else {
        return nil
      }
      // A price holds until the next is observed.
      var (times, areas) = ([0.0], [0.0])
      for (now, next) in zip(run, run.dropFirst()) {
        let span = Double(next.second - now.second)
        times.append(times[times.count - 1] + span)
        areas.append(areas[areas.count - 1] + span * now.price)
      }
      func area(_ time: Double) -> Double {
        let index = min((times.firstIndex { $0 > time } ?? times.count) - 1, times.count - 2)
        let inside = time - times[index]
        return areas[index] + inside * run[index].price
      }
      let span = Double(last - first)
      let length = min(Double(week), span)
      let starts = span > length ? blocks : 1
      let means = (0..<blocks).map { block in
        let start = starts == 1 ? 0 : (span - length) * Double(block) / Double(blocks - 1)
        return (area(start + length) - area(start)) / length
      }
      return means.sorted()
    }
  }
}
