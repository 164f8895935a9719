public import Dates
public import Prices
import SQLite

/// The contents of a catalog.
public struct CatalogInfo: Sendable, Hashable {
  /// The prices of a service.
  public struct Service: Sendable, Hashable {
    /// The provider of the service.
    public var provider: Provider
    /// The service, by the scenario format's name.
    public var service: String
    /// The number of meters, counting each combination of attributes.
    public var meters: Int
    /// The number of prices, counting each tier.
    public var prices: Int
    /// The earliest day on which any price is valid.
    public var first: CalendarDate
    /// The latest day from which any price is valid.
    public var last: CalendarDate
  }

  /// A source, with the number of its prices.
  public struct Source: Sendable, Hashable {
    /// The source.
    public var source: PriceSource
    /// What a reader should know about it, if anything.
    public var note: String?
    /// The number of prices that come from it.
    public var prices: Int
  }

  /// The path of the file.
  public var path: String
  /// The size of the file in bytes.
  public var fileSize: Int
  /// The newest publication date of any price, except from sources of low confidence.
  public var newest: CalendarDate
  /// The services, by provider and name.
  public var services: [Service]
  /// The sources, newest first.
  public var sources: [Source]
  /// The number of rows in the other tables by name: `instance_type`, `free_tier_offer`, `gap`,
  /// `price_observation`, `region`, `spot_interruption`.
  public var counts: [String: Int]

  /// The number of prices, counting each tier.
  public var prices: Int { services.reduce(0) { $0 + $1.prices } }
}

extension Catalog {
  /// Returns the contents of the catalog.
  public func info() throws -> CatalogInfo {
    var counts: [String: Int] = [:]
    for table in [
      "instance_type", "free_tier_offer", "gap", "price_observation", "region",
      "spot_interruption",
    ] {
      counts[table] = try database.number("SELECT count(*) FROM \(table)") ?? 0
    }
    return CatalogInfo(
      path: path, fileSize: try fileSize(), newest: try newestDate(),
      services: try services(), sources: try sources(), counts: counts)
  }

  /// The size of the file, also of one that has no name any more.
  private func fileSize() throws -> Int {
    let count = try database.number("PRAGMA page_count") ?? 0
    return try count * (database.number("PRAGMA page_size") ?? 0)
  }

  private func services() throws -> [CatalogInfo.Service] {
    var services: [CatalogInfo.Service] = []
    try database.forEach(
      """
      SELECT m.provider, m.service, count(*), sum(p.count), min(p.first), max(p.last)
      FROM (
        SELECT meter, count(*) AS count, min(effective_from) AS first,
          max(effective_from) AS last
        FROM price GROUP BY meter
      ) p JOIN meter m ON m.id = p.meter
      GROUP BY 1, 2 ORDER BY 1, 2
      """
    ) { row in
      guard let provider = Provider(rawValue: try row.text(0)) else { return }
      services.append(
        CatalogInfo.Service(
          provider: provider, service: try row.text(1), meters: try row.int(2),
          prices: try row.int(3), first: CalendarDate(dayNumber: try row.int(4)),
          last: CalendarDate(dayNumber: try row.int(5))))
    }
    return services
  }

  private func sources() throws -> [CatalogInfo.Source] {
    var sources: [CatalogInfo.Source] = []
    try database.forEach(
      """
      SELECT s.id, s.note, coalesce(p.count, 0)
      FROM source s
      LEFT JOIN (SELECT source, count(*) AS count FROM price GROUP BY source) p ON p.source = s.id
      ORDER BY s.published DESC, s.code
      """
    ) { row in
      sources.append(
        CatalogInfo.Source(
          source: try source(try row.int(0)), note: try row.optionalText(1),
          prices: try row.int(2)))
    }
    return sources
  }
}
