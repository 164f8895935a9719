import Billing
import Money
import Prices
import Scenarios

extension RDS {
  /// The kinds of storage: those of single databases, and the two of Aurora.
  public enum StorageType: String, Sendable, CaseIterable {
    case gp2, gp3, io1, io2, standard
    case aurora
    case auroraOptimized = "aurora-iopt1"

    var isAurora: Bool { self == .aurora || self == .auroraOptimized }

    /// The part of its storage's usage type after `RDS:`; Aurora's kinds have names of their own.
    var storageMeter: String {
      switch self {
      case .gp2: return "GP2-Storage"
      case .gp3: return "GP3-Storage"
      case .io1: return "PIOPS-Storage"
      case .io2: return "PIOPS-Storage-IO2"
      case .standard, .aurora, .auroraOptimized: return "StorageUsage"
      }
    }

    /// The same part for provisioned operations a second; nil where none can be provisioned.
    var operationsMeter: String? {
      switch self {
      case .gp3: return "GP3-PIOPS"
      case .io1: return "PIOPS"
      case .io2: return "PIOPS-IO2"
      default: return nil
      }
    }

    /// Returns the sizes in GB that exist (RDS user guide, "Amazon RDS DB instance storage"; RDS
    /// API model of 2026-11-20).
    func sizes(of engine: Engine) -> ClosedRange<Int> {
      let most = engine.isSQLServer ? 16_384 : 65_536
      switch self {
      case .gp2, .gp3: return 20...most
      case .io1, .io2: return 100...most
      case .standard:
        return engine.isSQLServer ? 20...1024 : (engine.isOracle ? 10 : 5)...3072
      case .aurora, .auroraOptimized: return 1...262_144
      }
    }
  }

  /// Returns the storage type that was given, or the engine's default.
  static func storageType(_ values: FieldValues) -> StorageType {
    if values.isGiven(storageType) { return values[storageType] }
    return values[engine].isAurora ? .aurora : .gp2
  }

  /// Returns what the price of gp3 storage includes.
  ///
  /// From 400 GB (Oracle: 200) it is striped over four volumes, each with 3,000 IOPS and 125 MiB/s;
  /// SQL Server always has one (RDS user guide, "gp3 storage").
  static func included(_ engine: Engine, _ gigabytes: Quantity) -> (iops: Int, throughput: Int) {
    let isStriped = !engine.isSQLServer && gigabytes >= Quantity(stripingSize(of: engine))
    return isStriped ? (12_000, 500) : (3000, 125)
  }

  private static func stripingSize(of engine: Engine) -> Int { engine.isOracle ? 200 : 400 }

  // MARK: Checks

  static func checkStorage(_ values: FieldValues, _ problems: inout FieldProblems) {
    let engine = values[engine]
    let type = storageType(values)
    let kind = "storage_type '\(type.rawValue)'"
    if type.isAurora != engine.isAurora {
      problems.refuse(
        storageType, of: values, with: "engine '\(engine.rawValue)'",
        hints: [
          engine.isAurora
            ? "it takes 'aurora' and 'aurora-iopt1'"
            : "it takes 'gp2', 'gp3', 'io1', 'io2' and 'standard'"
        ])
      return
    }
    if type != .gp3 { problems.refuse(throughput, of: values, with: kind) }
    if type != .standard, type != .aurora { problems.refuse(ioRequests, of: values, with: kind) }
    if type.operationsMeter == nil { problems.refuse(iops, of: values, with: kind) }
    // Aurora's kind of storage is part of the price of its instances.
    let sized = [storage.name, iops.name, throughput.name, ioRequests.name]
    if !engine.isAurora, !sized.contains(where: values.isWritten) {
      problems.needs(storageType.name, of: values, [storage.name])
    }
    guard values.isGiven(storage), !values[storage].isZero else { return }
    let size = values[storage]
    let sizes = type.sizes(of: engine)
    if size < Quantity(sizes.lowerBound) || size > Quantity(sizes.upperBound) {
      let most = Quantity(sizes.upperBound).grouped
      problems.add(
        at: values.position(of: storage.name),
        "\(kind) comes in \(sizes.lowerBound) to \(most) GB, not \(size.grouped)")
    }
    switch type {
    case .io1, .io2: checkProvisioned(values, kind, &problems)
    case .gp3: checkIncluded(values, kind, &problems)
    default: break
    }
  }

  private static func checkProvisioned(
    _ values: FieldValues, _ kind: String, _ problems: inout FieldProblems
  ) {
    problems.require(iops, of: values, with: kind)
    if let iops = values[iops], iops < Quantity(1000) {
      problems.add(
        at: values.position(of: Self.iops.name),
        "\(kind) has 1,000 IOPS at least, not \(iops.grouped)")
    } else if let iops = values[iops], values.isGiven(storage), storageType(values) == .io1 {
      checkRatio(iops, values, kind, &problems)
    }
  }

