public import Billing
import Prices

/// Google Cloud: its services.
public enum Google {
  /// What the provider brings to a registry.
  public static let module = ProviderModule(.gcp, services: services)

  /// The services, in the order of the schema.
  private static let services: [any MeteredService.Type] = [
    ComputeEngine.self, PersistentDisk.self, CloudStorage.self, CloudFunctions.self,
    KubernetesEngine.self, CloudSQL.self, Firestore.self, PubSub.self, Observability.self,
    CloudKMS.self, VPCNetwork.self, ExternalIP.self, VertexWorkbench.self, BigQuery.self,
  ]
}
