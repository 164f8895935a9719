public import Dates
public import Prices
import SQLite

/// Prices found by words.
public struct CatalogSearch: Sendable, Hashable {
  /// A price that was found; each tier is a match of its own.
  public struct Match: Sendable, Hashable {
    /// The key of the price.
    public var key: MeterKey
    /// The billing unit.
    public var unit: String
    /// The tier.
    public var tier: PriceTier
    /// The first day on which it is known to be valid.
    public var effectiveFrom: CalendarDate
    /// The first day on which it is no longer valid; nil for a current price.
    public var effectiveTo: CalendarDate?
    /// The origin of the price.
    public var source: PriceSource
    /// What is due in advance for the term, with the price of the hours beside it; nil where the list
    /// states no fee.
    public var fee: TermFee?
  }

  /// The best matches.
  public var matches: [Match]
  /// The number of all matches.
  public var total: Int
}

extension Catalog {
  /// Finds prices that have all words somewhere in their service, meter, attributes or region.
  ///
  /// Case is ignored. Prices that contain more of the words as whole words come first (`m5.large`
  /// before `db.m5.large`), then the newest.
  ///
  /// - Parameters:
  ///   - words: the words to look for; without any, everything matches.
  ///   - limit: the largest number of matches to return.
  /// - Returns: the best matches and the number of all matches.
  /// - Throws: `DatabaseError`.
  public func search(words: [String], limit: Int) throws -> CatalogSearch {
    // No price has more than sixty-four words.
    let words = words.prefix(64).map { Array($0.lowercased().utf8) }.filter { !$0.isEmpty }
    let regions = try searchedRegions(words)
    var found = Found(limit: max(limit, 0))
    for meter in try searchedMeters(words) {
      let missing = (words.isEmpty ? 0 : UInt64.max >> (64 - words.count)) & ~meter.text.words
      let wanted = regions.mapValues { $0.words & missing == missing }
      guard wanted.values.contains(true) else { continue }
      try collect(meter, regions.filter { wanted[$0.key] == true }, into: &found)
    }
    let best = found.best()
    return CatalogSearch(matches: try best.map(match), total: found.total)
  }

