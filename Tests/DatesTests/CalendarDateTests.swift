import Dates
import Foundation
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    "2026-13-01", "2026-00-01", "2026-02-29", "1900-02-29", "2026-1-1", "2026/01/01", "20260101",
    "2026-01-1a", "", "0000-01-01", "2026-01-01 ",
  ])
  func refuses(_ text: String) { #expect(CalendarDate(text) == nil) }

  /// Compares every day of a century with Foundation's calendar.
  @Test func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: -12_000, through: 36_000, by: 1) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let date = CalendarDate(dayNumber: day)
      let own = date.components
      guard own.year == parts.year, own.month == parts.month, own.day == parts.day,
        CalendarDate(date.description) == date
      else {
        Issue.record("day \(day): \(date)")
        return
      }
    }
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-11-30", 3, "2027-02-28"),
    ("2026-08-20", 12, "2027-08-20"), ("2026-03-31", -1, "2026-02-28"),
    ("2026-12-01", 1, "2027-01-01"),
  ])
  func addsMonths(_ start: String, _ months: Int, _ end: String) {
    #expect(CalendarDate(start)?.adding(months: months).description == end)
  }
}
