public import Billing
import Money
import Prices
public import Scenarios

/// Outgoing data of machines: to the internet, to other zones and regions, and through Cloud NAT.
///
/// Incoming data is free, and so is data within a zone (VPC network pricing page, 2026-10). The
/// tiers of the price to the internet are those of the SKUs, at 1 and 10 TiB a month.
public enum VPCNetwork: MeteredService {
  static let egress = Field<Quantity>.quantity(
    "monthly_egress_gb", unit: "GB", "data sent to the internet a month")
  static let tier = Field<Tier>.choice("network_tier", default: .premium, "the tier of the network")
  static let destination = Field<Destination>.choice(
    "destination", default: .worldwide, "where data to the internet goes")
  static let interZone = Field<Quantity>.quantity(
    "monthly_inter_zone_gb", unit: "GB", "data sent to other zones of the region a month")
  static let interRegion = Field<Quantity>.quantity(
    "monthly_inter_region_gb", unit: "GB", "data sent to another region a month")
  static let destinationRegion = Field<String>.text(
    "destination_region", "the region that it is sent to")
  static let assignedVMs = Field<Int>.integer(
    "assigned_vms", in: 0...100_000, default: 0, "machines that use a NAT gateway")
  static let natData = Field<Quantity>.quantity(
    "monthly_data_processed_gb", unit: "GB", "data through the NAT gateway a month")

  /// The tiers of the network.
  public enum Tier: String, Sendable, CaseIterable {
    case premium, standard
  }

  /// The destination of data to the internet: China and Australia have prices of their own.
  public enum Destination: String, Sendable, CaseIterable {
    case worldwide, china, australia
  }

