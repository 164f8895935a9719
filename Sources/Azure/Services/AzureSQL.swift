public import Billing
import Money
import Prices
public import Scenarios

/// Azure SQL single databases: by DTU with a daily price, or by vCore with separate compute,
/// licence and storage; serverless by the vCores in use (Azure SQL Database documentation, "vCore
/// and DTU purchasing models" and "Serverless compute tier", texts of 2024-09-24).
///
/// In DTU prices, a month is 730 hours.
public enum AzureSQL: MeteredService {
  static let sku = Field<String>.text(
    "sku_name", required: true,
    "the tier and size, such as 'S0', 'GP_Gen5_2' or 'GP_S_Gen5_2' (serverless)")
  static let size = Field<Quantity?>.optionalQuantity(
    "max_size_gb", unit: "GB", in: .one...Quantity(102_400), default: "32 on a vCore tier",
    "the size it may grow to, which is what is billed; of Hyperscale, what is stored")
  static let zones = Field<Bool>.flag("zone_redundant", "copies in several zones")
  static let license = Field<License>.choice(
    "license_type", default: .included,
    "'BasePrice' brings an SQL Server licence of one's own (Azure Hybrid Benefit)")
  static let vCoreHours = Field<Quantity>.quantity(
    "monthly_vcore_hours", unit: "vCore-hour", "vCores in use times hours, a month (serverless)")
  static let extraStorage = Field<Quantity>.quantity(
    "extra_data_storage_gb", unit: "GB", "storage beyond what the DTU tier has")
  static let backup = Field<Quantity>.quantity(
    "backup_storage_gb", unit: "GB", "backups beyond the size of the database")
  static let longTerm = Field<Quantity>.quantity(
    "long_term_retention_storage_gb", unit: "GB", "backups kept for the long term")
  static let backupCopies = Field<BackupCopies>.choice(
    "storage_account_type", default: .geo, "where backups are")

  /// The owner of the licence that is used.
  public enum License: String, Sendable, CaseIterable {
    case included = "LicenseIncluded"
    case own = "BasePrice"
  }

  /// The redundancy of backups, as Terraform spells it.
  public enum BackupCopies: String, Sendable, CaseIterable {
    case geo = "Geo"
    case local = "Local"
    case zone = "Zone"

    var redundancy: String {
      switch self {
      case .geo: "RA-GRS"
      case .local: "LRS"
      case .zone: "ZRS"
      }
    }
  }

