public import Billing
import Money
import Prices
public import Scenarios

/// Disks of Compute Engine: provisioned size from creation to deletion, attached or not (disk
/// pricing page, 2026).
public enum PersistentDisk: MeteredService {
  static let diskType = Field<DiskType>.choice(
    "disk_type", default: .balanced, required: true, "the kind of disk")
  static let size = Field<Quantity>.quantity(
    "size_gb", unit: "GB", in: .one...Quantity(65_536), required: true, "its size")
  static let iops = Field<Quantity?>.optionalQuantity(
    "provisioned_iops", unit: "IOPS", in: .one...Quantity(350_000),
    default: "3,000 on hyperdisk-balanced", "provisioned operations a second")
  static let throughput = Field<Quantity?>.optionalQuantity(
    "provisioned_throughput", unit: "MiB/s", in: .one...Quantity(1_200_000),
    default: "140 on hyperdisk-balanced", "provisioned throughput")
  static let snapshot = Field<Quantity>.quantity("snapshot_gb", unit: "GB", "snapshot data stored")

  static let fields = [
    diskType.declaration, size.declaration, iops.declaration, throughput.declaration,
    snapshot.declaration,
  ]

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_disk", title: "Google Persistent Disk", provider: .gcp, summary: "disks",
    fields: fields, check: check)

  static let capacity: [DiskType: MeterDeclaration] = Dictionary(
    uniqueKeysWithValues: DiskType.allCases.map { type in
      (
        type,
        MeterDeclaration(
          "gcp_disk", "\(type.skuName) Capacity", unit: "GB-month", .stored,
          "\(type.rawValue) storage")
      )
    })
  static let operations: [DiskType: MeterDeclaration] = Dictionary(
    uniqueKeysWithValues: DiskType.allCases.filter { $0.performance.iops != nil }.map { type in
      (
        type,
        MeterDeclaration(
          "gcp_disk", "\(type.skuName) IOPS", unit: "IOPS-month", .stored,
          "\(type.rawValue) operations a second")
      )
    })
  static let throughputs: [DiskType: MeterDeclaration] = Dictionary(
    uniqueKeysWithValues: DiskType.allCases.filter { $0.performance.throughput != nil }.map {
      type in
      (
        type,
        MeterDeclaration(
          "gcp_disk", "\(type.skuName) Throughput", unit: "MiBps-month", .stored,
          "\(type.rawValue) throughput")
      )
    })
  static let snapshots = MeterDeclaration(
    "gcp_disk", "Storage PD Snapshot", unit: "GB-month", .stored, "snapshot data stored")

  /// The meters that a disk may use.
  public static let meters: [MeterDeclaration] =
    DiskType.allCases.flatMap { [capacity[$0], operations[$0], throughputs[$0]].compactMap { $0 } }
    + [snapshots]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .storage, noun: "disk", ending: Ending(plan: "delete it with its snapshots"),
    outlivesServers: true,
    globalListCommands: [
      "gcloud compute disks list", "gcloud compute snapshots list",
    ], isAlwaysLookedFor: true,
    glossary: [.gigabyteMonth], forgotten: [ForgottenThing("a disk of 100 GB", forgotten)],
    offers: ["Compute Engine"])

  private static var forgotten: FieldValues {
    var values = FieldValues()
    values.set(.text(DiskType.balanced.rawValue), for: diskType.name)
    values.set(.quantity(RangedQuantity(Quantity(100))), for: size.name)
    return values
  }

  static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values.isGiven(diskType) else { return }
    let type = values[diskType]
    let performance = type.performance
    check(iops, performance.iops, "IOPS", type, values, &problems)
    check(throughput, performance.throughput, "MiB/s", type, values, &problems)
    if performance.iops?.isNeeded ?? false {
      problems.require(iops, of: values, with: type.inWords)
    }
    if performance.throughput?.isNeeded ?? false {
      problems.require(throughput, of: values, with: type.inWords)
    }
    let size = values[size]
    if values.isGiven(Self.size),
      size < Quantity(type.sizes.lowerBound) || size > Quantity(type.sizes.upperBound)
    {
      problems.add(
        at: values.position(of: Self.size.name),
        "\(type.inWords) comes in \(Quantity(type.sizes.lowerBound).grouped) to \(Quantity(type.sizes.upperBound).grouped) GB, not \(size.grouped)"
      )
    }
  }

  private static func check(
    _ field: Field<Quantity?>, _ limits: DiskType.Limits?, _ unit: String, _ type: DiskType,
    _ values: FieldValues, _ problems: inout FieldProblems
  ) {
    guard let limits else { return problems.refuse(field, of: values, with: type.inWords) }
    guard let value = values[field] else { return }
    if value > Quantity(limits.most) || value < Quantity(limits.least) {
      problems.add(
        at: values.position(of: field.name),
        "\(type.inWords) has \(Quantity(limits.least).grouped) to \(Quantity(limits.most).grouped) \(unit), not \(value.grouped)"
      )
    }
  }

  /// Meters the disk.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try meter(resource.fields, label: nil, part: .whole, into: &metering)
  }

  /// Meters the disks of a machine; the first is its root disk.
  static func meter(disksOf disks: [FieldValues], into metering: inout Metering) throws {
    for (index, disk) in disks.enumerated() {
      try meter(
        disk, label: disks.count > 1 ? "disk \(index + 1)" : "disk",
        part: index == 0 ? .rootVolume : .volume(index + 1), into: &metering)
    }
  }

  private static func meter(
    _ values: FieldValues, label: String?, part: Part, into metering: inout Metering
  ) throws {
    let type = values[diskType]
    let prefix = label.map { "\($0): " } ?? ""
    let field = label == nil ? diskType.name : "disks"
    if let meter = capacity[type] {
      try metering.add(
        meter, try metering.stored(values[size], "GB"), "\(prefix)\(type.rawValue) storage",
        part: part, field: field)
    }
    try meterAbove(
      operations[type], values[iops], type.performance.iops, "IOPS",
      "\(prefix)\(type.rawValue) IOPS", part, field, &metering)
    try meterAbove(
      throughputs[type], values[throughput], type.performance.throughput, "MiB/s",
      "\(prefix)\(type.rawValue) throughput", part, field, &metering)
    try metering.add(
      snapshots, try metering.stored(values[snapshot], "GB"), "\(prefix)snapshots",
      part: .snapshot, field: snapshot.name)
  }

  /// Meters what is provisioned beyond what is included with the disk.
  private static func meterAbove(
    _ meter: MeterDeclaration?, _ value: Quantity?, _ limits: DiskType.Limits?, _ unit: String,
    _ description: String, _ part: Part, _ field: String, _ metering: inout Metering
  ) throws {
    guard let meter, let value, let limits, value > Quantity(limits.included) else { return }
    let included = Quantity(limits.included)
    var amount = try metering.stored(try value - included, unit)
    if !included.isZero {
      amount.steps.insert(Step("\(value.grouped) − \(included.grouped) \(unit)"), at: 0)
    }
    try metering.add(
      meter, amount, description + (included.isZero ? "" : " above \(included.grouped)"),
      part: part, field: field)
  }
}
