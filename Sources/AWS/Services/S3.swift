public import Billing
import Prices
public import Scenarios
import Dates
import Money

/// Amazon S3: stored bytes by class, requests, retrieval, transitions and transfer.
public enum S3: MeteredService {
  static let storageClass = Field<S3StorageClass>.choice(
    "storage_class", default: .standard, "the storage class")
  static let storage = Field<Quantity>.quantity("storage_gb", unit: "GB", "data stored")
  static let infrequentStorage = Field<Quantity>.quantity(
    "infrequent_access_storage_gb", unit: "GB",
    "of intelligent_tiering: data not read for 30 days, beside storage_gb")
  static let objects = Field<Quantity>.quantity(
    "object_count", unit: "object", "objects stored, for minimum sizes and monitoring")
  static let tier1 = Field<Quantity>.quantity(
    "monthly_tier_1_requests", unit: "request", "PUT, COPY, POST and LIST requests a month")
  static let tier2 = Field<Quantity>.quantity(
    "monthly_tier_2_requests", unit: "request", "GET and all other requests a month")
  static let transitions = Field<Quantity>.quantity(
    "monthly_lifecycle_transition_requests", unit: "request",
    "objects that lifecycle rules move into this class a month")
  static let retrieval = Field<Quantity>.quantity(
    "monthly_data_retrieval_gb", unit: "GB", "data read from the class a month")
  static let restores = Field<Quantity>.quantity(
    "monthly_restore_requests", unit: "request", "of the Glacier classes: objects restored a month")
  static let upload = Field<Quantity>.quantity(
    "monthly_data_upload_gb", unit: "GB", "of express_one_zone: data written a month")
  static let option = Field<RetrievalOption>.choice(
    "retrieval_option", default: .standard, "how fast the Glacier classes give data back")
  static let transferOut = Field<Quantity>.quantity(
    "monthly_data_transfer_out_gb", unit: "GB", "data sent to the internet a month")
  static let requesterPays = Field<Bool>.flag(
    "requester_pays", "requests and transfer are charged to the reader")

  /// The speed at which archived data is retrieved.
  public enum RetrievalOption: String, Sendable, CaseIterable {
    case expedited, standard, bulk

    var code: String { Words.capitalized(rawValue) }
  }

  /// The name, the fields and the checks of the service.
  public static let definition = ServiceDefinition(
    id: "s3", title: "Amazon S3", summary: "object storage",
    fields: [
      storageClass.declaration, storage.declaration, infrequentStorage.declaration,
      objects.declaration, tier1.declaration, tier2.declaration, transitions.declaration,
      retrieval.declaration, restores.declaration, upload.declaration, option.declaration,
      transferOut.declaration, requesterPays.declaration,
    ],
    details: [
      FieldDetail(option.name, of: retrieval.name, restores.name),
      FieldDetail(
        requesterPays.name, of: tier1.name, tier2.name, retrieval.name, restores.name, upload.name,
        transferOut.name),
    ], check: check)

  /// The meters that it may use.
  public static let meters: [MeterDeclaration] =
    S3StorageClass.allCases.flatMap(declarations)
    + [infrequentData, monitoredObjects, uploadedData, DataTransfer.outToInternet]

  private static let infrequentData = MeterDeclaration(
    "s3", "TimedStorage-INT-IA-ByteHrs", unit: "GB-month", .stored,
    "Intelligent-Tiering, infrequent access")
  private static let monitoredObjects = MeterDeclaration(
    "s3", "Monitoring-Automation-INT", unit: "object-month", .stored,
    "Intelligent-Tiering monitoring")
  private static let uploadedData = MeterDeclaration(
    "s3", "Upload-XZ-Bytes", unit: "GB", .byUse, "data written, S3 Express One Zone")

