import Catalog
import Dates
import Files
import Prices
import SQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Keeps the prices of lists until the lists have been read completely: in memory, and on disk where
/// they are too many.
///
/// Memory is bounded by the number of different meters, not of prices.
public final class PriceStaging {
  /// How many prices are kept in memory, with some 200 bytes each.
  static let mostInMemory = 1 << 18

  /// The page cache, negative for a size in KB.
  private static let cachePages = -4096

  let path: String
  let database: Database
  /// The range begins with the oldest provider's first day and ends two days from now, because
  /// clocks differ.
  private static var possibleMoments: ClosedRange<Int> {
    1_136_073_600...max(1_136_073_600, Int(time(nil)) + 2 * 86_400)
  }

  private var meters: [MeterName: Int] = [:]
  private var regions: [RegionName: Int] = [:]
  private var list = 0
  private let mostInMemory: Int
  /// The prices that are not on disk.
  private var prices: [StagedPrice] = []
  private var hasPricesOnDisk = false
  private var lastMeter: (name: MeterName, number: Int)?

  private struct RegionName: Hashable {
    var provider: Provider
    var code: String
  }

  /// The number of prices stored so far.
  public private(set) var priceCount = 0

  /// Begins with an empty file next to the catalog that is removed together with this object.
  init(beside catalog: String, mostInMemory: Int = PriceStaging.mostInMemory) throws {
    self.mostInMemory = mostInMemory
    path = CatalogRefresh.temporaryName(for: catalog)
    database = try Database(path, .create)
    try database.execute(
      """
      PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA foreign_keys = OFF; PRAGMA cache_size = \(Self.cachePages);
      CREATE TABLE list(
        id INTEGER PRIMARY KEY, feed TEXT NOT NULL, scope TEXT NOT NULL, provider TEXT NOT NULL,
        code TEXT NOT NULL, name TEXT NOT NULL, published_at INTEGER NOT NULL,
        published INTEGER NOT NULL, address TEXT NOT NULL, etag TEXT, last_modified TEXT,
        is_extract INTEGER NOT NULL DEFAULT 0) STRICT;
      CREATE TABLE meter(
        id INTEGER PRIMARY KEY, provider TEXT NOT NULL, service TEXT NOT NULL,
        meter TEXT NOT NULL, attributes TEXT NOT NULL, unit TEXT NOT NULL) STRICT;
      CREATE TABLE region(
        id INTEGER PRIMARY KEY, provider TEXT NOT NULL, code TEXT NOT NULL) STRICT;
      CREATE TABLE price(
        list INTEGER NOT NULL, meter INTEGER NOT NULL, region INTEGER NOT NULL,
        tier_from INTEGER NOT NULL, tier_to INTEGER, price INTEGER NOT NULL,
        rate_code TEXT NOT NULL, free_first INTEGER NOT NULL, says_free INTEGER NOT NULL,
        fee INTEGER, hourly INTEGER, hours INTEGER) STRICT;
      CREATE TABLE observation(
        list INTEGER NOT NULL, meter INTEGER NOT NULL, region INTEGER NOT NULL,
        observed_at INTEGER NOT NULL, zone TEXT NOT NULL, price INTEGER NOT NULL) STRICT;
      CREATE TABLE interruption(
        list INTEGER NOT NULL, meter INTEGER NOT NULL, region INTEGER NOT NULL,
        savings_percent INTEGER NOT NULL, band TEXT NOT NULL) STRICT;
      BEGIN;
      """)
  }

  deinit { try? Files.remove(path) }

  /// Begins the next list: what is added from now on belongs to it.
  ///
  /// - Throws: `RefreshError.impossibleDate` for a list with an impossible date.
  public func begin(_ priceList: PriceList) throws {
    guard Self.possibleMoments.contains(priceList.publishedAt) else {
      throw RefreshError.impossibleDate(
        priceList.name, published: PriceMerge.moment(priceList.publishedAt))
    }
    try database.with("INSERT INTO list VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?)") { row in
      try row.bind(priceList.feed, at: 1)
      try row.bind(priceList.scope, at: 2)
      try row.bind(priceList.provider.rawValue, at: 3)
      try row.bind(priceList.sourceCode, at: 4)
      try row.bind(priceList.name, at: 5)
      try row.bind(priceList.publishedAt, at: 6)
      try row.bind(priceList.published.dayNumber, at: 7)
      try row.bind(priceList.address, at: 8)
      try row.bind(priceList.etag, at: 9)
      try row.bind(priceList.lastModified, at: 10)
      try row.bind(priceList.isExtract ? 1 : 0, at: 11)
      try row.run()
    }
    list = try database.number("SELECT max(id) FROM list") ?? 0
  }

  /// Adds a price; returns false if it cannot be represented exactly, and is not added.
  public func add(_ price: ListedPrice) throws -> Bool {
    guard let stored = Scales.stored(price.price), stored >= 0,
      let from = Scales.stored(bound: price.tierFrom)
    else { return false }
    var to: Int?
    if let bound = price.tierTo {
      guard let stored = Scales.stored(bound: bound) else { return false }
      to = stored
    }
    var fee: StagedPrice.Fee?
    if let stated = price.fee {
      guard let amount = Scales.stored(stated.amount), let hourly = Scales.stored(stated.hourly)
      else { return false }
      fee = StagedPrice.Fee(amount: amount, hourly: hourly, hours: stated.hours)
    }
    prices.append(
      StagedPrice(
        list: Int32(list), meter: Int32(try meterNumber(price.key, unit: price.unit)),
        region: Int32(try regionNumber(price.key)), leavesOutFreeTier: price.leavesOutFreeTier,
        saysFree: price.saysFree,
        tier: CardMerge.Tier(from: from, to: to, price: stored, rateCode: price.rateCode), fee: fee)
    )
    priceCount += 1
    if prices.count >= mostInMemory { try moveToDisk() }
    return true
  }

