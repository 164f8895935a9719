public import Billing
import Prices

extension RDS {
  /// The meters that a database may use.
  public static let meters: [MeterDeclaration] =
    instanceDeclarations + storageDeclarations(false) + storageDeclarations(true)
    + [storageRequests, backups] + auroraDeclarations + supportDeclarations
    + commitmentDeclarations + [processorCredits, PublicIPv4.inUse]

  // MARK: Instances

  /// The instance-hours of an engine.
  struct InstanceMeters: Sendable {
    var single: MeterDeclaration
    /// The hours with I/O-Optimized storage; nil where that does not exist.
    var optimized: MeterDeclaration?
    /// The hours with a standby; nil where a standby is an instance of its own.
    var multiAZ: MeterDeclaration?
  }

  static let instanceMeters = ChoiceTable<Engine, InstanceMeters> { engine in
    let single: MeterAttributes = ["deployment": "single_az", "engine": engine.rawValue]
    let multi: MeterAttributes = ["deployment": "multi_az", "engine": engine.rawValue]
    return InstanceMeters(
      single: MeterDeclaration(
        "rds", "InstanceUsage:{instance_class}", single, unit: "hour", .running,
        "\(engine.title) instances while they run"),
      optimized: !engine.isAurora
        ? nil
        : MeterDeclaration(
          "rds", "InstanceUsageIOOptimized:{instance_class}", single, unit: "hour", .running,
          "\(engine.title) instances, I/O-Optimized"),
      multiAZ: engine.isAurora
        ? nil
        : MeterDeclaration(
          "rds", "Multi-AZUsage:{instance_class}", multi, unit: "hour", .running,
          "\(engine.title) instances with a standby"
            + (engine.isMultiAZTwice ? "; two single ones where the list has none" : "")))
  }

  private static let instanceDeclarations: [MeterDeclaration] = instanceMeters.all.flatMap {
    [$0.single] + [$0.optimized, $0.multiAZ].compactMap { $0 }
  }

  // MARK: Storage

  /// The meters of a kind of storage.
  struct StorageMeters: Sendable {
    var storage: MeterDeclaration
    /// The provisioned operations a second; nil where none can be provisioned.
    var operations: MeterDeclaration?
    /// The provisioned throughput; nil where none can be provisioned.
    var throughput: MeterDeclaration?
    /// The reads and writes; nil where they are free.
    var requests: MeterDeclaration?
  }

  /// Returns the meters of a kind of storage, with or without a standby.
  static func storageMeters(_ type: StorageType, isMultiAZ: Bool) -> StorageMeters {
    isMultiAZ ? multiAZStorage[type] : singleStorage[type]
  }

  private static let singleStorage = ChoiceTable<StorageType, StorageMeters> {
    made($0, isMultiAZ: false)
  }
  private static let multiAZStorage = ChoiceTable<StorageType, StorageMeters> {
    made($0, isMultiAZ: true)
  }

  private static func made(_ type: StorageType, isMultiAZ: Bool) -> StorageMeters {
    if type == .aurora { return StorageMeters(storage: auroraStorage, requests: auroraRequests) }
    if type == .auroraOptimized { return StorageMeters(storage: optimizedStorage) }
    let attributes: MeterAttributes = ["deployment": isMultiAZ ? "multi_az" : "single_az"]
    let suffix = isMultiAZ ? ", Multi-AZ" : ""
    func meter(_ name: String, _ unit: String, _ meaning: String) -> MeterDeclaration {
      MeterDeclaration(
        "rds", (isMultiAZ ? "RDS:Multi-AZ-" : "RDS:") + name, attributes, unit: unit, .stored,
        meaning + suffix)
    }
    return StorageMeters(
      storage: meter(type.storageMeter, "GB-month", "\(type.rawValue) storage"),
      operations: type.operationsMeter.map {
        meter($0, "IOPS-month", "\(type.rawValue) operations a second")
      },
      throughput: type == .gp3 ? meter("GP3-Throughput", "MiBps-month", "gp3 throughput") : nil,
      requests: type == .standard ? storageRequests : nil)
  }

  private static func storageDeclarations(_ isMultiAZ: Bool) -> [MeterDeclaration] {
    let all = StorageType.allCases.filter { !$0.isAurora }
      .map { storageMeters($0, isMultiAZ: isMultiAZ) }
    return all.map(\.storage) + all.compactMap(\.operations) + all.compactMap(\.throughput)
  }

  private static let storageRequests = MeterDeclaration(
    "rds", "RDS:StorageIOUsage", unit: "request", .byUse, "reads and writes of magnetic storage")
  static let backups = MeterDeclaration(
    "rds", "RDS:ChargedBackupUsage", unit: "GB-month", .stored,
    "backups beyond the size of the storage")
  private static let auroraStorage = MeterDeclaration(
    "rds", "Aurora:StorageUsage", unit: "GB-month", .stored, "Aurora storage")
  private static let optimizedStorage = MeterDeclaration(
    "rds", "Aurora:IO-OptimizedStorageUsage", unit: "GB-month", .stored,
    "Aurora storage, I/O-Optimized")
  private static let auroraRequests = MeterDeclaration(
    "rds", "Aurora:StorageIOUsage", unit: "request", .byUse, "Aurora reads and writes")

  // MARK: Aurora

  /// The meters that only Aurora's engines have.
  struct AuroraMeters: Sendable {
    var capacity: MeterDeclaration
    var optimizedCapacity: MeterDeclaration
    var backups: MeterDeclaration
  }

  static let auroraMeters = ChoiceTable<Engine, AuroraMeters> { engine in
    let attributes: MeterAttributes = ["engine": engine.rawValue]
    return AuroraMeters(
      capacity: MeterDeclaration(
        "rds", "Aurora:ServerlessV2Usage", attributes, unit: "ACU-hour", .running,
        "\(engine.title) Serverless v2 capacity"),
      optimizedCapacity: MeterDeclaration(
        "rds", "Aurora:ServerlessV2IOOptimizedUsage", attributes, unit: "ACU-hour", .running,
        "\(engine.title) Serverless v2 capacity, I/O-Optimized"),
      backups: MeterDeclaration(
        "rds", "Aurora:BackupUsage", attributes, unit: "GB-month", .stored,
        "\(engine.title) backups beyond the size of the storage"))
  }

  private static let auroraDeclarations: [MeterDeclaration] =
    Engine.allCases.filter(\.isAurora).map { auroraMeters[$0] }.flatMap {
      [$0.capacity, $0.optimizedCapacity, $0.backups]
    } + [auroraStorage, optimizedStorage, auroraRequests]

  // MARK: Extended support

  /// The vCPU-hours of an engine in extended support; for Aurora, each major version has its own
  /// price.
  struct SupportMeters: Sendable {
    var years1And2: MeterDeclaration
    var year3: MeterDeclaration
  }

  static let supportMeters = ChoiceTable<Engine, SupportMeters> { engine in
    func meter(_ name: String, _ support: ExtendedSupport) -> MeterDeclaration {
      MeterDeclaration(
        "rds", name, ["engine": engine.rawValue], unit: "vCPU-hour", .running,
        hasOpenAttributes: engine.isAurora,
        "extended support of \(engine.title), \(support.title)")
    }
    return SupportMeters(
      years1And2: meter("ExtendedSupport:Yr1-Yr2", .years1And2),
      year3: meter("ExtendedSupport:Yr3", .year3))
  }

  private static let supportDeclarations: [MeterDeclaration] =
    Engine.allCases.filter(\.hasExtendedSupport).map { supportMeters[$0] }.flatMap {
      [$0.years1And2, $0.year3]
    }
}
