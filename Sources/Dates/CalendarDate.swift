/// A day of the Gregorian calendar, without time or time zone.
///
/// Providers' billing days are UTC.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  /// Creates the day with a number.
  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// Creates the day from a year, month (1 to 12) and day of the month; nil if it does not exist.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  // Howard Hinnant's days_from_civil: years counted from March, in eras of 400 years.
  private init(validYear year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `YYYY-MM-DD`; nil for anything else, and for a day that does not exist.
  public init?(_ text: some StringProtocol) {
    let parts =
      text.utf8.withContiguousStorageIfAvailable(Self.parts)
      ?? Array(text.utf8).withUnsafeBufferPointer(Self.parts)
    guard let (year, month, day) = parts else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Returns the numbers in `YYYY-MM-DD`; nil for anything else.
  private static func parts(
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> (year: Int, month: Int, day: Int)? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes, 0..<4), let month = number(bytes, 5..<7),
      let day = number(bytes, 8..<10)
    else { return nil }
    return (year, month, day)
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ places: Range<Int>) -> Int? {
    var value = 0
    for place in places {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[place]) else { return nil }
      value = value * 10 + Int(text[place] - UInt8(ascii: "0"))
    }
    return value
  }

  /// The year, month (1 to 12) and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// Returns the number of days in a month.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      return leap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Returns the day a number of days later, or earlier if negative.
  public func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// Returns the same day of the month some months later, or the month's last day if it is shorter.
  public func adding(months: Int) -> CalendarDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let newDay = min(day, Self.days(inMonth: newMonth, of: newYear))
    return CalendarDate(validYear: newYear, month: newMonth, day: newDay)
  }

  /// The first day of the month.
  public var startOfMonth: CalendarDate {
    CalendarDate(dayNumber: dayNumber - components.day + 1)
  }

  /// Returns the days from this day to another; negative when the other is earlier.
  public func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }

  /// Orders by time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else {
      return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
    return String(unsafeUninitializedCapacity: 10) { text in
      Self.write(year, 0..<4, of: text)
      text[4] = UInt8(ascii: "-")
      Self.write(month, 5..<7, of: text)
      text[7] = UInt8(ascii: "-")
      Self.write(day, 8..<10, of: text)
      return 10
    }
  }

  /// The month as `YYYY-MM`.
  public var monthDescription: String { String(description.prefix(7)) }

  /// Writes the last digits of a non-negative number.
  private static func write(
    _ number: Int, _ places: Range<Int>, of text: UnsafeMutableBufferPointer<UInt8>
  ) {
    var rest = number
    for place in places.reversed() {
      text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
