/// The reason why a text is not a decimal number that can be stored exactly.
public enum DecimalTextError: Error, Equatable, Sendable {
  /// Not of the form `-12.5` or `1.25e-6`.
  case malformed
  /// More digits after the point than the type holds.
  case tooFine(places: Int)
  /// Larger than the type can hold.
  case tooLarge
}

/// Reads and writes decimal text for the fixed-point types, exactly or not at all.
enum DecimalText {
  /// Reads `[-]digits[.digits][e[±]digits]` scaled by ten to the `places`.
  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, places: Int
  ) throws(DecimalTextError) -> Int128 {
    var index = 0
    let negative = !bytes.isEmpty && bytes[0] == UInt8(ascii: "-")
    if negative { index = 1 }
    var digits: Int128 = 0
    var scale = 0
    var seen = 0
    var afterPoint = false
    var pendingZeros = 0
    reading: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seen += 1
        if afterPoint, bytes[index] == UInt8(ascii: "0") {
          // Trailing zeros change nothing: they count only if another digit follows.
          pendingZeros += 1
        } else if afterPoint {
          scale -= pendingZeros + 1
          // Too many digits make a number too fine, not too large.
          do throws(DecimalTextError) {
            for _ in 0..<pendingZeros { digits = try append(0, to: digits) }
            digits = try append(bytes[index] - UInt8(ascii: "0"), to: digits)
          } catch { throw .tooFine(places: places) }
          pendingZeros = 0
        } else {
          digits = try append(bytes[index] - UInt8(ascii: "0"), to: digits)
        }
      case UInt8(ascii: "."):
        guard !afterPoint, seen > 0 else { throw .malformed }
        afterPoint = true
      default: break reading
      }
      index += 1
    }
    guard seen > 0, bytes[index - 1] != UInt8(ascii: ".") else { throw .malformed }
    if index < bytes.count { scale += try exponent(bytes, at: index) }
    let value = try shift(digits, by: scale + places, places: places)
    return negative ? -value : value
  }

  /// Reads a number with any number of digits, rounded half to even at the last place.
  ///
  /// - Throws: `DecimalTextError` for a text that is not a number, or a number that is too large.
  static func parseRounding(
    _ text: String, places: Int
  ) throws(DecimalTextError) -> Int128 {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).lowercased().split(
      separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    let halves = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = Array(halves.joined().utf8)
    let exponent = parts.count == 2 ? Int(parts[1]) : 0
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }), let exponent else {
      throw .malformed
    }
    // The number of digits before the last place that is kept.
    let (kept, overflow) = (halves[0].count + places).addingReportingOverflow(
      max(-100_000, min(100_000, exponent)))
    if overflow { throw .tooLarge }
    var value: Int128 = 0
    for index in 0..<max(0, min(kept, digits.count)) {
      value = try append(digits[index] - 0x30, to: value)
    }
    if value != 0, kept > digits.count {
      for _ in digits.count..<kept { value = try append(0, to: value) }
    }
    if kept >= 0, kept < digits.count {
      let rest = digits[kept...]
      let isAboveHalf = rest.first.map { $0 > 0x35 } ?? false
      let isHalf = rest.first == 0x35
      let hasMore = rest.dropFirst().contains { $0 != 0x30 }
      if isAboveHalf || isHalf && (hasMore || !value.isMultiple(of: 2)) { value += 1 }
    }
    return isNegative ? -value : value
  }

  private static func append(
    _ digit: UInt8, to digits: Int128
  ) throws(DecimalTextError) -> Int128 {
    let (shifted, tooLarge) = digits.multipliedReportingOverflow(by: 10)
    let (sum, overflow) = shifted.addingReportingOverflow(Int128(digit))
    if tooLarge || overflow { throw .tooLarge }
    return sum
  }

  private static func exponent(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) throws(DecimalTextError) -> Int {
    guard bytes[start] | 0x20 == UInt8(ascii: "e") else { throw .malformed }
    var index = start + 1
    var negative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      negative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < bytes.count else { throw .malformed }
    var value = 0
    while index < bytes.count {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { throw .malformed }
      // With an exponent beyond a thousand, every number but zero is out of range: no need to count
      // on.
      value = min(value * 10 + Int(bytes[index] - UInt8(ascii: "0")), 1000)
      index += 1
    }
    return negative ? -value : value
  }

  private static func shift(
    _ digits: Int128, by power: Int, places: Int
  ) throws(DecimalTextError) -> Int128 {
    if digits == 0 { return 0 }
    if power >= 0 {
      guard power < FixedPoint.powersOfTen.count else { throw .tooLarge }
      let (value, overflow) = digits.multipliedReportingOverflow(by: FixedPoint.powersOfTen[power])
      if overflow { throw .tooLarge }
      return value
    }
    guard -power < FixedPoint.powersOfTen.count else { throw .tooFine(places: places) }
    let (quotient, remainder) = digits.quotientAndRemainder(
      dividingBy: FixedPoint.powersOfTen[-power])
    if remainder != 0 { throw .tooFine(places: places) }
    return quotient
  }

  /// Returns the exact decimal text of `value × 10⁻ᵖˡᵃᶜᵉˢ`, without trailing zeros beyond `minimum`
  /// places.
  ///
  /// `sign`: stands before the digits, such as a currency sign.
  static func format(
    _ value: Int128, places: Int, minimum: Int = 0, grouped: Bool = false, sign: UInt8? = nil
  ) -> String {
    var text = ""
    withText(value, places: places, minimum: minimum, grouped: grouped, sign: sign) {
      text = String(decoding: $0, as: UTF8.self)
    }
    return text
  }

  /// Passes on the text of a number as `format` returns it, without making a string of it.
  static func withText(
    _ value: Int128, places: Int, minimum: Int = 0, grouped: Bool = false, sign: UInt8? = nil,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if value == 0, minimum == 0, sign == nil {
      return withUnsafePointer(to: UInt8(ascii: "0")) { body(.init(start: $0, count: 1)) }
    }
    // There are at most 39 digits with their commas, a point and two signs.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var start = buffer.count
      func put(_ byte: UInt8) {
        start -= 1
        buffer[start] = byte
      }
      var rest = value.magnitude
      var pending = places
      var isShown = false
      while pending > 0 {
        // Convert twelve digits at a time, because the processor can divide the rest directly.
        let count = min(pending, 12)
        var digits: UInt64
        (rest, digits) = divided(rest, by: FixedPoint.powersOfTen[count].magnitude)
        if digits == 0, !isShown, pending - count >= minimum {
          pending -= count
          continue
        }
        // Omit trailing zeros, but keep the minimum number of places.
        let end = pending - count
        while !isShown, pending - 4 >= max(minimum, end), digits.isMultiple(of: 10_000) {
          digits /= 10_000
          pending -= 4
        }
        while !isShown, pending > minimum, digits.isMultiple(of: 10) {
          digits /= 10
          pending -= 1
        }
        isShown = true
        while pending > end {
          put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10))
          digits /= 10
          pending -= 1
        }
      }
      if isShown { put(UInt8(ascii: ".")) }
      var count = 0
      repeat {
        if grouped, count > 0, count.isMultiple(of: 3) { put(UInt8(ascii: ",")) }
        let digit: UInt64
        (rest, digit) = divided(rest, by: 10)
        put(UInt8(ascii: "0") + UInt8(digit))
        count += 1
      } while rest > 0
      if let sign { put(sign) }
      if value < 0 { put(UInt8(ascii: "-")) }
      body(UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  /// Returns the quotient and the remainder of a division by at most 10¹².
  @inline(__always)
  private static func divided(_ number: UInt128, by divisor: UInt128) -> (UInt128, UInt64) {
    let small = UInt64(truncatingIfNeeded: divisor)
    if let number = UInt64(exactly: number) {
      let (quotient, remainder) = number.quotientAndRemainder(dividingBy: small)
      return (UInt128(quotient), remainder)
    }
    // The remainder is worked out in one word: a second division of two would take much longer.
    let quotient = number / divisor
    return (
      quotient, UInt64(truncatingIfNeeded: number) &- UInt64(truncatingIfNeeded: quotient) &* small
    )
  }
}
