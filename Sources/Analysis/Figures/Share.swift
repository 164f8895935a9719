import Money

/// How much of an amount a part of it is.
enum Share {
  /// The share, from zero to one; zero and one for nothing and all alone, whatever is rounded.
  static func of(_ part: Money, _ whole: Money) throws(ArithmeticError) -> Quantity {
    if part.isZero || whole.isZero { return .zero }
    if part == whole { return .one }
    let share = try Quantity.one.scaled(by: part, over: whole)
    let least = Quantity(scaled: 1)
    return min(max(share, least), try .one - least)
  }
}
