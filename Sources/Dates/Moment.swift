/// A moment of a day in UTC, to the minute; a day without a time stands for its beginning.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The day that it falls on.
  public var date: CalendarDate
  /// Minutes since the beginning of the day, 0 to 1439.
  public var minute: Int
  /// Whether a time of day was stated: windows with one are counted by the clock.
  public var hasTime: Bool

  /// Creates the beginning of a day.
  public init(_ date: CalendarDate) { (self.date, minute, hasTime) = (date, 0, false) }

  /// Reads `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`, with or without `Z`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let date = CalendarDate(first) else { return nil }
    self.init(date)
    guard parts.count == 2 else { return }
    let time = Array((parts[1].hasSuffix("Z") ? parts[1].dropLast() : parts[1]).utf8)
    guard time.count == 5, time[2] == UInt8(ascii: ":"),
      let hour = Self.number(time[0], time[1]), let minute = Self.number(time[3], time[4]),
      hour < 24, minute < 60
    else { return nil }
    (self.minute, hasTime) = (hour * 60 + minute, true)
  }

  private static func number(_ tens: UInt8, _ ones: UInt8) -> Int? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard digits.contains(tens), digits.contains(ones) else { return nil }
    return Int(tens - UInt8(ascii: "0")) * 10 + Int(ones - UInt8(ascii: "0"))
  }

  /// Minutes since 1970-01-01.
  private var number: Int { date.dayNumber * 1440 + minute }

  /// Returns the minutes from this moment to another; negative when the other is earlier.
  public func minutes(until other: Moment) -> Int { other.number - number }

  /// The last day on which something that ends at this moment still exists.
  public var lastDay: CalendarDate { minute == 0 ? date.adding(days: -1) : date }

  /// Orders by time.
  public static func < (left: Moment, right: Moment) -> Bool { left.number < right.number }

  /// Returns whether two are the same moment, however they were written.
  public static func == (left: Moment, right: Moment) -> Bool { left.number == right.number }

  /// Hashes the moment.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }

  /// The moment as it was written: `2026-11-05`, or `2026-11-05T14:00`.
  public var description: String {
    guard hasTime else { return date.description }
    let (hour, minute) = (minute / 60, minute % 60)
    return "\(date)T\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
