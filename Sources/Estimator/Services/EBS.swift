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

    var meter: String {
      switch self {
      case .gp2: return "EBS:VolumeUsage.gp2"
      case .gp3: return "EBS:VolumeUsage.gp3"
      case .io1: return "EBS:VolumeUsage.piops"
      case .io2: return "EBS:VolumeUsage.io2"
      case .st1: return "EBS:VolumeUsage.st1"
      case .sc1: return "EBS:VolumeUsage.sc1"
      case .standard: return "EBS:VolumeUsage"
      }
    }

    /// The field and its value, for messages.
    var inWords: String { "volume_type '\(rawValue)'" }

    /// Sizes in GiB that exist (EBS user guide, gp3 limits as of 2025-09).
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

    /// The most operations a second that can be provisioned (gp3 as of 2025-09); nil where none can.
    var mostIOPS: Int? {
      switch self {
      case .gp3: return 80_000
      case .io1: return 64_000
      case .io2: return 256_000
      default: return nil
      }
    }
  }

  /// The name, the fields and the checks.
  public static let definition = ServiceDefinition(
    id: "ebs", title: "Amazon EBS", summary: "disks", fields: fields, check: check)

  /// The meters that it may use.
  public static let meters: [MeterDeclaration] =
    VolumeType.allCases.map {
      MeterDeclaration("ebs", $0.meter, unit: "GB-month", "\($0.rawValue) storage")
    } + [
      MeterDeclaration(
        "ebs", "EBS:VolumeP-IOPS.gp3", unit: "IOPS-month", "gp3 operations a second above 3,000"),
      MeterDeclaration(
        "ebs", "EBS:VolumeP-Throughput.gp3", unit: "MiBps-month", "gp3 throughput above 125 MiB/s"),
      MeterDeclaration(
        "ebs", "EBS:VolumeP-IOPS.piops", unit: "IOPS-month", "io1 operations a second"),
      MeterDeclaration(
        "ebs", "EBS:VolumeP-IOPS.io2", unit: "IOPS-month", "io2 operations a second to 32,000"),
      MeterDeclaration(
        "ebs", "EBS:VolumeP-IOPS.io2.tier2", unit: "IOPS-month", "io2 from 32,000 to 64,000"),
      MeterDeclaration("ebs", "EBS:VolumeP-IOPS.io2.tier3", unit: "IOPS-month", "io2 above 64,000"),
      MeterDeclaration(
        "ebs", "EBS:VolumeIOUsage", unit: "request", "reads and writes of magnetic disks"),
      EBSSnapshot.standard,
    ]

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
    // 500 operations a second for each GiB, 3,000 at least (EBS user guide, gp3 limits as of 2025-09).
    if type == .gp3, let iops = values[iops], iops > Quantity(3000),
      let most = try? size * 500, iops > most
    {
      problems.add(
        at: values.position(of: "iops"),
        "\(type.inWords) has 500 IOPS for each GB at most, \(max(most, Quantity(3000)).grouped) for \(size.grouped) GB"
      )
    }
    if values.isGiven(Self.size),
      size < Quantity(type.sizes.lowerBound) || size > Quantity(type.sizes.upperBound)
    {
      problems.add(
        at: values.position(of: "size_gb"),
        "\(type.inWords) comes in \(type.sizes.lowerBound) to \(Quantity(type.sizes.upperBound).grouped) GB, not \(size.grouped)"
      )
    }
  }

  /// Says what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    try meter(resource.fields, label: nil, into: &metering)
  }

  /// Meters a volume, which may be one of an instance's.
  static func meter(
    _ values: FieldValues, label: String?, into metering: inout Metering
  ) throws {
    let type = values[volumeType]
    let prefix = label.map { "\($0): " } ?? ""
    try metering.add(
      type.meter, service: "ebs", unit: "GB-month", try metering.stored(values[size], "GB"),
      "\(prefix)\(type.rawValue) storage", field: label == nil ? "volume_type" : "volumes")
    try meterOperations(values, type, prefix, &metering)
    try metering.add(
      "EBS:VolumeIOUsage", service: "ebs", unit: "request",
      try metering.monthly(values[ioRequests], "requests"), "\(prefix)reads and writes",
      field: "monthly_io_requests")
    try EBSSnapshot.meter(gigabytes: values[snapshot], prefix: prefix, into: &metering)
  }

  private static func meterOperations(
    _ values: FieldValues, _ type: VolumeType, _ prefix: String, _ metering: inout Metering
  ) throws {
    let iops = values[iops] ?? .zero
    switch type {
    case .gp3:
      // 3,000 IOPS and 125 MiB/s are in the price of the storage (EBS pricing page).
      try meterAbove(
        iops, Quantity(3000), "EBS:VolumeP-IOPS.gp3", "IOPS", "IOPS-month",
        "\(prefix)gp3 IOPS above 3,000", &metering)
      try meterAbove(
        values[throughput] ?? .zero, Quantity(125), "EBS:VolumeP-Throughput.gp3", "MiB/s",
        "MiBps-month", "\(prefix)gp3 throughput above 125 MiB/s", &metering)
    case .io1:
      try meterAbove(
        iops, .zero, "EBS:VolumeP-IOPS.piops", "IOPS", "IOPS-month", "\(prefix)io1 IOPS", &metering)
    case .io2:
      // Each volume's IOPS are priced in three slices, a meter each (EBS pricing page).
      let bounds = [(0, 32_000, ""), (32_000, 64_000, ".tier2"), (64_000, 256_000, ".tier3")]
      for (lower, upper, suffix) in bounds {
        try meterAbove(
          min(iops, Quantity(upper)), Quantity(lower), "EBS:VolumeP-IOPS.io2\(suffix)", "IOPS",
          "IOPS-month",
          "\(prefix)io2 IOPS" + (lower == 0 ? "" : " above \(Quantity(lower).grouped)"),
          &metering)
      }
    default: break
    }
  }

  private static func meterAbove(
    _ value: Quantity, _ included: Quantity, _ meter: String, _ name: String, _ unit: String,
    _ description: @autoclosure () -> String, _ metering: inout Metering
  ) throws {
    guard value > included else { return }
    var amount = try metering.stored(try value - included, name)
    if !included.isZero {
      amount.steps.insert(Step("\(value.grouped) − \(included.grouped) \(name)"), at: 0)
    }
    try metering.add(meter, service: "ebs", unit: unit, amount, description(), field: "volume_type")
  }
}
