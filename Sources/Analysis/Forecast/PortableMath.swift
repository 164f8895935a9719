/// Functions that a system's library may round differently: made of operations that are exact to
/// the last bit everywhere, so that a forecast is the same on every machine.
enum PortableMath {
  private static let ln2 = 0.693147180559945309417232121458

  /// The natural logarithm of a number above zero.
  static func log(_ value: Double) -> Double {
    var (mantissa, exponent) = (value.significand, Double(value.exponent))
    if mantissa > 1.414_213_562_373_095 {
      mantissa /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m − 1) ÷ (m + 1)), with an argument of at most 0.172.
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for odd in stride(from: 21.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
    return exponent * ln2 + 2 * ratio * sum
  }

  /// The exponential function.
  static func exp(_ value: Double) -> Double {
    if value < -700 { return 0 }
    let whole = (value / ln2).rounded()
    let rest = value - whole * ln2
    // Of a rest of at most 0.35, the thirteenth power no longer counts.
    var sum = 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    return sum * Double(sign: .plus, exponent: Int(whole), significand: 1)
  }
}
