import Billing
import Charts
import Dates
package import Money

/// Text within HTML that must never act as markup.
package enum HTMLText: PageMarkup {
  /// Returns text on one line, which may be the user's own or contain their names, for use between
  /// tags and in quoted attributes.
  package static func escaped(_ text: String) -> String {
    MarkupText.escaped(VisibleText.line(text))
  }

  /// Returns a name of the user's own, whose text direction does not affect its surroundings.
  package static func name(_ text: String) -> String {
    "<bdi>\(MarkupText.escaped(VisibleText.name(text)))</bdi>"
  }

  /// Returns a day, which is not broken across lines.
  static func day(_ day: CalendarDate) -> String { "<span class=\"nb\">\(day)</span>" }

  /// Returns an amount in cents.
  package static func amount(_ amount: Money) -> String { escaped(amount.dollars) }

  /// Returns a phrase whose dates and regions are not broken across lines.
  static func phrase(_ text: String) -> String { unbroken(text) }

  /// Returns text whose dates, regions and types are not broken across lines.
  ///
  /// A line would break within words that have hyphens.
  package static func unbroken(_ text: String) -> String {
    escaped(text).split(
      separator: " ", omittingEmptySubsequences: false
    ).map { word in
      let isHyphenated = word.contains("-") && word.count <= 24
      return isHyphenated ? "<span class=\"nb\">\(word)</span>" : String(word)
    }.joined(separator: " ")
  }

  /// Returns the dates of a plan, and the date of its prices.
  static func dates(of budget: Budget) -> String { unbroken(Wording.dates(of: budget)) }
}
