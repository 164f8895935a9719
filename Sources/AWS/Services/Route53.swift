public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Route 53: hosted zones, billed in full for every month in which they exist unless they
/// are deleted within 12 hours, and queries (developer guide, "I was billed twice for the same
/// hosted zone"; Route 53 pricing page, read 2026-11-20).
public enum Route53: MeteredService {
  static let hostedZones = Field<Quantity>.quantity(
    "hosted_zones", unit: "zone", in: .zero...Quantity(1_000_000),
    "domains or parts of domains; a zone that exists for more than 12 hours is billed for the whole month"
  )
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
    try meterZones(resource, &metering)
    let quantity = resource.fields[queries]
    try metering.add(
      standardQueries, try metering.monthly(queries, quantity == .one ? "query" : "queries"),
      field: queries.name)
  }

  /// Zones that are deleted within this time are not billed.
  private static let freeHours = Quantity(12)

  private static func meterZones(_ resource: Resource, _ metering: inout Metering) throws {
    let zones = resource.fields[hostedZones]
    var lifetime = metering.windowHours()
    if case .total = resource.schedule { lifetime = try metering.runningHours(.exact) }
    let hours = try lifetime.total()
    guard hours > freeHours else {
      if !zones.isZero, !hours.isZero {
        metering.leaveFree(
          "Hosted zones that are deleted within \(freeHours.grouped) hours are not billed.")
      }
      return
    }
    let months = lifetime.months.map { $0.isZero ? .zero : zones }
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
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "hosted zone", ending: Ending(plan: "Delete the hosted zone"),
    offers: ["AmazonRoute53"])
}
