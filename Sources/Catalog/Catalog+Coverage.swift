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
  /// `meter`: the usage type; what stands in braces matches any name.
  /// `attributes`: the attributes; nil for any.
  /// - Throws: `DatabaseError`.
  public func coverage(
    of meter: String, service: String, attributes: MeterAttributes?,
    provider: Provider
  ) throws -> MeterCoverage {
    var coverage = MeterCoverage(regions: 0)
    try database.forEach(
      """
      SELECT count(DISTINCT p.region), min(s.published), max(s.published)
      FROM meter m JOIN price p ON p.meter = m.id JOIN source s ON s.id = p.source
      WHERE m.provider = ?1 AND m.service = ?2 AND p.effective_to IS NULL
        AND m.meter GLOB ?3 AND (?4 = 'any' OR m.attributes = ?5)
      """, provider.rawValue, service, Self.pattern(meter),
      attributes == nil ? "any" : "given", attributes?.description ?? ""
    ) { row in
      coverage.regions = try row.int(0)
      coverage.oldest = try row.optionalDate(1)
      coverage.newest = try row.optionalDate(2)
    }
    return coverage
  }

  /// Returns a usage type as a pattern of the database: what stands in braces is any text, and
  /// everything else stands for itself.
  private static func pattern(_ meter: String) -> String {
    var (pattern, isInside) = ("", false)
    for character in meter {
      switch character {
      case "{":
        isInside = true
        pattern += "*"
      case "}": isInside = false
      case _ where isInside: continue
      case "*", "?", "[": pattern += "[\(character)]"
      default: pattern.append(character)
      }
    }
    return pattern
  }
}
