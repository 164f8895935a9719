import Billing
import Charts
import Dates
package import Money

/// Text within HTML: shown as it is, never as markup.
package enum HTMLText: PageMarkup {
  /// Text of the user's own or with names of theirs in it, on one line; for between tags and for
  /// quoted attributes.
  package static func escaped(_ text: String) -> String {
    MarkupText.escaped(VisibleText.line(text))
  }

  /// A name of the user's own, whose direction of writing does not touch what stands around it.
  package static func name(_ text: String) -> String {
    "<bdi>\(MarkupText.escaped(VisibleText.name(text)))</bdi>"
  }

  /// A day, which is not broken over lines.
  static func day(_ day: CalendarDate) -> String { "<span class=\"nb\">\(day)</span>" }

  /// An amount in cents.
  package static func amount(_ amount: Money) -> String { escaped(amount.dollars) }

  /// A phrase whose dates and regions are not broken over lines.
  static func phrase(_ text: String) -> String { unbroken(text) }

  /// Text whose dates, regions and types are not broken over lines.
  ///
  /// Words with hyphens and digits are what a line would break within.
  package static func unbroken(_ text: String) -> String {
    escaped(text.replacing(" %", with: "\u{A0}%")).split(
      separator: " ", omittingEmptySubsequences: false
    ).map { word in
      let isCode = word.contains("-") && word.count <= 24 && word.contains(where: \.isNumber)
      return isCode ? "<span class=\"nb\">\(word)</span>" : String(word)
    }.joined(separator: " ")
  }

  /// When a plan lasts, and of which day its prices are.
  static func dates(of budget: Budget) -> String { unbroken(Wording.dates(of: budget)) }
}
