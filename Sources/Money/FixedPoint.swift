/// An error of exact arithmetic.
public enum ArithmeticError: Error, Equatable, Sendable {
  /// The result is larger than the type can hold.
  case overflow
  /// A division by zero.
  case divisionByZero
}

/// The way in which a result without an exact representation is rounded.
public enum Rounding: Sendable {
  /// Rounds towards zero.
  case down
  /// Rounds away from zero.
  case up
  /// Rounds to the nearest; a tie goes away from zero, as on an invoice.
  case halfUp
}

/// An `Int128` in two words.
///
/// The type itself begins at a multiple of 16 bytes, and memory that must begin there takes three
/// times as long to allocate.
@usableFromInline
struct TwoWords: Sendable, Hashable {
  @usableFromInline
  let low: UInt64
  @usableFromInline
  let high: Int64

  @inlinable
  init(_ number: Int128) {
    low = UInt64(truncatingIfNeeded: number)
    high = Int64(truncatingIfNeeded: number >> 64)
  }

  @inlinable
  var number: Int128 { Int128(high) << 64 | Int128(low) }
}

/// The integer arithmetic behind the fixed-point types.
///
/// Every rounding in the product happens in `divide`, called by `scale`.
@usableFromInline
enum FixedPoint {
  /// The powers of ten that fit an `Int128`, by exponent.
  static let powersOfTen: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  @inlinable
  static func add(_ left: Int128, _ right: Int128) throws(ArithmeticError) -> Int128 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    if overflow { throw .overflow }
    return sum
  }

  @inlinable
  static func subtract(_ left: Int128, _ right: Int128) throws(ArithmeticError) -> Int128 {
    let (difference, overflow) = left.subtractingReportingOverflow(right)
    if overflow { throw .overflow }
    return difference
  }

  @inlinable
  static func multiply(_ left: Int128, _ right: Int128) throws(ArithmeticError) -> Int128 {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    if overflow { throw .overflow }
    return product
  }

  /// Returns `value × numerator ÷ denominator`, rounded once, with a 256-bit intermediate product.
  static func scale(
    _ value: Int128, by numerator: Int128, over denominator: Int128, rounding: Rounding
  ) throws(ArithmeticError) -> Int128 {
    if denominator == 0 { throw .divisionByZero }
    if numerator == denominator { return value }
    let negative = ((value < 0) != (numerator < 0)) != (denominator < 0)
    let product = product(value.magnitude, numerator.magnitude)
    let magnitude = try divide(product, by: denominator.magnitude, rounding: rounding)
    guard magnitude <= Int128.max.magnitude else { throw .overflow }
    return negative ? -Int128(magnitude) : Int128(magnitude)
  }

  /// Returns the exact product; most need only one word.
  private static func product(_ left: UInt128, _ right: UInt128) -> (high: UInt128, low: UInt128) {
    let (low, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? left.multipliedFullWidth(by: right) : (0, low)
  }

  private static func divide(
    _ dividend: (high: UInt128, low: UInt128), by divisor: UInt128, rounding: Rounding
  ) throws(ArithmeticError) -> UInt128 {
    if dividend.high >= divisor { throw .overflow }
    let (quotient, remainder) =
      dividend.high == 0
      ? dividend.low.quotientAndRemainder(dividingBy: divisor)
      : divisor.dividingFullWidth((dividend.high, dividend.low))
    let roundsUp: Bool
    switch rounding {
    case .down: roundsUp = false
    case .up: roundsUp = remainder > 0
    case .halfUp: roundsUp = remainder >= divisor - remainder
    }
    guard roundsUp else { return quotient }
    let (next, overflow) = quotient.addingReportingOverflow(1)
    if overflow { throw .overflow }
    return next
  }
}
