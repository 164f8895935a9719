package import Money

/// The scales at which prices and bounds of tiers are stored as integers.
package enum Scales {
  /// The ratio of a stored bound's 10⁻⁶ to a quantity's 10⁻¹².
  private static let quantityPerBound: Int128 = 1_000_000

  /// Returns a price in 10⁻¹² dollars, if it fits.
  package static func stored(_ price: UnitPrice) -> Int? { Int(exactly: price.scaled) }

  /// Converts a stored price.
  package static func price(_ stored: Int) -> UnitPrice { UnitPrice(scaled: Int128(stored)) }

  /// Returns a bound of a tier in 10⁻⁶ of its unit, if it fits exactly.
  package static func stored(bound: Quantity) -> Int? {
    let (units, rest) = bound.scaled.quotientAndRemainder(dividingBy: quantityPerBound)
    return rest == 0 ? Int(exactly: units) : nil
  }

  /// Converts a stored bound.
  package static func bound(_ stored: Int) -> Quantity {
    Quantity(scaled: Int128(stored) * quantityPerBound)
  }
}
