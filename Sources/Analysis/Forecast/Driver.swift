package import Diagnostics

/// A field of a resource whose value is a range.
package struct UncertainField: Sendable, Hashable {
  /// The resource's service.
  package var service: String
  /// The resource's name.
  package var resource: String
  /// The names of the fields on the way to it, its own last.
  package var path: [String]
}

/// Something uncertain that moves a plan's cost: one range or several that move as one, a price, or
/// what people forget.
public struct Driver: Sendable, Hashable {
  /// What kind of uncertainty it is.
  public enum Kind: String, Sendable, Hashable {
    /// A range, or ranges of one name.
    case range
    /// The price of spare capacity.
    case price
    /// Machines that are taken back, whose work is done twice.
    case interruption
    /// Sessions that end with something left running.
    case leftOn = "left_on"
    /// Things that nobody deletes at their end.
    case forgotten
  }

  /// Its kind.
  public var kind: Kind
  /// What it is, such as `hours_per_week of notebook`.
  public var label: String
  /// Its low end in words.
  public var low: String
  /// Its high end in words.
  public var high: String
  /// The field of a resource that is uncertain; nil where it is something else.
  package var field: UncertainField?
  /// Where it stands in the plan.
  package var position: TextPosition?
  /// The shares of the outcomes below its low and its high end.
  var ends: (low: Double, high: Double) = (0, 1)
  /// How far apart its ends are as multiples of a price; nil where it is something else.
  var height: Double?
  /// Whether every student has an outcome of their own.
  var isOfStudents = false

  /// Whether two drivers are the same uncertainty.
  public static func == (left: Driver, right: Driver) -> Bool {
    left.kind == right.kind && left.label == right.label && left.low == right.low
      && left.high == right.high
  }

  /// Hashes what it is.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(label)
  }
}
