import Money
import Prices
public import Scenarios

/// Amazon Route 53: hosted zones, whole for every month in which they exist, and queries (developer
/// guide, "I was billed twice for the same hosted zone", read 2026-11-20).
public enum Route53: MeteredService {
  static let hostedZones = Field<Quantity>.quantity(
    "hosted_zones", unit: "zone", in: .zero...Quantity(1_000_000),
    "domains or parts of domains; a zone is billed for the whole month however short it exists")
  static let queries = Field<Quantity>.quantity(
    "monthly_queries", unit: "query", "standard queries a month; those of alias records are free")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "route53", title: "Amazon Route 53", summary: "domain names",
    fields: [hostedZones.declaration, queries.declaration])

  /// The meters that zones may use.
  public static let meters = [
    MeterDeclaration("route53", "HostedZone", unit: "zone-month", isGlobal: true, "hosted zones"),
    MeterDeclaration("route53", "DNS-Queries", unit: "query", isGlobal: true, "standard queries"),
  ]

  /// Meters zones and queries.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let zones = resource.fields[hostedZones]
    let months = metering.existingHours().months.map { $0.isZero ? .zero : zones }
    let touched = Quantity(months.count { !$0.isZero })
    let steps = [
      Step("\(zones.grouped) \(plural("zone", zones))"),
      Step("× \(touched.grouped) \(plural("month", touched)), a part of a month counted whole"),
    ]
    try metering.add(
      "HostedZone", region: "global", unit: "zone-month",
      MeteredAmount(months: months, steps: steps), "hosted zones",
      granule: "a part of a month is a month", field: hostedZones.name)
    let quantity = resource.fields[queries]
    try metering.add(
      "DNS-Queries", region: "global", unit: "query",
      try metering.monthly(quantity, quantity == .one ? "query" : "queries"), "standard queries",
      field: queries.name)
  }
}
