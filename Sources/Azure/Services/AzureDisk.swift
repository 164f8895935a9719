public import Billing
import Money
import Prices
public import Scenarios

/// Azure managed disks: the monthly price of the size step that holds the disk, however much is
/// stored, from creation to deletion, attached or not, running or not (Azure documentation,
/// "Managed disk types", read 2026-11).
///
/// Premium SSD v2 and Ultra are billed for what is provisioned, each part by the hour.
public enum AzureDisk: MeteredService {
  static let type = Field<DiskType>.choice(
    "storage_account_type", default: .premiumLRS, required: true, "the kind of disk")
  static let size = Field<Quantity>.quantity(
    "disk_size_gb", unit: "GB", in: .one...Quantity(65_536), required: true, "its size")
  static let operations = Field<Quantity>.quantity(
    "monthly_disk_operations", unit: "operation", "reads and writes a month (Standard)")
  static let iops = Field<Quantity?>.optionalQuantity(
    "disk_iops_read_write", unit: "IOPS", in: .one...Quantity(400_000),
    default: "3,000 on PremiumV2_LRS", "provisioned operations a second (PremiumV2, Ultra)")
  static let throughput = Field<Quantity?>.optionalQuantity(
    "disk_mbps_read_write", unit: "MB/s", in: .one...Quantity(10_000),
    default: "125 on PremiumV2_LRS", "provisioned throughput (PremiumV2, Ultra)")
  static let snapshot = Field<Quantity>.quantity(
    "snapshot_gb", unit: "GB", "snapshot data stored: what is used, not the size of the disk")

  static let fields = [
    type.declaration, size.declaration, operations.declaration, iops.declaration,
    throughput.declaration, snapshot.declaration,
  ]

  /// The kinds of disk.
  public enum DiskType: String, Sendable, CaseIterable {
    case standardLRS = "Standard_LRS"
    case standardSSDLRS = "StandardSSD_LRS"
    case premiumLRS = "Premium_LRS"
    case standardSSDZRS = "StandardSSD_ZRS"
    case premiumZRS = "Premium_ZRS"
    case premiumV2 = "PremiumV2_LRS"
    case ultra = "UltraSSD_LRS"

    /// The letter of its size steps; nil for a kind without them.
    var letter: String? {
      switch self {
      case .standardLRS: "S"
      case .standardSSDLRS, .standardSSDZRS: "E"
      case .premiumLRS, .premiumZRS: "P"
      case .premiumV2, .ultra: nil
      }
    }

    var redundancy: String { rawValue.hasSuffix("_ZRS") ? "ZRS" : "LRS" }

    var hasOperations: Bool { letter == "S" || letter == "E" }

    /// The field and its value, for messages.
    var inWords: String { "storage_account_type '\(rawValue)'" }
  }

  /// The size steps by number, in GiB (Azure documentation, size tables of managed disks); Standard
  /// HDD begins with S4.
  static let steps = [
    (1, 4), (2, 8), (3, 16), (4, 32), (6, 64), (10, 128), (15, 256), (20, 512), (30, 1024),
    (40, 2048), (50, 4096), (60, 8192), (70, 16_384), (80, 32_767),
  ]

  /// Returns the step that a disk is billed as; nil for a size above all steps.
  static func step(_ type: DiskType, _ size: Quantity) -> (name: String, size: Int)? {
    guard let letter = type.letter else { return nil }
    let first = letter == "S" ? 32 : 4
    let found = steps.first { $0.1 >= first && Quantity($0.1) >= size }
    return found.map { ("\(letter)\($0.0) \(type.redundancy)", $0.1) }
  }

