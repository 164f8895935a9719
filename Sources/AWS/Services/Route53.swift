public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Route 53: hosted zones, billed in full for every month in which they exist, and queries
/// (developer guide, "I was billed twice for the same hosted zone", read 2026-11-20).
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
  public static let meters = [zoneMonths, standardQueries]

  static let zoneMonths = MeterDeclaration(
    "route53", "HostedZone", unit: "zone-month", .byUse, isGlobal: true, "hosted zones")
  static let standardQueries = MeterDeclaration(
    "route53", "DNS-Queries", unit: "query", .byUse, isGlobal: true, "standard queries")

  /// Meters zones and queries.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let zones = resource.fields[hostedZones]
    let months = metering.windowHours().months.map { $0.isZero ? .zero : zones }
    let touched = Quantity(months.count { !$0.isZero })
    let steps = [
      Step("\(zones.grouped) \(Words.noun("zone", for: zones))"),
      Step(
        "× \(touched.grouped) \(Words.noun("month", for: touched)), a part of a month counted whole"
      ),
    ]
    try metering.add(
      zoneMonths, MeteredAmount(months: months, steps: steps),
      granule: .rule("a part of a month is a month"), field: hostedZones.name)
    let quantity = resource.fields[queries]
    try metering.add(
      standardQueries, try metering.monthly(queries, quantity == .one ? "query" : "queries"),
      field: queries.name)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "hosted zone", ending: Ending(plan: "Delete the hosted zone"),
    offers: ["AmazonRoute53"])
}
