/// An exact amount in US dollars, to 10⁻²⁴: the product of any quantity and any unit price is
/// exact.
///
/// The largest amount is about 170 trillion dollars; anything larger is an error and never wraps.
public struct Money: FixedDecimal {
  /// The number of digits after the point.
  public static var places: Int { 24 }
  @usableFromInline
  let words: TwoWords
  /// The amount times 10²⁴.
  @inlinable
  public var scaled: Int128 { words.number }

  /// Creates an amount from its scaled integer.
  @inlinable
  public init(scaled: Int128) { words = TwoWords(scaled) }

  /// Creates the exact price of a quantity.
  public init(_ quantity: Quantity, at price: UnitPrice) throws(ArithmeticError) {
    self.init(scaled: try FixedPoint.multiply(quantity.scaled, price.scaled))
  }

  /// Negates an amount.
  public static prefix func - (amount: Money) -> Money { Money(scaled: -amount.scaled) }

  /// The amount for people, in cents: `$1,234.50`, and `<$0.01` for what would round to nothing.
  ///
  /// This is the only place that rounds to cents (half a cent goes up).
  public var dollars: String {
    let cents = units(of: 2)
    if cents == 0, !isZero { return scaled < 0 ? "-<$0.01" : "<$0.01" }
    return DecimalText.format(cents, places: 2, minimum: 2, grouped: true, sign: UInt8(ascii: "$"))
  }

  /// Returns what is left without some parts as people see it beside them.
  ///
  /// That is the difference of the cents that are shown, so that the figures add up; what is left and
  /// would show as nothing is less than a cent.
  public func shownRest(without parts: Money...) throws(ArithmeticError) -> Money {
    let rest = try self - parts.sum()
    var shown = rounded(to: 2)
    for part in parts { shown = try shown - part.rounded(to: 2) }
    let sign = rest.scaled.signum()
    return shown.scaled.signum() == sign ? shown : Money(scaled: sign)
  }

  /// Returns whether people see the same as for another amount.
  public func isShown(as other: Money) -> Bool {
    let cents = units(of: 2)
    guard cents == other.units(of: 2) else { return false }
    return cents != 0 || scaled.signum() == other.scaled.signum()
  }
}