  private static func meter(
    _ name: String, _ unit: String, _ nature: MeterNature, _ meaning: String
  ) -> MeterDeclaration {
    MeterDeclaration("azure_sql", name, unit: unit, nature, meaning)
  }
  private static let dtus = meter("{size} DTUs", "day", .existing, "databases by DTU")
  private static let extra = meter(
    "{tier}:Extra Storage", "GB-month", .stored, "storage beyond the tier's")
  private static let vCores = meter("{tier}:Gen5 vCore", "vCore-hour", .existing, "vCores")
  private static let zoneCores = meter(
    "{tier}:Gen5 Zone Redundancy vCore", "vCore-hour", .existing, "vCores in other zones")
  private static let licences = meter(
    "{tier}:License vCore", "vCore-hour", .existing, "SQL Server licences")
  private static let serverless = meter(
    "GeneralPurpose:Serverless vCore", "vCore-hour", .byUse, "vCores in use")
  private static let storage = meter("{tier}:Storage", "GB-month", .stored, "storage")
  private static let zoneStorage = meter(
    "{tier}:Zone Redundant Storage", "GB-month", .stored, "storage in several zones")
  private static let backups = meter(
    "PITR Backup {copies}", "GB-month", .stored, "backups beyond the database's size")
  private static let oldBackups = meter(
    "LTR Backup {copies}", "GB-month", .stored, "long-term backups")

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "azure_sql", title: "Azure SQL Database", provider: .azure, summary: "SQL databases",
    fields: [
      sku.declaration, size.declaration, zones.declaration, license.declaration,
      vCoreHours.declaration, extraStorage.declaration, backup.declaration, longTerm.declaration,
      backupCopies.declaration,
    ], check: check)

  /// The meters that a database may use.
  public static let meters = [
    dtus, extra, vCores, zoneCores, licences, serverless, storage, zoneStorage, backups, oldBackups,
  ]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "database", ending: Ending(plan: "Delete the database and its backups"),
    needsEnd: "database", globalListCommands: ["az sql server list -o table"],
    offers: ["SQL Database"], billedAs: billedNames)

  /// The meters by their names in bills, and the products that tell them apart (Azure Retail Prices,
  /// names of products and meters of `SQL Database`, read 2026-11).
  private static var billedNames: [BilledName] {
    let tiers = [
      ("GeneralPurpose", "General Purpose"), ("BusinessCritical", "Business Critical"),
      ("Hyperscale", "Hyperscale"),
    ]
    var names = [
      BilledName("B DTU", is: dtus, of: "B"),
      BilledName("vCore", product: "General Purpose - Serverless - Compute Gen5", is: serverless),
    ]
    for (tier, words) in tiers {
      let compute = "\(words) - Compute Gen5"
      names += [
        BilledName("vCore", product: compute, is: vCores, of: tier),
        BilledName("Zone Redundancy vCore", product: compute, is: zoneCores, of: tier),
        BilledName("vCore", product: "\(words) - SQL License", is: licences, of: tier),
        BilledName("\(words) Data Stored", product: "\(words) - Storage", is: storage, of: tier),
        BilledName(
          "\(words) Zone Redundancy Data Stored", product: "\(words) - Storage", is: zoneStorage,
          of: tier),
      ]
    }
    for tier in ["Standard", "Premium"] {
      names.append(
        BilledName("Data Stored", product: "Database \(tier) - Storage", is: extra, of: tier))
    }
    for copies in BackupCopies.allCases.map(\.redundancy) {
      let stored = "\(copies) Data Stored"
      names += [
        BilledName(stored, product: "PITR Backup Storage", is: backups, of: copies),
        BilledName(stored, product: "LTR Backup Storage", is: oldBackups, of: copies),
        BilledName("Backup \(stored)", product: "LTR Backup Storage", is: oldBackups, of: copies),
      ]
    }
    return names
  }

  // MARK: Sizes

  /// The meaning of an SKU name.
  enum Size: Equatable {
    case dtu(String)
    case vCores(tier: String, count: Int)
    case serverless

    /// Reads `Basic`, `S0`, `P1`, `GP_Gen5_4`, `BC_Gen5_8`, `HS_Gen5_2`, `GP_S_Gen5_2`.
    init?(_ name: String) {
      if name == "Basic" {
        self = .dtu("B")
      } else if Self.dtuSizes.contains(name) {
        self = .dtu(name)
      } else {
        let parts = name.split(separator: "_").map(String.init)
        let series = parts.dropLast().joined(separator: "_")
        guard let last = parts.last.flatMap({ Int($0) }),
          Self.vCoreCounts[series]?.contains(last) == true
        else { return nil }
        switch series {
        case "GP_Gen5": self = .vCores(tier: "GeneralPurpose", count: last)
        case "BC_Gen5": self = .vCores(tier: "BusinessCritical", count: last)
        case "HS_Gen5": self = .vCores(tier: "Hyperscale", count: last)
        case "GP_S_Gen5": self = .serverless
        default: return nil
        }
      }
    }

    /// The vCores of each series (Azure SQL documentation, "Resource limits", read 2026-11).
    private static let vCoreCounts: [String: [Int]] = {
      let usual = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40]
      return [
        "GP_Gen5": usual + [80, 128], "BC_Gen5": usual + [80, 128], "HS_Gen5": usual + [80],
        "GP_S_Gen5": [1] + usual + [80],
      ]
    }()

    /// The names of all sizes.
    static var names: [String] {
      ["Basic"] + dtuSizes.sorted()
        + vCoreCounts.flatMap { series, counts in counts.map { "\(series)_\($0)" } }.sorted()
    }

    static let dtuSizes: Set<String> = [
      "S0", "S1", "S2", "S3", "S4", "S6", "S7", "S9", "S12", "P1", "P2", "P4", "P6", "P11", "P15",
    ]
  }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    guard values.isGiven(sku) else { return }
    guard let kind = Size(values[sku]) else {
      let near = Suggestions.nearest(to: values[sku], among: Size.names)
      problems.add(
        at: values.position(of: sku.name), "'\(values[sku])' is no size of Azure SQL",
        hints: [
          near.isEmpty
            ? "sizes are such as Basic, S0, P1, GP_Gen5_2, BC_Gen5_2, HS_Gen5_2, GP_S_Gen5_2"
            : "did you mean \(near.joined(separator: ", "))?"
        ])
      return
    }
    if !values.isGiven(backup), !values.isGiven(longTerm) {
      problems.refuse(
        backupCopies, of: values, with: "no backups that are billed",
        hints: [
          "give 'backup_storage_gb', or leave it out: backups as large as the database are free"
        ])
    }
    let words = "sku_name '\(values[sku])'"
    if kind != .serverless { problems.refuse(vCoreHours, of: values, with: words) }
    if case .dtu = kind {
      problems.refuse(
        size, of: values, with: words,
        hints: ["the price has the tier's storage; more is 'extra_data_storage_gb'"])
      problems.refuse(zones, of: values, with: words)
      problems.refuse(license, of: values, with: words)
    } else {
      problems.refuse(extraStorage, of: values, with: words)
    }
    if kind == .serverless {
      // Hybrid Benefit is not for serverless (Azure SQL documentation, "Serverless compute tier").
      problems.refuse(license, of: values, with: words)
      if values[zones] {
        problems.refuse(zones, of: values, with: words, hints: ["its zone price has no source"])
      }
    } else if case .vCores(let tier, _) = kind, tier != "GeneralPurpose", values[zones] {
      problems.refuse(zones, of: values, with: words, hints: ["its zone price has no source"])
    }
  }

  // MARK: Metering

  /// Meters compute, licence, storage and backups.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    guard let kind = Size(fields[sku]) else { return }
    switch kind {
    case .dtu(let size): try meterDTU(size, fields, &metering)
    case .vCores(let tier, let count): try meterVCores(tier, count, fields, &metering)
    case .serverless:
      try metering.addMonthly(serverless, vCoreHours)
      try meterStorage("GeneralPurpose", fields, &metering)
    }
    let copies = fields[backupCopies].redundancy
    try metering.add(
      backups, of: copies, try metering.stored(fields[backup], "GB"), part: .snapshot,
      field: backup.name)
    try metering.add(
      oldBackups, of: copies, try metering.stored(fields[longTerm], "GB"), part: .snapshot,
      field: longTerm.name)
  }

  private static func meterDTU(
    _ size: String, _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    let days = try metering.runningHours(Azure.bySecond).scaled(
      by: .one, over: Quantity(24), "÷ 24 h a day")
    try metering.add(dtus, of: size, days, "\(fields[sku]), by DTU", field: sku.name)
    guard !fields[extraStorage].isZero else { return }
    try metering.add(
      extra, of: size.hasPrefix("P") ? "Premium" : "Standard",
      try metering.stored(fields[extraStorage], "GB"), field: extraStorage.name)
  }

  private static func meterVCores(
    _ tier: String, _ count: Int, _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    let hours = try metering.runningHours(Azure.bySecond).times(Quantity(count), "vCores")
    try metering.add(
      vCores, of: tier, hours, "\(fields[sku]), compute", granule: .time(Azure.bySecond),
      field: sku.name)
    if fields[zones] {
      try metering.add(
        zoneCores, of: tier, hours, "\(fields[sku]), zone redundancy",
        granule: .time(Azure.bySecond), field: zones.name)
    }
    if fields[license] == .included {
      try metering.add(
        licences, of: tier, hours, "\(fields[sku]), licence", part: .software,
        granule: .time(Azure.bySecond), field: license.name)
    }
    try meterStorage(tier, fields, &metering)
  }

  private static func meterStorage(
    _ tier: String, _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    let gigabytes = fields[size] ?? Quantity(32)
    try metering.add(
      fields[zones] ? zoneStorage : storage, of: tier, try metering.stored(gigabytes, "GB"),
      field: size.name)
  }
}