  static let stepMeter = MeterDeclaration(
    "azure_disk", "{step} Disk", unit: "disk-month", .stored, "disks, by the step of their size")
  private static let operationMeter = MeterDeclaration(
    "azure_disk", "{step} Disk Operations", unit: "operation", .byUse, "reads and writes of disks")
  private static let capacity = MeterDeclaration(
    "azure_disk", "{kind} Provisioned Capacity", unit: "GB-hour", .stored, "provisioned storage")
  private static let provisionedIOPS = MeterDeclaration(
    "azure_disk", "{kind} Provisioned IOPS", unit: "IOPS-hour", .stored,
    "provisioned operations a second")
  private static let provisionedThroughput = MeterDeclaration(
    "azure_disk", "{kind} Provisioned Throughput (MBps)", unit: "MBps-hour", .stored,
    "provisioned throughput")
  private static let snapshots = MeterDeclaration(
    "azure_disk", "LRS Snapshots", unit: "GB-month", .stored, "snapshots on standard storage")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_disk", title: "Azure managed disks", provider: .azure, summary: "disks",
    fields: fields, check: check)

  /// The meters that a disk may use.
  public static let meters = [
    stepMeter, operationMeter, capacity, provisionedIOPS, provisionedThroughput, snapshots,
  ]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .storage, noun: "disk", ending: Ending(plan: "Delete the disk and its snapshots"),
    needsEnd: "disk", outlivesServers: true,
    globalListCommands: ["az disk list -o table"], isAlwaysLookedFor: true,
    glossary: [
      GlossaryTerm(
        "disk step", "the sizes that Azure sells disks in: a disk of 40 GB is billed as one of 64.")
    ],
    forgotten: [
      ForgottenThing(
        "a 64 GB disk of a deleted server",
        {
          var fields = FieldValues()
          fields.set(.text(DiskType.standardSSDLRS.rawValue), for: type.name)
          fields.set(.quantity(RangedQuantity(Quantity(64))), for: size.name)
          return fields
        }())
    ],
    offers: ["Storage"])

  // MARK: Checks

  static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values.isGiven(type) else { return }
    let type = values[type]
    if !type.hasOperations {
      problems.refuse(
        operations, of: values, with: type.inWords,
        hints: ["its operations are in the price of the disk"])
    }
    guard values.isGiven(size) else { return }
    if type.letter != nil {
      problems.refuse(iops, of: values, with: type.inWords)
      problems.refuse(throughput, of: values, with: type.inWords)
      checkStep(type, values, &problems)
    } else if type == .premiumV2 {
      checkPremiumV2(values, &problems)
    } else {
      problems.require(iops, of: values, with: type.inWords)
      problems.require(throughput, of: values, with: type.inWords)
      checkMost(iops, try? values[size] * 300, 400_000, "300 IOPS for each GB", values, &problems)
    }
  }

  private static func checkStep(
    _ type: DiskType, _ values: FieldValues, _ problems: inout FieldProblems
  ) {
    guard step(type, values[size]) == nil, let letter = type.letter else { return }
    problems.add(
      at: values.position(of: size.name),
      "no step of \(type.inWords) holds \(values[size].grouped) GB: the largest is \(letter)80 of 32,767",
      hints: ["use several disks, or PremiumV2_LRS to 65,536 GB"])
  }

  /// Checks the limits: 500 IOPS for each GiB above 6, with a minimum of 3,000 and a maximum of
  /// 80,000; a quarter MB/s for each IOPS, up to 1,200 (Azure documentation, "Managed disk types",
  /// Premium SSD v2).
  private static func checkPremiumV2(_ values: FieldValues, _ problems: inout FieldProblems) {
    let most = (try? values[size] * 500).map { max($0, Quantity(3000)) }
    checkMost(iops, most, 80_000, "500 IOPS for each GB", values, &problems)
    for (field, least) in [(iops, 3000), (throughput, 125)] {
      guard let value = values[field], value < Quantity(least) else { continue }
      problems.add(
        at: values.position(of: field.name),
        "'\(field.name)' is \(Quantity(least).grouped) at least: so much is in the price of the disk"
      )
    }
    let operations = values[iops] ?? Quantity(3000)
    let bandwidth = (try? operations.divided(by: Quantity(4))).map { max($0, Quantity(125)) }
    checkMost(throughput, bandwidth, 1200, "0.25 MB/s for each IOPS", values, &problems)
  }

  private static func checkMost(
    _ field: Field<Quantity?>, _ most: Quantity?, _ limit: Int, _ rule: String,
    _ values: FieldValues, _ problems: inout FieldProblems
  ) {
    guard let value = values[field], let most else { return }
    let ceiling = min(most, Quantity(limit))
    guard value > ceiling else { return }
    problems.add(
      at: values.position(of: field.name),
      "'\(field.name)' is \(ceiling.grouped) at most here: \(rule), and no more than \(Quantity(limit).grouped)"
    )
  }

  // MARK: Metering

  /// Meters a disk.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try meter(resource.fields, number: nil, into: &metering)
  }

  /// Meters a disk, which may belong to a server.
  ///
  /// `number`: its number among the server's disks; nil for a standalone disk.
  static func meter(
    _ values: FieldValues, number: Int?, into metering: inout Metering
  ) throws {
    let prefix = number.map { "disk \($0): " } ?? ""
    let part = number.map { Part.volume($0) } ?? .whole
    let field = number == nil ? type.name : "disks"
    let kind = values[type]
    if let step = step(kind, values[size]) {
      var amount = try metering.stored(.one, "disk")
      if Quantity(step.size) != values[size] {
        amount.steps.insert(
          Step(
            "\(values[size].grouped) GB is billed as the step of \(Quantity(step.size).grouped) GB"),
          at: 0)
      }
      try metering.add(
        stepMeter, of: step.name, amount, "\(prefix)\(step.name), \(step.size) GB", part: part,
        granule: .rule("the next step that holds the size"), field: field)
      try metering.add(
        operationMeter, of: step.name,
        try metering.monthly(
          operations, of: values, Words.noun("operation", for: values[operations])),
        "\(prefix)reads and writes", part: part, field: operations.name)
    } else if kind.letter == nil {
      try meterProvisioned(kind, values, prefix, part, field, &metering)
    }
    try metering.add(
      snapshots, try metering.stored(values[snapshot], "GB"), "\(prefix)snapshots",
      part: .snapshot, field: snapshot.name)
  }

  private static func meterProvisioned(
    _ kind: DiskType, _ values: FieldValues, _ prefix: String, _ part: Part, _ field: String,
    _ metering: inout Metering
  ) throws {
    let isUltra = kind == .ultra
    let name = isUltra ? "Ultra LRS" : "Premium LRS"
    // The price of Premium SSD v2 includes 3,000 IOPS and 125 MB/s.
    let (freeIOPS, freeThroughput) = isUltra ? (0, 0) : (3000, 125)
    let size = isUltra ? try ultraSize(values[size]) : values[size]
    func add(
      _ meter: MeterDeclaration, _ value: Quantity, _ included: Int, _ unit: String,
      _ field: String, _ metering: inout Metering
    ) throws {
      guard value > Quantity(included) else { return }
      let amount = try metering.existingHours().times(
        try value - Quantity(included),
        included == 0 ? unit : "\(unit) above \(Quantity(included).grouped)")
      try metering.add(
        meter, of: name, amount, "\(prefix)\(meter.meaning)", part: part, field: field)
    }
    try add(capacity, size, 0, "GB", field, &metering)
    try add(provisionedIOPS, values[iops] ?? .zero, freeIOPS, "IOPS", iops.name, &metering)
    try add(
      provisionedThroughput, values[throughput] ?? .zero, freeThroughput, "MB/s", throughput.name,
      &metering)
  }

  /// Returns the next size of Ultra disks: powers of two from 4 to 512 GiB, then steps of 1 TiB
  /// (Azure documentation, "Managed disk types", Ultra disks).
  private static func ultraSize(_ size: Quantity) throws -> Quantity {
    for step in [4, 8, 16, 32, 64, 128, 256, 512] where Quantity(step) >= size {
      return Quantity(step)
    }
    return try size.roundedUp(toMultipleOf: Quantity(1024))
  }
}
