import Dates

/// The conventions of a file's dates and numbers, which some rows show and others don't.
struct TextManner {
  /// The part of a date with slashes that comes first; nil where no row has told.
  var order: DateText.Order?
  /// Whether a comma separates whole numbers from their decimal places.
  var hasDecimalCommas = false
  /// Whether commas separate the file's fields.
  var isSeparatedByCommas = true
}

/// A row shows a convention that the rows before it did not: the file is to be read again from the
/// start.
struct MannerTurned: Error {
  /// The line that shows it.
  var line: Int
  /// The convention.
  var shown: Convention

  /// A convention that a row may show.
  enum Convention {
    /// Days come before months.
    case dayFirst
    /// A comma separates whole numbers from their decimal places.
    case decimalCommas
  }
}

/// Reads the dates of bills.
struct DateText {
  /// The part that comes first in a date with slashes.
  enum Order {
    case monthFirst
    case dayFirst
  }

  /// The order shown by the dates read so far.
  var order: Order?
  /// Whether a date was read with the month first that could as well have the day first.
  private(set) var hasGuessed = false

  /// The reason why a text is not a date.
  enum Failure: Error {
    case malformed
    case contradiction
    /// The file has days first, but earlier dates were taken to have months first.
    case turned
  }

  /// Returns the day of a text such as `2024-09-18 22:00:00`, `2024-09-18T22:00:00Z`, `2013/06/01
  /// 00:00:00` or `09/18/2024`.
  mutating func day(_ text: String) throws(Failure) -> CalendarDate {
    let bytes = Array(text.utf8)
    let numbers = Self.numbers(bytes.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "T") })
    guard let numbers, numbers.parts.count == 3 else {
      if bytes.count == 8, let whole = Int(text),
        let date = CalendarDate(year: whole / 10000, month: whole / 100 % 100, day: whole % 100)
      {
        return date
      }
      throw .malformed
    }
    let parts = numbers.parts
    if parts[0] > 999 { return try Self.date(parts[0], parts[1], parts[2]) }
    guard parts[2] > 999 else { throw .malformed }
    // With points the day comes first wherever they are used.
    if numbers.separator == UInt8(ascii: ".") {
      return try Self.date(parts[2], parts[1], parts[0])
    }
    if parts[0] > 12 {
      if order == .monthFirst { throw .contradiction }
      if hasGuessed, order == nil { throw .turned }
      order = .dayFirst
    } else if parts[1] > 12 {
      if order == .dayFirst { throw .contradiction }
      order = .monthFirst
    } else if order == nil, parts[0] != parts[1] {
      hasGuessed = true
    }
    // Azure documents MM/DD/YYYY; exports in other locales reverse the order.
    return order == .dayFirst
      ? try Self.date(parts[2], parts[1], parts[0]) : try Self.date(parts[2], parts[0], parts[1])
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) throws(Failure) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else { throw .malformed }
    return date
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> (parts: [Int], separator: UInt8)? {
    var parts: [Int] = []
    var separator: UInt8?
    var value: Int?
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard (value ?? 0) < 10_000 else { return nil }
        value = (value ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        guard let number = value, separator == nil || separator == byte else { return nil }
        separator = byte
        parts.append(number)
        value = nil
      default: return nil
      }
    }
    guard let value, let separator else { return nil }
    return (parts + [value], separator)
  }

  /// Returns the hour of a text with a time of day; nil without one.
  @inline(__always)
  static func hour(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count >= 13, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
    else { return nil }
    let tens = bytes[11] &- UInt8(ascii: "0")
    let ones = bytes[12] &- UInt8(ascii: "0")
    guard tens <= 2, ones <= 9 else { return nil }
    let hour = Int(tens) * 10 + Int(ones)
    return hour < 24 ? hour : nil
  }
}
