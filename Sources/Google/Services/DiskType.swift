/// The kinds of disk; regional ones are stored in two zones at twice the price.
public enum DiskType: String, Sendable, CaseIterable {
  case standard = "pd-standard"
  case balanced = "pd-balanced"
  case ssd = "pd-ssd"
  case extreme = "pd-extreme"
  case regionalStandard = "regional-pd-standard"
  case regionalBalanced = "regional-pd-balanced"
  case regionalSSD = "regional-pd-ssd"
  case hyperdiskBalanced = "hyperdisk-balanced"
  case hyperdiskExtreme = "hyperdisk-extreme"
  case hyperdiskThroughput = "hyperdisk-throughput"
  case hyperdiskML = "hyperdisk-ml"

  /// The beginning of the SKUs' names.
  var skuName: String {
    switch self {
    case .standard: return "Storage PD"
    case .balanced: return "Balanced PD"
    case .ssd: return "SSD backed PD"
    case .extreme: return "Extreme PD"
    case .regionalStandard: return "Regional Storage PD"
    case .regionalBalanced: return "Regional Balanced PD"
    case .regionalSSD: return "Regional SSD backed PD"
    case .hyperdiskBalanced: return "Hyperdisk Balanced"
    case .hyperdiskExtreme: return "Hyperdisk Extreme"
    case .hyperdiskThroughput: return "Hyperdisk Throughput"
    case .hyperdiskML: return "Hyperdisk ML"
    }
  }

  /// Whether it is of the generation that newer machines need.
  var isHyperdisk: Bool { rawValue.hasPrefix("hyperdisk-") }

  /// The field and its value, for messages.
  var inWords: String { "disk_type '\(rawValue)'" }

  /// The sizes in GB that exist (persistent disk and Hyperdisk documentation).
  var sizes: ClosedRange<Int> {
    switch self {
    case .standard, .balanced, .ssd, .regionalBalanced, .regionalSSD: return 10...65_536
    case .regionalStandard: return 200...65_536
    case .extreme: return 500...65_536
    case .hyperdiskBalanced, .hyperdiskML: return 4...65_536
    case .hyperdiskExtreme: return 64...65_536
    case .hyperdiskThroughput: return 2048...32_768
    }
  }

  /// The amount that can be provisioned, and the amount that is included with the disk.
  struct Limits: Sendable {
    var least = 1
    var most: Int
    var included = 0
    /// Whether a disk must have it.
    var isNeeded = false
  }

  /// Returns what is provisioned in addition to the size; nil for what follows from the size.
  ///
  /// A balanced Hyperdisk includes 3,000 operations and 140 MiB/s (disk pricing page excerpt, 2026;
  /// one weak source).
  var performance: (iops: Limits?, throughput: Limits?) {
    switch self {
    case .extreme: return (Limits(least: 2500, most: 120_000, isNeeded: true), nil)
    case .hyperdiskExtreme: return (Limits(most: 350_000, isNeeded: true), nil)
    case .hyperdiskBalanced:
      return (
        Limits(least: 3000, most: 160_000, included: 3000),
        Limits(least: 140, most: 2400, included: 140)
      )
    case .hyperdiskThroughput: return (nil, Limits(least: 10, most: 600, isNeeded: true))
    case .hyperdiskML: return (nil, Limits(least: 400, most: 1_200_000, isNeeded: true))
    default: return (nil, nil)
    }
  }
}
