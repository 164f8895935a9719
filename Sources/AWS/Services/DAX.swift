public import Billing
import Money
import Prices
public import Scenarios

/// Amazon DynamoDB Accelerator: nodes by the whole hour for as long as they exist (DynamoDB pricing
/// page, read 2025-04-30).
public enum DAX: MeteredService {
  static let nodeType = Field<String>.text(
    "node_type", required: true, "the type, such as 'dax.t3.small'")
  static let nodes = Field<Int>.integer(
    "replication_factor", in: 1...11, default: 1, required: true, unit: "node",
    "nodes in all: the primary and its replicas")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "dax", title: "Amazon DynamoDB Accelerator", summary: "caches in front of DynamoDB",
    fields: [nodeType.declaration, nodes.declaration])

  private static let hours = MeterDeclaration(
    "dax", "NodeUsage:{node_type}", unit: "hour", .existing, "nodes, whole hours")

  /// The meters that a cluster may use.
  public static let meters = [hours]

  /// Meters the nodes.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try metering.add(
      hours, of: fields[nodeType],
      try metering.runningHours(.wholeHour).times(Quantity(fields[nodes]), "nodes"),
      fields[nodeType], part: .instance(type: fields[nodeType]), purchase: .onDemand,
      granule: .time(.wholeHour), field: nodeType.name)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "cache", ending: Ending(plan: "Delete the DAX cluster"), needsEnd: "cache",
    isBetterShared: true,
    listCommands: [
      "aws dax describe-clusters --region $region --query 'Clusters[].ClusterName' --output text"
    ],
    glossary: [GlossaryTerm("DAX", "a cache that answers reads of DynamoDB in microseconds.")],
    offers: ["AmazonDAX"])
}
