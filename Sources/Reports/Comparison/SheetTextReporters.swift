import Analysis
import JSONText

/// Renders a comparison as Markdown for people.
public enum SheetMarkdownReporter: SheetReporter {
  /// The name by which users select it.
  public static let format = "markdown"
  /// A description in a few words.
  public static let summary = "a page for people, or a comment on a change"

  /// Renders a sheet.
  public static func render(_ sheet: Sheet, options: ReportOptions) -> String {
    var page = MarkdownPage()
    page.heading(1, MarkdownText.escaped(sheet.title))
    if let lead = sheet.lead { page.paragraph(MarkdownText.escaped(lead)) }
    for text in sheet.words { page.paragraph("**\(MarkdownText.escaped(text))**") }
    for table in sheet.tables {
      if !table.title.isEmpty { page.heading(2, MarkdownText.escaped(table.title)) }
      // Words before figures, because only the last columns of a table are aligned to the right.
      let order = table.order
      page.table(
        order.map { MarkdownText.escaped(table.columns[$0].title) }, figures: table.figures,
        table.rows.map { row in
          order.map { column in
            let text = MarkdownText.escaped(row.cells[column].shown)
            return row.isMarked && !text.isEmpty ? "**\(text)**" : text
          }
        })
    }
    page.list(sheet.notes.map(MarkdownText.escaped))
    return page.text
  }
}

extension SheetTable {
  /// The columns of words, then those of figures.
  var order: [Int] {
    columns.indices.filter { !columns[$0].isFigure }
      + columns.indices.filter { columns[$0].isFigure }
  }

  /// The number of columns that contain figures.
  var figures: Int { columns.count { $0.isFigure } }
}

/// Renders the rows of a comparison for spreadsheets (RFC 4180), with all columns and exact
/// figures.
public enum SheetCSVReporter: SheetReporter {
  /// The name by which users select it.
  public static let format = "csv"
  /// A description in a few words.
  public static let summary = "exact figures for spreadsheets"

  /// Renders a sheet.
  public static func render(_ sheet: Sheet, options: ReportOptions) -> String {
    var csv = CSVText(header: sheet.data.columns.map(\.id))
    for row in sheet.data.rows { csv.row(row.cells.map(cell)) }
    return csv.text
  }

  private static func cell(_ figure: Figure) -> CSVText.Cell {
    if case .text(let text) = figure { return .text(text) }
    return .plain(orNull: figure.exact)
  }
}

/// Renders a comparison as one JSON object for machines; figures are strings of exact decimals.
public enum SheetJSONReporter: SheetReporter {
  /// The name by which users select it.
  public static let format = "json"
  /// A description in a few words.
  public static let summary = "exact figures for programs"

  /// Renders a sheet.
  public static func render(_ sheet: Sheet, options: ReportOptions) -> String {
    let rows = sheet.data.rows.map { row in
      JSONOutput.object(
        zip(sheet.data.columns, row.cells).map { .init($0.id, value($1)) })
    }
    return JSONOutput.object(
      [.init("title", .string(sheet.title)), .init("currency", .string("USD"))] + sheet.members + [
        .init("rows", .array(rows)),
        .init("words", .array(sheet.words.map { .string($0) })),
        .init("notes", .array(sheet.notes.map { .string($0) })),
      ]
    ).text()
  }

  private static func value(_ figure: Figure) -> JSONOutput {
    if case .flag(let flag) = figure { return .boolean(flag) }
    return .string(orNull: figure.exact)
  }
}
