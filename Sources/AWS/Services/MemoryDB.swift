public import Billing
import Money
import Prices
public import Scenarios

/// Amazon MemoryDB: nodes by the whole hour, data written, and backups (MemoryDB pricing page, read
/// 2025-03-26).
public enum MemoryDB: MeteredService {
  static let engine = Field<Engine>.choice(
    "engine", default: .redis, "the engine, which is part of the price")
  static let nodeType = Field<String>.text(
    "node_type", required: true, "the type, such as 'db.t4g.small'")
  static let shards = Field<Int>.integer(
    "num_shards", in: 1...500, default: 1, unit: "shard", "parts of the keys")
  static let replicas = Field<Int>.integer(
    "num_replicas_per_shard", in: 0...5, default: 1, unit: "replica",
    "copies of each shard, each on a node of its own")
  static let written = Field<Quantity>.quantity(
    "monthly_data_written_gb", unit: "GB", required: true, "data written a month")
  static let snapshots = Field<Quantity>.quantity("snapshot_storage_gb", unit: "GB", "backups kept")

  /// The engines.
  public enum Engine: String, Sendable, CaseIterable {
    case redis, valkey

    var title: String { self == .redis ? "Redis" : "Valkey" }
  }

  /// The free monthly writes of each cluster with Valkey, in GB: the tier "0 to 10000" of the list (price
  /// feed of MemoryDB, 2025-03-26); the pricing page calls it 10 TB.
  private static let freeOfValkey = Quantity(10_000)

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "memorydb", title: "Amazon MemoryDB", summary: "durable in-memory databases",
    fields: [
      engine.declaration, nodeType.declaration, shards.declaration, replicas.declaration,
      written.declaration, snapshots.declaration,
    ])

  private struct Meters: Sendable {
    var hours: MeterDeclaration
    var written: MeterDeclaration
    var backups: MeterDeclaration
  }

  private static let declared = ChoiceTable<Engine, Meters> { engine in
    let attributes: MeterAttributes = ["engine": engine.rawValue]
    return Meters(
      hours: MeterDeclaration(
        "memorydb", "NodeUsage:{node_type}", attributes, unit: "hour", .existing,
        "\(engine.title) nodes, whole hours"),
      written: MeterDeclaration(
        "memorydb", "DataWritten", attributes, unit: "GB", .byUse, "data written to \(engine.title)"
      ),
      backups: MeterDeclaration(
        "memorydb", "BackupUsage", attributes, unit: "GB-month", .stored,
        "backups of \(engine.title)"))
  }

  /// The meters that a cluster may use.
  public static let meters: [MeterDeclaration] = declared.all.flatMap {
    [$0.hours, $0.written, $0.backups]
  }

  /// Meters nodes, data written and backups.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let engine = fields[engine]
    let meters = declared[engine]
    let nodes = fields[shards] * (1 + fields[replicas])
    try metering.add(
      meters.hours, of: fields[nodeType],
      try metering.runningHours(.wholeHour).times(Quantity(nodes), "nodes"),
      "\(fields[nodeType]), \(engine.title)", part: .instance(type: fields[nodeType]),
      purchase: .onDemand, granule: .time(.wholeHour), field: nodeType.name)
    if engine == .valkey, fields[written] <= freeOfValkey {
      if !fields[written].isZero {
        metering.assumptions.append(
          "MemoryDB for Valkey bills no data written up to 10,000 GB a month.")
      }
    } else {
      try metering.addMonthly(meters.written, written)
    }
    try metering.addStored(meters.backups, snapshots, "GB", part: .snapshot)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "database", ending: Ending(plan: "Delete the cluster and its snapshots"),
    needsEnd: "database", isBetterShared: true,
    listCommands: [
      "aws memorydb describe-clusters --region $region --query 'Clusters[].Name' --output text"
    ], offers: ["AmazonMemoryDB"])
}
