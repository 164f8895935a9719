public import Billing
import Prices
public import Scenarios

/// Azure Kubernetes Service: the control plane, by the hour for which a cluster exists.
///
/// The Free tier costs nothing; Premium is Standard with long-term support on top (Azure
/// documentation, "Free, Standard and Premium pricing tiers"). Nodes, disks and addresses are
/// resources of their own.
public enum AzureAKS: MeteredService {
  static let tier = Field<Tier>.choice(
    "sku_tier", default: .free,
    "'Free', 'Standard' with an uptime SLA, 'Premium' with long-term support")

  /// The tiers of the control plane.
  public enum Tier: String, Sendable, CaseIterable {
    case free = "Free"
    case standard = "Standard"
    case premium = "Premium"
  }

  private static let uptime = MeterDeclaration(
    "azure_aks", "Standard Uptime SLA", unit: "hour", .existing, "clusters with an uptime SLA")
  private static let support = MeterDeclaration(
    "azure_aks", "Standard Long Term Support", unit: "hour", .existing, "long-term support")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_aks", title: "Azure Kubernetes Service", provider: .azure,
    summary: "Kubernetes control planes", fields: [tier.declaration])

  /// The meters that a cluster may use.
  public static let meters = [uptime, support]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "cluster",
    ending: Ending(plan: "Delete the cluster and see that its node resource group is gone"),
    needsEnd: "cluster", isBetterShared: true, globalListCommands: ["az aks list -o table"],
    offers: ["Azure Kubernetes Service"])

  /// Meters the hours of the control plane.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let tier = resource.fields[tier]
    guard tier != .free else { return }
    let hours = try metering.runningHours(Azure.bySecond)
    try metering.add(uptime, hours, granule: .time(Azure.bySecond), field: Self.tier.name)
    guard tier == .premium else { return }
    try metering.add(
      support, hours, part: .fee, granule: .time(Azure.bySecond), field: Self.tier.name)
  }
}
