public import Billing
import Money
import Prices
public import Scenarios

/// Amazon ElastiCache: nodes by the whole hour for as long as they exist, or serverless caches by
/// the data they hold and the requests they serve (ElastiCache pricing page, read 2025-06-18).
public enum ElastiCache: MeteredService {
  static let engine = Field<Engine>.choice(
    "engine", default: .redis, required: true, "the engine, which is part of the price")
  static let deployment = Field<Deployment>.choice(
    "deployment", default: .nodes, "nodes of a chosen type, or a serverless cache")
  static let nodeType = Field<String>.text(
    "node_type", "of nodes: the type, such as 'cache.t3.micro'")
  static let nodes = Field<Int>.integer(
    "num_cache_nodes", in: 1...40, default: 1, unit: "node", "nodes of a Memcached cluster")
  static let shards = Field<Int>.integer(
    "num_node_groups", in: 1...500, default: 1, unit: "shard", "shards of Redis or Valkey")
  static let replicas = Field<Int>.integer(
    "replicas_per_node_group", in: 0...5, default: 0, unit: "replica",
    "copies of each shard, each on a node of its own")
  static let purchase = DatabaseNodePurchaseOption.field
  static let data = Field<Quantity>.quantity(
    "cache_data_gb", unit: "GB", in: .zero...Quantity(5_000_000),
    "of a serverless cache: data held on average")
  static let processingUnits = Field<Quantity>.quantity(
    "monthly_ecpus", unit: "ECPU",
    "of a serverless cache: one for each request of up to 1 KB, one more for each further KB")
  static let snapshots = Field<Quantity>.quantity(
    "snapshot_storage_gb", unit: "GB", "backups beyond the one that is free")

  /// The engines.
  public enum Engine: String, Sendable, CaseIterable {
    case redis, valkey, memcached

    var title: String {
      switch self {
      case .redis: return "Redis"
      case .valkey: return "Valkey"
      case .memcached: return "Memcached"
      }
    }
  }

  /// The way in which machines are chosen: by the user or by the service.
  public enum Deployment: String, Sendable, CaseIterable {
    case nodes, serverless
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "elasticache", title: "Amazon ElastiCache",
    summary: "in-memory caches: Redis, Valkey and Memcached",
    fields: [
      engine.declaration, deployment.declaration, nodeType.declaration, nodes.declaration,
      shards.declaration, replicas.declaration, purchase.declaration, data.declaration,
      processingUnits.declaration, snapshots.declaration,
    ], check: check)

  private static let nodeMeters = ChoiceTable<Engine, NodeMeters> { engine in
    let attributes: MeterAttributes = ["engine": engine.rawValue]
    return NodeMeters(
      onDemand: MeterDeclaration(
        "elasticache", "NodeUsage:{node_type}", attributes, unit: "hour", .existing,
        "\(engine.title) nodes, whole hours"),
      reserved: MeterDeclaration(
        "elasticache", "HeavyUsage:{node_type}", attributes, unit: "hour", .existing,
        "reserved \(engine.title) nodes, used or not"),
      // Of the engines, the plan covers Valkey (AWS API model of 2026-11-20).
      plan: engine == .valkey
        ? MeterDeclaration(
          "elasticache", "\(DatabasePlan.prefix)NodeUsage:{node_type}", attributes, unit: "hour",
          .existing, "\(engine.title) nodes on a Database Savings Plan, used or not") : nil)
  }
  private static let held = ChoiceTable<Engine, MeterDeclaration> { engine in
    MeterDeclaration(
      "elasticache", "CachedData:\(engine.title)", unit: "GB-hour", .stored,
      "data in serverless \(engine.title)")
  }
  private static let processed = ChoiceTable<Engine, MeterDeclaration> { engine in
    MeterDeclaration(
      "elasticache", "ElastiCacheProcessingUnits:\(engine.title)", unit: "ECPU", .byUse,
      "requests to serverless \(engine.title)")
  }
  private static let backups = MeterDeclaration(
    "elasticache", "ElastiCache:BackupUsage", unit: "GB-month", .stored, "backups")

