package import Charts
package import Money
import Reports

/// What stands in a cell of a table: exact in CSV, rounded for people.
package enum Cell: Sendable, Hashable {
  /// Text, perhaps the user's own.
  case text(String)
  /// An amount, shown in cents.
  case money(Money)
  /// What an hour or a month costs, shown in cents or, where those would mislead, to four places.
  case rate(Money)
  /// A unit price, shown to its last place.
  case price(UnitPrice)
  /// A quantity with its unit.
  case quantity(Quantity, String)
  /// Nothing.
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
  /// The short name in kebab case by which CSV tells tables apart.
  package var id: String
  /// What it is, in a few words.
  package var title: String
  /// The names of the columns; the first column names the rows.
  package var header: [String]
  /// How many of the last columns are figures.
  package var figures: Int
  /// The rows.
  package var rows: [[Cell]]
  /// Whether the last row is a sum.
  package var hasTotal = false
}

/// A part of a section.
///
/// All text is plain: how it is made safe is the format's business.
package enum Block: Sendable {
  /// A heading within the section.
  case heading(String)
  /// A paragraph.
  case paragraph(String)
  /// What a reader should know who reads nothing else.
  case lead(String)
  /// A paragraph that nobody should miss.
  case care(String)
  /// A list.
  case list([String])
  /// A list in order.
  case numbered([String])
  /// A list to tick off.
  case checks([String])
  /// Arithmetic, a line a step, under what it is for.
  case steps(String, [String])
  /// Arithmetic as one writes it by hand, and the exact form below it.
  case sum(String, [String], exact: String)
  /// A table.
  case table(Table)
  /// A picture, and the name by which files and pages know it.
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
  /// The parts.
  package var blocks: [Block]
}
