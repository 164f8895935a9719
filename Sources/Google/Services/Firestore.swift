public import Billing
import Money
import Prices
public import Scenarios

/// Firestore databases in native mode: operations on documents, and storage.
///
/// The free operations are counted by day and apply to one database per project; deletes by time to
/// live are never free (Firestore pricing page, 2026-09-24).
public enum Firestore: MeteredService {
  static let location = Field<String>.text(
    "location_id", "where it is kept: the region, or 'nam5' for many regions of North America")
  static let storage = Field<Quantity>.quantity(
    "storage_gb", unit: "GB", "data and indexes stored")
  static let reads = Field<Quantity>.quantity(
    "monthly_document_reads", unit: "document", "documents read a month")
  static let writes = Field<Quantity>.quantity(
    "monthly_document_writes", unit: "document", "documents written a month")
  static let deletes = Field<Quantity>.quantity(
    "monthly_document_deletes", unit: "document", "documents deleted a month")
  static let expiries = Field<Quantity>.quantity(
    "monthly_ttl_deletes", unit: "document", "documents deleted by their time to live a month")
  static let recovery = Field<Quantity>.quantity(
    "pitr_storage_gb", unit: "GB", "data kept for recovery to a point in time")
  static let backup = Field<Quantity>.quantity("backup_storage_gb", unit: "GB", "backups stored")
  static let restored = Field<Quantity>.quantity(
    "monthly_restore_gb", unit: "GB", "data restored a month")

  /// A meter for a region, and the corresponding one for multi-region locations.
  private struct Pair {
    let regional: MeterDeclaration
    let multi: MeterDeclaration

    init(_ meter: String, unit: String, _ nature: MeterNature, _ meaning: String) {
      regional = MeterDeclaration("gcp_firestore", meter, unit: unit, nature, meaning)
      multi = MeterDeclaration(
        "gcp_firestore", meter, ["location": "nam5"], unit: unit, nature, isGlobal: true,
        "\(meaning), in nam5")
    }

    func callAsFunction(_ isMulti: Bool) -> MeterDeclaration { isMulti ? multi : regional }
  }

  private static let readOperations = Pair(
    "Document Read Ops", unit: "request", .byUse, "documents read")
  private static let writeOperations = Pair(
    "Document Write Ops", unit: "request", .byUse, "documents written")
  private static let deleteOperations = Pair(
    "Document Delete Ops", unit: "request", .byUse, "documents deleted")
  private static let expiryOperations = Pair(
    "TTL Delete Ops", unit: "request", .byUse, "documents that expired")
  private static let stored = Pair("Storage", unit: "GB-month", .stored, "data stored")
  private static let recoverable = Pair(
    "PITR Storage", unit: "GB-month", .stored, "data kept for recovery")
  private static let backups = Pair("Backup Storage", unit: "GB-month", .stored, "backups")
  private static let restores = Pair("Restore", unit: "GB", .byUse, "data restored")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_firestore", title: "Google Firestore", provider: .gcp, summary: "document databases",
    fields: [
      location.declaration, storage.declaration, reads.declaration, writes.declaration,
      deletes.declaration, expiries.declaration, recovery.declaration, backup.declaration,
      restored.declaration,
    ])

  /// The meters that a database may use.
  public static let meters: [MeterDeclaration] = [
    readOperations, writeOperations, deleteOperations, expiryOperations, stored, recoverable,
    backups, restores,
  ].flatMap { [$0.regional, $0.multi] }

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .databases, noun: "document database", ending: Ending(plan: "delete it with its backups"),
    globalListCommands: ["gcloud firestore databases list"], glossary: [.gigabyteMonth],
    offers: ["Cloud Firestore"])

  /// Meters the database.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let place = resource.fields[location].lowercased()
    let isMulti = place == "nam5"
    guard isMulti || place.isEmpty || place == resource.region else {
      metering.problem(
        at: location.name, "'\(place)' is neither the region '\(resource.region)' nor 'nam5'",
        hints: ["a database of another region says so by 'region'"])
      return
    }
    try metering.addMonthly(readOperations(isMulti), reads, "document")
    try metering.addMonthly(writeOperations(isMulti), writes, "document")
    try metering.addMonthly(deleteOperations(isMulti), deletes, "document")
    try metering.addMonthly(expiryOperations(isMulti), expiries, "document")
    try metering.addStored(stored(isMulti), storage, "GB")
    try metering.addStored(recoverable(isMulti), recovery, "GB")
    try metering.addStored(backups(isMulti), backup, "GB", part: .snapshot)
    try metering.addMonthly(restores(isMulti), restored, "GB")
  }
}
