public import Billing
import Money
import Prices
public import Scenarios

/// Amazon DynamoDB: capacity by the hour or individual requests, storage, backups and streams.
///
/// A write unit is 1 KB, a read unit 4 KB, each item rounded up (DynamoDB pricing page, read
/// 2026-09). Capacity is billed while the table exists, used or not.
public enum DynamoDB: MeteredService {
  static let billingMode = Field<BillingMode>.choice(
    "billing_mode", default: .provisioned,
    "how throughput is paid; when it is left out, a table with requests is pay_per_request")
  static let tableClass = Field<TableClass>.choice(
    "table_class", default: .standard,
    "the infrequent access class stores for less and reads for more")
  static let storage = Field<Quantity>.quantity("storage_gb", unit: "GB", "data and indexes stored")
  static let items = Field<Quantity>.quantity(
    "item_count", unit: "item", "items stored; each counts 100 bytes beside its data")
  static let readCapacity = capacity("read_capacity", "read capacity units (provisioned)")
  static let writeCapacity = capacity("write_capacity", "write capacity units (provisioned)")
  static let readUnits = Field<Quantity>.quantity(
    "monthly_read_request_units", unit: "request-unit", "read units a month (pay_per_request)")
  static let writeUnits = Field<Quantity>.quantity(
    "monthly_write_request_units", unit: "request-unit", "write units a month (pay_per_request)")
  static let reads = Field<Quantity>.quantity(
    "monthly_reads", unit: "read", "items read a month, in place of monthly_read_request_units")
  static let writes = Field<Quantity>.quantity(
    "monthly_writes", unit: "write",
    "items written a month, in place of monthly_write_request_units")
  static let itemSize = Field<Quantity>.quantity(
    "item_size_kb", unit: "KB", in: .zero...Quantity(400), default: .one,
    "the size of an item read or written")
  static let consistency = Field<Consistency>.choice(
    "read_consistency", default: .eventual, "how up to date reads are")
  static let transactional = Field<Bool>.flag(
    "transactional_writes", "writes in transactions, which take twice the units")
  static let indexes = Field<Int>.integer(
    "global_secondary_indexes", in: 0...20, default: 0, unit: "index",
    "global secondary indexes that a write changes too")
  static let recovery = Field<Bool>.flag(
    "pitr_enabled", "point-in-time recovery, billed on the size of the table")
  static let backups = Field<Quantity>.quantity(
    "backup_storage_gb", unit: "GB", "on-demand backups stored")
  static let restored = Field<Quantity>.quantity(
    "monthly_data_restored_gb", unit: "GB", "data restored a month")
  static let exported = Field<Quantity>.quantity(
    "monthly_data_exported_gb", unit: "GB", "size of the tables exported to S3 a month")
  static let imported = Field<Quantity>.quantity(
    "monthly_data_imported_gb", unit: "GB", "data imported from S3 a month")
  static let streamReads = Field<Quantity>.quantity(
    "monthly_streams_read_request_units", unit: "request", "reads of the table's stream a month")
  static let replicas = Field<[FieldValues]>.list(
    "replica", of: [replicaRegion.declaration], "other regions of a global table")
  static let replicaRegion = Field<String>.text(
    "region_name", required: true, "the region of the replica")

  static let purchase = DatabasePlanOption.field(
    "how throughput is paid: as it is used, or by a Database Savings Plan")

  /// The way in which throughput is paid for.
  public enum BillingMode: String, Sendable, CaseIterable {
    case provisioned
    case payPerRequest = "pay_per_request"
  }

  /// The storage classes of tables.
  public enum TableClass: String, Sendable, CaseIterable {
    case standard
    case infrequentAccess = "standard_infrequent_access"
  }

  /// The consistency of reads.
  public enum Consistency: String, Sendable, CaseIterable {
    case eventual, strong, transactional

