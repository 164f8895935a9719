import Money
import Reports

/// Writes the tables of a handout as one CSV file (RFC 4180), one row per cell, with exact figures.
///
/// The columns:
///
/// - `section`, `table`: the ids of both
/// - `row`: its number from 1; `label`: its first cell
/// - `column`: the heading
/// - `kind`: `text`, `money`, `price` or `quantity`
/// - `value`: the exact figure, or the text; `unit`: `USD`, or what a quantity counts
///
/// Text that a spreadsheet would take for a formula is preceded by an apostrophe.
enum HandoutCSV {
  static let header = ["section", "table", "row", "label", "column", "kind", "value", "unit"]

  static func text(_ sections: [Section]) -> String {
    var csv = CSVText(header: header)
    for section in sections {
      for case .table(let table) in section.blocks { write(table, of: section, &csv) }
    }
    return csv.text
  }

  private static func write(_ table: Table, of section: Section, _ csv: inout CSVText) {
    for (index, row) in table.rows.enumerated() {
      for (column, cell) in row.enumerated().dropFirst() where cell != .empty {
        csv.row(
          [
            .text(section.id), .text(table.id), .plain(String(index + 1)),
            .text(row.first?.shown ?? ""),
            .text(column < table.header.count ? table.header[column] : ""),
          ] + self.cells(cell))
      }
    }
  }

  private static func cells(_ cell: Cell) -> [CSVText.Cell] {
    switch cell {
    case .text(let text): return [.plain("text"), .text(text), .null]
    case .money(let amount), .rate(let amount):
      return [.plain("money"), .plain(amount.description), .plain("USD")]
    case .price(let price): return [.plain("price"), .plain(price.description), .plain("USD")]
    case .quantity(let quantity, let unit):
      return [.plain("quantity"), .plain(quantity.description), .text(unit)]
    case .empty: return [.null, .null, .null]
    }
  }
}
