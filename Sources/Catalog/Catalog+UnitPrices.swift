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

  /// Returns the names of the meters whose prices have some of the provider's rate codes, and the
  /// regions of the prices, by code.
  ///
  /// - Throws: `DatabaseError`.
  public func meters(
    ofRateCodes codes: Set<String>
  ) throws -> [String: (meter: String, region: String)] {
    // Rate codes have no index: one look through all prices finds those of a whole bill.
    let written = codes.filter { $0.utf8.allSatisfy(Self.isOfCodes) }.map { "\"\($0)\"" }
    guard !written.isEmpty else { return [:] }
    let sql = """
      SELECT DISTINCT p.rate_code, m.meter, r.code
      FROM price p JOIN meter m ON m.id = p.meter JOIN region r ON r.id = p.region
      WHERE p.rate_code IN (SELECT value FROM json_each(?))
      """
    var meters: [String: (meter: String, region: String)] = [:]
    try database.with(sql) { row in
      try row.bind("[\(written.joined(separator: ","))]", at: 1)
      while try row.step() {
        meters[try row.text(0)] = (try row.text(1), try row.text(2))
      }
    }
    return meters
  }

  /// Returns whether a byte may be in a rate code: a letter, a digit, a point or a hyphen.
  private static func isOfCodes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
