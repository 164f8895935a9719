public import Billing
import Money
import Prices
public import Scenarios

/// Google Kubernetes Engine: the fee for a cluster, and the pods of an Autopilot cluster.
///
/// The fee is the same for zonal, regional and Autopilot clusters; the nodes of the first two are
/// resources of their own. An account's credit of $74.40 a month is only for zonal and Autopilot
/// clusters (Kubernetes Engine pricing page, 2026).
public enum KubernetesEngine: MeteredService {
  static let location = Field<String>.text(
    "location", "the zone of a zonal cluster or the region of a regional one; a zone unless given")
  static let autopilot = Field<Bool>.flag(
    "enable_autopilot", "whether Google runs the nodes and bills what pods ask for")
  static let extendedSupport = Field<Bool>.flag(
    "extended_support", "whether its Kubernetes version is past standard support")
  static let vcpus = Field<Quantity>.quantity(
    "autopilot_vcpu_count", unit: "vCPU", "processors that its pods ask for (Autopilot)")
  static let memory = Field<Quantity>.quantity(
    "autopilot_memory_gb", unit: "GB", "memory that its pods ask for (Autopilot)")
  static let ephemeral = Field<Quantity>.quantity(
    "autopilot_ephemeral_storage_gb", unit: "GB", "storage that its pods ask for (Autopilot)")

  static let zonal = MeterDeclaration(
    "gcp_gke", "Zonal Kubernetes Clusters", unit: "cluster-hour", .existing, isGlobal: true,
    "zonal clusters")
  static let regional = MeterDeclaration(
    "gcp_gke", "Regional Kubernetes Clusters", unit: "cluster-hour", .existing, isGlobal: true,
    "regional clusters")
  static let managed = MeterDeclaration(
    "gcp_gke", "Autopilot Kubernetes Clusters", unit: "cluster-hour", .existing, isGlobal: true,
    "Autopilot clusters")
  static let support = MeterDeclaration(
    "gcp_gke", "Extended Support", unit: "cluster-hour", .existing, isGlobal: true,
    "surcharge of an old version")
  static let podProcessors = MeterDeclaration(
    "gcp_gke", "Autopilot Pod mCPU Requests", unit: "vCPU-hour", .running, "processors of pods")
  static let podMemory = MeterDeclaration(
    "gcp_gke", "Autopilot Pod Memory Requests", unit: "GB-hour", .running, "memory of pods")
  static let podStorage = MeterDeclaration(
    "gcp_gke", "Autopilot Pod Ephemeral Storage Requests", unit: "GB-hour", .running,
    "storage of pods")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_gke", title: "Google Kubernetes Engine", provider: .gcp,
    summary: "Kubernetes clusters",
    fields: [
      location.declaration, autopilot.declaration, extendedSupport.declaration, vcpus.declaration,
      memory.declaration, ephemeral.declaration,
    ],
    check: { values, problems in
      guard !values[autopilot] else { return }
      for field in [vcpus, memory, ephemeral] {
        problems.refuse(
          field, of: values, with: "a cluster without Autopilot",
          hints: ["\"enable_autopilot\": true, or nodes as resources of service 'gcp_compute'"])
      }
    })

  /// The meters that a cluster may use.
  public static let meters = [
    zonal, regional, managed, support, podProcessors, podMemory, podStorage,
  ]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "cluster", ending: Ending(plan: "delete it with its nodes and load balancers"),
    needsEnd: "cluster", isBetterShared: true,
    globalListCommands: ["gcloud container clusters list"],
    glossary: [.cluster], forgotten: [ForgottenThing("a GKE cluster, without nodes")],
    offers: ["Kubernetes Engine"])

  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 1, rule: "by the second; no minimum is stated")

  /// Meters the cluster's fee and an Autopilot cluster's pods.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let hours = try metering.runningHours(granule)
    try metering.add(
      fee(resource, &metering), hours, "cluster", part: .fee, granule: .time(granule))
    if fields[extendedSupport] {
      try metering.add(
        support, hours, "extended support", part: .fee, granule: .time(granule),
        field: extendedSupport.name)
    }
    for (meter, field, unit) in [
      (podProcessors, vcpus, "vCPU"), (podMemory, memory, "GB"), (podStorage, ephemeral, "GB"),
    ] {
      try metering.add(
        meter, try hours.times(fields[field], unit), granule: .time(granule), field: field.name)
    }
  }

  private static func fee(_ resource: Resource, _ metering: inout Metering) -> MeterDeclaration {
    if resource.fields[autopilot] {
      let place = resource.fields[location]
      if !place.isEmpty, place != resource.region {
        metering.problem(
          at: location.name,
          "an Autopilot cluster is in the region '\(resource.region)', not '\(place)'",
          hints: ["leave 'location' out"])
      }
      return managed
    }
    let place = resource.fields[location]
    if place.isEmpty { return zonal }
    if place == resource.region { return regional }
    if !place.hasPrefix(resource.region + "-") || place.count != resource.region.count + 2 {
      metering.problem(
        at: location.name, "'\(place)' is neither the region '\(resource.region)' nor a zone of it",
        hints: ["zones are the region and a letter, such as \(resource.region)-a"])
    }
    return zonal
  }
}
