import Money

/// The share that a part has in an amount.
enum Share {
  /// Returns the share, from zero to one; it is only zero for nothing and one for everything,
  /// whatever rounding says.
  static func of(_ part: Money, _ whole: Money) throws(ArithmeticError) -> Quantity {
    if part.isZero || whole.isZero { return .zero }
    if part == whole { return .one }
    let share = try Quantity.one.scaled(by: part, over: whole)
    let least = Quantity(scaled: 1)
    return min(max(share, least), try .one - least)
  }
}
