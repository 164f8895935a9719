public import Dates
import Money
public import Prices
import SQLite

/// The prices of a meter with certain attributes in a region, as a service offers them.
public struct MeterOffer: Sendable, Hashable {
  /// The service, by the scenario format's name.
  public var service: String
  /// What distinguishes it from other prices of the meter.
  public var attributes: MeterAttributes
  /// The billing unit in the singular.
  public var unit: String
  /// The tiers from zero up.
  public var tiers: [PriceTier]
}

extension Catalog {
  /// Returns everything that services offered under a meter's name in a region on a day, whatever
  /// its attributes.
  ///
  /// - Throws: `DatabaseError`.
  public func offers(
    ofMeter meter: String, in region: String, of provider: Provider, on date: CalendarDate
  ) throws -> [MeterOffer] {
    let sql = """
      SELECT m.service, m.attributes, m.unit, p.tier_from, p.tier_to, p.price, p.rate_code
      FROM price p JOIN meter m ON m.id = p.meter JOIN region r ON r.id = p.region
      WHERE m.provider = ?1 AND m.meter = ?2 AND r.provider = ?1 AND r.code IN (?3, 'global')
        AND p.effective_from <= ?4 AND (p.effective_to IS NULL OR p.effective_to > ?4)
      ORDER BY m.service, m.attributes, r.code, p.effective_from, p.tier_from
      """
    return try database.with(sql) { row in
      try row.bind(provider.rawValue, at: 1)
      try row.bind(meter, at: 2)
      try row.bind(region, at: 3)
      try row.bind(date.dayNumber, at: 4)
      var offers: [MeterOffer] = []
      while try row.step() {
        let tier = PriceTier(
          from: Scales.bound(try row.int(3)), to: try row.optionalInt(4).map(Scales.bound),
          unitPrice: Scales.price(try row.int(5)), rateCode: try row.optionalText(6))
        if !tier.from.isZero, let last = offers.indices.last {
          offers[last].tiers.append(tier)
          continue
        }
        offers.append(
          MeterOffer(
            service: try row.text(0), attributes: MeterAttributes(canonical: try row.text(1)),
            unit: try row.text(2), tiers: [tier]))
      }
      return offers
    }
  }
}