  /// Holds provisioned operations against the size: half of one to 50 for each GB, SQL Server one to 50.
  ///
  /// RDS API reference, `CreateDBInstance`, `Iops`; API model of 2026-11-20. For io2 the API and the
  /// user guide differ: it is not held against a ratio.
  private static func checkRatio(
    _ iops: Quantity, _ values: FieldValues, _ kind: String, _ problems: inout FieldProblems
  ) {
    let size = values[storage]
    let half = try? size.divided(by: Quantity(2))
    let least = values[engine].isSQLServer ? size : half ?? size
    guard let most = try? size * 50, iops < least || iops > most else { return }
    problems.add(
      at: values.position(of: Self.iops.name),
      "\(kind) has \(least.grouped) to \(most.grouped) IOPS for \(size.grouped) GB, not \(iops.grouped)"
    )
  }

  /// A single volume of gp3 cannot be made faster, except for SQL Server.
  private static func checkIncluded(
    _ values: FieldValues, _ kind: String, _ problems: inout FieldProblems
  ) {
    let engine = values[engine]
    let included = included(engine, values[storage])
    for (field, least, unit) in [
      (iops, included.iops, "IOPS"), (throughput, included.throughput, "MiB/s"),
    ] {
      guard let value = values[field], value < Quantity(least) else { continue }
      problems.add(
        at: values.position(of: field.name),
        "\(kind) of \(values[storage].grouped) GB has \(Quantity(least).grouped) \(unit) at least, "
          + "not \(value.grouped)")
    }
    guard !engine.isSQLServer, included.iops == 3000 else { return }
    let hints = ["more can be had from \(stripingSize(of: engine)) GB on"]
    if let iops = values[iops], iops > Quantity(included.iops) {
      problems.add(
        at: values.position(of: Self.iops.name),
        "\(kind) of \(values[storage].grouped) GB has 3,000 IOPS, not \(iops.grouped)", hints: hints
      )
    }
    if let throughput = values[throughput], throughput > Quantity(included.throughput) {
      problems.add(
        at: values.position(of: Self.throughput.name),
        "\(kind) of \(values[storage].grouped) GB has 125 MiB/s, not \(throughput.grouped)",
        hints: hints)
    }
  }

  // MARK: Metering

  /// Meters storage, which is billed while it exists, whether the database runs or not.
  static func meterStorage(_ values: FieldValues, _ metering: inout Metering) throws {
    let type = storageType(values)
    let meters = storageMeters(type, isMultiAZ: values[multiAZ])
    let suffix = values[multiAZ] ? ", Multi-AZ" : ""
    try metering.add(
      meters.storage, try metering.stored(values[storage], "GB"),
      "\(type.rawValue) storage\(suffix)", field: storageType.name)
    if let requests = meters.requests {
      try metering.add(
        requests, try metering.monthly(ioRequests, of: values, "requests"), "reads and writes",
        field: ioRequests.name)
    }
    let included =
      type == .gp3 ? included(values[engine], values[storage]) : (iops: 0, throughput: 0)
    if let operations = meters.operations, let value = values[iops] {
      try meterAbove(
        included.iops, value, "IOPS", operations, "\(type.rawValue) IOPS", suffix, iops.name,
        &metering)
    }
    if let speed = meters.throughput, let value = values[throughput] {
      try meterAbove(
        included.throughput, value, "MiB/s", speed, "\(type.rawValue) throughput", suffix,
        throughput.name, &metering)
    }
  }

  private static func meterAbove(
    _ included: Int, _ value: Quantity, _ name: String, _ meter: MeterDeclaration,
    _ description: String, _ suffix: String, _ field: String, _ metering: inout Metering
  ) throws {
    let included = Quantity(included)
    guard value > included else { return }
    var amount = try metering.stored(try value - included, name)
    var description = description
    if !included.isZero {
      amount.steps.insert(Step("\(value.grouped) − \(included.grouped) \(name)"), at: 0)
      description += " above \(included.grouped)"
    }
    try metering.add(meter, amount, description + suffix, field: field)
  }

  /// Meters backups, which are free up to the size of the storage (RDS pricing page, "Backup
  /// storage").
  static func meterBackups(_ values: FieldValues, _ metering: inout Metering) throws {
    let engine = values[engine]
    let (size, free) = (values[backup], values[storage])
    guard size > free else { return }
    var amount = try metering.stored(try size - free, "GB")
    if !free.isZero {
      amount.steps.insert(Step("\(size.grouped) − \(free.grouped) GB (free)"), at: 0)
    }
    try metering.add(
      engine.isAurora ? auroraMeters[engine].backups : backups, amount,
      "backups beyond the size of the storage", part: .snapshot,
      granule: .rule("backups up to the size of the storage are free"), field: backup.name)
  }
}