  private func moveToDisk() throws {
    hasPricesOnDisk = true
    try database.with("INSERT INTO price VALUES(?,?,?,?,?,?,?,?,?,?,?,?)") { row in
      for price in prices {
        try row.bind(Int(price.list), at: 1)
        try row.bind(Int(price.meter), at: 2)
        try row.bind(Int(price.region), at: 3)
        try row.bind(price.tier.from, at: 4)
        try row.bind(price.tier.to, at: 5)
        try row.bind(price.tier.price, at: 6)
        try row.bind(price.tier.rateCode, at: 7)
        try row.bind(price.leavesOutFreeTier ? 1 : 0, at: 8)
        try row.bind(price.saysFree ? 1 : 0, at: 9)
        try row.bind(price.fee?.amount, at: 10)
        try row.bind(price.fee?.hourly, at: 11)
        try row.bind(price.fee?.hours, at: 12)
        try row.run()
      }
    }
    prices.removeAll(keepingCapacity: true)
  }

  /// Adds an observation; returns false if its price cannot be represented exactly.
  public func add(_ observation: ListedObservation) throws -> Bool {
    // Spot capacity is never free.
    guard let stored = Scales.stored(observation.price), stored > 0 else { return false }
    let meter = try meterNumber(observation.key, unit: "hour")
    let region = try regionNumber(observation.key)
    try database.with("INSERT INTO observation VALUES(?,?,?,?,?,?)") { row in
      try row.bind(list, at: 1)
      try row.bind(meter, at: 2)
      try row.bind(region, at: 3)
      try row.bind(observation.observedAt, at: 4)
      try row.bind(observation.zone, at: 5)
      try row.bind(stored, at: 6)
      try row.run()
    }
    priceCount += 1
    return true
  }

  /// Adds an interruption band.
  public func add(_ interruption: ListedInterruption) throws {
    let meter = try meterNumber(interruption.key, unit: "hour")
    let region = try regionNumber(interruption.key)
    try database.with("INSERT INTO interruption VALUES(?,?,?,?,?)") { row in
      try row.bind(list, at: 1)
      try row.bind(meter, at: 2)
      try row.bind(region, at: 3)
      try row.bind(interruption.savingsPercent, at: 4)
      try row.bind(interruption.band, at: 5)
      try row.run()
    }
    priceCount += 1
  }

  /// Ends the additions.
  func finish() throws {
    if hasPricesOnDisk { try moveToDisk() }
    try database.execute("COMMIT")
  }

  /// Passes on the prices in the order of a catalog: by its meter and region, then by list and tier.
  ///
  /// `merged`: a database to which this one is attached, with the names of its meters and regions.
  func forEach(
    in merged: Database, _ body: (_ meter: Int, _ region: Int, StagedPrice) throws -> Void
  ) throws {
    if !prices.isEmpty { return try StagedPriceOrder(prices, in: merged).forEach(body) }
    try merged.forEach(MergeSQL.staged) { row in
      let tier = CardMerge.Tier(
        from: try row.int(2), to: try row.optionalInt(3), price: try row.int(4),
        rateCode: try row.text(5))
      let fee = try row.optionalInt(9).map { amount in
        StagedPrice.Fee(amount: amount, hourly: try row.int(10), hours: try row.int(11))
      }
      let price = StagedPrice(
        list: Int32(try row.int(6)), meter: 0, region: 0, leavesOutFreeTier: try row.bool(7),
        saysFree: try row.bool(8), tier: tier, fee: fee)
      try body(try row.int(0), try row.int(1), price)
    }
  }

  private func meterNumber(_ key: MeterKey, unit: String) throws -> Int {
    let name = MeterName(
      provider: key.provider, service: key.service, meter: key.meter,
      attributes: key.attributes.description)
    if let last = lastMeter, last.name == name { return last.number }
    let number: Int
    if let known = meters[name] {
      number = known
    } else {
      number = meters.count + 1
      meters[name] = number
      try database.with("INSERT INTO meter VALUES(?,?,?,?,?,?)") { row in
        try row.bind(number, at: 1)
        try row.bind(name.provider.rawValue, at: 2)
        try row.bind(name.service, at: 3)
        try row.bind(name.meter, at: 4)
        try row.bind(name.attributes, at: 5)
        try row.bind(unit, at: 6)
        try row.run()
      }
    }
    lastMeter = (name, number)
    return number
  }

  private func regionNumber(_ key: MeterKey) throws -> Int {
    let name = RegionName(provider: key.provider, code: key.region)
    if let known = regions[name] { return known }
    let number = regions.count + 1
    regions[name] = number
    try database.with("INSERT INTO region VALUES(?,?,?)") { row in
      try row.bind(number, at: 1)
      try row.bind(name.provider.rawValue, at: 2)
      try row.bind(name.code, at: 3)
      try row.run()
    }
    return number
  }
}
