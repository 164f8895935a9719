import Dates
import Billing
import Money
import Prices

/// The vocabulary of the FOCUS specification (1.2).
enum FocusVocabulary {
  /// Returns a billing unit as spelled for the attribute Unit Format: `GB-Hours`, `Requests`, `GB`.
  static func unit(_ unit: String) -> String {
    let parts = VisibleText.name(unit).split(separator: "-")
    return parts.enumerated().map { index, part in
      let isLast = index == parts.count - 1
      guard part.allSatisfy({ $0.isLowercase || $0 == " " }) else { return String(part) }
      let plural = Wording.unit(String(part), for: .zero)
      let word = isLast ? plural : String(part)
      return Words.capitalized(word)
    }.joined(separator: "-")
  }

  /// Returns the billing period: the provider bills by the calendar month, and a planning month
  /// that spans two of them is a period of its own.
  static func billingPeriod(
    of month: BillingMonth
  ) -> (start: CalendarDate, end: CalendarDate)? {
    guard let start = month.start, let end = month.end else { return nil }
    let first = start.startOfMonth
    let next = first.adding(months: 1)
    return end <= next ? (first, next) : (start, end)
  }

  static func time(_ date: CalendarDate?) -> CSVText.Cell {
    .plain(orNull: date.map { "\($0)T00:00:00Z" })
  }
}
