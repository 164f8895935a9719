import Dates
import Money
import Prices
import SQLite

extension Catalog {
  /// Returns the last observed price of a meter in the zone that its attributes name, on a date or
  /// before; nil where nothing was observed there.
  ///
  /// A spot price stays the same until it changes, so an observation is valid until the next one.
  ///
  /// - Throws: `DatabaseError`.
  func observedCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard? {
    guard let zone = key.zone else { return nil }
    let sql = """
      SELECT o.observed_at, o.price, o.source, m.unit
      FROM meter m CROSS JOIN region r CROSS JOIN price_observation o
      WHERE m.provider = ?1 AND m.service = ?2 AND m.meter = ?3 AND m.attributes = ?4
        AND r.provider = ?1 AND r.code = ?5 AND o.meter = m.id AND o.region = r.id
        AND o.zone = ?6 AND o.observed_at < ?7
      ORDER BY o.observed_at DESC, o.price DESC LIMIT 1
      """
    return try database.with(sql) { row in
      try row.bind(key.provider.rawValue, at: 1)
      try row.bind(key.service, at: 2)
      try row.bind(key.meter, at: 3)
      try row.bind(key.ofWholeRegion.attributes.description, at: 4)
      try row.bind(key.region, at: 5)
      try row.bind(zone, at: 6)
      try row.bind(date.map { ($0.dayNumber + 1) * 86_400 } ?? .max, at: 7)
      guard try row.step() else { return nil }
      let second = try row.int(0)
      let day = CalendarDate(dayNumber: second / 86_400)
      var source = try source(try row.int(2))
      source.published = min(source.published, day)
      return RateCard(
        key: key, unit: try row.text(3),
        tiers: [PriceTier(from: .zero, to: nil, unitPrice: Scales.price(try row.int(1)))],
        effectiveFrom: day, effectiveTo: nil, source: source,
        note: "observed in \(zone) on \(day)")
    }
  }
}
