public import Billing
import Prices
public import Scenarios
import Dates
import Money

/// A public IPv4 address: since 2024-02-01, each is billed by the hour, in use or idle; before
/// that, an address in use was free (AWS announcement of 2023-07-28; VPC pricing page).
public enum PublicIPv4: MeteredService {
  static let inUse = MeterDeclaration(
    "public_ipv4", "PublicIPv4:InUseAddress", unit: "hour", .existing, "public IPv4 addresses")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "public_ipv4", title: "Public IPv4 addresses", summary: "addresses that are kept",
    fields: [])

  /// Until 2024-02-01, an Elastic IP address was free only while it was the only address of a
  /// running instance; an unattached one was billed by the hour (EC2 pricing page, Elastic IP
  /// addresses).
  static let keptAlone = MeterDeclaration(
    "public_ipv4", "ElasticIP:IdleAddress", unit: "hour", .existing,
    "addresses kept without a server, before 2024-02-01")

  /// The meters that it may use.
  public static let meters = [inUse, keptAlone]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "public address", ending: Ending(plan: "Release the address"),
    outlivesServers: true,
    listCommands: [
      "aws ec2 describe-addresses --region $region --query 'Addresses[].PublicIp' --output text"
    ], isAlwaysLookedFor: true, glossary: [.publicAddress],
    forgotten: [ForgottenThing("a public address")], offers: ["AmazonVPC"])

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let hours = try metering.runningHours(.secondWithMinimumOfOneMinute)
    if isBilled(metering) { return try meter(addresses: 1, hours: hours, into: &metering) }
    try metering.add(
      keptAlone, hours, "public IPv4 address, kept without a server", part: .address,
      granule: .time(.secondWithMinimumOfOneMinute))
  }

  /// Returns whether an address in use is billed on the date that is priced.
  static func isBilled(_ metering: Metering) -> Bool { isBilled(on: metering.rulesDate) }

  /// Returns whether an address in use is billed on a day; nil stands for today.
  static func isBilled(on date: CalendarDate?) -> Bool {
    guard let date, let since = CalendarDate("2024-02-01") else { return true }
    return date >= since
  }

  /// Meters the addresses of something that runs for some hours.
  ///
  /// The 750 free hours of a 12-month account are for addresses of EC2 instances only (AWS free
  /// tier pages, 2024).
  static func meter(
    addresses: Int, hours: MeteredAmount, _ description: String = "public IPv4 address",
    ofInstance: Bool = false, into metering: inout Metering
  ) throws {
    guard isBilled(metering) else { return }
    try metering.add(
      inUse, try hours.times(Quantity(addresses), "addresses"), description, part: .address,
      granule: .time(.secondWithMinimumOfOneMinute), field: "public_ipv4",
      takesFreeTier: ofInstance)
  }
}
