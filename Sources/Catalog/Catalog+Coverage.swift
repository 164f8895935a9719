public import Dates
public import Prices
import SQLite

/// The number of regions with current prices for a meter, and the dates of those prices.
public struct MeterCoverage: Sendable, Hashable {
  /// The number of regions that have one; 0 where the catalog has none.
  public var regions: Int
  /// The oldest publication date among the sources of these prices.
  public var oldest: CalendarDate?
  /// The newest publication date among them.
  public var newest: CalendarDate?
}

extension Catalog {
  /// Returns how far a meter's prices reach.
  ///
  /// `meter`: the usage type; everything from a `{` on matches any name.
  /// `attributes`: the attributes; nil for any.
  /// - Throws: `DatabaseError`.
  public func coverage(
    of meter: String, service: String, attributes: MeterAttributes?,
    provider: Provider = .aws
  ) throws -> MeterCoverage {
    let prefix = String(meter.prefix { $0 != "{" })
    let isPattern = prefix != meter
    var coverage = MeterCoverage(regions: 0)
    try database.forEach(
      """
      SELECT count(DISTINCT p.region), min(s.published), max(s.published)
      FROM meter m JOIN price p ON p.meter = m.id JOIN source s ON s.id = p.source
      WHERE m.provider = ?1 AND m.service = ?2 AND p.effective_to IS NULL
        AND (m.meter = ?3 OR (?4 = 'any' AND substr(m.meter, 1, length(?3)) = ?3))
        AND (?5 = 'any' OR m.attributes = ?6)
      """, provider.rawValue, service, prefix, isPattern ? "any" : "one",
      attributes == nil ? "any" : "given", attributes?.description ?? ""
    ) { row in
      coverage.regions = try row.int(0)
      coverage.oldest = try row.optionalDate(1)
      coverage.newest = try row.optionalDate(2)
    }
    return coverage
  }
}