  private static func declarations(of kind: S3StorageClass) -> [MeterDeclaration] {
    let meters = kind.meters
    var all = [meters.storage]
    // Requests to Reduced Redundancy are billed as requests to Standard.
    if kind != .reducedRedundancy { all += [meters.tier1, meters.tier2] }
    if let transition = meters.transition { all.append(transition) }
    for option in RetrievalOption.allCases {
      guard let retrieval = meters.retrievals[option] else { continue }
      if !all.contains(where: { $0 === retrieval.data }) { all.append(retrieval.data) }
      if let requests = retrieval.requests { all.append(requests) }
    }
    return all
  }

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let kind = values[storageClass]
    let name = "storage_class '\(kind.rawValue)'"
    if kind != .intelligentTiering { problems.refuse(infrequentStorage, of: values, with: name) }
    if kind != .expressOneZone { problems.refuse(upload, of: values, with: name) }
    if kind.meters.transition == nil { problems.refuse(transitions, of: values, with: name) }
    // Elsewhere, each object is billed even without data: a minimum size or an overhead.
    if kind.billsSizeAlone || kind == .intelligentTiering,
      ![storage, infrequentStorage].contains(where: values.isGiven)
    {
      problems.needs(objects.name, of: values, [storage.name])
    }
    if !kind.hasArchiveOverhead {
      problems.refuse(restores, of: values, with: name)
      problems.refuse(option, of: values, with: name)
    }
    if kind.meters.retrievals[values[option]] == nil {
      if kind.hasArchiveOverhead {
        problems.refuse(option, of: values, with: name, hints: ["it takes 'standard' and 'bulk'"])
      } else {
        problems.refuse(
          retrieval, of: values, with: name, hints: ["reading costs requests and transfer only"])
      }
    }
  }

  /// Meters what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let kind = fields[storageClass]
    try meterStorage(fields, kind, &metering)
    let meters = kind.meters
    if let transition = meters.transition { try metering.addMonthly(transition, transitions) }
    if fields[requesterPays] {
      metering.assumptions.append(
        "\(resource.name): the reader pays for requests and transfer (requester pays); storage remains."
      )
      return
    }
    try metering.addMonthly(
      meters.tier1, tier1, "request", "PUT, COPY, POST and LIST requests")
    try metering.addMonthly(meters.tier2, tier2, "request", "GET and other requests")
    if let reading = meters.retrievals[fields[option]] {
      try metering.addMonthly(reading.data, retrieval, "GB", "retrieval")
      if let requests = reading.requests {
        try metering.addMonthly(requests, restores, "request", "restore requests")
      }
    }
    try metering.addMonthly(uploadedData, upload, "GB", "data written")
    try DataTransfer.meterOut(transferOut, into: &metering)
  }

  // MARK: Storage

  static let kilobytesPerGigabyte = Quantity(1024 * 1024)
  /// The minimum billed size of an object in some classes, in KB.
  static let minimumObjectSize = Quantity(128)
  /// The overhead billed for an archived object, in KB: at the class's rate, and, for its name and
  /// metadata, at the Standard rate.
  private static let (archiveOverhead, archiveIndex) = (Quantity(32), Quantity(8))

  private static func meterStorage(
    _ fields: FieldValues, _ kind: S3StorageClass, _ metering: inout Metering
  ) throws {
    let (size, count) = (fields[storage], fields[objects])
    let minimum = try count.scaled(by: minimumObjectSize, over: kilobytesPerGigabyte)
    var billed = size
    var granule: String?
    if kind.hasMinimumObjectSize, minimum > size {
      billed = minimum
      granule =
        "each object is billed as 128 KB at least: \(count.grouped) × 128 KB ÷ 1,048,576 KB/GB"
    }
    if kind.hasArchiveOverhead, !count.isZero {
      let overhead = try count.scaled(by: archiveOverhead, over: kilobytesPerGigabyte)
      billed = try size + overhead
      granule = "32 KB more for each object: \(size.grouped) GB + \(overhead.grouped) GB"
      let index = try count.scaled(by: archiveIndex, over: kilobytesPerGigabyte)
      try metering.add(
        S3StorageClass.standard.meters.storage, try metering.stored(index, "GB"),
        "object index at the Standard rate", granule: .rule("8 KB for each object"),
        field: objects.name)
    }
    try metering.add(
      kind.meters.storage, try metering.stored(billed, "GB"), granule: granule.map { .rule($0) },
      field: storageClass.name)
    if kind.billsSizeAlone, !count.isZero {
      metering.assumptions.append(
        "\(metering.resource.name): \(kind.title) bills its \(count.grouped) objects by their size alone; their number decides what another class would cost."
      )
    }
    if kind == .intelligentTiering { try meterTiering(fields, minimum, &metering) }
    if let days = kind.minimumDays { try meterMinimum(billed, kind, days, &metering) }
  }

  /// Meters the rest of the class's minimum time for what is deleted, overwritten or moved before
  /// its end (S3 user guide, "Storage classes", and S3 pricing page, texts of 2023-06 and 2026-09).
  private static func meterMinimum(
    _ billed: Quantity, _ kind: S3StorageClass, _ days: Int, _ metering: inout Metering
  ) throws {
    if let early = try metering.earlyDeletion(of: billed, "GB", minimumDays: days) {
      try metering.add(
        kind.meters.storage, early.amount, early.description, part: .minimumTime,
        granule: .rule("\(kind.title) bills \(days) days at least"), field: storageClass.name)
    } else if metering.resource.until == nil, metering.resource.schedule == .always {
      metering.assumptions.append(
        "\(kind.title): nothing is deleted or moved before \(days) days, the minimum that is billed."
      )
    }
  }

  /// Meters the monitoring of objects of 128 KB and more; smaller ones stay in frequent access
  /// unmonitored.
  private static func meterTiering(
    _ fields: FieldValues, _ minimum: Quantity, _ metering: inout Metering
  ) throws {
    try metering.addStored(infrequentData, infrequentStorage, "GB", "infrequent access storage")
    let size = try fields[storage] + fields[infrequentStorage]
    guard size >= minimum else {
      return metering.assumptions.append(
        "\(metering.resource.name): its objects are smaller than 128 KB on average, so none is monitored or moved to infrequent access."
      )
    }
    try metering.add(
      monitoredObjects, try metering.stored(fields[objects], "objects"),
      "monitoring of objects of 128 KB and more", field: objects.name)
  }

  // MARK: Facts

  /// The service's other facts.
  public static let facts = ServiceFacts(
    .storage, noun: "bucket",
    ending: Ending(plan: "Empty and delete the bucket, unfinished uploads and old versions too"),
    globalListCommands: ["aws s3 ls"], glossary: [.gigabyteMonth, .request],
    offers: ["AmazonS3"])

  /// Returns what the minimum size or the overhead of each object adds.
  public static func excess(of item: PlannedResource) throws -> MinimumExcess? {
    let fields = item.resource.fields
    let (kind, size, count) = (fields[storageClass], fields[storage], fields[objects])
    let stored = try item.amount { $0.isOf(kind.meters.storage) }
    if kind.hasMinimumObjectSize {
      let minimum = try count.scaled(by: minimumObjectSize, over: kilobytesPerGigabyte)
      let billed = max(size, minimum)
      guard !billed.isZero else { return nil }
      return MinimumExcess(
        rule: "\(kind.title) bills each object as at least \(minimumObjectSize) KB",
        billed: billed, real: size, wasted: try stored.scaled(by: billed - size, over: billed),
        advice: "Keep small objects in S3 Standard, or pack them together.")
    }
    guard kind.hasArchiveOverhead, !count.isZero else { return nil }
    let archived = try size + count.scaled(by: archiveOverhead, over: kilobytesPerGigabyte)
    let index = try count.scaled(by: archiveIndex, over: kilobytesPerGigabyte)
    let data = try stored.scaled(by: size, over: archived)
    let added = try archiveOverhead + archiveIndex
    return MinimumExcess(
      rule:
        "\(kind.title) adds \(added) KB to each object, \(archiveIndex) of them at the Standard rate",
      billed: try archived + index, real: size, wasted: try item.amount(where: \.isStored) - data,
      advice: "Pack small objects together before archiving.")
  }
}
