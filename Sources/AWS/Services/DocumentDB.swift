public import Billing
import Money
import Prices
public import Scenarios

/// Amazon DocumentDB: instances while they run; storage, input and output, and backups of the
/// cluster (DocumentDB pricing page, read 2025-05-08).
public enum DocumentDB: MeteredService {
  static let instanceClass = Field<String>.text(
    "instance_class", required: true, "the type, such as 'db.t3.medium'")
  static let instances = Field<Int>.integer(
    "instance_count", in: 1...16, default: 1, unit: "instance", "the primary and its replicas")
  static let storageType = Field<ClusterStorage>.choice(
    "storage_type", default: .standard, "how the cluster's storage is billed")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", in: .zero...Quantity(131_072), required: true,
    "data in the cluster; a new one holds 10 GB")
  static let ioRequests = Field<Quantity>.quantity(
    "monthly_io_requests", unit: "request", "reads and writes a month (standard)")
  static let backup = Field<Quantity>.quantity(
    "backup_storage_gb", unit: "GB", "backups beyond the size of the cluster, which are free")
  static let surplus = Field<Quantity>.quantity(
    "monthly_surplus_vcpu_hours", unit: "vCPU-hour",
    "processor credits of db.t3 and db.t4g used beyond those earned, a month")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "documentdb", title: "Amazon DocumentDB",
    summary: "document databases, compatible with MongoDB",
    fields: [
      instanceClass.declaration, instances.declaration, storageType.declaration,
      storage.declaration, ioRequests.declaration, backup.declaration, surplus.declaration,
      ClusterMeters.purchase.declaration,
    ], check: check)

  private static let cluster = ClusterMeters(service: "documentdb")
  private static let credits = MeterDeclaration(
    "documentdb", "CPUCredits:{family}", unit: "vCPU-hour", .byUse, "surplus processor credits")

  /// The meters that a cluster may use.
  public static let meters = cluster.all + [credits]

  private static func family(_ type: String) -> String? {
    ["db.t3", "db.t4g"].first { type.hasPrefix($0 + ".") }
  }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values[storageType] == .optimized {
      problems.refuse(
        ioRequests, of: values, with: "storage_type 'iopt1'", hints: ["they are free with it"])
    }
    ClusterMeters.checkPlan(values, instanceClass, &problems)
    if values.isGiven(instanceClass), family(values[instanceClass]) == nil {
      problems.refuse(surplus, of: values, with: "instance_class '\(values[instanceClass])'")
    }
  }

  /// Meters instances, storage and the rest of the cluster.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let isOptimized = fields[storageType] == .optimized
    try cluster.meterInstances(
      fields[instances], fields[instanceClass], isOptimized, field: instanceClass.name, &metering)
    try metering.addStored(isOptimized ? cluster.optimizedStorage : cluster.storage, storage, "GB")
    try metering.addMonthly(cluster.requests, ioRequests)
    try metering.addStored(cluster.backups, backup, "GB", part: .snapshot)
    if let family = family(fields[instanceClass]), !fields[surplus].isZero {
      try meterCredits(family, resource, &metering)
    }
  }

  private static func meterCredits(
    _ family: String, _ resource: Resource, _ metering: inout Metering
  ) throws {
    let fields = resource.fields
    let hours = try metering.runningHours(ClusterMeters.granule)
      .times(Quantity(fields[instances]), "instances")
    let used = try SurplusCredits.possible(
      try metering.monthly(surplus, "vCPU-hours"), ofDatabases: fields[instanceClass],
      running: hours, field: surplus, &metering)
    try metering.add(credits, of: family, used, part: .processorCredits, field: surplus.name)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "database",
    ending: Ending(
      session: "Stop the cluster; it starts by itself after seven days",
      plan: "Delete the instances, then the cluster, and its snapshots"),
    canBeStopped: true, needsEnd: "database", isBetterShared: true,
    listCommands: [
      "aws docdb describe-db-clusters --region $region --filters Name=engine,Values=docdb --query 'DBClusters[].DBClusterIdentifier' --output text"
    ], glossary: ClusterMeters.glossary, offers: ["AmazonDocDB"])
}
