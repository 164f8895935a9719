public import Billing
import Money
import Prices
public import Scenarios

/// Amazon MSK: brokers by the second for as long as the cluster exists, their storage, or
/// serverless clusters by hours, partitions and data (MSK pricing page, read 2025-10-09).
public enum MSK: MeteredService {
  static let kind = Field<Kind>.choice(
    "cluster_type", default: .provisioned, "brokers of a chosen type, or a serverless cluster")
  static let instanceType = Field<String>.text(
    "instance_type", "the brokers' type, such as 'kafka.m5.large' or 'express.m7g.large'")
  static let brokers = Field<Int>.integer(
    "number_of_broker_nodes", in: 1...180, default: 1, unit: "broker", "brokers in all zones")
  static let volumeSize = Field<Quantity>.quantity(
    "volume_size", unit: "GB", in: .one...Quantity(16_384), "the disk of each 'kafka.*' broker")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", "data kept by express brokers or a serverless cluster")
  static let received = Field<Quantity>.quantity(
    "monthly_data_in_gb", unit: "GB",
    "data written a month to express brokers or a serverless cluster")
  static let sent = Field<Quantity>.quantity(
    "monthly_data_out_gb", unit: "GB", "data read a month from a serverless cluster")
  static let partitions = Field<Quantity>.quantity(
    "partitions", unit: "partition", "partitions of a serverless cluster")
  static let tiered = Field<Quantity>.quantity(
    "tiered_storage_gb", unit: "GB", "older data in the cheaper tier ('kafka.*' brokers)")
  static let retrieved = Field<Quantity>.quantity(
    "monthly_tiered_retrieval_gb", unit: "GB", "data read a month from the cheaper tier")

  /// The way in which machines are chosen: by the user or by the service.
  public enum Kind: String, Sendable, CaseIterable {
    case provisioned, serverless
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "msk", title: "Amazon Managed Streaming for Apache Kafka", summary: "Kafka clusters",
    fields: [
      kind.declaration, instanceType.declaration, brokers.declaration, volumeSize.declaration,
      storage.declaration, received.declaration, sent.declaration, partitions.declaration,
      tiered.declaration, retrieved.declaration,
    ], check: check)

  private static func stored(_ meter: String, _ meaning: String) -> MeterDeclaration {
    MeterDeclaration("msk", meter, unit: "GB-month", .stored, meaning)
  }
  private static func data(_ meter: String, _ meaning: String) -> MeterDeclaration {
    MeterDeclaration("msk", meter, unit: "GB", .byUse, meaning)
  }

  private static let standardHours = MeterDeclaration(
    "msk", "Kafka.{instance_type}", unit: "hour", .existing, "standard brokers")
  private static let expressHours = MeterDeclaration(
    "msk", "Express.{instance_type}", unit: "hour", .existing, "express brokers")
  private static let disks = stored("Kafka.Storage.GP2", "disks of standard brokers")
  private static let tier = stored("Kafka.TieredStorage", "older data in the cheaper tier")
  private static let tierReads = data(
    "Kafka.TieredStorage-DataRetrieval", "data read from the cheaper tier")
  private static let expressStorage = stored("Express.Storage", "data kept by express brokers")
  private static let expressIn = data("Express.In-Bytes", "data written to express brokers")
  private static let clusterHours = MeterDeclaration(
    "msk", "Serverless.ClusterHours", unit: "hour", .existing, "serverless clusters")
  private static let partitionHours = MeterDeclaration(
    "msk", "Serverless.PartitionHours", unit: "partition-hour", .existing,
    "partitions of serverless clusters")
  private static let serverlessIn = data(
    "Serverless.In-Bytes", "data written to serverless clusters")
  private static let serverlessOut = data(
    "Serverless.Out-Bytes", "data read from serverless clusters")
  private static let serverlessStorage = stored(
    "Serverless.Storage", "data kept by serverless clusters")

