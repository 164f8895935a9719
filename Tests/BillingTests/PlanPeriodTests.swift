import Billing
import Dates
import Money
import Scenarios
import Testing

@Suite struct PlanPeriodTests {
  /// A length, start and month, and the months as `label hours/month_hours`.
  struct Span: Sendable, CustomTestStringConvertible {
    var length: PlanLength
    var start: String?
    var monthHours: Int?
    var months: [String]
    var testDescription: String { "\(length.description) from \(start ?? "no date")" }
  }

  static let spans: [Span] = [
    Span(
      length: .months(3), start: nil, monthHours: 730,
      months: ["1 730/730", "2 730/730", "3 730/730"]),
    Span(
      length: .months(2), start: "2026-09-01", monthHours: 720,
      months: ["2026-09 720/720", "2026-10 720/720"]),
    Span(
      length: .months(2), start: "2027-01-31", monthHours: 730,
      months: ["2027-01 730/730", "2027-02 730/730"]),
    Span(
      length: .months(2), start: "2027-01-01", monthHours: nil,
      months: ["2027-01 744/744", "2027-02 672/672"]),
    Span(
      length: .months(1), start: "2026-09-15", monthHours: nil,
      months: ["2026-09 384/720", "2026-10 336/744"]),
    Span(length: .weeks(1), start: nil, monthHours: 744, months: ["1 168/744"]),
    Span(
      length: .weeks(10), start: nil, monthHours: 730,
      months: ["1 730/730", "2 730/730", "3 220/730"]),
    Span(
      length: .weeks(2), start: "2026-09-24", monthHours: 730,
      months: ["2026-09 168/730", "2026-10 168/730"]),
    Span(length: .days(30), start: nil, monthHours: 730, months: ["1 720/730"]),
    Span(
      length: .days(366), start: "2027-12-31", monthHours: nil,
      months: ["2027-12 24/744"]
        + [
          ("01", 744), ("02", 696), ("03", 744), ("04", 720), ("05", 744), ("06", 720), ("07", 744),
          ("08", 744), ("09", 720), ("10", 744), ("11", 720), ("12", 720),
        ].map { "2028-\($0.0) \($0.1)/\($0.0 == "12" ? 744 : $0.1)" }),
  ]

  @Test(arguments: spans)
  func isCutIntoMonths(_ span: Span) throws {
    var scenario = Scenario(title: "T", length: span.length, resources: [])
    scenario.start = span.start.flatMap { CalendarDate($0) }
    scenario.monthHours = span.monthHours.map { Quantity($0) }
    let months = try PlanPeriod(scenario).months
    #expect(months.map { "\($0.label) \($0.hours)/\($0.monthHours)" } == span.months)
  }
}
