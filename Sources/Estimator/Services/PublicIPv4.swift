import Prices
public import Scenarios
import Dates
import Money

/// A public IPv4 address: every one is billed by the hour, in use or idle, since 2024-02-01; before,
/// an address in use was free (AWS announcement of 2023-07-28; VPC pricing page).
public enum PublicIPv4: MeteredService {
  static let inUse = MeterDeclaration(
    "public_ipv4", "PublicIPv4:InUseAddress", unit: "hour", "public IPv4 addresses")

  /// The name, the fields and the checks.
  public static let definition = ServiceDefinition(
    id: "public_ipv4", title: "Public IPv4 addresses", summary: "addresses that are kept",
    fields: [])

  /// The meters that it may use.
  public static let meters = [inUse]

  /// Says what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let hours = try metering.runningHours(.secondWithMinimumOfOneMinute)
    try meter(addresses: 1, hours: hours, into: &metering)
  }

  /// Whether an address in use is billed on the date that is priced.
  static func isBilled(_ metering: Metering) -> Bool {
    metering.holds(since: CalendarDate("2024-02-01"))
  }

  /// Meters the addresses of something that runs for some hours.
  ///
  /// The 750 free hours of a 12-month account are for addresses of EC2 instances only (AWS free tier
  /// pages, 2024).
  static func meter(
    addresses: Int, hours: MeteredAmount, _ description: String = "public IPv4 address",
    ofInstance: Bool = false, into metering: inout Metering
  ) throws {
    guard isBilled(metering) else { return }
    try metering.add(
      inUse.meter, service: "public_ipv4", unit: "hour",
      try hours.times(Quantity(addresses), "addresses"), description,
      granule: TimeGranule.secondWithMinimumOfOneMinute.rule, field: "public_ipv4",
      takesFreeTier: ofInstance)
  }
}
