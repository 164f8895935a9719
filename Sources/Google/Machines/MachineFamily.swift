import Billing
import Prices

/// A family of machine types, such as N2, with its billing rules.
struct MachineFamily: Sendable, Hashable {
  /// The name in lower case, such as `n2`.
  let name: String

  /// Creates the family of a machine type: the part before the first hyphen.
  init(ofType type: String) { name = String(type.prefix { $0 != "-" }) }

  init(_ name: String) { self.name = name }

  /// The name as spelled in SKUs.
  var title: String { name.uppercased() }

  /// Whether cores and memory are priced separately.
  ///
  /// The price list of 2026-07-30 has only whole machines; where two types of a family differ in
  /// their memory per core, the two prices can be derived from them. The other families are priced
  /// as a whole.
  var hasParts: Bool { Self.withParts.contains(name) }

  private static let withParts: Set<String> = [
    "c2d", "c3", "c3d", "c4", "c4a", "c4d", "c4n", "e2", "m1", "m2", "m3", "n1", "n2", "n2d", "n4",
    "n4a", "n4d",
  ]

  /// The sustained-use discount; nil for a family without one.
  ///
  /// Documentation of sustained-use discounts, 2026-10-08.
  var sustainedUse: SustainedUse? {
    switch name {
    case "n1", "m1", "m2", "f1", "g1": return .toSeventyPercent
    case "n2", "n2d", "c2": return .toEightyPercent
    default: return nil
    }
  }

  /// Whether GPUs can be attached; other families have theirs built in, or none (GPU machine types
  /// documentation).
  var takesAccelerators: Bool { name == "n1" }

  /// Whether a kind of disk can be attached.
  ///
  /// The newer series take Hyperdisk alone; the older ones take no balanced Hyperdisk, and those
  /// without a limit here take both (Compute Engine documentation of machine series and of
  /// Hyperdisk, read 2026-11).
  func takes(_ disk: DiskType) -> Bool {
    if Self.hyperdiskOnly.contains(name) { return disk.isHyperdisk }
    if Self.withoutHyperdisk.contains(name) { return !disk.isHyperdisk }
    return disk != .hyperdiskBalanced || !Self.withoutBalancedHyperdisk.contains(name)
  }

  private static let hyperdiskOnly: Set<String> = [
    "c4", "c4a", "c4d", "c4n", "g4", "m4", "n4", "n4a", "n4d",
  ]
  private static let withoutHyperdisk: Set<String> = [
    "c2", "c2d", "e2", "f1", "g1", "n1", "t2a",
  ]
  private static let withoutBalancedHyperdisk: Set<String> = ["a2", "g2", "n2", "n2d", "t2d"]

  /// Whether any number of local SSDs can be attached (local SSD documentation).
  var takesScratchDisks: Bool {
    ["n1", "n2", "n2d", "c2", "c2d", "a2", "g2", "m1", "m3"].contains(name)
  }

  /// The prefix of the family's own local SSD where that has its own price, such as `C4 `;
  /// otherwise empty.
  var localSSDPrefix: String { ["c4", "c4a", "c4d"].contains(name) ? title + " " : "" }
}

/// A sustained-use discount: the cost of the four quarters of a month, in per cent of the price.
struct SustainedUse: Sendable, Hashable {
  /// The shares of the second to fourth quarter, as spelled in the price tables.
  let shares: [String]

  /// A whole month costs 70%.
  static let toSeventyPercent = SustainedUse(shares: ["80", "60", "40"])
  /// A whole month costs 80.02%.
  static let toEightyPercent = SustainedUse(shares: ["86.78", "73.3", "60"])
}
