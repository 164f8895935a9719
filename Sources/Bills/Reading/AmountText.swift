import Money

/// Reads the numbers of bills: plain digits fast, and every other form that exports have.
enum AmountText {
  /// The reason why a text is not an amount.
  enum Failure: Error {
    case malformed
    case tooLarge
  }

  /// Numbers with up to as many digits as fit a machine word are read at once.
  private static let powers: [UInt64] = (0...19).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power &* 10 }
  }

  private static let wide: [Int128] = (0...30).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// Returns the number times ten to the power of `places`, and whether it had to be rounded.
  ///
  /// `hasDecimalCommas`: whether decimal places follow a comma, and points group thousands.
  @inline(__always)
  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, places: Int, hasDecimalCommas: Bool = false
  ) throws(Failure) -> (scaled: Int128, isRounded: Bool) {
    if hasDecimalCommas { return try withPoints(bytes, places: places) }
    if let fast = plain(bytes, places: places) { return (fast, false) }
    return try other(bytes, places: places)
  }

  /// Reads a number in which a comma is the decimal point.
  private static func withPoints(
    _ bytes: UnsafeBufferPointer<UInt8>, places: Int
  ) throws(Failure) -> (scaled: Int128, isRounded: Bool) {
    let (comma, point) = (UInt8(ascii: ","), UInt8(ascii: "."))
    let turned = bytes.map { $0 == comma ? point : $0 == point ? comma : $0 }
    let result = turned.withUnsafeBufferPointer { turned in
      Result { () throws(Failure) in try other(turned, places: places) }
    }
    return try result.get()
  }

  /// Returns whether a text is a number only if commas are read in the other way.
  static func isOfOtherManner(
    _ bytes: UnsafeBufferPointer<UInt8>, places: Int, hasDecimalCommas: Bool
  ) -> Bool {
    (try? parse(bytes, places: places, hasDecimalCommas: !hasDecimalCommas)) != nil
  }

  /// Returns a number of the form `[-]digits[.digits]` with at most eighteen digits; nil for any
  /// other form.
  @inline(__always)
  private static func plain(_ bytes: UnsafeBufferPointer<UInt8>, places: Int) -> Int128? {
    guard let base = bytes.baseAddress, bytes.count <= 19 else { return nil }
    let isNegative = base[0] == UInt8(ascii: "-")
    var index = isNegative ? 1 : 0
    var value: UInt64 = 0
    let first = index
    while index < bytes.count {
      let digit = base[index] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value &* 10 &+ UInt64(digit)
      index += 1
    }
    var digits = index - first
    var fraction = 0
    if digits == 0 { return nil }
    if index < bytes.count {
      guard base[index] == UInt8(ascii: "."), index + 1 < bytes.count else { return nil }
      index += 1
      let point = index
      while index < bytes.count {
        let digit = base[index] &- UInt8(ascii: "0")
        if digit > 9 { return nil }
        value = value &* 10 &+ UInt64(digit)
        index += 1
      }
      fraction = index - point
      digits += fraction
    }
    guard digits <= 18, fraction <= places else { return nil }
    let scaled = Int128(value) &* wide[places - fraction]
    // 10¹⁸ × 10²⁴ would overflow; numbers that may not fit are read the slow way.
    guard digits - fraction + places <= 38 else { return nil }
    return isNegative ? -scaled : scaled
  }

  /// Reads any other form: an exponent, grouped thousands, a currency sign, parentheses for
  /// negative amounts, or more digits than can be stored.
  private static func other(
    _ bytes: UnsafeBufferPointer<UInt8>, places: Int
  ) throws(Failure) -> (scaled: Int128, isRounded: Bool) {
    var text = Substring(String(decoding: bytes, as: UTF8.self))
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    var isNegative = false
    if text.first == "(", text.last == ")" {
      text = text.dropFirst().dropLast()
      isNegative = true
    }
    func takeSign() -> Bool {
      guard let first = text.first, first == "-" || first == "+" || first == "−" else {
        return false
      }
      if first != "+" { isNegative.toggle() }
      text.removeFirst()
      return true
    }
    // The sign may come before or after that of the currency, but only once.
    let isSigned = takeSign()
    if let first = text.first, "$€£¥".contains(first) { text.removeFirst() }
    if !isSigned { _ = takeSign() }
    guard let plain = ungrouped(text), let first = plain.first, first.isNumber || first == "."
    else { throw .malformed }
    let scaled = try digits(of: plain.hasPrefix(".") ? "0" + plain : plain, places: places)
    return (isNegative ? -scaled.scaled : scaled.scaled, scaled.isRounded)
  }

  /// Returns the text without commas between thousands; nil where commas are elsewhere.
  private static func ungrouped(_ text: Substring) -> String? {
    guard text.contains(",") else { return String(text) }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined() + (parts.count > 1 ? "." + parts[1] : "")
  }

  private static func digits(
    of text: String, places: Int
  ) throws(Failure) -> (scaled: Int128, isRounded: Bool) {
    var mantissa: [UInt8] = []
    var scale = 0
    var isAfterPoint = false
    var exponent = 0
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        mantissa.append(byte - UInt8(ascii: "0"))
        if isAfterPoint { scale += 1 }
      case UInt8(ascii: ".") where !isAfterPoint: isAfterPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let value = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(value) < 1000
        else { throw .malformed }
        exponent = value
        bytes = []
        continue
      default: throw .malformed
      }
      bytes.removeFirst()
    }
    guard !mantissa.isEmpty else { throw .malformed }
    return try scaled(mantissa, by: places + exponent - scale)
  }

  /// Returns digits times a power of ten, with cut-off places rounded half up.
  private static func scaled(
    _ digits: [UInt8], by power: Int
  ) throws(Failure) -> (scaled: Int128, isRounded: Bool) {
    var kept = digits
    var isRounded = false
    var roundsUp = false
    if power < 0 {
      let cut = min(-power, kept.count)
      let rest = kept.suffix(cut)
      isRounded = rest.contains { $0 != 0 }
      // A number with fewer digits than are cut off begins with zeros.
      roundsUp = cut == -power && (rest.first ?? 0) >= 5
      kept.removeLast(cut)
    }
    var value: Int128 = 0
    for digit in kept {
      let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isOver) = shifted.addingReportingOverflow(Int128(digit))
      if isTooLarge || isOver { throw .tooLarge }
      value = sum
    }
    if power > 0, value != 0 {
      guard power < 39 else { throw .tooLarge }
      for _ in 0..<power {
        let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 10)
        if isTooLarge { throw .tooLarge }
        value = shifted
      }
    }
    return (roundsUp ? value + 1 : value, isRounded)
  }
}
