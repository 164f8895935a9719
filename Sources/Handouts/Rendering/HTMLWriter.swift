import Charts
import Reports

/// Writes handouts in HTML.
struct HTMLWriter: BlockWriter {
  var extras: [String: String] { ["style": HTMLStyle.css + HandoutStyle.css] }

  func inline(_ text: String) -> String { HTMLText.escaped(text) }

  func phrase(_ text: String) -> String { prose(text) }

  /// Text between tags, whose dates, regions and types stay whole.
  private func prose(_ text: String) -> String { HTMLText.unbroken(text) }

  func section(_ title: String, id: String, _ blocks: [Block]) -> String {
    var page = HTMLPage()
    page.raw("<section id=\"\(id)\">")
    if !title.isEmpty { page.heading(2, prose(title)) }
    for block in blocks { write(block, &page) }
    page.raw("</section>")
    return page.body
  }

  func appendix(_ title: String, _ sections: [Section]) -> String {
    let parts = sections.map { section($0.title, id: $0.id, $0.blocks) }
    // Before its columns, so that it stays with them on paper.
    return
      "<h2 class=\"part\">\(prose(title))</h2>\n<div class=\"appendix\">\n\(parts.joined(separator: "\n"))\n</div>"
  }

  private func write(_ block: Block, _ page: inout HTMLPage) {
    switch block {
    case .heading(let text): page.heading(3, prose(text))
    case .paragraph(let text): page.paragraph(prose(text))
    case .lead(let text): page.paragraph(prose(text), kind: "lead")
    case .care(let text): page.paragraph("<strong>\(prose(text))</strong>", kind: "care")
    case .list(let items): page.list(items.map(prose))
    case .numbered(let items): page.list(items.map(prose), isOrdered: true)
    case .checks(let items): page.list(items.map(prose), kind: "checks")
    case .steps(let title, let steps):
      page.raw("<div class=\"sum\">")
      page.paragraph("<em>\(prose(title))</em>")
      page.list(steps.map(prose), kind: "steps")
      page.raw("</div>")
    case .sum(let title, let steps, let exact):
      page.raw("<div class=\"sum\">")
      page.paragraph("<em>\(prose(title))</em>")
      page.list(steps.map(prose), kind: "steps")
      page.paragraph("exactly: \(prose(exact))", kind: "exact")
      page.raw("</div>")
    case .table(let table): write(table, &page)
    case .chart(let name, let chart):
      page.figure(chart.svg(id: "fig-\(name)"), caption: prose(chart.title))
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
      page.paragraph("<strong>\(prose(table.title))</strong>", kind: "caption")
    }
    let rows = table.rows.enumerated().map { index, row in
      row.enumerated().map { column, cell in self.cell(cell, table.id, index, column) }
    }
    page.table(
      table.header.map(prose), figures: table.figures, rows,
      label: inline(table.title.isEmpty ? table.id : table.title),
      total: table.hasTotal, cards: table.header.count > 2)
  }

  /// Returns a cell; a figure also contains its exact value, for programs that read the page.
  private func cell(_ cell: Cell, _ table: String, _ row: Int, _ column: Int) -> String {
    switch cell {
    case .money(let amount):
      let place = "\(table)-\(row)-\(column)"
      return "<data id=\"\(place)\" value=\"\(amount)\">\(inline(cell.shown))</data>"
    case .text(let text): return prose(text)
    default: return inline(cell.shown)
    }
  }
}