    /// The number of half units that a read takes.
    var halves: Int {
      switch self {
      case .eventual: return 1
      case .strong: return 2
      case .transactional: return 4
      }
    }
  }

  private static func capacity(_ name: String, _ help: String) -> Field<Quantity> {
    .quantity(name, unit: "unit", in: .zero...Quantity(10_000_000), help)
  }

  /// The service as the scenario format knows it.
  public static let definition = ServiceDefinition(
    id: "dynamodb", title: "Amazon DynamoDB", summary: "key-value tables",
    fields: [
      billingMode.declaration, tableClass.declaration, storage.declaration, items.declaration,
      readCapacity.declaration, writeCapacity.declaration, readUnits.declaration,
      writeUnits.declaration, reads.declaration, writes.declaration, itemSize.declaration,
      consistency.declaration, transactional.declaration, indexes.declaration,
      recovery.declaration, backups.declaration, restored.declaration, exported.declaration,
      imported.declaration, streamReads.declaration, replicas.declaration, purchase.declaration,
    ],
    details: [
      FieldDetail(itemSize.name, of: reads.name, writes.name),
      FieldDetail(consistency.name, of: reads.name),
      FieldDetail(transactional.name, of: writes.name),
      FieldDetail(indexes.name, of: writes.name),
      FieldDetail(recovery.name, of: storage.name, items.name),
    ], check: check)

  /// Returns the chosen mode, or the one that the other fields imply.
  static func mode(of values: FieldValues) -> BillingMode {
    if values.isGiven(billingMode) { return values[billingMode] }
    let hasCapacity = [readCapacity, writeCapacity].contains { values.isGiven($0) }
    let hasRequests = [readUnits, writeUnits, reads, writes].contains { values.isGiven($0) }
    return hasRequests && !hasCapacity ? .payPerRequest : .provisioned
  }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let mode = mode(of: values)
    let kind = "billing_mode '\(mode.rawValue)'"
    switch mode {
    case .provisioned:
      let hints = [
        "capacity is billed by the hour; requests are with \"billing_mode\": \"pay_per_request\""
      ]
      for field in [readUnits, writeUnits, reads, writes, itemSize] {
        problems.refuse(field, of: values, with: kind, hints: hints)
      }
      problems.refuse(consistency, of: values, with: kind, hints: hints)
      problems.refuse(transactional, of: values, with: kind, hints: hints)
      problems.refuse(indexes, of: values, with: kind, hints: hints)
      if values.isGiven(billingMode), !values.isGiven(readCapacity), !values.isGiven(writeCapacity)
      {
        problems.require(readCapacity, of: values, with: kind)
        problems.require(writeCapacity, of: values, with: kind)
      }
    case .payPerRequest:
      let hints = ["requests are 'monthly_read_request_units' and 'monthly_write_request_units'"]
      problems.refuse(readCapacity, of: values, with: kind, hints: hints)
      problems.refuse(writeCapacity, of: values, with: kind, hints: hints)
      checkRequests(values, &problems)
    }
    let throughput = [readCapacity, writeCapacity, readUnits, writeUnits, reads, writes]
    if values[purchase] != .onDemand, !throughput.contains(where: values.isGiven) {
      problems.needs(purchase.name, of: values, [readCapacity.name, reads.name, writes.name])
    }
  }

  private static func checkRequests(_ values: FieldValues, _ problems: inout FieldProblems) {
    let hints = ["the units are items times the units of one: give one of the two"]
    if values.isGiven(readUnits) {
      problems.refuse(reads, of: values, with: "'\(readUnits.name)'", hints: hints)
      problems.refuse(consistency, of: values, with: "'\(readUnits.name)'")
    }
    if values.isGiven(writeUnits) {
      problems.refuse(writes, of: values, with: "'\(writeUnits.name)'", hints: hints)
      problems.refuse(transactional, of: values, with: "'\(writeUnits.name)'")
      problems.refuse(indexes, of: values, with: "'\(writeUnits.name)'")
    }
  }
}
