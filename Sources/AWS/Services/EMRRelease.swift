import Billing
import Money
import Prices

/// A release of EMR, as far as it decides which disks nodes get by default.
struct EMRRelease: Comparable {
  private let major: Int
  private let minor: Int

  private init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads a label such as `emr-6.15.0`; nil when it is not one.
  init?(_ label: String) {
    let prefix = "emr-"
    guard label.hasPrefix(prefix) else { return nil }
    let parts = label.dropFirst(prefix.count).split(
      separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.allSatisfy(\.isNumber) ? Int(part) : nil }
    guard numbers.count == 3, parts.count == 3, (4...99).contains(numbers[0]) else { return nil }
    self.init(major: numbers[0], minor: numbers[1])
  }

  static func < (left: EMRRelease, right: EMRRelease) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  /// The root disk in GB before release 6.10 (EMR management guide, "Instance storage").
  static let rootVolumeSize = Quantity(10)

  /// Returns the root disk in GB: 15 from release 6.10 (EMR management guide, "Customizing the
  /// Amazon EBS root device volume").
  static func rootVolumeSize(of release: EMRRelease?) -> Quantity {
    guard let release, release >= EMRRelease(major: 6, minor: 10) else { return rootVolumeSize }
    return Quantity(15)
  }

  /// Returns the type of the disks: gp3 from release 6.15, gp2 before (the same page).
  static func diskType(of release: EMRRelease?) -> EBS.VolumeType {
    guard let release, release >= EMRRelease(major: 6, minor: 15) else { return .gp2 }
    return .gp3
  }

  /// Returns the disks that a type without its own gets from release 5.22 (EMR management guide,
  /// "Default EBS storage for instances", text of 2020); nil for sizes and releases that the guide
  /// does not name.
  static func defaultVolumes(
    of type: InstanceType, in release: EMRRelease?
  ) -> (count: Int, gigabytes: Int)? {
    if let release, release < EMRRelease(major: 5, minor: 22) { return nil }
    return defaultVolumes[String(type.name.drop { $0 != "." }.dropFirst())]
  }

  private static let defaultVolumes: [String: (count: Int, gigabytes: Int)] = [
    "large": (1, 32), "xlarge": (2, 32), "2xlarge": (4, 32), "4xlarge": (4, 64),
    "8xlarge": (4, 128), "9xlarge": (4, 144), "10xlarge": (4, 160), "12xlarge": (4, 192),
    "16xlarge": (4, 256), "18xlarge": (4, 288), "24xlarge": (4, 384),
  ]
}
