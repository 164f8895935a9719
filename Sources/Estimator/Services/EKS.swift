import Money
import Prices
public import Scenarios

/// Amazon EKS control planes: hours for which a cluster exists, with or without nodes.
///
/// Nodes are resources of their own. A version past its standard support costs a surcharge beside
/// the cluster's hour; there is no minimum fee (AWS containers blog, "Amazon EKS extended support
/// for Kubernetes versions pricing", in force since 2024-04-01).
public enum EKS: MeteredService {
  static let extendedSupport = Field<Bool>.flag(
    "extended_support", "whether its Kubernetes version is past standard support")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "eks", title: "Amazon EKS", summary: "Kubernetes control planes",
    fields: [extendedSupport.declaration])

  /// The meters that a cluster may use.
  public static let meters = [
    MeterDeclaration("eks", "AmazonEKS-Hours:perCluster", unit: "hour", "clusters"),
    MeterDeclaration(
      "eks", "AmazonEKS-Hours:extendedSupport", unit: "hour", "surcharge of an old version"),
  ]

  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 1, rule: "by the second; no minimum is stated")

  /// Meters the hours of the control plane.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let hours = try metering.runningHours(granule)
    try metering.add(
      "AmazonEKS-Hours:perCluster", unit: "hour", hours, "control plane", granule: granule.rule)
    guard resource.fields[extendedSupport] else { return }
    try metering.add(
      "AmazonEKS-Hours:extendedSupport", unit: "hour", hours, "extended support",
      granule: granule.rule, field: extendedSupport.name)
  }
}
