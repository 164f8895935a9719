public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Neptune: instances or serverless capacity while they run; storage, input and output, and
/// backups of the cluster (Neptune pricing page, read 2025-10-09).
public enum Neptune: MeteredService {
  static let instanceClass = Field<String>.text(
    "instance_class", required: true, "the type, such as 'db.t3.medium', or 'db.serverless'")
  static let instances = Field<Int>.integer(
    "instance_count", in: 1...16, default: 1, unit: "instance", "the primary and its replicas")
  static let capacity = Field<Quantity>.quantity(
    "capacity_units_per_hr", unit: "NCU", in: .one...Quantity(128),
    "of db.serverless: capacity units of an instance on average while it runs")
  static let storageType = Field<ClusterStorage>.choice(
    "storage_type", default: .standard, "how the cluster's storage is billed")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", in: .zero...Quantity(131_072), required: true,
    "data in the cluster; a new one holds 10 GB")
  static let ioRequests = Field<Quantity>.quantity(
    "monthly_io_requests", unit: "request", "reads and writes a month (standard)")
  static let backup = Field<Quantity>.quantity(
    "backup_storage_gb", unit: "GB", "backups beyond the size of the cluster, which are free")

  private static let serverlessClass = "db.serverless"

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "neptune", title: "Amazon Neptune", summary: "graph databases",
    fields: [
      instanceClass.declaration, instances.declaration, capacity.declaration,
      storageType.declaration, storage.declaration, ioRequests.declaration, backup.declaration,
      ClusterMeters.purchase.declaration,
    ], check: check)

  private static let cluster = ClusterMeters(service: "neptune")
  private static let units = MeterDeclaration(
    "neptune", "ServerlessUsage", unit: "NCU-hour", .running, "serverless capacity")
  private static let optimizedUnits = MeterDeclaration(
    "neptune", "ServerlessIOOptimizedUsage", unit: "NCU-hour", .running,
    "serverless capacity, I/O-Optimized")

  /// The meters that a cluster may use.
  public static let meters = cluster.all + [units, optimizedUnits]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values[storageType] == .optimized {
      problems.refuse(
        ioRequests, of: values, with: "storage_type 'iopt1'", hints: ["they are free with it"])
    }
    guard values.isGiven(instanceClass) else { return }
    let kind = "instance_class '\(values[instanceClass])'"
    if values[instanceClass] == serverlessClass {
      problems.require(capacity, of: values, with: kind)
      if values[ClusterMeters.purchase] != .onDemand {
        problems.refuse(
          ClusterMeters.purchase, of: values, with: kind,
          hints: ["no source has the rate of serverless capacity on a Database Savings Plan"])
      }
    } else {
      problems.refuse(capacity, of: values, with: kind)
      ClusterMeters.checkPlan(values, instanceClass, &problems)
    }
  }

  /// Meters instances or capacity, storage and the rest of the cluster.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let isOptimized = fields[storageType] == .optimized
    if fields[instanceClass] == serverlessClass {
      let hours = try metering.runningHours(ClusterMeters.granule)
        .times(Quantity(fields[instances]), "instances")
      try metering.add(
        isOptimized ? optimizedUnits : units, try hours.times(fields[capacity], "NCUs on average"),
        granule: .time(ClusterMeters.granule), field: capacity.name)
    } else {
      try cluster.meterInstances(
        fields[instances], fields[instanceClass], isOptimized, field: instanceClass.name, &metering)
    }
    try metering.addStored(isOptimized ? cluster.optimizedStorage : cluster.storage, storage, "GB")
    try metering.addMonthly(cluster.requests, ioRequests)
    try metering.addStored(cluster.backups, backup, "GB", part: .snapshot)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "database",
    ending: Ending(
      session: "Stop the cluster; it starts by itself after seven days",
      plan: "Delete the instances, then the cluster, and its snapshots"),
    canBeStopped: true, needsEnd: "database", isBetterShared: true,
    listCommands: [
      "aws neptune describe-db-clusters --region $region --filters Name=engine,Values=neptune --query 'DBClusters[].DBClusterIdentifier' --output text"
    ],
    glossary: ClusterMeters.glossary + [
      GlossaryTerm("NCU", "2 GiB of memory with its share of processor and network.")
    ], offers: ["AmazonNeptune"])
}
