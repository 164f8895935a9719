/// A meter's name on a bill of Azure, which for the free part of a usage ends in ` - Free`.
///
/// Entries of free accounts and services have such names (Azure, "Charges covered by free services",
/// read 2026-11).
public struct FreeMeter {
  /// The name of the meter that the usage is of.
  public let meter: String
  /// Whether the name is that of the free part.
  public let isFree: Bool

  private static let ending = " - Free"

  /// Takes a name apart.
  public init(_ name: String) {
    isFree = name.hasSuffix(Self.ending) && name != Self.ending
    meter = isFree ? String(name.dropLast(Self.ending.count)) : name
  }
}
