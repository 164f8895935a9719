package import Charts
package import Money
import Reports

/// The content of a table cell: exact in CSV, rounded for people.
package enum Cell: Sendable, Hashable {
  /// Text, which may be the user's own.
  case text(String)
  /// An amount, shown in cents.
  case money(Money)
  /// The cost of an hour or a month, shown in cents or, where those would mislead, to four places.
  case rate(Money)
  /// A unit price, shown to its last place.
  case price(UnitPrice)
  /// A quantity with its unit.
  case quantity(Quantity, String)
  /// No content.
  case empty

  /// The cell for people.
  package var shown: String {
    switch self {
    case .text(let text): return text
    case .money(let amount): return amount.dollars
    case .rate(let amount): return Plain.rate(amount)
    case .price(let price): return Wording.price(price)
    case .quantity(let quantity, let unit): return Wording.quantity(quantity, unit)
    case .empty: return ""
    }
  }
}

/// A table of a handout.
package struct Table: Sendable, Hashable {
  /// The short name in kebab case by which CSV distinguishes tables.
  package var id: String
  /// A description in a few words.
  package var title: String
  /// The names of the columns; the first column names the rows.
  package var header: [String]
  /// The number of columns at the end that contain figures.
  package var figures: Int
  /// The rows of cells.
  package var rows: [[Cell]]
  /// Whether the last row is a sum.
  package var hasTotal = false
}

/// A part of a section.
///
/// All text is plain: escaping it is up to the format.
package enum Block: Sendable {
  /// A heading within the section.
  case heading(String)
  /// A paragraph of text.
  case paragraph(String)
  /// The essential point, for readers who read nothing else.
  case lead(String)
  /// A paragraph that nobody should miss.
  case care(String)
  /// An unordered list.
  case list([String])
  /// A numbered list.
  case numbered([String])
  /// A checklist.
  case checks([String])
  /// Arithmetic, one line per step, below its subject.
  case steps(String, [String])
  /// Arithmetic as written by hand, with the exact form below it.
  case sum(String, [String], exact: String)
  /// A table of figures.
  case table(Table)
  /// A chart, with its name in files and pages.
  case chart(String, any Chart)
  /// Commands for a terminal.
  case code(String)
}

/// A section of a handout.
package struct Section: Sendable {
  /// The name in kebab case.
  package var id: String
  /// The heading; empty for none.
  package var title: String
  /// The blocks of the section.
  package var blocks: [Block]
}