  static let toInternet = MeterDeclaration(
    "gcp_network", "Network Internet Egress",
    ["network_tier": "premium", "destination": "worldwide"], unit: "GB", .byUse,
    "data to the internet")
  static let toChina = MeterDeclaration(
    "gcp_network", "Network Internet Egress", ["network_tier": "premium", "destination": "china"],
    unit: "GB", .byUse, "data to China")
  static let toAustralia = MeterDeclaration(
    "gcp_network", "Network Internet Egress",
    ["network_tier": "premium", "destination": "australia"], unit: "GB", .byUse,
    "data to Australia")
  static let standardTier = MeterDeclaration(
    "gcp_network", "Network Internet Egress", ["network_tier": "standard"], unit: "GB", .byUse,
    "data to the internet, standard tier")
  static let toZones = MeterDeclaration(
    "gcp_network", "Network Inter Zone Egress", unit: "GB", .byUse, isGlobal: true,
    "data between zones")
  static let toRegions = MeterDeclaration(
    "gcp_network", "Network Inter Region Egress", unit: "GB", .byUse, isGlobal: true,
    "data between regions")
  static let natMachines = MeterDeclaration(
    "gcp_network", "NAT Gateway VM Uptime", unit: "hour", .existing, isGlobal: true,
    "machines behind a NAT gateway, to 32")
  static let natGateway = MeterDeclaration(
    "gcp_network", "NAT Gateway Uptime", unit: "hour", .existing, isGlobal: true,
    "NAT gateways of more than 32 machines")
  static let natProcessed = MeterDeclaration(
    "gcp_network", "NAT Gateway Data", unit: "GB", .byUse, "data through a NAT gateway")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_network", title: "Google VPC network", provider: .gcp,
    summary: "data transfer and NAT",
    fields: [
      egress.declaration, tier.declaration, destination.declaration, interZone.declaration,
      interRegion.declaration, destinationRegion.declaration, assignedVMs.declaration,
      natData.declaration,
    ],
    details: [
      FieldDetail(tier.name, of: egress.name), FieldDetail(destination.name, of: egress.name),
    ], check: check)

  /// The meters that data may use.
  public static let meters = [
    toInternet, toChina, toAustralia, standardTier, toZones, toRegions, natMachines, natGateway,
    natProcessed,
  ]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "data transfer", ending: Ending(plan: "delete its NAT gateway, if any"),
    isBetterShared: true,
    globalListCommands: ["gcloud compute routers list"],
    forgotten: [ForgottenThing("a NAT gateway of one machine, without traffic", forgotten)],
    offers: ["Compute Engine", "Networking"])

  private static var forgotten: FieldValues {
    var values = FieldValues()
    values.set(.integer(1), for: assignedVMs.name)
    return values
  }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values[tier] == .standard {
      problems.refuse(destination, of: values, with: "network_tier 'standard'")
    }
    if !values[interRegion].isZero {
      problems.require(destinationRegion, of: values, with: "'\(interRegion.name)'")
    } else {
      problems.needs(
        destinationRegion.name, of: values, [interRegion.name],
        hints: ["say how much is sent there: \"\(interRegion.name)\""])
    }
    if !values[natData].isZero, values[assignedVMs] == 0 {
      problems.add(
        at: values.position(of: natData.name),
        "'\(natData.name)' is data through a NAT gateway: '\(assignedVMs.name)' is missing")
    }
  }

  /// Meters the data.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    if fields[tier] == .standard {
      try metering.addMonthly(
        standardTier, egress, "GB", "data to the internet, standard tier",
        part: .transfer)
    } else {
      switch fields[destination] {
      case .worldwide: try meterOut(egress, into: &metering)
      case .china: try metering.addMonthly(toChina, egress, "GB", part: .transfer)
      case .australia: try metering.addMonthly(toAustralia, egress, "GB", part: .transfer)
      }
    }
    try metering.addMonthly(toZones, interZone, "GB", part: .transfer)
    try meterRegions(resource, &metering)
    try meterNAT(resource, &metering)
  }

  /// Meters data to the internet by the premium tier, which machines have by default.
  static func meterOut(_ field: Field<Quantity>, into metering: inout Metering) throws {
    try metering.add(
      toInternet, try metering.monthly(field, "GB"), part: .transfer, field: field.name)
  }

  private static func meterRegions(_ resource: Resource, _ metering: inout Metering) throws {
    let target = resource.fields[destinationRegion]
    guard !resource.fields[interRegion].isZero, !target.isEmpty else { return }
    guard let from = Continent(region: resource.region), let to = Continent(region: target) else {
      metering.problem(at: destinationRegion.name, "'\(target)' is no region of gcp")
      return
    }
    if target == resource.region {
      metering.problem(
        at: destinationRegion.name, "'\(target)' is the region that it is sent from",
        hints: ["data between its zones is '\(interZone.name)'"])
      return
    }
    try metering.addMonthly(
      toRegions, interRegion, "GB", attributes: ["from": from.rawValue, "to": to.rawValue],
      "data to \(target)", part: .transfer)
  }

  /// Meters a gateway, which bills by the hour for each machine that uses it, up to 32; above that,
  /// there is one price for all (VPC network pricing page, 2026-10).
  private static func meterNAT(_ resource: Resource, _ metering: inout Metering) throws {
    let machines = resource.fields[assignedVMs]
    guard machines > 0 else { return }
    let granule = TimeGranule.secondWithMinimumOfOneMinute
    let hours = try metering.runningHours(granule)
    try metering.add(
      machines > 32 ? natGateway : natMachines,
      machines > 32 ? hours : try hours.times(Quantity(machines), "machines"),
      "NAT gateway", granule: .time(granule), field: assignedVMs.name)
    try metering.addMonthly(natProcessed, natData, "GB", part: .transfer)
  }
}

/// The parts of the world by which data between regions is priced.
enum Continent: String, Sendable {
  case africa, asia, europe, indonesia, latinamerica, middleeast, northamerica, oceania

  /// Creates the part of the world of a region from its code; nil for an unknown code.
  init?(region: String) {
    // Indonesia has prices of its own (Cloud Storage pricing page, 2026-05).
    if region == "asia-southeast2" {
      self = .indonesia
      return
    }
    switch region.prefix(while: { $0 != "-" }) {
    case "africa": self = .africa
    case "asia": self = .asia
    case "australia": self = .oceania
    case "europe": self = .europe
    case "me": self = .middleeast
    case "northamerica", "us": self = .northamerica
    case "southamerica": self = .latinamerica
    default: return nil
    }
  }

  /// Returns whether the free data out of North America applies to a region.
  static func isNorthAmerica(_ region: String) -> Bool {
    Continent(region: region) == .northamerica
  }
}
