import Charts
import Reports

/// Writes handouts in GitHub's Markdown.
struct MarkdownWriter: BlockWriter {
  /// Returns the file of a chart; nil to leave charts out.
  let chartFile: (String) -> String?

  var extras: [String: String] { [:] }

  func inline(_ text: String) -> String { MarkdownText.escaped(text) }

  func phrase(_ text: String) -> String { inline(text) }

  func section(_ title: String, id: String, _ blocks: [Block]) -> String {
    section(title, blocks, level: 2)
  }

  func appendix(_ title: String, _ sections: [Section]) -> String {
    "## \(inline(title))\n\n"
      + sections.map { section($0.title, $0.blocks, level: 3) }.joined(separator: "\n\n")
  }

  private func section(_ title: String, _ blocks: [Block], level: Int) -> String {
    var page = MarkdownPage()
    if !title.isEmpty { page.heading(level, inline(title)) }
    for block in blocks { write(block, &page) }
    return String(page.text.dropLast())
  }

  private func write(_ block: Block, _ page: inout MarkdownPage) {
    switch block {
    case .heading(let text): page.heading(3, inline(text))
    case .paragraph(let text): page.paragraph(inline(text))
    case .lead(let text): page.paragraph("**\(inline(text))**")
    case .care(let text): page.paragraph("**\(inline(text))**")
    case .list(let items): page.list(items.map(inline))
    case .numbered(let items):
      page.paragraph(
        items.enumerated().map { "\($0 + 1). \(inline($1))" }.joined(separator: "\n"))
    case .checks(let items): page.list(items.map { "[ ] \(inline($0))" })
    case .steps(let title, let steps):
      page.paragraph("*\(inline(title))*")
      page.list(steps.map(inline))
    case .sum(let title, let steps, let exact):
      page.paragraph("*\(inline(title))*")
      page.list(steps.map(inline) + ["exactly: \(inline(exact))"])
    case .table(let table):
      if !table.title.isEmpty { page.paragraph("**\(inline(table.title))**") }
      page.table(table.header.map(inline), figures: table.figures, rows(table))
    case .chart(let name, let chart):
      guard let file = chartFile(name) else { return }
      let place = MarkdownText.address(ofFile: file)
      page.paragraph("![\(inline("\(chart.title). \(chart.summary)"))](\(place))")
    case .code(let text): page.paragraph(MarkdownText.code(text, language: "sh"))
    }
  }

  private func rows(_ table: Table) -> [[String]] {
    table.rows.enumerated().map { index, row in
      let isTotal = table.hasTotal && index == table.rows.count - 1
      return row.map { cell in
        let text = inline(cell.shown)
        return isTotal && !text.isEmpty ? "**\(text)**" : text
      }
    }
  }
}
