public import Billing
import Money
import Prices
public import Scenarios

/// Amazon OpenSearch Service: data nodes, dedicated masters and UltraWarm nodes by the hour for as
/// long as the domain exists, and the disks of data nodes (OpenSearch pricing page, read
/// 2025-04-24).
public enum OpenSearch: MeteredService {
  static let instanceType = Field<String>.text(
    "instance_type", required: true, "the type of data nodes, such as 't3.small.search'")
  static let instances = Field<Int>.integer(
    "instance_count", in: 1...1002, default: 1, unit: "node", "data nodes")
  static let hasMasters = Field<Bool>.flag(
    "dedicated_master_enabled", "whether nodes of their own run the cluster")
  static let masterType = Field<String>.text("dedicated_master_type", "the type of such nodes")
  static let masters = Field<Int>.integer(
    "dedicated_master_count", in: 3...5, default: 3, unit: "node", "such nodes")
  static let hasWarm = Field<Bool>.flag("warm_enabled", "whether there are UltraWarm nodes")
  static let warmType = Field<String>.text(
    "warm_type", "the type of UltraWarm nodes, such as 'ultrawarm1.medium.search'")
  static let warmNodes = Field<Int>.integer(
    "warm_count", in: 2...750, default: 2, unit: "node", "UltraWarm nodes")
  static let volumeType = Field<VolumeType>.choice(
    "volume_type", default: .gp2, "the kind of disk of data nodes")
  static let volumeSize = Field<Quantity>.quantity(
    "volume_size", unit: "GB", in: Quantity(10)...Quantity(36_864), "the disk of each data node")
  static let purchase = DatabaseNodePurchaseOption.field

  /// The kinds of disk.
  public enum VolumeType: String, Sendable, CaseIterable {
    case gp2, gp3, io1

    var usageType: String {
      switch self {
      case .gp2: return "ES:GP2-Storage"
      case .gp3: return "ES:GP3-Storage"
      case .io1: return "ES:PIOPS-Storage"
      }
    }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "opensearch", title: "Amazon OpenSearch Service",
    summary: "search and log analysis clusters",
    fields: [
      instanceType.declaration, instances.declaration, hasMasters.declaration,
      masterType.declaration, masters.declaration, hasWarm.declaration, warmType.declaration,
      warmNodes.declaration, volumeType.declaration, volumeSize.declaration, purchase.declaration,
    ], check: check)

  private static let nodeMeters = NodeMeters(
    onDemand: MeterDeclaration(
      "opensearch", "ESInstance:{instance_type}", unit: "hour", .existing, "nodes, whole hours"),
    reserved: MeterDeclaration(
      "opensearch", "HeavyUsage:{instance_type}", unit: "hour", .existing,
      "reserved nodes, used or not"),
    plan: MeterDeclaration(
      "opensearch", "\(DatabasePlan.prefix)ESInstance:{instance_type}", unit: "hour", .existing,
      "nodes on a Database Savings Plan, used or not"))
  private static let storage = ChoiceTable<VolumeType, MeterDeclaration> {
    MeterDeclaration(
      "opensearch", $0.usageType, unit: "GB-month", .stored,
      withoutPrice:
        "types with disks of their own need no 'volume_size', such as r6gd, r7gd, i3 or i4i where they are priced ('budget catalog search ESInstance'); or state the prices of the domain yourself with service 'custom'",
      "\($0.rawValue) disks of data nodes")
  }

  /// The meters that a domain may use.
  public static let meters =
    [nodeMeters.onDemand, nodeMeters.reserved] + (nodeMeters.plan.map { [$0] } ?? [])
    + storage.all

  /// Returns the type as its meter spells it: without `.search` or `.elasticsearch`.
  private static func bare(_ type: String) -> String {
    for suffix in [".search", ".elasticsearch"] where type.hasSuffix(suffix) {
      return String(type.dropLast(suffix.count))
    }
    return type
  }

  /// Returns whether a type has a local disk and takes no other (OpenSearch developer guide,
  /// "Supported instance types").
  private static func hasOwnDisk(_ type: String) -> Bool {
    let family = type.prefix { $0 != "." }
    return family.hasPrefix("i") || family.hasSuffix("gd") || family == "m3" || family == "r3"
  }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if hasOwnDisk(values[instanceType]) {
      let kind = "instance_type '\(values[instanceType])'"
      problems.refuse(volumeSize, of: values, with: kind, hints: ["it has a disk of its own"])
      problems.refuse(volumeType, of: values, with: kind)
    } else if values.isGiven(instanceType) {
      problems.require(volumeSize, of: values, with: "instance_type '\(values[instanceType])'")
    }
    checkPlan(values, &problems)
    if values[hasMasters] {
      problems.require(masterType, of: values, with: "dedicated_master_enabled")
      if values[masters] == 4 {
        problems.add(
          at: values.position(of: masters.name), "'dedicated_master_count' must be 3 or 5")
      }
    } else {
      for name in [masterType.name, masters.name] {
        problems.needs(name, of: values, [hasMasters.name])
      }
    }
    if values[hasWarm] {
      problems.require(warmType, of: values, with: "warm_enabled")
    } else {
      for name in [warmType.name, warmNodes.name] {
        problems.needs(name, of: values, [hasWarm.name])
      }
    }
  }

  /// A Database Savings Plan covers the newer generations and the optimized families or1 and om2
  /// (price list of ap-south-2, 2026-04-22).
  private static func checkPlan(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values[purchase] == .databasePlan1NoUpfront else { return }
    for field in values[hasMasters] ? [instanceType, masterType] : [instanceType]
    where values.isGiven(field) {
      let family = bare(values[field]).prefix { $0 != "." }
      if DatabasePlan.covers(String(family), others: ["or1", "om2"]) { continue }
      problems.refuse(
        purchase, of: values, with: "\(field.name) '\(values[field])'",
        hints: [
          "a Database Savings Plan covers the seventh generation and newer, such as m7g and r7g, or1 and om2"
        ])
    }
  }

  /// Meters nodes and disks.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    try meterNodes(
      fields[instances], fields[instanceType], "data nodes", fields[purchase].purchase,
      instanceType.name,
      &metering)
    if fields[hasMasters] {
      try meterNodes(
        fields[masters], fields[masterType], "dedicated masters", fields[purchase].purchase,
        masterType.name, &metering)
    }
    if fields[hasWarm] {
      // UltraWarm nodes cannot be reserved.
      try meterNodes(
        fields[warmNodes], fields[warmType], "UltraWarm nodes", .onDemand, warmType.name, &metering)
    }
    let disks = try fields[volumeSize].times(Quantity(fields[instances]))
    try metering.add(
      storage[fields[volumeType]], try metering.stored(disks, "GB"), field: volumeSize.name)
  }

  private static func meterNodes(
    _ count: Int, _ type: String, _ role: String, _ purchase: Purchase, _ field: String,
    _ metering: inout Metering
  ) throws {
    try nodeMeters.meter(
      count, type, named: bare(type), "\(type), \(role)", purchase, field: field, into: &metering)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "domain", ending: Ending(plan: "Delete the OpenSearch domain"),
    needsEnd: "domain", isBetterShared: true,
    listCommands: [
      "aws opensearch list-domain-names --region $region --query 'DomainNames[].DomainName' --output text"
    ],
    glossary: [
      GlossaryTerm("domain", "an OpenSearch cluster with its settings."),
      GlossaryTerm("dedicated master", "a node that runs the cluster and holds no data."),
      GlossaryTerm("UltraWarm", "cheaper nodes over S3, for data that is seldom read."),
    ], offers: ["AmazonES"])
}
