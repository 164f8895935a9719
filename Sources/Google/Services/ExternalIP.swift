public import Billing
import Money
import Prices
public import Scenarios

/// External IPv4 addresses: by the hour, in use or reserved.
///
/// An attached address also counts as in use while its machine is stopped; one that is reserved and
/// not attached to anything costs more (VPC network pricing page, 2026-10).
public enum ExternalIP: MeteredService {
  static let status = Field<Status>.choice(
    "status", default: .inUse, "whether something uses it")
  static let purchaseOption = Field<User>.choice(
    "purchase_option", default: .onDemand, "how the machine that uses it is paid")

  /// Whether an address is attached to something.
  public enum Status: String, Sendable, CaseIterable {
    case inUse = "in_use"
    case reserved
  }

  /// The kind of machine that uses an address, by how it is paid for.
  public enum User: String, Sendable, CaseIterable {
    case onDemand = "on_demand"
    case spot
  }

  static let inUse = MeterDeclaration(
    "gcp_external_ip", "External IP in use", ["usage_type": "OnDemand"], unit: "hour", .existing,
    "external addresses in use")
  static let inUseOfSpot = MeterDeclaration(
    "gcp_external_ip", "External IP in use", ["usage_type": "Preemptible"], unit: "hour",
    .existing, isGlobal: true, "external addresses of spot machines")
  static let reserved = MeterDeclaration(
    "gcp_external_ip", "Static IP not in use", unit: "hour", .existing,
    "addresses that are reserved and attached to nothing")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_external_ip", title: "Google external addresses", provider: .gcp,
    summary: "addresses that are kept", fields: [status.declaration, purchaseOption.declaration],
    check: { values, problems in
      if values[status] == .reserved {
        problems.refuse(purchaseOption, of: values, with: "status 'reserved'")
      }
    })

  /// The meters that an address may use.
  public static let meters = [inUse, inUseOfSpot, reserved]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "address", ending: Ending(plan: "release it"), outlivesServers: true,
    globalListCommands: ["gcloud compute addresses list"], isAlwaysLookedFor: true,
    glossary: [.publicAddress],
    forgotten: [ForgottenThing("a reserved address that nothing uses", forgotten)],
    offers: ["Compute Engine"])

  private static var forgotten: FieldValues {
    var values = FieldValues()
    values.set(.text(Status.reserved.rawValue), for: status.name)
    return values
  }

  private static let granule = TimeGranule.secondWithMinimumOfOneMinute

  /// Meters an address for as long as it is reserved.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let hours = try metering.runningHours(granule)
    if resource.fields[status] == .reserved {
      try metering.add(
        reserved, hours, "reserved address", part: .address, granule: .time(granule),
        field: status.name)
    } else {
      try meter(
        addresses: 1, hours: hours, isOfSpot: resource.fields[purchaseOption] == .spot,
        field: status.name, into: &metering)
    }
  }

  /// Meters addresses in use.
  static func meter(
    addresses: Int, hours: MeteredAmount, isOfSpot: Bool, field: String,
    into metering: inout Metering
  ) throws {
    guard addresses > 0 else { return }
    try metering.add(
      isOfSpot ? inUseOfSpot : inUse, try hours.times(Quantity(addresses), "addresses"),
      "external address", part: .address, granule: .time(granule), field: field)
  }
}
