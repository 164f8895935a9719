public import Billing
import Money
import Prices
public import Scenarios

/// Amazon MQ: brokers by the second for as long as they exist, at one price for the whole
/// deployment, and their storage (Amazon MQ pricing page, read 2025-04-07).
public enum AmazonMQ: MeteredService {
  static let engine = Field<Engine>.choice(
    "engine_type", default: .activeMQ, required: true,
    aliases: ["activemq": .activeMQ, "rabbitmq": .rabbitMQ], "what the brokers run")
  static let instanceType = Field<String>.text(
    "host_instance_type", required: true, "the brokers' type, such as 'mq.t3.micro'")
  static let deployment = Field<Deployment>.choice(
    "deployment_mode", default: .single,
    aliases: [
      "single_instance": .single, "active_standby_multi_az": .pair, "cluster_multi_az": .cluster,
    ],
    "one broker, a pair in two zones (ActiveMQ), or a cluster of three nodes (RabbitMQ)")
  static let storageType = Field<StorageType?>.optionalChoice(
    "storage_type", default: "efs for ActiveMQ, ebs for RabbitMQ", "where messages are kept")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", in: .zero...Quantity(1024), required: true,
    "messages kept; in a RabbitMQ cluster, by each of its three nodes")

  /// The engine of a broker.
  public enum Engine: String, Sendable, Hashable, CaseIterable {
    case activeMQ = "activemq"
    case rabbitMQ = "rabbitmq"

    fileprivate var title: String { self == .activeMQ ? "ActiveMQ" : "RabbitMQ" }
  }

  /// The number of brokers and their placement.
  public enum Deployment: String, Sendable, Hashable, CaseIterable {
    case single = "single_instance"
    case pair = "active_standby_multi_az"
    case cluster = "cluster_multi_az"

    fileprivate var title: String {
      switch self {
      case .single: "one broker"
      case .pair: "active and standby broker"
      case .cluster: "cluster of three nodes"
      }
    }
  }

  /// The place where messages are stored.
  public enum StorageType: String, Sendable, Hashable, CaseIterable {
    case efs, ebs
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "amazon_mq", title: "Amazon MQ", summary: "message brokers: ActiveMQ and RabbitMQ",
    fields: [
      engine.declaration, instanceType.declaration, deployment.declaration,
      storageType.declaration, storage.declaration,
    ], check: check)

  private static let hours = MeterDeclaration(
    "amazon_mq", "InstanceUsage:{host_instance_type}", unit: "hour", .existing,
    hasOpenAttributes: true, "brokers of a deployment")
  private static func stored(_ meter: String, _ meaning: String) -> MeterDeclaration {
    MeterDeclaration("amazon_mq", meter, unit: "GB-month", .stored, meaning)
  }
  private static let fileSystem = stored(
    "TimedStorage-ByteHrs", "messages of ActiveMQ kept on EFS")
  private static let disk = stored("TimedStorage-EBS-ByteHrs", "messages of ActiveMQ kept on EBS")
  private static let nodeDisks = stored("TimedStorage-RabbitMQ-ByteHrs", "messages of RabbitMQ")

  /// The meters that a broker may use.
  public static let meters = [hours, fileSystem, disk, nodeDisks]

  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 1, rule: "by the second; no minimum is stated")

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values.isGiven(instanceType), !values[instanceType].hasPrefix("mq.") {
      problems.add(
        at: values.position(of: instanceType.name),
        "'\(values[instanceType])' is not a type of brokers", hints: ["types begin with 'mq.'"])
    }
    guard values.isGiven(engine) else { return }
    let name = "engine_type '\(values[engine].rawValue)'"
    let other: Deployment = values[engine] == .activeMQ ? .cluster : .pair
    if values[deployment] == other {
      problems.refuse(
        deployment, of: values, with: name,
        hints: ["what it has in several zones is '\(multiZone(values[engine]).rawValue)'"])
    }
    checkStorage(values, name, &problems)
  }

  private static func multiZone(_ engine: Engine) -> Deployment {
    engine == .activeMQ ? .pair : .cluster
  }

  /// RabbitMQ stores messages on EBS; ActiveMQ can do so with a single broker of type m5 (Amazon MQ
  /// developer guide, "Storage").
  private static func checkStorage(
    _ values: FieldValues, _ name: String, _ problems: inout FieldProblems
  ) {
    switch (values[engine], values[storageType]) {
    case (.rabbitMQ, .efs?):
      problems.refuse(storageType, of: values, with: name, hints: ["RabbitMQ keeps them on EBS"])
    case (.activeMQ, .ebs?) where values[deployment] == .pair:
      problems.add(
        at: values.position(of: storageType.name),
        "storage_type 'ebs' does not go with deployment_mode '\(Deployment.pair.rawValue)'",
        hints: ["both brokers share storage on EFS"])
    case (.activeMQ, .ebs?)
    where values.isGiven(instanceType) && !values[instanceType].hasPrefix("mq.m5."):
      problems.add(
        at: values.position(of: storageType.name),
        "storage_type 'ebs' does not go with host_instance_type '\(values[instanceType])'",
        hints: ["it is for the types 'mq.m5.*'"])
    default: break
    }
  }

  /// Meters brokers and what they store.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let (type, mode) = (fields[instanceType], fields[deployment])
    // The list has one price for a pair or a cluster as a whole.
    try metering.add(
      hours, of: type,
      attributes: [
        "deployment_mode": mode.rawValue, "engine_type": fields[engine].rawValue,
      ],
      try metering.runningHours(granule), "\(type), \(fields[engine].title), \(mode.title)",
      part: .instance(type: type), purchase: .onDemand, granule: .time(granule),
      field: instanceType.name)
    switch (fields[engine], fields[storageType]) {
    case (.activeMQ, .ebs?): try metering.addStored(disk, storage, "GB")
    case (.activeMQ, _): try metering.addStored(fileSystem, storage, "GB")
    case (.rabbitMQ, _):
      let nodes = Quantity(mode == .cluster ? 3 : 1)
      try metering.add(
        nodeDisks, try metering.stored(try fields[storage].times(nodes), "GB"),
        field: storage.name)
    }
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .integration, noun: "broker", ending: Ending(plan: "Delete the broker of Amazon MQ"),
    needsEnd: "broker", isBetterShared: true,
    listCommands: [
      "aws mq list-brokers --region $region --query 'BrokerSummaries[].BrokerName' --output text"
    ],
    glossary: [
      GlossaryTerm("message broker", "a server that passes messages on between programs.")
    ], offers: ["AmazonMQ"])
}
