import Money

/// How prices and bounds of tiers are stored: as integers of a fixed scale.
enum Scales {
  /// Between a quantity's 10⁻¹² and the 10⁻⁶ of a stored bound.
  private static let quantityPerBound: Int128 = 1_000_000

  /// A price in 10⁻¹² dollars, if it fits.
  static func stored(_ price: UnitPrice) -> Int? { Int(exactly: price.scaled) }

  /// A stored price.
  static func price(_ stored: Int) -> UnitPrice { UnitPrice(scaled: Int128(stored)) }

  /// A bound of a tier in 10⁻⁶ of its unit, if it fits exactly.
  static func stored(bound: Quantity) -> Int? {
    let (units, rest) = bound.scaled.quotientAndRemainder(dividingBy: quantityPerBound)
    return rest == 0 ? Int(exactly: units) : nil
  }

  /// A stored bound.
  static func bound(_ stored: Int) -> Quantity {
    Quantity(scaled: Int128(stored) * quantityPerBound)
  }
}
