public import Billing
import Money
import Prices
public import Scenarios

/// Amazon Lightsail: servers, databases and containers in bundles at one hourly price for as long
/// as they exist, stopped or not, with disks, snapshots and load balancers (Lightsail pricing page,
/// read 2025-10-31).
///
/// The monthly price of a bundle is that of 744 hours: the longest month costs no more.
public enum Lightsail: MeteredService {
  static let bundle = Field<String>.text(
    "bundle_id", "the bundle of a server, such as 'micro_3_0' or 'small_win_3_0'")
  static let database = Field<String>.text(
    "relational_database_bundle_id", "the bundle of a database, such as 'micro_2_0'")
  static let power = Field<Power?>.optionalChoice("power", "the size of a container service")
  static let scale = Field<Int>.integer(
    "scale", in: 1...20, default: 1, unit: "node", "nodes of a container service")
  static let disk = Field<Quantity>.quantity(
    "disk_size", unit: "GB", in: .zero...Quantity(16_384), "a disk beside the bundle's own")
  static let snapshots = Field<Quantity>.quantity("snapshot_gb", unit: "GB", "snapshots kept")
  static let balancers = Field<Int>.integer(
    "load_balancers", in: 0...1000, default: 0, unit: "load balancer", "load balancers")
  static let transferOut = Field<Quantity>.quantity(
    "monthly_data_transfer_out_gb", unit: "GB",
    "data sent a month beyond what comes with the bundle (1 TB of the smallest)")

  /// The sizes of container services.
  public enum Power: String, Sendable, CaseIterable {
    case nano, micro, small, medium, large, xlarge

    var usageType: String {
      switch self {
      case .nano: return "Nano-0.25CPU-0.5GB"
      case .micro: return "Micro-0.25CPU-1GB"
      case .small: return "Small-0.5CPU-1GB"
      case .medium: return "Medium-1CPU-2GB"
      case .large: return "Large-2CPU-4GB"
      case .xlarge: return "XLarge-4CPU-8GB"
      }
    }
  }

  /// The information in the name of a bundle.
  struct Bundle {
    var size: String
    var isWindows = false
    var hasOnlyIPv6 = false
    var isHighlyAvailable = false

    private static let memory = [
      "nano": "0.5", "micro": "1", "small": "2", "medium": "4", "large": "8", "xlarge": "16",
      "2xlarge": "32", "4xlarge": "64",
    ]

    /// Reads `micro_3_0`, `small_win_3_0`, `nano_ipv6_3_0`, `micro_ha_2_0`; nil for another name.
    init?(_ id: String) {
      var words = id.split(separator: "_").map(String.init)
      guard let first = words.first, let memory = Self.memory[first] else { return nil }
      size = memory
      words.removeFirst()
      for word in words {
        switch word {
        case "win": isWindows = true
        case "ipv6": hasOnlyIPv6 = true
        case "ha": isHighlyAvailable = true
        default: guard word.count == 1, Int(word) != nil else { return nil }
        }
      }
    }
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "lightsail", title: "Amazon Lightsail", summary: "simple servers by bundle",
    fields: [
      bundle.declaration, database.declaration, power.declaration, scale.declaration,
      disk.declaration, snapshots.declaration, balancers.declaration, transferOut.declaration,
    ], check: check)

  private static let server = MeterDeclaration(
    "lightsail", "BundleUsage:{bundle}", unit: "hour", .existing, "servers, stopped or not")
  private static let databases = MeterDeclaration(
    "lightsail", "DatabaseUsage:{bundle}", unit: "hour", .existing, "databases")
  private static let containers = MeterDeclaration(
    "lightsail", "ContainerSvcUsage:{power}", unit: "hour", .existing, "nodes of containers")
  private static let disks = MeterDeclaration(
    "lightsail", "BlockStorageUsage", unit: "GB-month", .stored, "disks")
  private static let snapshotStorage = MeterDeclaration(
    "lightsail", "SnapshotUsage", unit: "GB-month", .stored, "snapshots")
  private static let balancerHours = MeterDeclaration(
    "lightsail", "LoadBalancerUsage", unit: "hour", .existing, "load balancers")
  private static let sent = MeterDeclaration(
    "lightsail", "DataTransfer-Out-Bytes", unit: "GB", .byUse,
    "data sent beyond that of the bundles")

  /// The meters that it may use.
  public static let meters = [
    server, databases, containers, disks, snapshotStorage, balancerHours, sent,
  ]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    for (field, isDatabase) in [(bundle, false), (database, true)] where values.isGiven(field) {
      let read = Bundle(values[field])
      let isWrong =
        isDatabase
        ? read.map { $0.isWindows || $0.hasOnlyIPv6 } ?? true
        : read.map(\.isHighlyAvailable) ?? true
      guard isWrong else { continue }
      problems.add(
        at: values.position(of: field.name), "unknown bundle '\(values[field])'",
        hints: [
          "bundles are a size (nano, micro, small, medium, large, xlarge, 2xlarge, 4xlarge), "
            + (isDatabase ? "'_ha' for two zones" : "'_win' or '_ipv6'") + ", and a version: "
            + (isDatabase ? "micro_ha_2_0" : "small_win_3_0")
        ])
    }
    if values[power] == nil { problems.needs(scale.name, of: values, [power.name]) }
    let isSomething =
      values.isGiven(bundle) || values.isGiven(database) || values[power] != nil
      || !values[disk].isZero || !values[snapshots].isZero || values[balancers] > 0
    if !isSomething {
      problems.add(
        at: values.position,
        "nothing is used: give 'bundle_id', 'relational_database_bundle_id', 'power' or 'disk_size'"
      )
    }
  }

  /// Meters bundles and what is used with them.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let hours = try metering.runningHours(.wholeHour)
    if let read = Bundle(fields[bundle]) {
      try metering.add(
        server, of: "\(read.size)GB" + (read.isWindows ? "_win" : ""),
        attributes: ["ip_address_type": read.hasOnlyIPv6 ? "ipv6" : "dualstack"], hours,
        "server \(fields[bundle])", part: .instance(type: fields[bundle]), purchase: .onDemand,
        granule: .time(.wholeHour), field: bundle.name)
    }
    if let read = Bundle(fields[database]) {
      try metering.add(
        databases, of: "\(read.size)GB",
        attributes: ["availability": read.isHighlyAvailable ? "high" : "standard"], hours,
        "database \(fields[database])", granule: .time(.wholeHour), field: database.name)
    }
    if let power = fields[power] {
      try metering.add(
        containers, of: power.usageType, try hours.times(Quantity(fields[scale]), "nodes"),
        "containers, \(power.rawValue)", granule: .time(.wholeHour), field: Self.power.name)
    }
    try metering.addStored(disks, disk, "GB", part: .volume(1))
    try metering.addStored(snapshotStorage, snapshots, "GB", part: .snapshot)
    if fields[balancers] > 0 {
      try metering.add(
        balancerHours, try hours.times(Quantity(fields[balancers]), "load balancers"),
        granule: .time(.wholeHour), field: balancers.name)
    }
    try metering.addMonthly(sent, transferOut, part: .transfer)
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .compute, noun: "Lightsail server",
    ending: Ending(
      plan: "Delete instances, databases, containers, disks, snapshots and load balancers"),
    needsEnd: "Lightsail server",
    listCommands: [
      "aws lightsail get-instances --region $region --query 'instances[].name' --output text"
    ],
    glossary: [GlossaryTerm("bundle", "a server with its disk and traffic at one price.")],
    offers: ["AmazonLightsail"])
}
