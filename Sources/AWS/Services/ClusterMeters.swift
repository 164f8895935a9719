import Billing
import Money
import Prices

/// The billing of a database cluster's storage.
public enum ClusterStorage: String, Sendable, CaseIterable {
  case standard
  case optimized = "iopt1"
}

/// The meters of database clusters whose instances share one storage: DocumentDB and Neptune.
struct ClusterMeters: Sendable {
  var instances: MeterDeclaration
  var optimizedInstances: MeterDeclaration
  var storage: MeterDeclaration
  var optimizedStorage: MeterDeclaration
  var requests: MeterDeclaration
  var backups: MeterDeclaration

  /// Declares the meters of a service.
  init(service: String) {
    instances = MeterDeclaration(
      service, "InstanceUsage:{instance_class}", unit: "hour", .running,
      "instances while they run")
    optimizedInstances = MeterDeclaration(
      service, "InstanceUsageIOOptimized:{instance_class}", unit: "hour", .running,
      "instances while they run, I/O-Optimized")
    storage = MeterDeclaration(
      service, "StorageUsage", unit: "GB-month", .stored, "data in the cluster")
    optimizedStorage = MeterDeclaration(
      service, "IO-OptimizedStorageUsage", unit: "GB-month", .stored,
      "data in the cluster, I/O-Optimized")
    requests = MeterDeclaration(
      service, "StorageIOUsage", unit: "request", .byUse, "reads and writes of the storage")
    backups = MeterDeclaration(
      service, "BackupUsage", unit: "GB-month", .stored, "backups beyond the cluster's size")
  }

  /// All meters of the service.
  var all: [MeterDeclaration] {
    [instances, optimizedInstances, storage, optimizedStorage, requests, backups]
  }

  /// Billing by the second, with a minimum of ten minutes from each start, as in RDS (pricing pages
  /// of DocumentDB and Neptune).
  static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 600, rule: "by the second, at least 10 minutes from each start")

  /// Meters the instances of a cluster.
  func meterInstances(
    _ count: Int, _ type: String, _ isOptimized: Bool, field: String, _ metering: inout Metering
  ) throws {
    try metering.add(
      isOptimized ? optimizedInstances : instances, of: type,
      try metering.runningHours(Self.granule).times(Quantity(count), "instances"),
      type + (isOptimized ? ", I/O-Optimized" : ""), part: .instance(type: type),
      purchase: .onDemand, granule: .time(Self.granule), field: field)
  }

  /// The terms that need to be explained for such clusters.
  static let glossary = [
    GlossaryTerm(
      "I/O-Optimized", "dearer instances and storage, and no charge for reads and writes."),
    GlossaryTerm("cluster volume", "storage of a database cluster, which grows by itself."),
  ]
}
