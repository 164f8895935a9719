public import Billing
import Prices

/// Google Cloud: its services, and its own rules of the plan linter.
public enum Google {
  /// The provider's module for a registry.
  public static let module = ProviderModule(
    .gcp, services: services, rules: rules, otherNames: otherNames,
    usualTypes: ["e2-*", "n2-*", "n2d-*", "t2a-*", "c3-*", "n1-*"],
    usualRegions: ["us-central1", "us-west1", "europe-west1", "europe-west3"],
    unlistedTypes: UnlistedTypes("^([a-z0-9]+-)?custom-"),
    laterAccount: ": it has the credit for signing up and what every account gets free.",
    equivalences: equivalences, console: console)

  /// The services, in the order of the schema.
  private static let services: [any MeteredService.Type] = [
    ComputeEngine.self, PersistentDisk.self, CloudStorage.self, CloudFunctions.self,
    KubernetesEngine.self, CloudSQL.self, Firestore.self, PubSub.self, Observability.self,
    CloudKMS.self, VPCNetwork.self, ExternalIP.self, VertexWorkbench.self, BigQuery.self,
  ]

  /// The rules, in the order in which their remarks are shown.
  private static let rules: [any WarningRule.Type] = [
    SpotPreemption.self, CommitmentOutlastsPlan.self, ClusterFee.self, SustainedUseSaving.self,
  ]
}
