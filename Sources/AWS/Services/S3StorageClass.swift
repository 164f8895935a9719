import Billing
import Money

/// The storage classes of Amazon S3 and the differences in their billing (S3 pricing page and user
/// guide, texts of 2023-06 and 2026-09).
public enum S3StorageClass: String, Sendable, CaseIterable {
  case standard
  case standardIA = "standard_ia"
  case oneZoneIA = "one_zone_ia"
  case intelligentTiering = "intelligent_tiering"
  case glacierInstantRetrieval = "glacier_instant_retrieval"
  case glacierFlexibleRetrieval = "glacier_flexible_retrieval"
  case glacierDeepArchive = "glacier_deep_archive"
  case reducedRedundancy = "reduced_redundancy"
  case expressOneZone = "express_one_zone"

  var title: String {
    switch self {
    case .standard: return "S3 Standard"
    case .standardIA: return "S3 Standard-IA"
    case .oneZoneIA: return "S3 One Zone-IA"
    case .intelligentTiering: return "S3 Intelligent-Tiering"
    case .glacierInstantRetrieval: return "S3 Glacier Instant Retrieval"
    case .glacierFlexibleRetrieval: return "S3 Glacier Flexible Retrieval"
    case .glacierDeepArchive: return "S3 Glacier Deep Archive"
    case .reducedRedundancy: return "S3 Reduced Redundancy"
    case .expressOneZone: return "S3 Express One Zone"
    }
  }

  private var storageMeter: String {
    switch self {
    case .standard: return "TimedStorage-ByteHrs"
    case .standardIA: return "TimedStorage-SIA-ByteHrs"
    case .oneZoneIA: return "TimedStorage-ZIA-ByteHrs"
    case .intelligentTiering: return "TimedStorage-INT-FA-ByteHrs"
    case .glacierInstantRetrieval: return "TimedStorage-GIR-ByteHrs"
    case .glacierFlexibleRetrieval: return "TimedStorage-GlacierByteHrs"
    case .glacierDeepArchive: return "TimedStorage-GDA-ByteHrs"
    case .reducedRedundancy: return "TimedStorage-RRS-ByteHrs"
    case .expressOneZone: return "TimedStorage-XZ-ByteHrs"
    }
  }

  /// The part of its requests' usage types that names the class; nil for Standard.
  private var code: String? {
    switch self {
    case .standard, .reducedRedundancy: return nil
    case .standardIA: return "SIA"
    case .oneZoneIA: return "ZIA"
    case .intelligentTiering: return "INT"
    case .glacierInstantRetrieval: return "GIR"
    case .glacierFlexibleRetrieval: return "GLACIER"
    case .glacierDeepArchive: return "GDA"
    case .expressOneZone: return "XZ"
    }
  }

  private func requestMeter(tier: Int) -> String {
    code.map { "Requests-\($0)-Tier\(tier)" } ?? "Requests-Tier\(tier)"
  }

  /// The usage type of an object's transition into the class by a lifecycle rule; nil without one.
  private var transitionMeter: String? {
    self == .expressOneZone ? nil : code.map { "Requests-Lifecycle-\($0)" }
  }

  /// Returns the usage types for reading data and for requesting it; nil where reading is free or
  /// the option does not exist.
  private func retrievalMeters(_ option: S3.RetrievalOption) -> (data: String, requests: String?)? {
    switch (self, option) {
    case (.standardIA, _): return ("Retrieval-SIA", nil)
    case (.oneZoneIA, _): return ("Retrieval-ZIA", nil)
    case (.glacierInstantRetrieval, _): return ("Retrieval-GIR", nil)
    case (.expressOneZone, _): return ("Retrieval-XZ-Bytes", nil)
    case (.glacierFlexibleRetrieval, let option):
      return ("Retrieval-Glacier-\(option.code)", "Requests-Restore-Glacier-\(option.code)")
    case (.glacierDeepArchive, .expedited): return nil
    case (.glacierDeepArchive, let option):
      return ("Retrieval-GDA-\(option.code)", "Requests-Restore-GDA-\(option.code)")
    case (.standard, _), (.reducedRedundancy, _), (.intelligentTiering, _): return nil
    }
  }

  /// Whether an object is billed as at least 128 KB.
  var hasMinimumObjectSize: Bool {
    self == .standardIA || self == .oneZoneIA || self == .glacierInstantRetrieval
  }

