public import Money

/// An exact quantity of a bill, to 10⁻¹⁵, in whatever unit the bill has.
///
/// Wider than `Quantity`: bills count byte-seconds, and hold up to fifteen places.
public struct BillQuantity: FixedDecimal {
  /// Digits after the point.
  public static var places: Int { 15 }
  /// The quantity times 10¹⁵.
  public let scaled: Int128

  /// Makes a quantity of its scaled integer.
  public init(scaled: Int128) { self.scaled = scaled }

  /// The quantity with at most twelve places, as plans have it; nil where it is too large.
  public var planned: Quantity { Quantity(scaled: scaled / 1000) }
}
