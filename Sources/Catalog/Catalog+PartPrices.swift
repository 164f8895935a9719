public import Dates
public import Money
public import Prices
import SQLite

/// What a meter costs in a region, and since when, as far as its first tier goes.
public struct FirstPrice: Sendable, Hashable {
  /// The price of a unit.
  public var unitPrice: UnitPrice
  /// Since when the price holds and where it comes from.
  public var origin: InstanceOffer.Origin
}

extension Catalog {
  /// What a meter costs in each of the regions, read at once; nil where it has no price.
  ///
  /// A price that follows from others is left out: ``isDerived(_:)`` tells whether there may be one.
  ///
  /// - Parameters:
  ///   - key: the meter, in whatever region.
  ///   - regions: the codes of the regions.
  ///   - date: the day the prices hold on; nil for those that hold for now.
  /// - Returns: the prices in the order of the regions.
  /// - Throws: `DatabaseError`.
  public func firstPrices(
    of key: MeterKey, in regions: [String], on date: CalendarDate?
  ) throws -> [FirstPrice?] {
    let places = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
    let validity =
      date == nil
      ? "p.effective_to IS NULL"
      : "p.effective_from <= ?5 AND (p.effective_to IS NULL OR p.effective_to > ?5)"
    return try database.with(
      """
      SELECT r.code, p.price, p.effective_from, p.source
      FROM meter m CROSS JOIN price p CROSS JOIN region r
      WHERE m.provider = ?1 AND m.service = ?2 AND m.meter = ?3 AND m.attributes = ?4
        AND p.meter = m.id AND p.tier_from = 0 AND r.id = p.region AND \(validity)
      """
    ) { row in
      try row.bind(key.provider.rawValue, at: 1)
      try row.bind(key.service, at: 2)
      try row.bind(key.meter, at: 3)
      try row.bind(key.attributes.description, at: 4)
      if let date { try row.bind(date.dayNumber, at: 5) }
      var prices = [FirstPrice?](repeating: nil, count: regions.count)
      while try row.step() {
        guard let place = places[try row.text(0)] else { continue }
        prices[place] = FirstPrice(
          unitPrice: Scales.price(try row.int(1)),
          origin: InstanceOffer.Origin(
            effectiveFrom: CalendarDate(dayNumber: try row.int(2)), source: try row.int(3)))
      }
      return prices
    }
  }

  /// Whether a rule says how the price of a meter follows from others.
  ///
  /// - Throws: `DatabaseError`.
  public func isDerived(_ key: MeterKey) throws -> Bool {
    try derivations().contains { $0.base(of: key) != nil }
  }
}