  /// Whether the number of objects changes nothing: plans state it all the same, to compare classes.
  var billsSizeAlone: Bool {
    self == .standard || self == .reducedRedundancy || self == .expressOneZone
  }

  /// Whether each object is billed for 32 KB more at the class's rate and 8 KB more at the Standard
  /// rate.
  var hasArchiveOverhead: Bool {
    self == .glacierFlexibleRetrieval || self == .glacierDeepArchive
  }

  /// The minimum number of days for which an object is billed, however early it is deleted.
  var minimumDays: Int? {
    switch self {
    case .standardIA, .oneZoneIA: return 30
    case .glacierInstantRetrieval, .glacierFlexibleRetrieval: return 90
    case .glacierDeepArchive: return 180
    default: return nil
    }
  }

  /// How long an archive takes to give data back unasked for speed; nil for a class that does so at
  /// once (S3 user guide, "Understanding archive retrieval options", text of 2026-09).
  var restoring: String? {
    switch self {
    case .glacierFlexibleRetrieval: return "3 to 5 hours"
    case .glacierDeepArchive: return "up to 12 hours"
    default: return nil
    }
  }

  /// Whether the provider moves objects to cheaper tiers by itself.
  var movesByItself: Bool { self == .intelligentTiering }

  /// Whether it keeps its data in three zones at the least, and as safely as Standard does.
  var isSafeFromLossOfAZone: Bool {
    self != .oneZoneIA && self != .expressOneZone && self != .reducedRedundancy
  }

  // MARK: Meters

  /// The meters of objects of the class.
  struct Meters: Sendable {
    var storage: MeterDeclaration
    /// The requests PUT, COPY, POST and LIST.
    var tier1: MeterDeclaration
    /// The requests GET and all others.
    var tier2: MeterDeclaration
    /// The transitions into the class; nil where no lifecycle rule moves objects into it.
    var transition: MeterDeclaration?
    /// The reads by retrieval option; empty where reading is free.
    var retrievals: [S3.RetrievalOption: Retrieval]
  }

  /// The meters of reading archived data.
  struct Retrieval: Sendable {
    var data: MeterDeclaration
    /// The retrieval requests; nil where only the data counts.
    var requests: MeterDeclaration?
  }

  /// The meters of the class, created once.
  var meters: Meters { Self.table[self] }

  /// The class whose requests are billed: Reduced Redundancy has no requests of its own.
  private static let standardRequests = requestMeters(of: .standard)

  private static let table = ChoiceTable<S3StorageClass, Meters> { kind in
    let requests = kind == .reducedRedundancy ? standardRequests : requestMeters(of: kind)
    return Meters(
      storage: MeterDeclaration(
        "s3", kind.storageMeter, unit: "GB-month", .stored, "\(kind.title) storage"),
      tier1: requests.tier1, tier2: requests.tier2,
      transition: kind.transitionMeter.map {
        MeterDeclaration("s3", $0, unit: "request", .byUse, "transitions into \(kind.title)")
      },
      retrievals: kind.retrievals())
  }

  private static func requestMeters(
    of kind: S3StorageClass
  ) -> (tier1: MeterDeclaration, tier2: MeterDeclaration) {
    (
      MeterDeclaration(
        "s3", kind.requestMeter(tier: 1), unit: "request", .byUse,
        "PUT, COPY, POST, LIST, \(kind.title)"),
      MeterDeclaration(
        "s3", kind.requestMeter(tier: 2), unit: "request", .byUse, "GET and others, \(kind.title)")
    )
  }

  /// Returns the reads by each option that exists; options with the same usage type share a
  /// declaration.
  private func retrievals() -> [S3.RetrievalOption: Retrieval] {
    var found: [S3.RetrievalOption: Retrieval] = [:]
    for option in S3.RetrievalOption.allCases {
      guard let names = retrievalMeters(option) else { continue }
      let known = found.values.first { $0.data.meter == names.data }
      found[option] =
        known
        ?? Retrieval(
          data: MeterDeclaration(
            "s3", names.data, unit: "GB", .byUse, "retrieval, \(title)"),
          requests: names.requests.map {
            MeterDeclaration("s3", $0, unit: "request", .byUse, "restore requests, \(title)")
          })
    }
    return found
  }
}
