public import Billing
import Prices
public import Scenarios
import Money

/// Data sent out of a region, between zones, and to other regions.
///
/// Incoming data is free (EC2 on-demand pricing page, "Data Transfer").
public enum DataTransfer: MeteredService {
  static let internet = Field<Quantity>.quantity(
    "monthly_outbound_internet_gb", unit: "GB", "sent to the internet a month")
  static let intraRegion = Field<Quantity>.quantity(
    "monthly_intra_region_gb", unit: "GB",
    "sent between zones of the region a month; billed on both sides")
  static let toUSEast = Field<Quantity>.quantity(
    "monthly_outbound_us_east_to_us_east_gb", unit: "GB",
    "sent between us-east-1 and us-east-2 a month")
  static let otherRegions = Field<Quantity>.quantity(
    "monthly_outbound_other_regions_gb", unit: "GB", "sent to other regions a month")
  static let destination = Field<String>.text(
    "destination_region", "the other region; without it, the price to most other regions")
  static let inbound = Field<Quantity>.quantity(
    "monthly_inbound_gb", unit: "GB", "received a month")

  static let outToInternet = MeterDeclaration(
    "data_transfer", "DataTransfer-Out-Bytes", unit: "GB", .byUse, "data sent to the internet")
  static let betweenZones = MeterDeclaration(
    "data_transfer", "DataTransfer-Regional-Bytes", unit: "GB", .byUse,
    "data between zones, each side")
  /// The attribute `to_region` contains the other region, or `any`.
  static let toRegions = MeterDeclaration(
    "data_transfer", "AWS-Out-Bytes", unit: "GB", .byUse, hasOpenAttributes: true,
    "data to other regions")
  static let received = MeterDeclaration(
    "data_transfer", "DataTransfer-In-Bytes", unit: "GB", .byUse, "data received")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "data_transfer", title: "AWS data transfer", summary: "data sent and received",
    fields: [
      internet.declaration, intraRegion.declaration, toUSEast.declaration,
      otherRegions.declaration, destination.declaration, inbound.declaration,
    ], details: [FieldDetail(destination.name, of: otherRegions.name)])

  /// The meters that it may use.
  public static let meters = [outToInternet, betweenZones, toRegions, received]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "data transfer",
    ending: Ending(plan: "Nothing to delete: what is no longer sent costs nothing"),
    exerciseMeters: [.transferOut: outToInternet], offers: ["AWSDataTransfer"])

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try meterOut(internet, into: &metering)
    var between = try metering.monthly(intraRegion, of: fields, "GB")
    between = try between.times(Quantity(2), "(billed on both sides)")
    try metering.add(
      betweenZones, between, "data between zones", part: .transfer, field: intraRegion.name)
    try meterUSEast(resource, &metering)
    try meterOtherRegions(resource, &metering)
    try metering.add(
      received, try metering.monthly(inbound, of: fields, "GB"), part: .transfer,
      field: inbound.name)
  }

  private static func meterOtherRegions(_ resource: Resource, _ metering: inout Metering) throws {
    let amount = resource.fields[otherRegions]
    guard !amount.isZero else { return }
    let named = resource.fields[destination]
    if named.isEmpty {
      metering.assumptions.append(
        "\(resource.name): data to other regions is priced as to most of them; a few cost more or less, as \"destination_region\" tells."
      )
    }
    try metering.add(
      toRegions, attributes: ["to_region": named.isEmpty ? "any" : named],
      try metering.monthly(otherRegions, "GB"),
      "data to \(named.isEmpty ? "other regions" : named)",
      part: .transfer, field: named.isEmpty ? otherRegions.name : destination.name)
  }

  private static func meterUSEast(_ resource: Resource, _ metering: inout Metering) throws {
    let amount = resource.fields[toUSEast]
    guard !amount.isZero else { return }
    let other = ["us-east-1": "us-east-2", "us-east-2": "us-east-1"][resource.region]
    guard let other else {
      guard metering.isRegionKnown else { return }
      metering.problem(
        at: toUSEast.name,
        "'\(toUSEast.name)' needs region us-east-1 or us-east-2, not \(resource.region)")
      return
    }
    try metering.add(
      toRegions, attributes: ["to_region": other], try metering.monthly(toUSEast, "GB"),
      "data to \(other)", part: .transfer, field: toUSEast.name)
  }

  /// Meters what any resource sends to the internet: one pool and one set of tiers per region.
  static func meterOut(
    _ field: Field<Quantity>, into metering: inout Metering
  ) throws {
    try metering.add(
      outToInternet, try metering.monthly(field, "GB"), "data to the internet", part: .transfer,
      field: field.name)
  }
}
