import Billing
import Money
import Prices
import Scenarios

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
  /// The hours under a Database Savings Plan.
  var plannedInstances: MeterDeclaration
  var plannedOptimizedInstances: MeterDeclaration

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
    plannedInstances = MeterDeclaration(
      service, "\(DatabasePlan.prefix)InstanceUsage:{instance_class}", unit: "hour", .existing,
      "instances on a Database Savings Plan, used or not")
    plannedOptimizedInstances = MeterDeclaration(
      service, "\(DatabasePlan.prefix)InstanceUsageIOOptimized:{instance_class}", unit: "hour",
      .existing, "instances on a Database Savings Plan, I/O-Optimized, used or not")
  }

  /// All meters of the service.
  var all: [MeterDeclaration] {
    [
      instances, optimizedInstances, storage, optimizedStorage, requests, backups, plannedInstances,
      plannedOptimizedInstances,
    ]
  }

  /// Billing by the second, with a minimum of ten minutes from each start, as in RDS (pricing pages
  /// of DocumentDB and Neptune).
  static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 600, rule: "by the second, at least 10 minutes from each start")

  /// The field that says how instances are paid.
  static let purchase = DatabasePlanOption.field("how the instances are paid")

  /// Reports a class that no Database Savings Plan covers: the older generations (AWS pricing page,
  /// "Database Savings Plans", 2026-04).
  static func checkPlan(
    _ values: FieldValues, _ instanceClass: Field<String>, _ problems: inout FieldProblems
  ) {
    guard values[purchase] != .onDemand, values.isGiven(instanceClass) else { return }
    let family = values[instanceClass].split(separator: ".").dropFirst().first ?? ""
    if DatabasePlan.covers(String(family)) { return }
    problems.refuse(
      purchase, of: values, with: "instance_class '\(values[instanceClass])'",
      hints: ["a Database Savings Plan covers the seventh generation and newer, such as db.r7g"])
  }

  /// Meters the instances of a cluster; a plan bills every hour, used or not (Savings Plans user
  /// guide, "How Savings Plans apply").
  func meterInstances(
    _ count: Int, _ type: String, _ isOptimized: Bool, field: String, _ metering: inout Metering
  ) throws {
    if let commitment = metering.resource.fields[Self.purchase].commitment {
      let hours = metering.windowHours().billed(throughoutBy: commitment.noun)
      return try metering.add(
        isOptimized ? plannedOptimizedInstances : plannedInstances, of: type,
        try hours.times(Quantity(count), "instances"),
        "\(type)\(isOptimized ? ", I/O-Optimized" : ""), \(commitment.title)",
        part: .instance(type: type), purchase: .committed(commitment), field: field)
    }
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
