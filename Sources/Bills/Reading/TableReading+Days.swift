import Dates
import DelimitedText

/// The reading of a row's day and hour.
extension TableReading {
  /// Days are stored relative to this, so that they are above zero.
  static let dayOffset = 1 << 20

  /// Returns the last day of a row that is longer than a day, else 0, and the hour of one that
  /// lasts no longer than an hour, else -1.
  @inline(__always)
  func span(
    of row: RowScanner.Row, from start: Int, to end: Int
  ) -> (last: Int32, hour: Int) {
    let hour = layout.hour.flatMap { DateText.hour(row[raw: $0]) } ?? -1
    if lastDayColumn < 0 || days[end] == 0 { return (0, hour) }
    let bytes = row[raw: lastDayColumn]
    let endHour = DateText.hour(bytes) ?? -1
    let isMidnight =
      endHour == 0
      && (bytes.count < 16 || (bytes[14] == UInt8(ascii: "0") && bytes[15] == UInt8(ascii: "0")))
    // An end at midnight does not belong to the day that begins then.
    let isOutside = isMidnight || (endHour < 0 && !layout.lastDayCounts)
    var last = days[end]
    if isOutside, last > days[start] { last -= 1 }
    if last > days[start] { return (last, -1) }
    let isHour =
      hour >= 0
      && (endHour == hour + 1 || (hour == 23 && (isMidnight || endHour == 23))
        || (endHour == hour && !isMidnight))
    return (0, isHour ? hour : -1)
  }

  /// Returns the number of a row's date; nil if it is not a date, which is noted.
  @inline(__always)
  mutating func day(of row: RowScanner.Row, _ fact: BillFact) -> Int? {
    let column = fact == .day ? dayColumn : lastDayColumn
    if column < 0 { return number(of: Self.nothing, row, 0) }
    let bytes = row[raw: column]
    return number(of: Self.isNull(bytes) ? Self.nothing : Self.datePart(bytes), row, column)
  }

  /// Learns from other dates of a row, such as the end of the month that is billed, whether months
  /// or days come first.
  mutating func learnOrder(_ row: RowScanner.Row) {
    for column in layout.otherDates {
      var other = DateText()
      guard (try? other.day(String(decoding: row[raw: column], as: UTF8.self))) != nil,
        let order = other.order
      else { continue }
      dates.order = order
    }
  }

  /// Returns the bytes without a time of day.
  @inline(__always)
  static func datePart(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if bytes.count <= 10 { return bytes }
    if bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T") {
      return UnsafeBufferPointer(rebasing: bytes[..<10])
    }
    let end = bytes.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "T") }
    return UnsafeBufferPointer(rebasing: bytes[..<(end ?? bytes.count)])
  }

  @inline(__always)
  mutating func number(
    of bytes: UnsafeBufferPointer<UInt8>, _ row: RowScanner.Row, _ column: Int
  ) -> Int? {
    let number = dayInterner.number(of: bytes)
    if number < days.count {
      if days[number] >= 0 { return number }
      // Each row with the date is wrong; only the first was described.
      problemCount += 1
      return nil
    }
    readDay(number, bytes, row, column)
    return days[number] < 0 ? nil : number
  }

  mutating func readDay(
    _ number: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ row: RowScanner.Row, _ column: Int
  ) {
    // Number 0 is the missing date.
    if days.isEmpty {
      days.append(0)
      months.append(0)
      if number == 0 { return }
    }
    do throws(DateText.Failure) {
      let day = try dates.day(String(decoding: bytes, as: UTF8.self))
      if !(1990...2200).contains(day.components.year) { throw .malformed }
      if dates.hasGuessed, guessed == nil { guessed = (row.line, Self.shown(bytes)) }
      days.append(Int32(day.dayNumber + Self.dayOffset))
      months.append(Int32(day.startOfMonth.dayNumber + Self.dayOffset))
    } catch {
      days.append(-1)
      months.append(-1)
      let text = Self.shown(bytes)
      switch error {
      case .malformed:
        note(row.line, row.column(of: column), "'\(text)' is not a date of a bill")
      case .turned: turned = MannerTurned(line: row.line, shown: .dayFirst)
      case .contradiction:
        note(
          row.line, row.column(of: column),
          "'\(text)' has day and month in another order than the dates before it")
      }
    }
  }
}
