public import Money

/// An exact quantity in a bill, to 10⁻¹⁵, in whatever unit the bill uses.
///
/// Wider than `Quantity`, because bills count byte-seconds and have up to fifteen decimal places.
public struct BillQuantity: FixedDecimal {
  /// The number of digits after the point.
  public static var places: Int { 15 }
  /// The quantity times 10¹⁵.
  public let scaled: Int128

  /// Creates a quantity from its scaled integer.
  public init(scaled: Int128) { self.scaled = scaled }

  /// The quantity with at most twelve decimal places, as in plans; nil where it is too large.
  public var planned: Quantity { Quantity(scaled: scaled / 1000) }
}
