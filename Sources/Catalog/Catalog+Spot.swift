public import Money
public import Prices
import SQLite

/// The price of spot capacity at a moment.
public struct SpotObservation: Sendable, Hashable {
  /// The time in seconds since 1970, UTC.
  public var observedAt: Int
  /// The availability zone, where known.
  public var zone: String?
  /// The price in dollars an hour.
  public var price: UnitPrice
  /// The source of the observation.
  public var source: PriceSource
}

/// How often spot capacity is reclaimed, and how much it saves.
public struct SpotInterruption: Sendable, Hashable {
  /// The saving compared with on-demand, in percent; below zero where it costs more.
  public var savingsPercent: Int
  /// The share of instances reclaimed in a month, such as `<5%` or `5-10%`.
  public var band: String
  /// The source that states it.
  public var source: PriceSource
}

extension Catalog {
  private static let spotMeter = """
    meter = (SELECT id FROM meter WHERE provider = ?1 AND service = 'ec2'
        AND meter = 'SpotUsage:' || ?2 AND attributes = 'operating_system=' || ?3)
      AND region = (SELECT id FROM region WHERE provider = ?1 AND code = ?4)
    """

  /// Returns the spot prices of an instance type that were observed in a region, oldest first.
  public func observations(
    instanceType: String, operatingSystem: String = "linux", region: String,
    of provider: Provider = .aws
  ) throws -> [SpotObservation] {
    var observations: [SpotObservation] = []
    try database.forEach(
      """
      SELECT observed_at, zone, price, source FROM price_observation WHERE \(Self.spotMeter)
      ORDER BY observed_at, zone, price
      """, provider.rawValue, instanceType, operatingSystem, region
    ) { row in
      let zone = try row.text(1)
      observations.append(
        SpotObservation(
          observedAt: try row.int(0), zone: zone.isEmpty ? nil : zone,
          price: Scales.price(try row.int(2)), source: try source(try row.int(3))))
    }
    return observations
  }

  /// Returns how often spot capacity of an instance type is reclaimed in a region, where known.
  public func spotInterruption(
    instanceType: String, operatingSystem: String = "linux", region: String,
    of provider: Provider = .aws
  ) throws -> SpotInterruption? {
    var interruption: SpotInterruption?
    try database.forEach(
      "SELECT savings_percent, band, source FROM spot_interruption WHERE \(Self.spotMeter)",
      provider.rawValue, instanceType, operatingSystem, region
    ) { row in
      interruption = SpotInterruption(
        savingsPercent: try row.int(0), band: try row.text(1),
        source: try source(try row.int(2)))
    }
    return interruption
  }

  /// Returns the availability zones of a region by name; none where the catalog does not know them.
  public func availabilityZones(of region: String, provider: Provider = .aws) throws -> [String] {
    var zones: [String] = []
    try database.forEach(
      """
      SELECT z.name FROM availability_zone z JOIN region r ON r.id = z.region
      WHERE r.provider = ? AND r.code = ? ORDER BY z.name
      """, provider.rawValue, region
    ) { row in zones.append(try row.text(0)) }
    return zones
  }
}
