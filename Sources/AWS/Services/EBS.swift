public import Billing
import Prices
public import Scenarios
import Dates
import Money

/// Amazon EBS volumes: provisioned size from creation to deletion, attached or not, running or not
/// (EBS pricing page).
public enum EBS: MeteredService {
  static let volumeType = Field<VolumeType>.choice(
    "volume_type", default: .gp3, required: true, "the kind of disk")
  static let size = Field<Quantity>.quantity(
    "size_gb", unit: "GB", in: .one...Quantity(65536), required: true, "its size")
  static let iops = Field<Quantity?>.optionalQuantity(
    "iops", unit: "IOPS", in: .one...Quantity(256_000), default: "3,000 on gp3",
    "provisioned operations a second (gp3, io1, io2)")
  static let throughput = Field<Quantity?>.optionalQuantity(
    "throughput_mbps", unit: "MiB/s", in: .one...Quantity(2000), default: "125",
    "provisioned throughput (gp3)")
  static let ioRequests = Field<Quantity>.quantity(
    "monthly_io_requests", unit: "request", "reads and writes a month (standard)")
  static let snapshot = Field<Quantity>.quantity("snapshot_gb", unit: "GB", "snapshot data stored")

  static let fields = [
    volumeType.declaration, size.declaration, iops.declaration, throughput.declaration,
    ioRequests.declaration, snapshot.declaration,
  ]

  /// The kinds of disk.
  public enum VolumeType: String, Sendable, CaseIterable {
    case gp2, gp3, io1, io2, st1, sc1, standard

    /// The meter of its size.
    var meter: MeterDeclaration { EBS.sizeMeters[self] ?? EBS.gp3Size }

    /// The field and its value, for messages.
    var inWords: String { "volume_type '\(rawValue)'" }

    /// The sizes in GiB that exist (EBS user guide, gp3 limits as of 2025-09).
    var sizes: ClosedRange<Int> {
      switch self {
      case .gp2: return 1...16384
      case .gp3: return 1...65536
      case .io1: return 4...16384
      case .io2: return 4...65536
      case .st1, .sc1: return 125...16384
      case .standard: return 1...1024
      }
    }

    /// The largest number of operations a second that can be provisioned (gp3 as of 2025-09); nil
    /// where none can.
    var mostIOPS: Int? {
      switch self {
      case .gp3: return 80_000
      case .io1: return 64_000
      case .io2: return 256_000
      default: return nil
      }
    }

    /// The smallest number of operations a second that can be requested; nil where none can.
    var leastIOPS: Int? {
      switch self {
      case .gp3: return 3000
      case .io1, .io2: return 100
      default: return nil
      }
    }

