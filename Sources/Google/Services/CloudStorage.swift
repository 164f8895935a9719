public import Billing
public import Money
import Prices
public import Scenarios

/// Cloud Storage buckets: stored bytes, operations, retrieval and transfer.
///
/// Storage is billed by the second; nearline, coldline and archive for at least 30, 90 and 365 days
/// (Cloud Storage pricing page, 2026-05-16).
public enum CloudStorage: MeteredService {
  static let location = Field<String>.text(
    "location", "where it is kept: the region, or 'us', 'eu' or 'asia' for many regions")
  static let storageClass = Field<StorageClass>.choice(
    "storage_class", default: .standard, "the storage class")
  static let storage = Field<Quantity>.quantity("storage_gb", unit: "GB", "data stored")
  static let classA = Field<Quantity>.quantity(
    "monthly_class_a_operations", unit: "operation", "writes and lists a month")
  static let classB = Field<Quantity>.quantity(
    "monthly_class_b_operations", unit: "operation", "reads a month")
  static let retrieval = Field<Quantity>.quantity(
    "monthly_data_retrieval_gb", unit: "GB",
    "data read a month (nearline, coldline and archive bill it)")
  static let egress = Field<Quantity>.quantity(
    "monthly_egress_gb", unit: "GB", "data sent to the internet a month")

  /// The storage classes.
  public enum StorageClass: String, Sendable, CaseIterable {
    case standard, nearline, coldline, archive

    /// The minimum number of days for which an object is billed (pricing page, 2026-05-16).
    var minimumDays: Int? {
      switch self {
      case .standard: return nil
      case .nearline: return 30
      case .coldline: return 90
      case .archive: return 365
      }
    }
  }

  /// The locations with more than one region; the last three are pairs of regions.
  static let multiRegions = ["us", "eu", "asia", "nam4", "eur4", "asia1"]

  static let stored = MeterDeclaration(
    "gcp_storage", "Storage", unit: "GB-month", .stored, "data stored")
  static let storedInMany: [String: MeterDeclaration] = Dictionary(
    uniqueKeysWithValues: multiRegions.map { place in
      (
        place,
        MeterDeclaration(
          "gcp_storage", "Storage", ["location": place], unit: "GB-month", .stored,
          isGlobal: true, hasOpenAttributes: true, "data stored in many regions (\(place))")
      )
    })
  static let writes = MeterDeclaration(
    "gcp_storage", "Class A Operations", unit: "request", .byUse, isGlobal: true,
    "writes and lists")
  static let reads = MeterDeclaration(
    "gcp_storage", "Class B Operations", unit: "request", .byUse, isGlobal: true, "reads")
  static let retrieved = MeterDeclaration(
    "gcp_storage", "Data Retrieval", unit: "GB", .byUse, isGlobal: true, "data retrieved")
  static let download = MeterDeclaration(
    "gcp_storage", "Download Worldwide Destinations", unit: "GB", .byUse, isGlobal: true,
    "data to the internet")

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "gcp_storage", title: "Google Cloud Storage", provider: .gcp, summary: "object storage",
    fields: [
      location.declaration, storageClass.declaration, storage.declaration, classA.declaration,
      classB.declaration, retrieval.declaration, egress.declaration,
    ],
    check: { values, problems in
      if values[storageClass] == .standard {
        problems.refuse(
          retrieval, of: values, with: "storage_class 'standard'",
          hints: ["reading standard objects is free but for the operation"])
      }
    })

  /// The meters that a bucket may use.
  public static let meters =
    [stored] + multiRegions.compactMap { storedInMany[$0] } + [writes, reads, retrieved, download]

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .storage, noun: "bucket",
    ending: Ending(plan: "delete its objects and the bucket; deleted objects bill for 7 days more"),
    globalListCommands: ["gcloud storage buckets list"],
    glossary: [.gigabyteMonth, .request], offers: ["Cloud Storage"])

  /// Meters the bucket.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let kind = fields[storageClass]
    guard let many = place(resource, &metering) else { return }
    let attributes: MeterAttributes = ["storage_class": kind.rawValue]
    let place = many.map { " in \($0)" } ?? ""
    let storedMeter = many.flatMap { storedInMany[$0] } ?? stored
    try metering.addStored(
      storedMeter, storage, "GB", attributes: attributes, "\(kind.rawValue) storage\(place)")
    try meterMinimum(kind, storedMeter, attributes, fields, &metering)
    let operations: MeterAttributes = [
      "location_type": many == nil ? "region" : "multi-region", "storage_class": kind.rawValue,
    ]
    // The free operations apply to buckets in three regions (free tier documentation, 2026-09-29).
    let isFree = many == nil && freeRegions.contains(resource.region)
    for (meter, field) in [(writes, classA), (reads, classB)] {
      try metering.add(
        meter, attributes: operations,
        try metering.monthly(field, Words.noun("operation", for: fields[field])), field: field.name,
        takesFreeTier: isFree)
    }
    try metering.addMonthly(retrieved, retrieval, "GB", attributes: attributes)
    try metering.add(
      download, try metering.monthly(egress, "GB"), part: .transfer, field: egress.name,
      takesFreeTier: many.map { $0 == "us" || $0 == "nam4" }
        ?? Continent.isNorthAmerica(resource.region))
    if many != nil {
      metering.assumptions.append(
        "Replication between regions, billed for each GB that is written, is not in the plan.")
    }
  }

  /// Meters the rest of the class's minimum time for what is deleted before its end: it is billed as
  /// if it were stored until then (Cloud Storage pricing page, 2026-05-16).
  private static func meterMinimum(
    _ kind: StorageClass, _ meter: MeterDeclaration, _ attributes: MeterAttributes,
    _ fields: FieldValues, _ metering: inout Metering
  ) throws {
    guard let days = kind.minimumDays, !fields[storage].isZero else { return }
    if let early = try metering.earlyDeletion(of: fields[storage], "GB", minimumDays: days) {
      try metering.add(
        meter, attributes: attributes, early.amount, "\(kind.rawValue), \(early.description)",
        part: .minimumTime, field: storageClass.name)
    } else if metering.resource.until == nil, metering.resource.schedule == .always {
      metering.assumptions.append(
        "Cloud Storage \(kind.rawValue): nothing is deleted or moved before \(days) days, the minimum that is billed."
      )
    }
  }

  /// Suggests the classes below its own; data in all of them can be read at once.
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] {
    let own = resource.fields[storageClass]
    let colder = StorageClass.allCases.drop { $0 != own }.dropFirst().compactMap { kind in
      kind.minimumDays.map {
        ColderClass(value: kind.rawValue, title: "the class \(kind.rawValue)", minimumDays: $0)
      }
    }
    let store = ColderClass.Store(
      setting: storageClass.name, own: own.rawValue, stored: storage, reads: classB, sent: egress,
      retrieval: retrieval)
    return ColderClass.ways(to: colder, in: store, resource.fields, over: hours)
  }

  private static let freeRegions: Set<String> = ["us-central1", "us-east1", "us-west1"]

  /// Returns the multi-region location, or none; nil where the location was reported as wrong.
  private static func place(_ resource: Resource, _ metering: inout Metering) -> String?? {
    let given = resource.fields[location]
    let name = given.lowercased()
    if name.isEmpty || name == resource.region { return .some(nil) }
    if multiRegions.contains(name) { return name }
    metering.problem(
      at: location.name, "'\(given)' is neither the region '\(resource.region)' nor one of many",
      hints: ["a bucket of another region says so by 'region'; many regions: us, eu, asia"])
    return nil
  }
}
