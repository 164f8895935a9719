import Files

/// A rule of the mapping: which products of an offer belong to which meter of the catalog.
///
/// It is an object so that looking one up for each row of a list copies nothing.
final class OfferRule {
  let service: String
  let region: Template
  let meter: Template
  let attributes: Template
  let feedUnits: [[UInt8]]
  let unit: String
  /// The number of the catalog's units in one unit of the list.
  let divisor: Int
  let leavesOutFreeTier: Bool
  /// The hours over which an upfront payment is spread; nil where there is none.
  let upfrontHours: Int?

  init(
    service: String, region: Template, meter: Template, attributes: Template,
    feedUnits: [[UInt8]], unit: String, divisor: Int, leavesOutFreeTier: Bool,
    upfrontHours: Int? = nil
  ) {
    self.service = service
    self.region = region
    self.meter = meter
    self.attributes = attributes
    self.feedUnits = feedUnits
    self.unit = unit
    self.divisor = divisor
    self.leavesOutFreeTier = leavesOutFreeTier
    self.upfrontHours = upfrontHours
  }
}

/// The mapping of the AWS offers, read from `aws-offers.csv` and `aws-regions.csv`.
public struct OfferMapping {
  static let columns = [
    "offer", "usage_types", "conditions", "service", "region", "meter", "attributes", "feed_units",
    "unit", "divisor", "options",
  ]

  let regions: RegionNames
  /// The rows by the code of their offer.
  private let rows: [String: [MappingTable.Row]]
  private let units: UnitNames

  /// The codes of the offers that have a mapping, by name.
  public let offers: [String]

  /// Reads the mapping from the folder of the price tables.
  ///
  /// - Throws: `FeedError.mapping`, `FileError`.
  public init(data: String) throws {
    let folder = Files.path(data, "feed-mapping")
    regions = try RegionNames(Files.path(folder, "aws-regions.csv"))
    var rows: [String: [MappingTable.Row]] = [:]
    for row in try MappingTable.read(
      Files.path(folder, "aws-offers.csv"), columns: Self.columns)
    {
      for offer in Set(row.alternatives("offer")) { rows[offer, default: []].append(row) }
    }
    self.rows = rows
    units = try UnitNames(Files.path(folder, "aws-units.csv"))
    offers = rows.keys.sorted()
    for offer in offers { _ = try matcher(for: offer) }
  }

  /// The codes of the regions that have a name in the mapping.
  public var regionCodes: [String] { regions.codes }

  /// Returns the matcher that finds the rules for an offer's products; an offer without rules is
  /// taken unchanged, for the service `metered`.
  func matcher(for offer: String) throws -> OfferMatcher {
    guard let own = rows[offer] else {
      return OfferMatcher(metered: offer, units: units, regions: regions)
    }
    return try OfferMatcher(own, regions: regions)
  }
}
