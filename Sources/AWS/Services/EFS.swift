public import Billing
import Money
import Prices
public import Scenarios

/// Amazon EFS, regional file systems: data by class for as long as it is stored, access to the
/// colder classes, and throughput by mode (EFS pricing page; user guide, read 2026-11-20).
public enum EFS: MeteredService {
  static let storage = Field<Quantity>.quantity("storage_gb", unit: "GB", "data stored in Standard")
  static let infrequentStorage = Field<Quantity>.quantity(
    "infrequent_access_storage_gb", unit: "GB", "data stored in Infrequent Access")
  static let archiveStorage = Field<Quantity>.quantity(
    "archive_storage_gb", unit: "GB", "data stored in Archive (elastic)")
  static let infrequentFiles = Field<Quantity>.quantity(
    "infrequent_access_file_count", unit: "file",
    "files in Infrequent Access, each billed as 128 KB at least")
  static let archiveFiles = Field<Quantity>.quantity(
    "archive_file_count", unit: "file", "files in Archive, each billed as 128 KB at least (elastic)"
  )
  static let mode = Field<ThroughputMode>.choice(
    "throughput_mode", default: .bursting, "how throughput is provided and billed")
  // Writes reach at most 3.33 GiB/s (EFS user guide, "Performance specifications").
  static let provisioned = Field<Quantity>.quantity(
    "provisioned_throughput_in_mibps", unit: "MiB/s", in: .one...Quantity(3414), default: .zero,
    "throughput that is always there (provisioned)")
  static let elasticRead = Field<Quantity>.quantity(
    "monthly_elastic_read_gb", unit: "GB", "data read a month (elastic)")
  static let elasticWrite = Field<Quantity>.quantity(
    "monthly_elastic_write_gb", unit: "GB", "data written a month (elastic)")
  static let infrequentRead = Field<Quantity>.quantity(
    "monthly_infrequent_access_read_gb", unit: "GB", "data read from Infrequent Access a month")
  static let infrequentWrite = Field<Quantity>.quantity(
    "monthly_infrequent_access_write_gb", unit: "GB", "data moved to Infrequent Access a month")
  static let archiveRead = Field<Quantity>.quantity(
    "monthly_archive_read_gb", unit: "GB", "data read from Archive a month (elastic)")
  static let archiveWrite = Field<Quantity>.quantity(
    "monthly_archive_write_gb", unit: "GB", "data moved to Archive a month (elastic)")

  private static let elasticFields = [
    archiveStorage, archiveFiles, elasticRead, elasticWrite, archiveRead, archiveWrite,
  ]

  /// The way in which throughput is provided.
  public enum ThroughputMode: String, Sendable, CaseIterable {
    case bursting, provisioned, elastic
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "efs", title: "Amazon EFS", summary: "shared file systems",
    fields: [storage.declaration, infrequentStorage.declaration, infrequentFiles.declaration]
      + [archiveStorage.declaration, archiveFiles.declaration]
      + [mode.declaration, provisioned.declaration]
      + [elasticRead, elasticWrite, infrequentRead, infrequentWrite, archiveRead, archiveWrite]
      .map(\.declaration),
    check: check)

  /// The meters that a file system may use.
  public static let meters =
    [
      standardStorage, infrequentAccessStorage, elasticInfrequentAccessStorage, archivedStorage,
      provisionedThroughput,
    ] + accesses.map(\.meter)

  private static func stored(
    _ name: String, unit: String = "GB-month", _ meaning: String
  ) -> MeterDeclaration {
    MeterDeclaration("efs", name, unit: unit, .stored, meaning)
  }

  private static let standardStorage = stored("TimedStorage-ByteHrs", "Standard storage")
  private static let infrequentAccessStorage = stored(
    "IATimedStorage-ByteHrs", "Infrequent Access storage")
  private static let elasticInfrequentAccessStorage = stored(
    "IATimedStorage-ET-ByteHrs", "Infrequent Access storage, elastic throughput")
  private static let archivedStorage = stored("ArchiveTimedStorage-ET-ByteHrs", "Archive storage")
  private static let provisionedThroughput = stored(
    "ProvisionedTP-MiBpsHrs", unit: "MiBps-month",
    "provisioned throughput beyond what comes with Standard storage")

