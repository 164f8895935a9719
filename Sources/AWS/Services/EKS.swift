public import Billing
import Money
import Prices
public import Scenarios

/// Amazon EKS control planes: hours for which a cluster exists, with or without nodes.
///
/// Nodes are resources of their own. A version past its standard support costs a surcharge on the
/// cluster's hour; there is no minimum fee (AWS containers blog, "Amazon EKS extended support for
/// Kubernetes versions pricing", in force since 2024-04-01).
public enum EKS: MeteredService {
  static let extendedSupport = Field<Bool>.flag(
    "extended_support", "whether its Kubernetes version is past standard support")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "eks", title: "Amazon EKS", summary: "Kubernetes control planes",
    fields: [extendedSupport.declaration])

  /// The meters that a cluster may use.
  public static let meters = [clusterHours, extendedHours]

  private static let clusterHours = MeterDeclaration(
    "eks", "AmazonEKS-Hours:perCluster", unit: "hour", .existing, "clusters")
  private static let extendedHours = MeterDeclaration(
    "eks", "AmazonEKS-Hours:extendedSupport", unit: "hour", .existing,
    "surcharge of an old version")

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "control plane", ending: Ending(plan: "Delete node groups, then the cluster"),
    needsEnd: "control plane", isBetterShared: true, glossary: [.cluster],
    forgotten: [ForgottenThing("a Kubernetes control plane (EKS)")], offers: ["AmazonEKS"])

  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 1, rule: "by the second; no minimum is stated")

  /// Meters the hours of the control plane.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let hours = try metering.runningHours(granule)
    try metering.add(
      clusterHours, hours, "control plane", granule: .time(granule))
    guard resource.fields[extendedSupport] else { return }
    try metering.add(
      extendedHours, hours, "extended support", granule: .time(granule), field: extendedSupport.name
    )
  }
}
