import Charts
import Dates
import Reports

/// Writes handouts in HTML.
struct HTMLWriter: BlockWriter {
  var extras: [String: String] { ["style": HTMLStyle.css + HandoutStyle.css] }

  func inline(_ text: String) -> String { HTMLText.escaped(text) }

  func section(_ title: String, id: String, _ blocks: [Block]) -> String {
    var page = HTMLPage()
    page.raw("<section id=\"\(id)\">")
    if !title.isEmpty { page.heading(2, inline(title)) }
    for block in blocks { write(block, &page) }
    page.raw("</section>")
    return page.body
  }

  func appendix(_ title: String, _ sections: [Section]) -> String {
    let parts = sections.map { section($0.title, id: $0.id, $0.blocks) }
    return
      "<div class=\"appendix\">\n<h2 class=\"part\">\(inline(title))</h2>\n\(parts.joined(separator: "\n"))\n</div>"
  }

  private func write(_ block: Block, _ page: inout HTMLPage) {
    switch block {
    case .heading(let text): page.heading(3, inline(text))
    case .paragraph(let text): page.paragraph(inline(text))
    case .lead(let text): page.paragraph(inline(text), kind: "lead")
    case .care(let text): page.paragraph("<strong>\(inline(text))</strong>", kind: "care")
    case .list(let items): page.list(items.map(inline))
    case .numbered(let items): page.list(items.map(inline), isOrdered: true)
    case .checks(let items): page.list(items.map(inline), kind: "checks")
    case .steps(let title, let steps):
      page.raw("<div class=\"sum\">")
      page.paragraph("<em>\(inline(title))</em>")
      page.list(steps.map(inline), kind: "steps")
      page.raw("</div>")
    case .sum(let title, let steps, let exact):
      page.raw("<div class=\"sum\">")
      page.paragraph("<em>\(inline(title))</em>")
      page.list(steps.map(inline), kind: "steps")
      page.paragraph("exactly: \(inline(exact))", kind: "exact")
      page.raw("</div>")
    case .table(let table): write(table, &page)
    case .chart(let name, let chart):
      page.figure(chart.svg(id: "fig-\(name)"), caption: inline(chart.title))
    case .code(let text): page.code(lines(text))
    }
  }

  /// Returns a text of several lines, each escaped.
  private func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { MarkupText.escaped(String($0)) }.joined(separator: "\n")
  }

  private func write(_ table: Table, _ page: inout HTMLPage) {
    if !table.title.isEmpty {
      page.paragraph("<strong>\(inline(table.title))</strong>", kind: "caption")
    }
    let rows = table.rows.enumerated().map { index, row in
      row.enumerated().map { column, cell in self.cell(cell, table.id, index, column) }
    }
    page.table(
      table.header.map(inline), figures: table.figures, rows,
      label: inline(table.title.isEmpty ? table.id : table.title),
      total: table.hasTotal)
  }

  /// Returns a cell; a figure also contains its exact value, for programs that read the page.
  private func cell(_ cell: Cell, _ table: String, _ row: Int, _ column: Int) -> String {
    let text = inline(cell.shown)
    switch cell {
    case .money(let amount):
      return "<data id=\"\(table)-\(row)-\(column)\" value=\"\(amount)\">\(text)</data>"
    case .text(let word) where CalendarDate(word) != nil: return "<span class=\"nb\">\(text)</span>"
    default: return text
    }
  }
}
