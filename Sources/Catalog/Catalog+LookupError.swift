import Dates
import Prices
import SQLite

extension Catalog {
  /// Returns the error for a look-up that does not find exactly one price.
  func lookupError(
    for key: MeterKey, on date: CalendarDate?, found: Int
  ) throws -> PriceLookupError {
    let dates = try datesWithPrice(key)
    var error = PriceLookupError(
      key: key, date: date, reason: found == 0 ? .noPrice : .ambiguous(found),
      datesWithPrice: dates, regionsWithPrice: try regionsWithPrice(key),
      similarMeters: found == 0 ? try similarMeters(key) : [],
      // Where there are prices of other days, the day is the reason.
      statedGap: dates.isEmpty ? try statedGap(key) : nil)
    error.newest = try newestDate()
    if found == 0 {
      let lists = try priceLists(of: key.provider)
      error.hasNoList = !lists.contains(key.service)
      if error.hasNoList { error.similarServices = Self.similar(key.service, among: lists) }
      if date != nil { error.observedZones = try observedZones(key) }
    }
    return error
  }

  private func priceLists(of provider: Provider) throws -> [String] {
    var names: [String] = []
    try database.forEach(
      "SELECT DISTINCT service FROM meter WHERE provider = ?", provider.rawValue
    ) { row in names.append(try row.text(0)) }
    return names
  }

  /// Returns price lists with a name like that of one, their own names without the folder's.
  private static func similar(_ service: String, among lists: [String]) -> [String] {
    func last(_ name: String) -> String { String(name.split(separator: "/").last ?? "") }
    return Suggestions.nearest(to: last(service), among: lists.map(last).sorted())
  }

  private static let meterID = """
    (SELECT id FROM meter WHERE provider = ?1 AND service = ?2 AND meter = ?3 AND attributes = ?4)
    """

  private func datesWithPrice(_ key: MeterKey) throws -> [CalendarDate] {
    var dates: [CalendarDate] = []
    try forEach(
      """
      SELECT DISTINCT effective_from FROM price WHERE meter = \(Self.meterID)
        AND region = (SELECT id FROM region WHERE provider = ?1 AND code = ?5)
      ORDER BY effective_from
      """, key, region: true
    ) { row in dates.append(CalendarDate(dayNumber: try row.int(0))) }
    return dates
  }

  /// Returns the zones of the region in which a price was observed, with the day of the first.
  private func observedZones(_ key: MeterKey) throws -> [(zone: String, since: CalendarDate)] {
    var zones: [(zone: String, since: CalendarDate)] = []
    try forEach(
      """
      SELECT zone, min(observed_at) FROM price_observation
      WHERE meter = \(Self.meterID) AND zone <> ''
        AND region = (SELECT id FROM region WHERE provider = ?1 AND code = ?5)
      GROUP BY zone ORDER BY zone
      """, key.ofWholeRegion, region: true
    ) { row in
      zones.append((try row.text(0), CalendarDate(dayNumber: try row.int(1) / 86_400)))
    }
    return zones
  }

  private func regionsWithPrice(_ key: MeterKey) throws -> [String] {
    var regions: [String] = []
    try forEach(
      """
      SELECT DISTINCT r.code FROM price p JOIN region r ON r.id = p.region
      WHERE p.meter = \(Self.meterID) ORDER BY r.code
      """, key, region: false
    ) { row in regions.append(try row.text(0)) }
    return regions
  }

  private func forEach(
    _ sql: String, _ key: MeterKey, region: Bool, row body: (Statement) throws -> Void
  ) throws {
    try database.with(sql) { row in
      try row.bind(key.provider.rawValue, at: 1)
      try row.bind(key.service, at: 2)
      try row.bind(key.meter, at: 3)
      try row.bind(key.attributes.description, at: 4)
      if region { try row.bind(key.region, at: 5) }
      while try row.step() { try body(row) }
    }
  }

  /// Returns meters that have a price in the region: first those of the same name with other
  /// attributes, then those with a similar name.
  private func similarMeters(_ key: MeterKey) throws -> [String] {
    var sameName: [String] = []
    var names: Set<String> = []
    try database.forEach(
      """
      SELECT m.meter, m.attributes FROM meter m
      WHERE m.provider = ? AND m.service = ? AND EXISTS(
        SELECT 1 FROM price p WHERE p.meter = m.id
          AND p.region = (SELECT id FROM region WHERE provider = m.provider AND code = ?))
      ORDER BY m.meter, m.attributes
      """, key.provider.rawValue, key.service, key.region
    ) { row in
      let name = try row.text(0)
      if name == key.meter {
        let attributes = try row.text(1)
        if attributes != key.attributes.description {
          sameName.append(attributes.isEmpty ? name : "\(name) (\(attributes))")
        }
      } else {
        names.insert(name)
      }
    }
    // Bills put a region before a usage type, which the catalog has apart: `USE2-` or `EU-`.
    if let dash = key.meter.firstIndex(of: "-") {
      let bare = String(key.meter[key.meter.index(after: dash)...])
      if names.contains(bare) { return [bare] }
    }
    return Array(sameName.prefix(3)) + Suggestions.nearest(to: key.meter, among: names.sorted())
  }

  /// Returns the reason that the list of gaps gives, of the row that fits best: the longest of those
  /// that name the meter, its attributes and the region.
  private func statedGap(_ key: MeterKey) throws -> String? {
    let sql = """
      SELECT reason FROM gap
      WHERE provider = ?1 AND region IN (?5, '*') AND \(CatalogSchema.gapCondition)
      ORDER BY service = '*', meter <> ?3, region = '*', length(attributes) DESC,
        length(meter) DESC LIMIT 1
      """
    return try database.with(sql) { row in
      try row.bind(key.provider.rawValue, at: 1)
      try row.bind(key.service, at: 2)
      try row.bind(key.meter, at: 3)
      try row.bind(key.attributes.description, at: 4)
      try row.bind(key.region, at: 5)
      return try row.step() ? row.text(0) : nil
    }
  }
}