  /// The meters that a cluster may use.
  public static let meters = [
    standardHours, expressHours, disks, tier, tierReads, expressStorage, expressIn, clusterHours,
    partitionHours, serverlessIn, serverlessOut, serverlessStorage,
  ]

  private static let standardPrefix = "kafka."
  private static let expressPrefix = "express."
  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 1, rule: "by the second; no minimum is stated")

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let name = "cluster_type '\(values[kind].rawValue)'"
    if values[kind] == .serverless {
      problems.refuse(instanceType, of: values, with: name)
      problems.refuse(brokers, of: values, with: name)
      problems.refuse(volumeSize, of: values, with: name)
      problems.refuse(tiered, of: values, with: name)
      problems.refuse(retrieved, of: values, with: name)
      for field in [partitions, received, sent, storage] {
        problems.require(field, of: values, with: name)
      }
      return
    }
    problems.require(instanceType, of: values, with: name)
    problems.require(brokers, of: values, with: name)
    problems.refuse(partitions, of: values, with: name)
    problems.refuse(sent, of: values, with: name)
    guard values.isGiven(instanceType) else { return }
    let type = values[instanceType]
    if type.hasPrefix(standardPrefix) {
      problems.require(volumeSize, of: values, with: "instance_type '\(type)'")
      problems.refuse(storage, of: values, with: "instance_type '\(type)'")
      problems.refuse(received, of: values, with: "instance_type '\(type)'")
    } else if type.hasPrefix(expressPrefix) {
      problems.refuse(volumeSize, of: values, with: "instance_type '\(type)'")
      problems.refuse(tiered, of: values, with: "instance_type '\(type)'")
      problems.refuse(retrieved, of: values, with: "instance_type '\(type)'")
      problems.require(storage, of: values, with: "instance_type '\(type)'")
      problems.require(received, of: values, with: "instance_type '\(type)'")
    } else {
      problems.add(
        at: values.position(of: instanceType.name), "'\(type)' is not a type of brokers",
        hints: ["types begin with 'kafka.' or 'express.'"])
    }
  }

  /// Meters brokers and their storage, or a serverless cluster.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let hours = try metering.runningHours(granule)
    if fields[kind] == .serverless {
      try metering.add(clusterHours, hours, granule: .time(granule), field: kind.name)
      try metering.add(
        partitionHours, try hours.times(fields[partitions], "partitions"),
        granule: .time(granule), field: partitions.name)
      try metering.addMonthly(serverlessIn, received)
      try metering.addMonthly(serverlessOut, sent)
      try metering.addStored(serverlessStorage, storage, "GB")
      return
    }
    let (type, count) = (fields[instanceType], Quantity(fields[brokers]))
    let isExpress = type.hasPrefix(expressPrefix)
    let bare = type.dropFirst(isExpress ? expressPrefix.count : standardPrefix.count)
    try metering.add(
      isExpress ? expressHours : standardHours, of: String(bare),
      try hours.times(count, "brokers"), "\(type), brokers", part: .instance(type: type),
      purchase: .onDemand, granule: .time(granule), field: instanceType.name)
    if isExpress {
      try metering.addStored(expressStorage, storage, "GB")
      try metering.addMonthly(expressIn, received)
    } else {
      try metering.add(
        disks, try metering.stored(try fields[volumeSize].times(count), "GB"),
        field: volumeSize.name)
      try metering.addStored(tier, tiered, "GB")
      try metering.addMonthly(tierReads, retrieved)
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .analytics, noun: "Kafka cluster", ending: Ending(plan: "Delete the MSK cluster"),
    needsEnd: "Kafka cluster", isBetterShared: true,
    listCommands: [
      "aws kafka list-clusters-v2 --region $region --query 'ClusterInfoList[].ClusterName' --output text"
    ],
    glossary: [
      GlossaryTerm("broker", "a server of a Kafka cluster."),
      GlossaryTerm("partition", "a part of a topic."),
    ], offers: ["AmazonMSK"])
}
