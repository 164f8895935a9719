/// An exact decimal number with a fixed number of places after the point: the common part of
/// quantities, unit prices and amounts.
public protocol FixedDecimal: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number of digits after the point.
  static var places: Int { get }
  /// The number times ten to the power of `places`.
  var scaled: Int128 { get }
  /// Creates a number from its scaled integer.
  init(scaled: Int128)
}

extension FixedDecimal {
  /// The number zero.
  @inlinable
  public static var zero: Self { Self(scaled: 0) }

  /// Returns a number of zeros, such as one for each month of a plan.
  ///
  /// `Array(repeating:count:)` is not specialized for the type, which takes three times as long.
  @inlinable
  public static func zeros(_ count: Int) -> [Self] {
    var zeros: [Self] = []
    zeros.reserveCapacity(count)
    for _ in 0..<count { zeros.append(.zero) }
    return zeros
  }

  /// Reads decimal text such as `0.0000000021`, exactly or not at all.
  ///
  /// - Throws: `DecimalTextError` when the text is not a number, is too large, or has more digits
  ///   after the point than the type holds. Nothing is rounded.
  public init(_ text: String) throws(DecimalTextError) {
    var copy = text
    try self.init(bytes: &copy)
  }

  /// Reads decimal text with any number of digits, rounded half to even at the last place.
  ///
  /// - Throws: `DecimalTextError` when the text is not a number or is too large.
  public init(rounding text: String) throws(DecimalTextError) {
    // Hardly any number has too many digits.
    if let exact = try? Self(text) {
      self = exact
    } else {
      self.init(scaled: try DecimalText.parseRounding(text, places: Self.places))
    }
  }

  private init(bytes text: inout String) throws(DecimalTextError) {
    let result: Result<Int128, DecimalTextError> = text.withUTF8 { bytes in
      Result { () throws(DecimalTextError) in try DecimalText.parse(bytes, places: Self.places) }
    }
    self.init(scaled: try result.get())
  }

  /// Reads decimal text from bytes, exactly or not at all.
  ///
  /// - Throws: `DecimalTextError`, as for text.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) throws(DecimalTextError) {
    self.init(scaled: try DecimalText.parse(bytes, places: Self.places))
  }

  /// The exact number in plain decimal notation without trailing zeros.
  public var description: String { DecimalText.format(scaled, places: Self.places) }

  /// Whether the number is zero.
  @inlinable
  public var isZero: Bool { scaled == 0 }

  /// Orders by value.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.scaled < right.scaled }

  /// Returns the exact sum.
  @inlinable
  public static func + (left: Self, right: Self) throws(ArithmeticError) -> Self {
    Self(scaled: try FixedPoint.add(left.scaled, right.scaled))
  }

  /// Returns the exact difference.
  @inlinable
  public static func - (left: Self, right: Self) throws(ArithmeticError) -> Self {
    Self(scaled: try FixedPoint.subtract(left.scaled, right.scaled))
  }

  /// Returns the exact multiple.
  @inlinable
  public static func * (left: Self, right: Int) throws(ArithmeticError) -> Self {
    Self(scaled: try FixedPoint.multiply(left.scaled, Int128(right)))
  }

  /// Returns `self × numerator ÷ denominator`, rounded once in its last place.
  public func scaled<Other: FixedDecimal>(
    by numerator: Other, over denominator: Other, rounding: Rounding = .halfUp
  ) throws(ArithmeticError) -> Self {
    Self(
      scaled: try FixedPoint.scale(
        scaled, by: numerator.scaled, over: denominator.scaled, rounding: rounding))
  }

  /// Returns the number rounded to at most `places` digits after the point.
  public func rounded(to places: Int, _ rounding: Rounding = .halfUp) -> Self {
    guard places < Self.places else { return self }
    let unit = FixedPoint.powersOfTen[Self.places - places]
    // Rounding up a magnitude near the limit may overflow; leave the number unchanged then.
    guard let result = try? FixedPoint.multiply(units(of: places, rounding), unit) else {
      return self
    }
    return Self(scaled: result)
  }

  /// Returns whether all digits beyond the given number of places are zero.
  public func isWhole(at places: Int) -> Bool {
    places >= Self.places || scaled % FixedPoint.powersOfTen[Self.places - places] == 0
  }

  /// Returns the rounded number in units of its last place, with at most the given number of
  /// places.
  func units(of places: Int, _ rounding: Rounding = .halfUp) -> Int128 {
    guard places < Self.places else { return scaled }
    // A tenth or less of a number that fits also fits.
    let unit = FixedPoint.powersOfTen[Self.places - places]
    return (try? FixedPoint.scale(scaled, by: 1, over: unit, rounding: rounding)) ?? scaled / unit
  }

  /// Returns the number for people: rounded to `places`, padded with zeros, thousands grouped.
  public func formatted(places: Int) -> String {
    let places = min(places, Self.places)
    return DecimalText.format(units(of: places), places: places, minimum: places, grouped: true)
  }

  /// Returns the number rounded to `places` and padded with zeros, without grouping.
  public func fixed(places: Int) -> String {
    let places = min(places, Self.places)
    return DecimalText.format(units(of: places), places: places, minimum: places)
  }

  /// Returns the number for people: rounded to `places`, thousands grouped, no trailing zeros.
  public func grouped(places: Int) -> String {
    let places = min(places, Self.places)
    return DecimalText.format(units(of: places), places: places, grouped: true)
  }

  /// The exact number for people: thousands grouped, no trailing zeros.
  public var grouped: String { DecimalText.format(scaled, places: Self.places, grouped: true) }
}

extension Sequence where Element: FixedDecimal {
  /// Returns the exact sum of all elements.
  @inlinable
  public func sum() throws(ArithmeticError) -> Element {
    var total = Element.zero
    for element in self { total = try total + element }
    return total
  }
}
