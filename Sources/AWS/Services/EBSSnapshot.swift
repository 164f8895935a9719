public import Billing
import Prices
public import Scenarios
import Money

/// Stored snapshot data.
///
/// The standard tier is incremental: it stores the first full copy and each later change (EBS
/// pricing page).
public enum EBSSnapshot: MeteredService {
  static let size = Field<Quantity>.quantity(
    "size_gb", unit: "GB", required: true, "snapshot data stored")
  static let tier = Field<Tier>.choice("storage_tier", default: .standard, "where it is stored")

  /// The tier in which snapshots are stored.
  public enum Tier: String, Sendable, CaseIterable {
    case standard, archive
  }

  /// The minimum time for which an archived snapshot is billed (EBS user guide, "Archive Amazon EBS
  /// snapshots": 90 days, the rest to the nearest hour; read 2026-11-28).
  private static let archiveDays = 90

  static let standard = MeterDeclaration(
    "ebs", "EBS:SnapshotUsage", unit: "GB-month", .stored, "snapshot data stored")
  static let archive = MeterDeclaration(
    "ebs", "EBS:SnapshotArchiveStorage", unit: "GB-month", .stored,
    "archived snapshots, full copies")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "ebs_snapshot", title: "Amazon EBS snapshots", summary: "copies of disks",
    fields: [size.declaration, tier.declaration])

  /// The meters that it may use.
  public static let meters = [standard, archive]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .storage, noun: "snapshot", ending: Ending(plan: "Delete the snapshots"),
    outlivesServers: true, glossary: [.snapshot], exerciseMeters: [.snapshot: standard],
    offers: ["AmazonEC2"])

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    switch fields[tier] {
    case .standard: try meter(gigabytes: fields[size], prefix: "", into: &metering)
    case .archive:
      try metering.add(
        archive, try metering.stored(fields[size], "GB"), "archived snapshots", part: .snapshot,
        field: tier.name)
      metering.assumptions.append(
        "An archived snapshot is a full copy and is billed for \(archiveDays) days at least.")
      if let early = try metering.earlyDeletion(
        of: fields[size], "GB", minimumDays: archiveDays)
      {
        try metering.add(
          archive, early.amount, early.description, part: .minimumTime,
          granule: .rule("an archived snapshot bills \(archiveDays) days at least"),
          field: tier.name)
      }
    }
  }

  static func meter(
    gigabytes: Quantity, prefix: String, into metering: inout Metering
  ) throws {
    try metering.add(
      standard, try metering.stored(gigabytes, "GB"), "\(prefix)snapshots", part: .snapshot,
      field: "snapshot_gb")
  }
}
