public import Billing
import Money
import Prices
public import Scenarios

/// Cloud SQL instances for MySQL and PostgreSQL: processors, memory, storage and backups.
///
/// Billed by the second; a highly available instance, with a standby in a second zone, costs twice
/// as much, including its storage. Storage and the address continue to bill while the instance is
/// stopped (Cloud SQL pricing page, 2026-04-15). The address is billed for as long as the instance
/// exists (billing export of 2026-08).
public enum CloudSQL: MeteredService {
  static let tier = Field<String>.text(
    "tier", required: true, "the machine, such as 'db-f1-micro' or 'db-custom-2-7680'")
  static let databaseVersion = Field<String>.text(
    "database_version", "the database, such as 'POSTGRES_16' or 'MYSQL_8_0'")
  static let availability = Field<Availability>.choice(
    "availability_type", default: .zonal, "whether it has a standby in a second zone")
  static let diskType = Field<DiskKind>.choice(
    "disk_type", default: .ssd, "the kind of storage")
  static let diskSize = Field<Quantity>.quantity(
    "disk_size", unit: "GB", in: Quantity(10)...Quantity(65_536), default: Quantity(10),
    "its storage")
  static let backup = Field<Quantity>.quantity(
    "backup_storage_gb", unit: "GB", "backups stored")
  static let address = Field<Bool>.flag(
    "ipv4_enabled", "whether it has an external address, which is billed")

  /// The availability of an instance: with or without a standby.
  public enum Availability: String, Sendable, CaseIterable {
    case zonal, regional

    var skuPrefix: String { self == .zonal ? "Zonal" : "Regional" }
    var title: String { self == .zonal ? "zonal" : "highly available" }
  }

  /// The kinds of storage.
  public enum DiskKind: String, Sendable, CaseIterable {
    case ssd = "pd_ssd"
    case hdd = "pd_hdd"
  }

  /// The meters of one kind of availability.
  struct Meters: Sendable {
    let vcpu, memory, micro, small, ssd, hdd, plusVCPU, plusMemory: MeterDeclaration

    init(_ availability: Availability) {
      func declare(
        _ meter: String, _ unit: String, _ nature: MeterNature, _ meaning: String
      ) -> MeterDeclaration {
        MeterDeclaration(
          "gcp_sql", "\(availability.skuPrefix) - \(meter)", unit: unit, nature,
          "\(meaning), \(availability.title)")
      }
      vcpu = declare("vCPU", "vCPU-hour", .running, "processors")
      memory = declare("RAM", "GB-hour", .running, "memory")
      micro = declare("Micro instance", "hour", .running, "db-f1-micro")
      small = declare("Small instance", "hour", .running, "db-g1-small")
      ssd = declare("Standard storage", "GB-month", .stored, "SSD storage")
      hdd = declare("Low cost storage", "GB-month", .stored, "HDD storage")
      plusVCPU = declare("Enterprise Plus N vCPU", "vCPU-hour", .running, "Enterprise Plus cores")
      plusMemory = declare("Enterprise Plus N RAM", "GB-hour", .running, "Enterprise Plus memory")
    }

    var all: [MeterDeclaration] { [vcpu, memory, micro, small, ssd, hdd, plusVCPU, plusMemory] }
  }

  private static let zonal = Meters(.zonal)
  private static let regional = Meters(.regional)
  static let backups = MeterDeclaration(
    "gcp_sql", "Backups", unit: "GB-month", .stored, "backups")
  static let addressHours = MeterDeclaration(
    "gcp_sql", "IP address reservation", unit: "hour", .existing, "external address")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_sql", title: "Google Cloud SQL", provider: .gcp, summary: "databases",
    fields: [
      tier.declaration, databaseVersion.declaration, availability.declaration,
      diskType.declaration, diskSize.declaration, backup.declaration, address.declaration,
    ], check: check)

  /// The meters that an instance may use.
  public static let meters: [MeterDeclaration] = zonal.all + regional.all + [backups, addressHours]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "database",
    ending: Ending(session: "stop it", plan: "delete it with its backups"), canBeStopped: true,
    needsEnd: "database", isBetterShared: true,
    globalListCommands: ["gcloud sql instances list"],
    glossary: [.instance, .gigabyteMonth], machines: MachineFields(type: tier.name),
    offers: ["Cloud SQL"])

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    if values.isGiven(tier) {
      do {
        _ = try DatabaseTier(values[tier])
      } catch {
        problems.add(at: values.position(of: tier.name), error.message, hints: error.hints)
      }
    }
    let version = values[databaseVersion].uppercased()
    guard !version.isEmpty else { return }
    if version.hasPrefix("SQLSERVER") {
      problems.add(
        at: values.position(of: databaseVersion.name),
        "Cloud SQL for SQL Server adds a licence whose price has no source",
        hints: ["add it as a resource of service 'custom', and leave out the version"])
    } else if !version.hasPrefix("MYSQL") && !version.hasPrefix("POSTGRES") {
      problems.add(
        at: values.position(of: databaseVersion.name),
        "'\(values[databaseVersion])' is no database of Cloud SQL",
        hints: ["MYSQL_8_0, POSTGRES_16 …"])
    }
  }

  private static let granule = TimeGranule(
    seconds: 1, minimumSeconds: 1, rule: "by the second; no minimum is stated")

  /// Meters the instance, its storage, backups and address.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let availability = fields[availability]
    let meters = availability == .zonal ? zonal : regional
    let hours = try metering.runningHours(granule)
    if let machine = machine(fields[tier], &metering) {
      try meterMachine(machine, meters, hours, &metering)
    }
    try metering.addStored(
      fields[diskType] == .ssd ? meters.ssd : meters.hdd, diskSize, "GB")
    try metering.addStored(backups, backup, "GB", part: .snapshot)
    if fields[address] {
      try metering.add(
        addressHours, metering.existingHours(), part: .address, granule: .time(granule),
        field: address.name)
    }
  }

  /// Returns the machine with a name; nil for one that could not be read, or an invalid one, which
  /// is noted.
  private static func machine(_ name: String, _ metering: inout Metering) -> DatabaseTier? {
    if name.isEmpty { return nil }
    do throws(DatabaseTier.Fault) {
      return try DatabaseTier(name)
    } catch {
      metering.problem(at: tier.name, error.message, hints: error.hints)
      return nil
    }
  }

  private static func meterMachine(
    _ machine: DatabaseTier, _ meters: Meters, _ hours: MeteredAmount, _ metering: inout Metering
  ) throws {
    let name = machine.name
    func add(
      _ meter: MeterDeclaration, _ amount: MeteredAmount, _ what: String
    ) throws {
      try metering.add(
        meter, amount, "\(name)\(what)", part: .instance(type: name), purchase: .onDemand,
        granule: .time(granule), field: tier.name)
    }
    switch machine.kind {
    case .micro: try add(meters.micro, hours, "")
    case .small: try add(meters.small, hours, "")
    case .custom, .plus:
      let isPlus = machine.kind == .plus
      try add(
        isPlus ? meters.plusVCPU : meters.vcpu, try hours.times(Quantity(machine.vcpus), "vCPU"),
        ": processors")
      try add(
        isPlus ? meters.plusMemory : meters.memory, try hours.times(machine.memoryGB, "GB"),
        ": memory")
    }
  }
}