    /// The largest number of operations a second per GB; nil where that is stated elsewhere or not
    /// at all.
    var mostIOPSPerGigabyte: Int? {
      switch self {
      case .io1: return 50
      case .io2: return 1000
      default: return nil
      }
    }
  }

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "ebs", title: "Amazon EBS", summary: "disks", fields: fields, check: check)

  private static func sizeMeter(_ name: String, _ kind: VolumeType) -> MeterDeclaration {
    MeterDeclaration("ebs", name, unit: "GB-month", .stored, "\(kind.rawValue) storage")
  }

  private static func operationsMeter(
    _ name: String, unit: String = "IOPS-month", _ meaning: String
  ) -> MeterDeclaration {
    MeterDeclaration("ebs", name, unit: unit, .stored, meaning)
  }

  private static let gp3Size = sizeMeter("EBS:VolumeUsage.gp3", .gp3)
  private static let sizeMeters: [VolumeType: MeterDeclaration] = [
    .gp2: sizeMeter("EBS:VolumeUsage.gp2", .gp2), .gp3: gp3Size,
    .io1: sizeMeter("EBS:VolumeUsage.piops", .io1), .io2: sizeMeter("EBS:VolumeUsage.io2", .io2),
    .st1: sizeMeter("EBS:VolumeUsage.st1", .st1), .sc1: sizeMeter("EBS:VolumeUsage.sc1", .sc1),
    .standard: sizeMeter("EBS:VolumeUsage", .standard),
  ]
  private static let gp3Operations = operationsMeter(
    "EBS:VolumeP-IOPS.gp3", "gp3 operations a second above 3,000")
  private static let gp3Throughput = operationsMeter(
    "EBS:VolumeP-Throughput.gp3", unit: "MiBps-month", "gp3 throughput above 125 MiB/s")
  private static let io1Operations = operationsMeter(
    "EBS:VolumeP-IOPS.piops", "io1 operations a second")
  /// The IOPS of each volume are priced in three tiers, each with its own meter (EBS pricing page).
  private static let io2Operations: [(from: Int, to: Int, meter: MeterDeclaration)] = [
    (
      0, 32_000,
      operationsMeter("EBS:VolumeP-IOPS.io2", "io2 operations a second to 32,000")
    ),
    (32_000, 64_000, operationsMeter("EBS:VolumeP-IOPS.io2.tier2", "io2 from 32,000 to 64,000")),
    (64_000, 256_000, operationsMeter("EBS:VolumeP-IOPS.io2.tier3", "io2 above 64,000")),
  ]
  private static let magneticRequests = MeterDeclaration(
    "ebs", "EBS:VolumeIOUsage", unit: "request", .byUse, "reads and writes of magnetic disks")

  /// The meters that it may use.
  public static let meters: [MeterDeclaration] =
    VolumeType.allCases.map(\.meter) + [gp3Operations, gp3Throughput, io1Operations]
    + io2Operations.map(\.meter) + [magneticRequests, EBSSnapshot.standard]

  /// The service's other facts.
  public static let facts: ServiceFacts = {
    var example = FieldValues()
    example.set(.text("gp3"), for: volumeType.name)
    example.set(.quantity(RangedQuantity(Quantity(100))), for: size.name)
    return ServiceFacts(
      .storage, noun: "disk", ending: Ending(plan: "Delete the disk, with its snapshots"),
      outlivesServers: true,
      listCommands: [
        "aws ec2 describe-volumes --region $region --query 'Volumes[].[VolumeId,Size]' --output text"
      ], isAlwaysLookedFor: true, glossary: [.volume, .gigabyteMonth, .snapshot],
      forgotten: [ForgottenThing("a disk of 100 GB of gp3", example)],
      exerciseMeters: [.disk: gp3Size], offers: ["AmazonEC2"])
  }()

  static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let type = values[volumeType]
    guard values.isGiven(volumeType) else { return }
    if type != .gp3 { problems.refuse(throughput, of: values, with: type.inWords) }
    if type != .standard { problems.refuse(ioRequests, of: values, with: type.inWords) }
    if type == .io1 || type == .io2 { problems.require(iops, of: values, with: type.inWords) }
    if let most = type.mostIOPS {
      if let iops = values[iops], iops > Quantity(most) {
        problems.add(
          at: values.position(of: "iops"),
          "\(type.inWords) has \(Quantity(most).grouped) IOPS at most")
      }
    } else {
      problems.refuse(iops, of: values, with: type.inWords)
    }
    let size = values[size]
    // The limit is 500 operations a second per GiB, with a minimum of 3,000 (EBS user guide, gp3
    // limits as of 2025-09).
    if type == .gp3, let iops = values[iops], iops > Quantity(3000),
      let most = try? size * 500, iops > most
    {
      problems.add(
        at: values.position(of: "iops"),
        "\(type.inWords) has 500 IOPS for each GB at most, \(max(most, Quantity(3000)).grouped) for \(size.grouped) GB"
      )
    }
    checkRatios(values, type, size, &problems)
    if values.isGiven(Self.size),
      size < Quantity(type.sizes.lowerBound) || size > Quantity(type.sizes.upperBound)
    {
      problems.add(
        at: values.position(of: "size_gb"),
        "\(type.inWords) comes in \(type.sizes.lowerBound) to \(Quantity(type.sizes.upperBound).grouped) GB, not \(size.grouped)"
      )
    }
  }

  /// Checks what the provider refuses in a volume apart from its size: the smallest number of
  /// operations, the smallest throughput, and the ratio of operations to throughput.
  ///
  /// EBS user guide, "Amazon EBS volume types" and "General Purpose SSD volumes": gp3 has at least
  /// 3,000 IOPS and 125 MiB/s, and at most 0.25 MiB/s per IOPS; io1 has at least 100 IOPS and at
  /// most 50 per GiB, io2 at least 100 and at most 1,000. The ranges of IOPS and throughput agree
  /// with the EC2 API model of 2026-11-20; the ratios are those of the guide of 2025-09.
  private static func checkRatios(
    _ values: FieldValues, _ type: VolumeType, _ size: Quantity, _ problems: inout FieldProblems
  ) {
    let given = values[iops]
    if let least = type.leastIOPS, let given, given < Quantity(least) {
      problems.add(
        at: values.position(of: iops.name),
        "\(type.inWords) has \(Quantity(least).grouped) IOPS at least, not \(given.grouped)")
    }
    if let ratio = type.mostIOPSPerGigabyte, let given, let most = try? size * ratio, given > most,
      given > Quantity(type.leastIOPS ?? 0)
    {
      problems.add(
        at: values.position(of: iops.name),
        "\(type.inWords) has \(Quantity(ratio).grouped) IOPS for each GB at most, \(most.grouped) for \(size.grouped) GB"
      )
    }
    guard type == .gp3, let speed = values[throughput] else { return }
    if speed < Quantity(125) {
      problems.add(
        at: values.position(of: throughput.name),
        "\(type.inWords) has a throughput of 125 MiB/s at least, not \(speed.grouped)")
    }
    let operations = max(given ?? Quantity(3000), Quantity(3000))
    if let needed = try? speed * 4, needed > operations,
      let most = try? operations.divided(by: Quantity(4))
    {
      problems.add(
        at: values.position(of: throughput.name),
        "\(type.inWords) has a throughput of 0.25 MiB/s for each IOPS at most, \(most.grouped) MiB/s for \(operations.grouped) IOPS",
        hints: ["\(speed.grouped) MiB/s need \"iops\": \(needed)"])
    }
  }

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try meter(resource.fields, into: &metering)
  }

  /// Meters a volume, which may belong to an instance.
  ///
  /// `label`: its name as a part of another resource; nil for a standalone volume.
  static func meter(
    _ values: FieldValues, label: String? = nil, part: Part = .whole, into metering: inout Metering
  ) throws {
    let type = values[volumeType]
    let prefix = label.map { "\($0): " } ?? ""
    try metering.add(
      type.meter, try metering.stored(values[size], "GB"), "\(prefix)\(type.rawValue) storage",
      part: part, field: label == nil ? "volume_type" : "volumes")
    try meterOperations(values, type, prefix, part, &metering)
    try metering.add(
      magneticRequests, try metering.monthly(ioRequests, of: values, "requests"),
      "\(prefix)reads and writes", part: part, field: "monthly_io_requests")
    try EBSSnapshot.meter(gigabytes: values[snapshot], prefix: prefix, into: &metering)
  }

  private static func meterOperations(
    _ values: FieldValues, _ type: VolumeType, _ prefix: String, _ part: Part,
    _ metering: inout Metering
  ) throws {
    let iops = values[iops] ?? .zero
    switch type {
    case .gp3:
      // 3,000 IOPS and 125 MiB/s are in the price of the storage (EBS pricing page).
      try meterAbove(
        iops, Quantity(3000), gp3Operations, "IOPS", "\(prefix)gp3 IOPS above 3,000", part,
        &metering)
      try meterAbove(
        values[throughput] ?? .zero, Quantity(125), gp3Throughput, "MiB/s",
        "\(prefix)gp3 throughput above 125 MiB/s", part, &metering)
    case .io1:
      try meterAbove(iops, .zero, io1Operations, "IOPS", "\(prefix)io1 IOPS", part, &metering)
    case .io2:
      for (lower, upper, meter) in io2Operations {
        try meterAbove(
          min(iops, Quantity(upper)), Quantity(lower), meter, "IOPS",
          "\(prefix)io2 IOPS" + (lower == 0 ? "" : " above \(Quantity(lower).grouped)"), part,
          &metering)
      }
    default: break
    }
  }

  private static func meterAbove(
    _ value: Quantity, _ included: Quantity, _ meter: MeterDeclaration, _ noun: String,
    _ description: @autoclosure () -> String, _ part: Part, _ metering: inout Metering
  ) throws {
    guard value > included else { return }
    var amount = try metering.stored(try value - included, noun)
    if !included.isZero {
      amount.steps.insert(Step("\(value.grouped) − \(included.grouped) \(noun)"), at: 0)
    }
    try metering.add(meter, amount, description(), part: part, field: "volume_type")
  }

  /// Returns the part for a server's disk by its position: the first is the root disk.
  static func part(_ index: Int) -> Part { index == 0 ? .rootVolume : .volume(index + 1) }
}
