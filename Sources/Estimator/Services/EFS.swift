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
  static let mode = Field<ThroughputMode>.choice(
    "throughput_mode", default: .bursting, "how throughput is provided and billed")
  // 3.33 GiB/s of writes at most (EFS user guide, "Performance specifications").
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
    archiveStorage, elasticRead, elasticWrite, archiveRead, archiveWrite,
  ]

  /// How throughput is provided.
  public enum ThroughputMode: String, Sendable, CaseIterable {
    case bursting, provisioned, elastic
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "efs", title: "Amazon EFS", summary: "shared file systems",
    fields: [storage.declaration, infrequentStorage.declaration, archiveStorage.declaration]
      + [mode.declaration, provisioned.declaration]
      + [elasticRead, elasticWrite, infrequentRead, infrequentWrite, archiveRead, archiveWrite]
      .map(\.declaration),
    check: check)

  /// The meters that a file system may use.
  public static let meters =
    [
      MeterDeclaration("efs", "TimedStorage-ByteHrs", unit: "GB-month", "Standard storage"),
      MeterDeclaration(
        "efs", "IATimedStorage-ByteHrs", unit: "GB-month", "Infrequent Access storage"),
      MeterDeclaration(
        "efs", "IATimedStorage-ET-ByteHrs", unit: "GB-month",
        "Infrequent Access storage, elastic throughput"),
      MeterDeclaration(
        "efs", "ArchiveTimedStorage-ET-ByteHrs", unit: "GB-month", "Archive storage"),
      MeterDeclaration(
        "efs", "ProvisionedTP-MiBpsHrs", unit: "MiBps-month",
        "provisioned throughput beyond what comes with Standard storage"),
    ]
    + [
      ("ETDataAccess-Bytes", "elastic throughput"),
      ("IADataAccess-Bytes", "access to Infrequent Access"),
      ("ArchiveDataAccess-Bytes", "access to Archive"),
    ].flatMap { meter, meaning in
      ["read", "write"].map { operation in
        MeterDeclaration(
          "efs", meter, ["operation": operation], unit: "GB", "\(meaning), \(operation)")
      }
    }

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
    try metering.addStored(
      storage, "TimedStorage-ByteHrs", "GB", unit: "GB-month", "Standard storage")
    try metering.addStored(
      infrequentStorage, isElastic ? "IATimedStorage-ET-ByteHrs" : "IATimedStorage-ByteHrs", "GB",
      unit: "GB-month", "Infrequent Access storage")
    try metering.addStored(
      archiveStorage, "ArchiveTimedStorage-ET-ByteHrs", "GB", unit: "GB-month", "Archive storage")
    try meterProvisioned(resource.fields, &metering)
    let accesses = [
      (elasticRead, "ETDataAccess-Bytes", "read", "data read"),
      (elasticWrite, "ETDataAccess-Bytes", "write", "data written"),
      (infrequentRead, "IADataAccess-Bytes", "read", "data read from Infrequent Access"),
      (infrequentWrite, "IADataAccess-Bytes", "write", "data moved to Infrequent Access"),
      (archiveRead, "ArchiveDataAccess-Bytes", "read", "data read from Archive"),
      (archiveWrite, "ArchiveDataAccess-Bytes", "write", "data moved to Archive"),
    ]
    for (field, meter, operation, description) in accesses {
      try metering.addMonthly(
        field, meter, attributes: ["operation": operation], unit: "GB", description)
    }
  }

  /// Standard storage brings 1 MiB/s with each 20 GB, and only what is provisioned beyond that is
  /// billed (AWS Pricing Calculator, as infracost had it on 2021-03-10; 50 KB/s a GB on the EFS
  /// pricing page).
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
      "ProvisionedTP-MiBpsHrs", unit: "MiBps-month", amount, "provisioned throughput",
      granule: "1 MiB/s is included with each 20 GB in Standard", field: provisioned.name)
  }
}
