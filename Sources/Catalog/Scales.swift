package import Money

/// How prices and bounds of tiers are stored: as integers of a fixed scale.
package enum Scales {
  /// Between a quantity's 10⁻¹² and the 10⁻⁶ of a stored bound.
  private static let quantityPerBound: Int128 = 1_000_000

  /// A price in 10⁻¹² dollars, if it fits.
  package static func stored(_ price: UnitPrice) -> Int? { Int(exactly: price.scaled) }

  /// A stored price.
  package static func price(_ stored: Int) -> UnitPrice { UnitPrice(scaled: Int128(stored)) }

  /// A bound of a tier in 10⁻⁶ of its unit, if it fits exactly.
  package static func stored(bound: Quantity) -> Int? {
    let (units, rest) = bound.scaled.quotientAndRemainder(dividingBy: quantityPerBound)
    return rest == 0 ? Int(exactly: units) : nil
  }

  /// A stored bound.
  package static func bound(_ stored: Int) -> Quantity {
    Quantity(scaled: Int128(stored) * quantityPerBound)
  }
}
