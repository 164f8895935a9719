/// An exact metered amount in its billing unit, to 10⁻¹².
///
/// Twelve places, because billing quantities such as 40 hours a week in a 730-hour month don't
/// terminate: metering rounds them once, to a millionth of a millionth.
public struct Quantity: FixedDecimal {
  /// The number of digits after the point.
  public static var places: Int { 12 }
  @usableFromInline
  let words: TwoWords
  /// The quantity times 10¹².
  @inlinable
  public var scaled: Int128 { words.number }

  /// Creates a quantity from its scaled integer.
  @inlinable
  public init(scaled: Int128) { words = TwoWords(scaled) }

  /// Creates a whole quantity.
  public init(_ whole: Int) { self.init(scaled: Int128(whole) * 1_000_000_000_000) }

  /// The quantity one.
  public static let one = Quantity(1)

  /// Returns the product, rounded once in the last place.
  public func times(
    _ other: Quantity, rounding: Rounding = .halfUp
  ) throws(ArithmeticError) -> Quantity {
    try scaled(by: other, over: .one, rounding: rounding)
  }

  /// Returns the quotient, rounded once in the last place.
  public func divided(
    by other: Quantity, rounding: Rounding = .halfUp
  ) throws(ArithmeticError) -> Quantity {
    try scaled(by: .one, over: other, rounding: rounding)
  }

  /// Returns the smallest multiple of `granule` that is not less than this quantity.
  ///
  /// `granule`: the provider's billing step, above zero.
  public func roundedUp(toMultipleOf granule: Quantity) throws(ArithmeticError) -> Quantity {
    guard granule.scaled != 0 else { throw .divisionByZero }
    let (steps, remainder) = scaled.quotientAndRemainder(dividingBy: granule.scaled)
    let whole = remainder > 0 ? steps + 1 : steps
    return Quantity(scaled: try FixedPoint.multiply(whole, granule.scaled))
  }

  /// The quantity as an integer; nil if it is not whole or doesn't fit.
  public var whole: Int? {
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: 1_000_000_000_000)
    return remainder == 0 ? Int(exactly: quotient) : nil
  }
}
