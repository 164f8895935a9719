/// A cloud provider.
public enum Provider: String, Sendable, CaseIterable, Hashable {
  /// Amazon Web Services.
  case aws
  /// Microsoft Azure.
  case azure
  /// Google Cloud.
  case gcp

  /// Hashes the case: as for any enumeration of texts, the raw value would be hashed otherwise.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .aws: hasher.combine(0)
    case .azure: hasher.combine(1)
    case .gcp: hasher.combine(2)
    }
  }

  /// The name for people.
  public var name: String {
    switch self {
    case .aws: "AWS"
    case .azure: "Azure"
    case .gcp: "Google Cloud"
    }
  }

  /// The name that the provider gives itself in its FOCUS exports.
  public var focusName: String {
    switch self {
    case .aws: "AWS"
    case .azure: "Microsoft"
    case .gcp: "Google Cloud"
    }
  }

  /// Returns the provider that a bill names; nil for any other.
  public static func named(onBill name: String) -> Provider? {
    switch name {
    case "AWS", "Amazon Web Services": .aws
    case "Microsoft", "Azure", "Microsoft Azure": .azure
    case "Google Cloud", "Google", "GCP": .gcp
    default: nil
    }
  }
}
