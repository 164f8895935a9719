public import Billing
import Money
import Prices
public import Scenarios

/// Azure public addresses of the Standard SKU: static, billed for as long as they are reserved,
/// attached or not (Azure IP addresses pricing page, read through infracost 2026-04).
///
/// The Basic SKU was retired on 2025-09-30.
public enum AzurePublicIP: MeteredService {
  static let tier = Field<Tier>.choice(
    "sku_tier", default: .regional, "'Global' for an address in front of several regions")

  /// The tier by which an address is announced.
  public enum Tier: String, Sendable, CaseIterable {
    case regional = "Regional"
    case global = "Global"
  }

  static let standard = MeterDeclaration(
    "azure_public_ip", "Standard IPv4 Static Public IP", unit: "hour", .existing,
    "public IPv4 addresses")
  private static let global = MeterDeclaration(
    "azure_public_ip", "Global IPv4 Static Public IP", unit: "hour", .existing,
    "public IPv4 addresses of the global tier")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_public_ip", title: "Azure public IP addresses", provider: .azure,
    summary: "addresses that are kept", fields: [tier.declaration])

  /// The meters that an address may use.
  public static let meters = [standard, global]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "public address",
    ending: Ending(plan: "Delete the public address; dissociating it does not end its charge"),
    needsEnd: "address",
    globalListCommands: ["az network public-ip list -o table"], isAlwaysLookedFor: true,
    forgotten: [ForgottenThing("a public address that nothing uses")],
    offers: ["Virtual Network"])

  /// Meters the hours for which an address exists.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let hours = try metering.runningHours(Azure.bySecond)
    try metering.add(
      resource.fields[tier] == .global ? global : standard, hours, part: .address,
      granule: .time(Azure.bySecond), field: tier.name)
  }

  /// Meters addresses that a server keeps whether it runs or not.
  static func meter(addresses: Int, field: String, into metering: inout Metering) throws {
    guard addresses > 0 else { return }
    try metering.add(
      standard, try metering.existingHours().times(Quantity(addresses), "addresses"),
      part: .address, granule: .time(Azure.bySecond), field: field)
  }
}
