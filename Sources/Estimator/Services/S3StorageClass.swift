import Money

/// The storage classes of Amazon S3 and what tells their bills apart (S3 pricing page and user
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

  var storageMeter: String {
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

  /// What stands in the names of its request meters; the Standard ones have nothing.
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

  func requestMeter(tier: Int) -> String {
    code.map { "Requests-\($0)-Tier\(tier)" } ?? "Requests-Tier\(tier)"
  }

  /// The meter of an object's transition into the class by a lifecycle rule; nil where there is none.
  var transitionMeter: String? {
    self == .expressOneZone ? nil : code.map { "Requests-Lifecycle-\($0)" }
  }

  /// The meters of reading data and of the requests for it; nil where reading costs nothing extra
  /// or the option does not exist.
  func retrievalMeters(_ option: S3.RetrievalOption) -> (data: String, requests: String?)? {
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

  /// Whether an object is billed as 128 KB at least.
  var hasMinimumObjectSize: Bool {
    self == .standardIA || self == .oneZoneIA || self == .glacierInstantRetrieval
  }

  /// Whether each object carries 32 KB at the class's rate and 8 KB at the Standard rate.
  var hasArchiveOverhead: Bool {
    self == .glacierFlexibleRetrieval || self == .glacierDeepArchive
  }

  /// The days for which an object is billed at least, however early it goes.
  var minimumDays: Int? {
    switch self {
    case .standardIA, .oneZoneIA: return 30
    case .glacierInstantRetrieval, .glacierFlexibleRetrieval: return 90
    case .glacierDeepArchive: return 180
    default: return nil
    }
  }
}
