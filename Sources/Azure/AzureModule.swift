public import Billing
import Prices

/// Microsoft Azure: its services.
public enum Azure {
  /// The provider's module for a registry.
  public static let module = ProviderModule(
    .azure, services: services, rules: rules, otherNames: otherNames,
    usualTypes: [
      "Standard_D*s_v5", "Standard_D*as_v5", "Standard_D*ps_v5", "Standard_E*s_v5",
      "Standard_E*as_v5", "Standard_E*ps_v5", "Standard_F*s_v2", "Standard_B*s", "Standard_B*ms",
      "Standard_B*s_v2", "Standard_B*as_v2", "Standard_B*ps_v2",
    ], usualRegions: ["eastus", "westus2", "westeurope", "northeurope"],
    // The many constrained and promotional sizes are known by the form of their names.
    unlistedTypes: UnlistedTypes("^(Basic_|Standard_.*(-|_Promo$))") { name in
      name.contains("-") || name.hasSuffix("_Promo") || name.hasPrefix("Basic_")
    },
    unpricedRegions: [
      UnpricedRegions(
        "china.*",
        "the regions in China are sold by a company of their own, in yuan; the catalog has prices in dollars alone"
      ),
      UnpricedRegions(
        "us(gov|dod|sec|nat).*",
        "Azure Government has a price list of its own, of which the catalog has nothing"),
    ], laterAccount: ": it has the credit for signing up and what every account gets free.",
    equivalences: equivalences, console: console)

  /// The services, in the order of the schema.
  private static let services: [any MeteredService.Type] = [
    AzureVM.self, AzureDisk.self, AzureBlob.self, AzureFunctions.self, AzureAKS.self,
    AzureSQL.self, AzurePostgreSQL.self, AzureCosmosDB.self, AzureServiceBus.self,
    AzureMonitor.self, AzureKeyVault.self, AzureBandwidth.self, AzurePublicIP.self,
    AzureML.self,
  ]

  /// The rules, in the order in which their remarks are shown.
  private static let rules: [any WarningRule.Type] = [
    StoppedNotDeallocated.self, SpotEviction.self, CapacityOutlastsPlan.self, DiskBilledByStep.self,
  ]

  /// Billing by the second; the pages state no minimum, and older ones minutes (Azure Virtual
  /// Machines pricing pages, read 2026-11), so hours are billed as they are.
  static let bySecond = TimeGranule(
    seconds: 1, minimumSeconds: 1, rule: "by the second; no minimum is stated")

  /// Billing by the hour: the highest throughput in an hour is billed for all of it.
  static let wholeHour = TimeGranule(
    seconds: 3600, minimumSeconds: 3600, rule: "by the whole hour, at its highest")
}
