/// A meter under the name that bills give it, where the price list calls it something else.
///
/// Several meters may have the same name in bills, such as `vCore`, and are told apart by the
/// product: `SQL Database Single/Elastic Pool Hyperscale - Compute Gen5`.
public struct BilledName: Sendable, Hashable {
  /// The meter's name in bills, in lower case.
  private let meter: String
  /// The words of the product by which it is told apart, in lower case; empty where it needs none.
  private let product: String
  /// The meter's name in the price list.
  public let listed: String

  /// States the name in bills of a declared meter.
  ///
  /// `product`: words that are in the product's name.
  /// `name`: what stands in place of `{…}` in the declared name.
  public init(
    _ meter: String, product: String = "", is declaration: MeterDeclaration,
    of name: String? = nil
  ) {
    self.meter = meter.lowercased()
    self.product = product.lowercased()
    listed = declaration.usageType(name)
  }

  /// Returns whether a row of a bill may be of this meter.
  ///
  /// `product`: the product's name; empty where the bill has no column with it.
  /// `meter`: the meter's name, or a description with both, separated by hyphens. Where it is a mere
  /// name without a product, every product's meter of that name fits.
  public func fits(product: String, meter: String) -> Bool {
    let words = meter.lowercased()
    let parts = words.split(separator: " - ").map(String.init)
    guard parts.contains(self.meter) else { return false }
    let isFree = parts.count == 2 && parts[1] == "free"
    if product.isEmpty, parts.count == 1 || isFree { return true }
    return product.lowercased().contains(self.product) || words.contains(self.product)
  }
}