  /// The meters that a cache may use.
  public static let meters: [MeterDeclaration] =
    nodeMeters.all.flatMap { [$0.onDemand, $0.reserved] + ($0.plan.map { [$0] } ?? []) } + held.all
    + processed.all + [backups]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let kind = "deployment '\(values[deployment].rawValue)'"
    if values[deployment] == .serverless {
      problems.refuse(nodeType, of: values, with: kind)
      problems.refuse(nodes, of: values, with: kind)
      problems.refuse(shards, of: values, with: kind)
      problems.refuse(replicas, of: values, with: kind)
      problems.refuse(purchase, of: values, with: kind)
      problems.require(data, of: values, with: kind)
      problems.require(processingUnits, of: values, with: kind)
      return
    }
    problems.require(nodeType, of: values, with: kind)
    problems.refuse(data, of: values, with: kind)
    problems.refuse(processingUnits, of: values, with: kind)
    guard values.isGiven(engine) else { return }
    checkPlan(values, &problems)
    if values[engine] == .memcached {
      problems.refuse(shards, of: values, with: "engine 'memcached'")
      problems.refuse(replicas, of: values, with: "engine 'memcached'")
      problems.refuse(snapshots, of: values, with: "engine 'memcached'")
    } else {
      problems.refuse(
        nodes, of: values, with: "engine '\(values[engine].rawValue)'",
        hints: ["its nodes are 'num_node_groups' × (1 + 'replicas_per_node_group')"])
    }
  }

  /// A Database Savings Plan covers Valkey on the newer generations of nodes.
  private static func checkPlan(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values[purchase] == .databasePlan1NoUpfront else { return }
    if values[engine] != .valkey {
      problems.refuse(
        purchase, of: values, with: "engine '\(values[engine].rawValue)'",
        hints: ["a Database Savings Plan covers Valkey only"])
    }
    let family = values[nodeType].split(separator: ".").dropFirst().first ?? ""
    if values.isGiven(nodeType), !DatabasePlan.covers(String(family)) {
      problems.refuse(
        purchase, of: values, with: "node_type '\(values[nodeType])'",
        hints: [
          "a Database Savings Plan covers the seventh generation and newer, such as cache.m7g and cache.r7g"
        ])
    }
  }

  /// Meters nodes, or the data and requests of a serverless cache.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let engine = fields[engine]
    if fields[deployment] == .serverless {
      try meterServerless(engine, fields, &metering)
    } else {
      let count =
        engine == .memcached ? fields[nodes] : fields[shards] * (1 + fields[replicas])
      try nodeMeters[engine].meter(
        count, fields[nodeType], "\(fields[nodeType]), \(engine.title)", fields[purchase].purchase,
        field: nodeType.name, into: &metering)
    }
    try metering.addStored(backups, snapshots, "GB")
  }

  /// Meters a serverless cache, with a minimum of 1 GB, or 100 MB for Valkey (ElastiCache pricing
  /// page).
  private static func meterServerless(
    _ engine: Engine, _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    let least = engine == .valkey ? Quantity(scaled: 100_000_000_000) : .one
    let size = max(fields[data], least)
    try metering.add(
      held[engine], try metering.existingHours().times(size, "GB on average"),
      granule: .rule("at least \(least) GB a cache"), field: data.name)
    try metering.addMonthly(processed[engine], processingUnits)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "cache",
    ending: Ending(plan: "Delete the replication group or cluster, and its backups"),
    needsEnd: "cache", isBetterShared: true,
    listCommands: [
      "aws elasticache describe-cache-clusters --region $region --query 'CacheClusters[].CacheClusterId' --output text"
    ],
    glossary: [
      GlossaryTerm("node", "one server of a cache."),
      GlossaryTerm("shard", "a part of the keys, with a primary node and its replicas."),
      GlossaryTerm("ECPU", "what a simple request of up to 1 KB costs on a serverless cache."),
    ], offers: ["AmazonElastiCache"])
}
