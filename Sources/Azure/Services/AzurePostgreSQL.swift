public import Billing
import Money
import Prices
public import Scenarios

/// Azure Database for PostgreSQL, flexible server: compute while it runs, provisioned storage while
/// it exists, and backups beyond the size of the storage.
///
/// A standby doubles compute and storage; a stopped server is billed only for storage (Azure
/// Database for PostgreSQL documentation and pricing page, read 2026-11).
public enum AzurePostgreSQL: MeteredService {
  static let sku = Field<String>.text(
    "sku_name", required: true, "tier and size, such as 'B_Standard_B1ms' or 'GP_Standard_D2ds_v4'")
  static let storage = Field<Quantity>.quantity(
    "storage_mb", unit: "MB", in: Quantity(32_768)...Quantity(33_553_408),
    default: Quantity(32_768), "provisioned storage")
  /// The sizes of the storage in MB: doubled from 32 GB to 32 TB, and two that fall short of a
  /// whole TB (`storage_mb` of Terraform's `azurerm_postgresql_flexible_server`, read 2026-11).
  static let storageSteps = [
    32_768, 65_536, 131_072, 262_144, 524_288, 1_048_576, 2_097_152, 4_193_280, 4_194_304,
    8_388_608, 16_777_216, 33_553_408,
  ]

  static let backup = Field<Quantity>.quantity(
    "additional_backup_storage_gb", unit: "GB", "backups beyond 100% of the storage")
  static let mode = Field<Mode?>.optionalChoice("mode", "where the standby is")
  static let availability = Field<FieldValues?>.object(
    "high_availability", of: [mode.declaration], "a standby, which doubles compute and storage")

  /// The place of a standby.
  public enum Mode: String, Sendable, CaseIterable {
    case zoneRedundant = "ZoneRedundant"
    case sameZone = "SameZone"
  }

  private static let burstable = MeterDeclaration(
    "azure_postgresql", "{size}", unit: "hour", .running, "burstable servers")
  private static let vCores = MeterDeclaration(
    "azure_postgresql", "{series} vCore", unit: "vCore-hour", .running, "vCores")
  private static let storageMeter = MeterDeclaration(
    "azure_postgresql", "Storage Data Stored", unit: "GB-month", .stored, "provisioned storage")
  private static let backupMeter = MeterDeclaration(
    "azure_postgresql", "Backup Storage Data Stored", unit: "GB-month", .stored,
    "backups beyond the storage")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_postgresql", title: "Azure Database for PostgreSQL", provider: .azure,
    summary: "PostgreSQL servers",
    fields: [
      sku.declaration, storage.declaration, availability.declaration, backup.declaration,
    ],
    check: { values, problems in
      checkStorage(values, &problems)
      guard values.isGiven(sku) else { return }
      guard let size = Size(values[sku]) else {
        problems.add(
          at: values.position(of: sku.name), "'\(values[sku])' is no size of PostgreSQL",
          hints: [
            "sizes are such as B_Standard_B1ms, GP_Standard_D2ds_v4, MO_Standard_E4ds_v4, of 2, 4, 8, 16, 20 (MO), 32, 48, 64 or 96 vCores"
          ])
        return
      }
      if case .burstable = size {
        problems.refuse(
          availability, of: values, with: "the burstable tier",
          hints: ["a standby needs a GP or MO size"])
      }
    })

  private static func checkStorage(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values.isGiven(storage),
      !storageSteps.contains(where: { Quantity($0) == values[storage] })
    else { return }
    let near = [
      storageSteps.last { Quantity($0) < values[storage] },
      storageSteps.first { Quantity($0) > values[storage] },
    ].compactMap { $0 }
    problems.add(
      at: values.position(of: storage.name),
      "there is no storage of \(values[storage].grouped) MB",
      hints: ["the nearest sizes are \(Words.list(near.map { "\($0)" }))"])
  }

  /// The meters that a server may use.
  public static let meters = [burstable, vCores, storageMeter, backupMeter]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "database",
    ending: Ending(
      session: "Stop the server; it starts again by itself after seven days",
      plan: "Delete the server and its backups"),
    canBeStopped: true, needsEnd: "database",
    globalListCommands: ["az postgres flexible-server list -o table"],
    offers: ["Azure Database for PostgreSQL"],
    // The product names the series, as in "Flexible Server General Purpose Ddsv5 Series Compute"
    // (Azure Retail Prices, read 2026-11).
    billedAs: ["Dsv3", "Ddsv4", "Ddsv5", "Dadsv5", "Esv3", "Edsv4", "Edsv5", "Eadsv5"].map {
      (series: String) in
      BilledName("vCore", product: " \(series) Series", is: vCores, of: series)
    })

  /// A size by its Terraform name.
  enum Size: Equatable {
    case burstable(String)
    case series(String, vCores: Int)

    /// The vCores of the series (Azure Database for PostgreSQL documentation, "Compute options",
    /// read 2026-11); series E has 20 besides.
    private static let vCoreCounts: Set = [2, 4, 8, 16, 32, 48, 64, 96]

    /// Reads `B_Standard_B1ms`, `GP_Standard_D2ds_v4`, `MO_Standard_E4ds_v5`.
    init?(_ name: String) {
      let parts = name.split(separator: "_", maxSplits: 2)
      guard parts.count == 3, parts[1] == "Standard", let letter = parts[2].first else {
        return nil
      }
      let digits = parts[2].dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard let vCores = Int(digits), vCores > 0 else { return nil }
      let rest = parts[2].dropFirst(1 + digits.count)
      switch (parts[0], letter) {
      case ("B", "B"):
        guard ["ms", "s"].contains(rest) else { return nil }
        self = .burstable(parts[2].uppercased())
      case ("GP", "D"), ("MO", "E"):
        // D2ds_v4 belongs to the series Ddsv4.
        let pieces = rest.split(separator: "_", omittingEmptySubsequences: false)
        guard pieces.count == 2, pieces[1].first == "v", !pieces[0].isEmpty,
          Self.vCoreCounts.contains(vCores) || (letter == "E" && vCores == 20)
        else { return nil }
        self = .series("\(letter)\(pieces[0])\(pieces[1])", vCores: vCores)
      default: return nil
      }
    }
  }

  /// Meters compute, storage and backups.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    guard let size = Size(fields[sku]) else { return }
    let hours = try metering.runningHours(Azure.bySecond)
    let copies = fields[availability] == nil ? Quantity.one : Quantity(2)
    try metering.times(copies, "(primary and standby)") { metering in
      switch size {
      case .burstable(let name):
        try metering.add(
          burstable, of: name, hours, "\(fields[sku]), compute", part: .instance(type: fields[sku]),
          granule: .time(Azure.bySecond), field: sku.name)
      case .series(let series, let count):
        try metering.add(
          vCores, of: series, try hours.times(Quantity(count), "vCores"),
          "\(fields[sku]), compute", part: .instance(type: fields[sku]),
          granule: .time(Azure.bySecond), field: sku.name)
      }
      let gigabytes = try fields[storage].divided(by: Quantity(1024))
      try metering.add(
        storageMeter, try metering.stored(gigabytes, "GB"), field: storage.name)
    }
    try metering.addStored(backupMeter, backup, "GB", part: .snapshot)
  }
}
