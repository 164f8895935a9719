/// An exact amount of something that is metered, in its billing unit, to 10⁻¹².
///
/// Twelve places because billing quantities such as 40 hours a week in a 730-hour month do not end:
/// they are rounded once, in metering, to a millionth of a millionth.
public struct Quantity: FixedDecimal {
  /// Digits after the point.
  public static var places: Int { 12 }
  /// The quantity times 10¹².
  public let scaled: Int128

  /// Makes a quantity of its scaled integer.
  @inlinable
  public init(scaled: Int128) { self.scaled = scaled }

  /// Makes a whole quantity.
  public init(_ whole: Int) { scaled = Int128(whole) * 1_000_000_000_000 }

  /// One.
  public static let one = Quantity(1)

  /// The product, rounded once in the last place.
  public func times(
    _ other: Quantity, rounding: Rounding = .halfUp
  ) throws(ArithmeticError) -> Quantity {
    try scaled(by: other, over: .one, rounding: rounding)
  }

  /// The quotient, rounded once in the last place.
  public func divided(
    by other: Quantity, rounding: Rounding = .halfUp
  ) throws(ArithmeticError) -> Quantity {
    try scaled(by: .one, over: other, rounding: rounding)
  }

  /// The smallest multiple of `granule` that is not less than this.
  ///
  /// `granule`: the provider's billing step, above zero.
  public func roundedUp(toMultipleOf granule: Quantity) throws(ArithmeticError) -> Quantity {
    guard granule.scaled != 0 else { throw .divisionByZero }
    let (steps, remainder) = scaled.quotientAndRemainder(dividingBy: granule.scaled)
    let whole = remainder > 0 ? steps + 1 : steps
    return Quantity(scaled: try FixedPoint.multiply(whole, granule.scaled))
  }

  /// The quantity as a whole number, if it is one that fits.
  public var whole: Int? {
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: 1_000_000_000_000)
    return remainder == 0 ? Int(exactly: quotient) : nil
  }
}
