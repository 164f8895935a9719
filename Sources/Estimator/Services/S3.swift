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

  /// How fast archived data comes back.
  public enum RetrievalOption: String, Sendable, CaseIterable {
    case expedited, standard, bulk

    var code: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  /// The name, the fields and the checks.
  public static let definition = ServiceDefinition(
    id: "s3", title: "Amazon S3", summary: "object storage",
    fields: [
      storageClass.declaration, storage.declaration, infrequentStorage.declaration,
      objects.declaration, tier1.declaration, tier2.declaration, transitions.declaration,
      retrieval.declaration, restores.declaration, upload.declaration, option.declaration,
      transferOut.declaration, requesterPays.declaration,
    ], check: check)

  /// The meters that it may use.
  public static let meters: [MeterDeclaration] =
    S3StorageClass.allCases.flatMap { kind in
      var meters = [
        MeterDeclaration("s3", kind.storageMeter, unit: "GB-month", "\(kind.title) storage")
      ]
      if kind != .reducedRedundancy {
        meters.append(
          MeterDeclaration(
            "s3", kind.requestMeter(tier: 1), unit: "request",
            "PUT, COPY, POST, LIST, \(kind.title)"))
        meters.append(
          MeterDeclaration(
            "s3", kind.requestMeter(tier: 2), unit: "request", "GET and others, \(kind.title)"))
      }
      if let meter = kind.transitionMeter {
        meters.append(
          MeterDeclaration("s3", meter, unit: "request", "transitions into \(kind.title)"))
      }
      for option in RetrievalOption.allCases {
        guard let retrieval = kind.retrievalMeters(option) else { continue }
        let declared = meters.contains { $0.meter == retrieval.data }
        if !declared {
          meters.append(
            MeterDeclaration("s3", retrieval.data, unit: "GB", "retrieval, \(kind.title)"))
        }
        if let requests = retrieval.requests {
          meters.append(
            MeterDeclaration("s3", requests, unit: "request", "restore requests, \(kind.title)"))
        }
      }
      return meters
    } + [
      MeterDeclaration(
        "s3", "TimedStorage-INT-IA-ByteHrs", unit: "GB-month",
        "Intelligent-Tiering, infrequent access"),
      MeterDeclaration(
        "s3", "Monitoring-Automation-INT", unit: "object-month", "Intelligent-Tiering monitoring"),
      MeterDeclaration("s3", "Upload-XZ-Bytes", unit: "GB", "data written, S3 Express One Zone"),
      DataTransfer.outToInternet,
    ]

  private static func check(_ values: FieldValues, _ problems: inout FieldProblems) {
    let kind = values[storageClass]
    let name = "storage_class '\(kind.rawValue)'"
    if kind != .intelligentTiering { problems.refuse(infrequentStorage, of: values, with: name) }
    if kind != .expressOneZone { problems.refuse(upload, of: values, with: name) }
    if kind.transitionMeter == nil { problems.refuse(transitions, of: values, with: name) }
    if !kind.hasArchiveOverhead {
      problems.refuse(restores, of: values, with: name)
      problems.refuse(option, of: values, with: name)
    }
    if kind.retrievalMeters(values[option]) == nil {
      if kind.hasArchiveOverhead {
        problems.refuse(option, of: values, with: name, hints: ["it takes 'standard' and 'bulk'"])
      } else {
        problems.refuse(
          retrieval, of: values, with: name, hints: ["reading costs requests and transfer only"])
      }
    }
  }

  /// Says what a resource uses.
  public static func meter(_ resource: Resource, into metering: inout Metering) throws {
    let fields = resource.fields
    let kind = fields[storageClass]
    try meterStorage(fields, kind, &metering)
    if let meter = kind.transitionMeter {
      try meterMonthly(
        meter, fields[transitions], "request", "transitions into \(kind.title)", transitions.name,
        &metering)
    }
    if fields[requesterPays] {
      metering.assumptions.append(
        "\(resource.name): the reader pays for requests and transfer (requester pays); storage remains."
      )
      return
    }
    try meterMonthly(
      kind.requestMeter(tier: 1), fields[tier1], "request", "PUT, COPY, POST and LIST requests",
      tier1.name, &metering)
    try meterMonthly(
      kind.requestMeter(tier: 2), fields[tier2], "request", "GET and other requests", tier2.name,
      &metering)
    if let meters = kind.retrievalMeters(fields[option]) {
      try meterMonthly(meters.data, fields[retrieval], "GB", "retrieval", retrieval.name, &metering)
      if let requests = meters.requests {
        try meterMonthly(
          requests, fields[restores], "request", "restore requests", restores.name, &metering)
      }
    }
    try meterMonthly(
      "Upload-XZ-Bytes", fields[upload], "GB", "data written", upload.name, &metering)
    try DataTransfer.meterOut(fields[transferOut], field: transferOut.name, into: &metering)
  }

  private static func meterMonthly(
    _ meter: String, _ quantity: Quantity, _ unit: String, _ description: String, _ field: String,
    _ metering: inout Metering
  ) throws {
    try metering.add(
      meter, unit: unit, try metering.monthly(quantity, plural(unit, quantity)), description,
      field: field)
  }

  // MARK: Storage

  private static let kilobytesPerGigabyte = Quantity(1024 * 1024)

  private static func meterStorage(
    _ fields: FieldValues, _ kind: S3StorageClass, _ metering: inout Metering
  ) throws {
    let (size, count) = (fields[storage], fields[objects])
    let minimum = try count.scaled(by: Quantity(128), over: kilobytesPerGigabyte)
    var billed = size
    var granule: String?
    if kind.hasMinimumObjectSize, minimum > size {
      billed = minimum
      granule =
        "each object is billed as 128 KB at least: \(count.grouped) × 128 KB ÷ 1,048,576 KB/GB"
    }
    if kind.hasArchiveOverhead, !count.isZero {
      let overhead = try count.scaled(by: Quantity(32), over: kilobytesPerGigabyte)
      billed = try size + overhead
      granule = "32 KB more for each object: \(size.grouped) GB + \(overhead.grouped) GB"
      let index = try count.scaled(by: Quantity(8), over: kilobytesPerGigabyte)
      try metering.add(
        S3StorageClass.standard.storageMeter, unit: "GB-month", try metering.stored(index, "GB"),
        "object index at the Standard rate", granule: "8 KB for each object", field: objects.name)
    }
    try metering.add(
      kind.storageMeter, unit: "GB-month", try metering.stored(billed, "GB"),
      "\(kind.title) storage", granule: granule, field: storageClass.name)
    if kind == .intelligentTiering { try meterTiering(fields, minimum, &metering) }
    if let days = kind.minimumDays {
      metering.assumptions.append(
        "\(kind.title): nothing is deleted or moved before \(days) days, the minimum that is billed."
      )
    }
  }

  /// Objects of 128 KB and more are monitored; smaller ones stay in frequent access unmonitored.
  private static func meterTiering(
    _ fields: FieldValues, _ minimum: Quantity, _ metering: inout Metering
  ) throws {
    try metering.add(
      "TimedStorage-INT-IA-ByteHrs", unit: "GB-month",
      try metering.stored(fields[infrequentStorage], "GB"), "infrequent access storage",
      field: infrequentStorage.name)
    let size = try fields[storage] + fields[infrequentStorage]
    guard size >= minimum else { return }
    try metering.add(
      "Monitoring-Automation-INT", unit: "object-month",
      try metering.stored(fields[objects], "objects"), "monitoring of objects of 128 KB and more",
      field: objects.name)
  }
}
