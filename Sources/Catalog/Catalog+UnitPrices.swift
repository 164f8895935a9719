public import Dates
public import Money
public import Prices
import SQLite

extension Catalog {
  /// Returns all prices of a unit that a usage type had in a region on a day, whatever their
  /// attributes and tiers, the lowest first.
  ///
  /// - Throws: `DatabaseError`.
  public func unitPrices(
    ofMeter meter: String, in region: String, of provider: Provider, on date: CalendarDate
  ) throws -> [(service: String, price: UnitPrice)] {
    let sql = """
      SELECT DISTINCT p.price, m.service FROM price p
      JOIN meter m ON m.id = p.meter JOIN region r ON r.id = p.region
      WHERE m.provider = ? AND m.meter = ? AND r.code IN (?, 'global')
        AND p.effective_from <= ? AND (p.effective_to IS NULL OR p.effective_to > ?)
      ORDER BY p.price, m.service
      """
    return try database.with(sql) { row in
      try row.bind(provider.rawValue, at: 1)
      try row.bind(meter, at: 2)
      try row.bind(region, at: 3)
      try row.bind(date.dayNumber, at: 4)
      try row.bind(date.dayNumber, at: 5)
      var prices: [(service: String, price: UnitPrice)] = []
      while try row.step() {
        prices.append((try row.text(1), Scales.price(try row.int(0))))
      }
      return prices
    }
  }
}