  /// The accesses: the field that counts each, its meter, and its name in lines.
  private static let accesses:
    [(field: Field<Quantity>, meter: MeterDeclaration, description: String)] = [
      (elasticRead, access("ETDataAccess-Bytes", "read", "elastic throughput"), "data read"),
      (elasticWrite, access("ETDataAccess-Bytes", "write", "elastic throughput"), "data written"),
      (
        infrequentRead, access("IADataAccess-Bytes", "read", "access to Infrequent Access"),
        "data read from Infrequent Access"
      ),
      (
        infrequentWrite, access("IADataAccess-Bytes", "write", "access to Infrequent Access"),
        "data moved to Infrequent Access"
      ),
      (
        archiveRead, access("ArchiveDataAccess-Bytes", "read", "access to Archive"),
        "data read from Archive"
      ),
      (
        archiveWrite, access("ArchiveDataAccess-Bytes", "write", "access to Archive"),
        "data moved to Archive"
      ),
    ]

  private static func access(
    _ name: String, _ operation: String, _ meaning: String
  ) -> MeterDeclaration {
    MeterDeclaration(
      "efs", name, ["operation": operation], unit: "GB", .byUse, "\(meaning), \(operation)")
  }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .storage, noun: "file system", ending: Ending(plan: "Delete the file system"),
    glossary: [.gigabyteMonth], offers: ["AmazonEFS"])

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let name = "throughput_mode '\(values[mode].rawValue)'"
    if values[mode] != .elastic {
      for field in elasticFields {
        problems.refuse(
          field, of: values, with: name, hints: ["it needs \"throughput_mode\": \"elastic\""])
      }
    }
    if values[mode] == .provisioned {
      problems.require(provisioned, of: values, with: name)
    } else {
      problems.refuse(
        provisioned, of: values, with: name,
        hints: ["it needs \"throughput_mode\": \"provisioned\""])
    }
  }

  /// Meters storage, access and throughput.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let isElastic = resource.fields[mode] == .elastic
    try metering.addStored(standardStorage, storage, "GB")
    let infrequent = try billed(infrequentStorage, infrequentFiles, resource.fields)
    try metering.add(
      isElastic ? elasticInfrequentAccessStorage : infrequentAccessStorage,
      try metering.stored(infrequent.size, "GB"), "Infrequent Access storage",
      granule: infrequent.granule, field: infrequentStorage.name)
    let archived = try billed(archiveStorage, archiveFiles, resource.fields)
    try metering.add(
      archivedStorage, try metering.stored(archived.size, "GB"), granule: archived.granule,
      field: archiveStorage.name)
    // Archive bills at least 90 days, pro rata; Infrequent Access has no such minimum (EFS FAQ,
    // read 2026-11-28).
    if let early = try metering.earlyDeletion(
      of: archived.size, "GB", minimumDays: 90)
    {
      try metering.add(
        archivedStorage, early.amount, "Archive storage, \(early.description)",
        part: .minimumTime, granule: .rule("Archive bills 90 days at least"),
        field: archiveStorage.name)
    }
    try meterProvisioned(resource.fields, &metering)
    for (field, meter, description) in accesses {
      try metering.addMonthly(meter, field, "GB", description)
    }
  }

  /// Returns what is billed of files in a colder class: 128 KiB for each at least (EFS FAQ, read
  /// 2026-11-28).
  private static func billed(
    _ storage: Field<Quantity>, _ files: Field<Quantity>, _ fields: FieldValues
  ) throws(ArithmeticError) -> (size: Quantity, granule: Granule?) {
    let (size, count) = (fields[storage], fields[files])
    let least = try count.scaled(by: S3.minimumObjectSize, over: S3.kilobytesPerGigabyte)
    guard least > size else { return (size, nil) }
    return (
      least,
      .rule("each file is billed as 128 KB at least: \(count.grouped) × 128 KB ÷ 1,048,576")
    )
  }

  /// Meters throughput beyond the 1 MiB/s that is included with each 20 GB of Standard storage (AWS
  /// Pricing Calculator, as infracost had it on 2021-03-10; 50 KB/s a GB on the EFS pricing page).
  private static func meterProvisioned(
    _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    let included = try fields[storage].divided(by: Quantity(20))
    guard fields[provisioned] > included else { return }
    let (asked, stored) = (fields[provisioned], fields[storage])
    var amount = try metering.stored(try asked - included, "MiB/s")
    amount.steps.insert(
      Step("\(stored.grouped) GB ÷ 20 GB = \(included.grouped) MiB/s come with storage"), at: 0)
    amount.steps.insert(Step("\(asked.grouped) − \(included.grouped) MiB/s"), at: 1)
    try metering.add(
      provisionedThroughput, amount, "provisioned throughput",
      granule: .rule("1 MiB/s is included with each 20 GB in Standard"), field: provisioned.name)
  }
}
