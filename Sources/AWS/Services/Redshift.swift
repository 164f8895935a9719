public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Redshift: provisioned clusters by node-hour, or Serverless by RPU-hour, with their
/// storage.
///
/// A paused cluster is billed only for storage (Redshift pricing page).
public enum Redshift: MeteredService {
  static let nodeType = Field<String>.text(
    "node_type", "the type of the nodes, such as 'ra3.xlplus'")
  static let nodeCount = Field<Int>.integer(
    "node_count", in: 1...100, default: 1, "how many nodes the cluster has")
  static let purchase = NodePurchaseOption.field
  static let managedStorage = Field<Quantity>.quantity(
    "managed_storage_gb", unit: "GB", "data in managed storage (RA3 and Serverless), paused or not")
  static let serverless = Field<Quantity>.quantity(
    "serverless_rpu_hours_monthly", unit: "RPU-hour",
    "capacity that Serverless uses a month; each run counts 60 seconds at least")
  static let spectrum = Field<Quantity>.quantity(
    "spectrum_data_scanned_tb", unit: "TB", "data in S3 that Spectrum scans a month")
  static let concurrencyScaling = Field<Quantity>.quantity(
    "concurrency_scaling_seconds_monthly", unit: "second",
    "seconds of added clusters a month beyond the hour a day that is free")
  static let backup = Field<Quantity>.quantity(
    "backup_storage_gb", unit: "GB", "manual snapshots stored, beyond what is free")

  /// The fields of a warehouse, provisioned or serverless.
  public static let definition = ServiceDefinition(
    id: "redshift", title: "Amazon Redshift", summary: "a data warehouse",
    fields: [
      nodeType.declaration, nodeCount.declaration, purchase.declaration,
      managedStorage.declaration, serverless.declaration, spectrum.declaration,
      concurrencyScaling.declaration, backup.declaration,
    ], check: check)

  /// The meters that a warehouse may use.
  public static let meters = [
    nodeHours, reservedHours, scalingSeconds, serverlessHours, storedData, scannedData, snapshots,
  ]

  private static let nodeHours = MeterDeclaration(
    "redshift", "Node:{node_type}", unit: "hour", .running, "nodes while the cluster runs")
  private static let reservedHours = MeterDeclaration(
    "redshift", "HeavyUsage:{node_type}", unit: "hour", .existing,
    "reserved nodes, used or not")
  private static let scalingSeconds = MeterDeclaration(
    "redshift", "CS:{node_type}", unit: "second", .byUse, "concurrency scaling, each node")
  private static let serverlessHours = MeterDeclaration(
    "redshift", "Redshift:ServerlessUsage", unit: "RPU-hour", .byUse, "Serverless capacity")
  private static let storedData = MeterDeclaration(
    "redshift", "RMS:Storage", unit: "GB-month", .stored, "managed storage")
  private static let scannedData = MeterDeclaration(
    "redshift", "DataScanned", unit: "TB", .byUse, "data that Spectrum scans")
  private static let snapshots = MeterDeclaration(
    "redshift", "Redshift:PaidSnapshots", unit: "GB-month", .stored, "manual snapshots")

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let type = values[nodeType]
    if values.isGiven(nodeType), values.isGiven(serverless) {
      problems.add(
        at: values.position(of: serverless.name),
        "'\(serverless.name)' does not go with '\(nodeType.name)'",
        hints: ["a warehouse has nodes or is serverless: make two resources of the two"])
    } else if values.isGiven(serverless) {
      // Reads of S3 by a serverless warehouse are part of its RPU-hours (Redshift pricing page).
      for field in [spectrum, concurrencyScaling] {
        problems.refuse(field, of: values, with: "Redshift Serverless")
      }
      problems.refuse(nodeCount, of: values, with: "Redshift Serverless")
      problems.refuse(
        purchase, of: values, with: "Redshift Serverless",
        hints: ["only nodes are reserved here: leave it out"])
    } else if !values.isGiven(nodeType) {
      for name in [nodeCount.name, purchase.name, concurrencyScaling.name]
      where values.value(name) != nil {
        problems.add(at: values.position, "'\(nodeType.name)' is missing: '\(name)' needs it")
      }
      let others = [managedStorage, spectrum, backup]
      if !others.contains(where: values.isGiven) {
        problems.add(
          at: values.position,
          "a warehouse needs '\(nodeType.name)' or '\(serverless.name)'")
      }
    }
    if !type.isEmpty, !type.hasPrefix("ra3.") {
      problems.refuse(
        managedStorage, of: values, with: "node_type '\(type)'",
        hints: ["only RA3 nodes and Serverless keep their data in managed storage"])
    }
  }

  /// Meters the nodes or the serverless capacity, and the storage.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    if fields.isGiven(nodeType) { try meterNodes(fields, &metering) }
    try metering.add(
      serverlessHours, try metering.monthly(serverless, of: fields, "RPU-hours"),
      granule: .rule("by the second, at least 60 s a run"), field: serverless.name)
    try metering.addStored(storedData, managedStorage, "GB")
    try metering.add(
      scannedData, try metering.monthly(spectrum, of: fields, "TB"), "Spectrum data scanned",
      field: spectrum.name)
    try metering.addStored(snapshots, backup, "GB", part: .snapshot)
  }

  /// Meters node-hours, by the second while the cluster is not paused; each node of a
  /// concurrency-scaling cluster costs its per-second price (Redshift pricing page, concurrency
  /// scaling: ten nodes at 48 USD an hour are 0.013 USD a second).
  private static func meterNodes(_ fields: FieldValues, _ metering: inout Metering) throws {
    let type = fields[nodeType]
    let granule = TimeGranule(seconds: 1, minimumSeconds: 1, rule: "by the second while not paused")
    let purchase = fields[purchase].purchase
    try metering.times(Quantity(fields[nodeCount]), "nodes") { metering in
      if let commitment = purchase.commitment {
        try metering.add(
          reservedHours, of: type, attributes: MeterAttributes(EC2.reservation(commitment)),
          metering.windowHours().billed(throughoutBy: commitment.noun),
          "\(type) nodes, \(commitment.title)", part: .instance(type: type), purchase: purchase,
          field: nodeType.name)
      } else {
        try metering.add(
          nodeHours, of: type, try metering.runningHours(granule), "\(type) nodes",
          part: .instance(type: type), purchase: .onDemand, granule: .time(granule),
          field: nodeType.name)
      }
      try metering.add(
        scalingSeconds, of: type, try metering.monthly(concurrencyScaling, of: fields, "seconds"),
        "concurrency scaling", field: concurrencyScaling.name)
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "warehouse",
    ending: Ending(session: "Pause the warehouse", plan: "Delete it, with its snapshots"),
    canBeStopped: true, needsEnd: "warehouse", isBetterShared: true,
    listCommands: [
      "aws redshift describe-clusters --region $region --query 'Clusters[].ClusterIdentifier' --output text"
    ],
    glossary: [.cluster], offers: ["AmazonRedshift"])
}
