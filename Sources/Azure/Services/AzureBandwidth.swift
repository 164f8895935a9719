public import Billing
import Money
import Prices
public import Scenarios

/// Outgoing data of an Azure region; incoming data is free, and so is traffic between zones of a
/// region (Azure bandwidth pricing page; Azure update of 2024-05).
///
/// An account's first 100 GB a month to the internet are free in each of three zones of regions: an
/// offer, not a tier.
public enum AzureBandwidth: MeteredService {
  static let internet = Field<Quantity>.quantity(
    "monthly_outbound_internet_gb", unit: "GB", "sent to the internet a month")
  static let routing = Field<Routing>.choice(
    "routing_preference", default: .microsoft,
    "'internet' leaves Microsoft's network near the region")
  static let sameContinent = Field<Quantity>.quantity(
    "monthly_outbound_same_continent_gb", unit: "GB",
    "sent to other Azure regions of the continent a month")
  static let otherContinents = Field<Quantity>.quantity(
    "monthly_outbound_other_continents_gb", unit: "GB",
    "sent to Azure regions of other continents a month")

  /// The route that data takes to the internet.
  public enum Routing: String, Sendable, CaseIterable {
    case microsoft = "microsoft_network"
    case internet
  }

  static let outToInternet = MeterDeclaration(
    "azure_bandwidth", "Standard Data Transfer Out", unit: "GB", .byUse,
    "data sent to the internet")
  private static let routedOut = MeterDeclaration(
    "azure_bandwidth", "Routing Preference Internet Data Transfer Out", unit: "GB", .byUse,
    "data sent to the internet, routed by it")
  private static let withinContinent = MeterDeclaration(
    "azure_bandwidth", "Intra Continent Data Transfer Out", unit: "GB", .byUse,
    "data to regions of the continent")
  private static let betweenContinents = MeterDeclaration(
    "azure_bandwidth", "Inter-Region Data Transfer Out", unit: "GB", .byUse,
    "data to regions of other continents")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_bandwidth", title: "Azure bandwidth", provider: .azure,
    summary: "data sent out of a region",
    fields: [
      internet.declaration, routing.declaration, sameContinent.declaration,
      otherContinents.declaration,
    ])

  /// The meters that it may use.
  public static let meters = [outToInternet, routedOut, withinContinent, betweenContinents]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .networking, noun: "transfer", ending: Ending(plan: "Nothing to delete: no data, no charge"),
    exerciseMeters: [.transferOut: outToInternet],
    offers: ["Bandwidth"])

  /// Meters what a resource sends.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let isRouted = resource.fields[routing] == .internet
    try metering.addMonthly(isRouted ? routedOut : outToInternet, internet, part: .transfer)
    try metering.addMonthly(withinContinent, sameContinent, part: .transfer)
    try metering.addMonthly(betweenContinents, otherContinents, part: .transfer)
  }

  /// Meters what any resource sends to the internet.
  static func meterOut(_ field: Field<Quantity>, into metering: inout Metering) throws {
    try metering.addMonthly(outToInternet, field, part: .transfer)
  }
}
