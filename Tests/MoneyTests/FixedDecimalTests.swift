import Money
import Testing

@Suite struct FixedDecimalTests {
  /// A text, with the exact number it is read as; nil if it must be rejected.
  static let texts: [(text: String, number: String?)] = [
    ("0", "0"), ("-0", "0"), ("12.50", "12.5"), ("0.0000000021", "0.0000000021"),
    ("1e3", "1000"), ("1.25E-6", "0.00000125"), ("-3.133", "-3.133"), ("007", "7"),
    ("0.000000000001", "0.000000000001"), ("0.0000000000010", "0.000000000001"),
    ("0.0000000000001", nil), ("1e-13", nil), ("0e-99", "0"), ("", nil), ("-", nil), (".5", nil),
    ("5.", nil), ("1,5", nil), ("12abc", nil), ("1e", nil), ("1e+", nil), ("+1", nil), (" 1", nil),
    ("1_000", nil), ("0x10", nil), ("NaN", nil), ("inf", nil), ("1.2.3", nil), ("1e400", nil),
    ("99999999999999999999999999", "99999999999999999999999999"),
    ("999999999999999999999999999999999999999999", nil),
    ("1." + String(repeating: "0", count: 400), "1"),
    ("1.5" + String(repeating: "0", count: 60), "1.5"),
    ("0." + String(repeating: "0", count: 60) + "5e60", "0.5"), ("10.0010", "10.001"),
  ]

  /// Digits beyond the limit are too fine after the point, and too large before it.
  static let refusals: [(text: String, error: DecimalTextError)] = [
    ("0.1000000000000000055511151231257827021181583404541015625", .tooFine(places: 12)),
    ("1e-13", .tooFine(places: 12)), ("1e400", .tooLarge),
    ("1" + String(repeating: "0", count: 60), .tooLarge),
  ]

  @Test(arguments: texts)
  func readsExactlyOrNotAtAll(_ text: String, _ number: String?) {
    #expect((try? Quantity(text))?.description == number)
  }

  @Test(arguments: refusals)
  func saysWhyNot(_ text: String, _ error: DecimalTextError) {
    #expect(throws: error) { try Quantity(text) }
  }

  /// `value × numerator ÷ denominator` in the last of twelve places, by rounding.
  static let divisions: [(String, String, String, down: String, up: String, half: String)] = [
    ("40", "730", "168", "173.809523809523", "173.809523809524", "173.809523809524"),
    ("1", "1", "3", "0.333333333333", "0.333333333334", "0.333333333333"),
    ("2", "1", "3", "0.666666666666", "0.666666666667", "0.666666666667"),
    ("-2", "1", "3", "-0.666666666666", "-0.666666666667", "-0.666666666667"),
    ("0.000000000001", "1", "2", "0", "0.000000000001", "0.000000000001"),
    ("6", "1", "3", "2", "2", "2"),
    (
      "1000000000000000", "1000000000000000", "1000000000000000", "1000000000000000",
      "1000000000000000", "1000000000000000"
    ),
  ]

  @Test(arguments: divisions.indices)
  func dividesRoundingOnce(_ index: Int) throws {
    let row = Self.divisions[index]
    let (value, by, over) = (try Quantity(row.0), try Quantity(row.1), try Quantity(row.2))
    let results = try [Rounding.down, .up, .halfUp].map {
      try value.scaled(by: by, over: over, rounding: $0).description
    }
    #expect(results == [row.down, row.up, row.half])
  }

  @Test func productsAreExact() throws {
    let amount = try Money(Quantity("0.000000000001"), at: UnitPrice("0.000000000001"))
    #expect(amount.description == "0.000000000000000000000001")
    #expect(throws: ArithmeticError.overflow) {
      try Money(Quantity("1000000000000000"), at: UnitPrice("1000000"))
    }
    #expect(throws: ArithmeticError.divisionByZero) { try Quantity.one.divided(by: .zero) }
  }

  /// Compares texts of numbers of every length, with zeros at each end, with digits written out one
  /// by one.
  @Test func writesEveryDigit() {
    var generator = SystemRandomNumberGenerator()
    for length in 1...37 {
      for zeros in 0..<length {
        let power = (0..<zeros).reduce(Int128(1)) { power, _ in power * 10 }
        let highest = (0..<(length - zeros)).reduce(Int128(1)) { power, _ in power * 10 }
        let scaled = Int128.random(in: 0..<highest, using: &generator) * power
        #expect(Money(scaled: scaled).description == Self.written(scaled, places: 24))
        #expect(Quantity(scaled: -scaled).description == Self.written(-scaled, places: 12))
        #expect((try? Quantity(Quantity(scaled: scaled).description)) == Quantity(scaled: scaled))
      }
    }
  }

  private static func written(_ scaled: Int128, places: Int) -> String {
    var digits = String(scaled.magnitude)
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var fraction = digits.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    let whole = (scaled < 0 ? "-" : "") + digits.dropLast(places)
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }

  /// An amount, with the text that people see.
  static let dollars: [(String, String)] = [
    ("0", "$0.00"), ("0.004", "<$0.01"), ("-0.004", "-<$0.01"), ("0.005", "$0.01"),
    ("1234.495", "$1,234.50"), ("-1234567.5", "-$1,234,567.50"), ("999999.995", "$1,000,000.00"),
  ]

  @Test(arguments: dollars)
  func showsCents(_ amount: String, _ text: String) throws {
    #expect(try Money(amount).dollars == text)
  }

  @Test(arguments: [("61", "60", "120"), ("60", "60", "60"), ("0", "60", "0"), ("0.1", "1", "1")])
  func roundsUpToGranules(_ value: String, _ granule: String, _ result: String) throws {
    let rounded = try Quantity(value).roundedUp(toMultipleOf: Quantity(granule))
    #expect(try rounded == Quantity(result))
  }
}
