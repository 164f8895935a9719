/// An exact decimal number of any of the types, for those who only write it.
public struct AnyDecimal: Sendable, Hashable {
  private let scaled: Int128
  private let places: Int

  /// Creates a number from one of a known type.
  public init<Number: FixedDecimal>(_ number: Number) {
    (scaled, places) = (number.scaled, Number.places)
  }

  /// Passes on the bytes of the exact number in plain decimal notation without trailing zeros.
  public func withText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    DecimalText.withText(scaled, places: places, body)
  }
}
