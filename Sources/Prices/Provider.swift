/// A cloud provider.
public enum Provider: String, Sendable, CaseIterable, Hashable {
  /// Amazon Web Services.
  case aws
  /// Microsoft Azure.
  case azure
  /// Google Cloud.
  case gcp

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
