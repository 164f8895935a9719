import Billing
import Prices

/// A family of machine types, such as N2, and how its machines are billed.
struct MachineFamily: Sendable, Hashable {
  /// The name in lower case, such as `n2`.
  let name: String

  /// The family of a machine type: what stands before the first hyphen.
  init(ofType type: String) { name = String(type.prefix { $0 != "-" }) }

  init(_ name: String) { self.name = name }

  /// The name as the SKUs spell it.
  var title: String { name.uppercased() }

  /// Whether cores and memory are priced apart.
  ///
  /// The price list of 2026-07-30 has machines only; where two types of a family differ in their
  /// memory for each core, the two prices follow from it. The other families are priced whole.
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

  /// Whether local SSDs can be attached in a number of one's choice (local SSD documentation).
  var takesScratchDisks: Bool {
    ["n1", "n2", "n2d", "c2", "c2d", "a2", "g2", "m1", "m3"].contains(name)
  }

  /// The family's own local SSD where it has one at its own price, such as `C4 `; empty otherwise.
  var localSSDPrefix: String { ["c4", "c4a", "c4d"].contains(name) ? title + " " : "" }
}

/// A sustained-use discount: what the four quarters of a month cost, in per cent of the price.
struct SustainedUse: Sendable, Hashable {
  /// The shares of the second to fourth quarter, as the price tables spell them.
  let shares: [String]

  /// A whole month costs 70 %.
  static let toSeventyPercent = SustainedUse(shares: ["80", "60", "40"])
  /// A whole month costs 80.02 %.
  static let toEightyPercent = SustainedUse(shares: ["86.78", "73.3", "60"])
}
