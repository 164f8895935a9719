import Prices
public import Scenarios
import Money

/// Data sent out of a region, between zones, and to other regions.
///
/// What comes in is free (EC2 on-demand pricing page, "Data Transfer").
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
    "data_transfer", "DataTransfer-Out-Bytes", unit: "GB", "data sent to the internet")

  /// The name, the fields and the checks.
  public static let definition = ServiceDefinition(
    id: "data_transfer", title: "AWS data transfer", summary: "data sent and received",
    fields: [
      internet.declaration, intraRegion.declaration, toUSEast.declaration,
      otherRegions.declaration, destination.declaration, inbound.declaration,
    ])

  /// The meters that it may use.
  public static let meters = [
    outToInternet,
    MeterDeclaration(
      "data_transfer", "DataTransfer-Regional-Bytes", unit: "GB", "data between zones, each side"),
    MeterDeclaration(
      "data_transfer", "AWS-Out-Bytes", ["to_region": "any"], unit: "GB",
      "data to most other regions"),
    MeterDeclaration("data_transfer", "DataTransfer-In-Bytes", unit: "GB", "data received"),
  ]

  /// Says what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try meterOut(fields[internet], field: internet.name, into: &metering)
    var between = try metering.monthly(fields[intraRegion], "GB")
    between = try between.times(Quantity(2), "(billed on both sides)")
    try metering.add(
      "DataTransfer-Regional-Bytes", unit: "GB", between, "data between zones",
      field: intraRegion.name)
    try meterUSEast(resource, &metering)
    try meterOtherRegions(resource, &metering)
    try metering.add(
      "DataTransfer-In-Bytes", unit: "GB", try metering.monthly(fields[inbound], "GB"),
      "data received", field: inbound.name)
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
      "AWS-Out-Bytes", attributes: ["to_region": named.isEmpty ? "any" : named], unit: "GB",
      try metering.monthly(amount, "GB"), "data to \(named.isEmpty ? "other regions" : named)",
      field: named.isEmpty ? otherRegions.name : destination.name)
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
      "AWS-Out-Bytes", attributes: ["to_region": other], unit: "GB",
      try metering.monthly(amount, "GB"), "data to \(other)", field: toUSEast.name)
  }

  /// Meters what any resource sends to the internet: one pool and one set of tiers a region.
  static func meterOut(
    _ gigabytes: Quantity, field: String, into metering: inout Metering
  ) throws {
    try metering.add(
      outToInternet.meter, service: "data_transfer", unit: "GB",
      try metering.monthly(gigabytes, "GB"), "data to the internet", field: field)
  }
}