  /// Finds the observed prices of meters that have all words somewhere in their service, name,
  /// attributes or region; those with more whole words come first.
  ///
  /// - Parameters:
  ///   - words: the words to look for; without any, everything matches.
  ///   - limit: the largest number of meters to return, counting each region.
  /// - Returns: the histories of the best matches and the number of all matches.
  /// - Throws: `DatabaseError`.
  public func searchHistories(
    words: [String], limit: Int
  ) throws -> (histories: [PriceHistory], total: Int) {
    let words = words.prefix(64).map { Array($0.lowercased().utf8) }.filter { !$0.isEmpty }
    let all = words.isEmpty ? 0 : UInt64.max >> (64 - words.count)
    let regions = try searchedRegions(words)
    let meters = Dictionary(
      try searchedMeters(words).map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    var found: [(whole: Int, meter: Int, region: Int)] = []
    try database.forEach(
      "SELECT DISTINCT meter, region FROM price_observation ORDER BY meter, region"
    ) { row in
      guard let meter = meters[try row.int(0)], let region = regions[try row.int(1)],
        (meter.words | region.words) & all == all
      else { return }
      found.append((meter.whole + region.whole, try row.int(0), try row.int(1)))
    }
    let best = found.sorted { (-$0.whole, $0.meter, $0.region) < (-$1.whole, $1.meter, $1.region) }
    let histories = try best.prefix(max(limit, 0)).map { place in
      try history(of: try key(ofMeter: place.meter, inRegion: place.region))
    }
    return (histories, found.count)
  }

  private func key(ofMeter meter: Int, inRegion region: Int) throws -> MeterKey {
    let sql = """
      SELECT m.provider, m.service, r.code, m.meter, m.attributes FROM meter m, region r
      WHERE m.id = ? AND r.id = ?
      """
    return try database.with(sql) { row in
      try row.bind(meter, at: 1)
      try row.bind(region, at: 2)
      guard try row.step(), let provider = Provider(rawValue: try row.text(0)) else {
        throw DatabaseError.damage("a meter is gone", sql: sql)
      }
      return MeterKey(
        provider: provider, service: try row.text(1), region: try row.text(2),
        meter: try row.text(3), attributes: MeterAttributes(canonical: try row.text(4)))
    }
  }

  /// The words that a text contains.
  private struct SearchedText {
    var words: UInt64 = 0
    /// The number of them that are whole words.
    var whole = 0

    init(_ text: String, _ wanted: [[UInt8]]) {
      let bytes = Array(text.lowercased().utf8)
      for (index, word) in wanted.enumerated() {
        var start = 0
        while let place = SearchedText.first(word, in: bytes, from: start) {
          words |= 1 << UInt64(index)
          let end = place + word.count
          let isWhole =
            (place == 0 || !Self.isInWord(bytes[place - 1]))
            && (end == bytes.count || !Self.isInWord(bytes[end]))
          if isWhole {
            whole += 1
            break
          }
          start = place + 1
        }
      }
    }

    private static func first(_ word: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
      guard bytes.count >= word.count + start else { return nil }
      return (start...bytes.count - word.count).first { place in
        bytes[place] == word[0] && bytes[place..<place + word.count].elementsEqual(word)
      }
    }

    private static func isInWord(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  private struct SearchedMeter {
    var id: Int
    var provider: String
    var text: SearchedText
  }

  private func searchedMeters(_ words: [[UInt8]]) throws -> [SearchedMeter] {
    var meters: [SearchedMeter] = []
    try database.forEach(
      """
      SELECT id, provider, provider || ' ' || service || ' ' || meter || ' ' || attributes
      FROM meter ORDER BY id
      """
    ) { row in
      let text = SearchedText(try row.text(2), words)
      meters.append(SearchedMeter(id: try row.int(0), provider: try row.text(1), text: text))
    }
    return meters
  }

  private func searchedRegions(_ words: [[UInt8]]) throws -> [Int: SearchedText] {
    var regions: [Int: SearchedText] = [:]
    try database.forEach("SELECT id, code || ' ' || name FROM region") { row in
      regions[try row.int(0)] = SearchedText(try row.text(1), words)
    }
    return regions
  }

  /// A price by its position in the table.
  private struct Place {
    var meter: Int
    var region: Int
    var from: Int
    var tierFrom: Int
    var whole: Int

    static func isBetter(_ left: Place, _ right: Place) -> Bool {
      (-left.whole, -left.from, left.meter, left.region, left.tierFrom)
        < (-right.whole, -right.from, right.meter, right.region, right.tierFrom)
    }
  }

  /// The best matches so far; more than the limit are only kept until the next sorting.
  private struct Found {
    let limit: Int
    private(set) var total = 0
    private var places: [Place] = []

    init(limit: Int) { self.limit = limit }

    mutating func add(_ place: Place) {
      total += 1
      places.append(place)
      if places.count >= 4 * limit + 4096 { places = best() }
    }

    func best() -> [Place] { Array(places.sorted(by: Place.isBetter).prefix(limit)) }
  }

  private func collect(
    _ meter: SearchedMeter, _ regions: [Int: SearchedText], into found: inout Found
  ) throws {
    try database.forEach(
      "SELECT region, effective_from, tier_from FROM price WHERE meter = ?", meter.id
    ) { row in
      guard let region = regions[try row.int(0)] else { return }
      found.add(
        Place(
          meter: meter.id, region: try row.int(0), from: try row.int(1), tierFrom: try row.int(2),
          whole: meter.text.whole + region.whole))
    }
  }

  private func match(_ place: Place) throws -> CatalogSearch.Match {
    let sql = """
      SELECT m.provider, m.service, r.code, m.meter, m.attributes, m.unit, p.tier_from, p.tier_to,
        p.price, p.rate_code, p.effective_from, p.effective_to, p.source, f.amount, f.hourly, f.hours
      FROM price p JOIN meter m ON m.id = p.meter JOIN region r ON r.id = p.region
      \(CatalogSchema.feeOfPrice)
      WHERE p.meter = ? AND p.region = ? AND p.effective_from = ? AND p.tier_from = ?
      """
    return try database.with(sql) { row in
      try row.bind(place.meter, at: 1)
      try row.bind(place.region, at: 2)
      try row.bind(place.from, at: 3)
      try row.bind(place.tierFrom, at: 4)
      guard try row.step(), let provider = Provider(rawValue: try row.text(0)) else {
        throw DatabaseError.damage("a price is gone", sql: sql)
      }
      return CatalogSearch.Match(
        key: MeterKey(
          provider: provider, service: try row.text(1), region: try row.text(2),
          meter: try row.text(3), attributes: MeterAttributes(canonical: try row.text(4))),
        unit: try row.text(5),
        tier: PriceTier(
          from: Scales.bound(try row.int(6)), to: try row.optionalInt(7).map(Scales.bound),
          unitPrice: Scales.price(try row.int(8)), rateCode: try row.optionalText(9)),
        effectiveFrom: CalendarDate(dayNumber: try row.int(10)),
        effectiveTo: try row.optionalDate(11), source: try source(try row.int(12)),
        fee: try row.fee(13))
    }
  }
}
