/// An exact list price in US dollars for one billing unit, to 10⁻¹².
///
/// The finest AWS list prices have ten places, so twelve are enough for any of them.
public struct UnitPrice: FixedDecimal {
  /// The number of digits after the point.
  public static var places: Int { 12 }
  @usableFromInline
  let words: TwoWords
  /// The price times 10¹².
  @inlinable
  public var scaled: Int128 { words.number }

  /// Creates a price from its scaled integer.
  @inlinable
  public init(scaled: Int128) { words = TwoWords(scaled) }
}
