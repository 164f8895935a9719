import Charts
import Analysis
import JSONText

/// Renders a comparison as a single-file page that is sorted and filtered in the browser, offline.
public enum SheetHTMLReporter: SheetReporter {
  /// The name by which users select it.
  public static let format = "html"
  /// A description in a few words.
  public static let summary = "a page in one file to sort and filter, for a browser or paper"

  /// Renders a sheet.
  public static func render(_ sheet: Sheet, options: ReportOptions) -> String {
    var page = HTMLPage()
    page.heading(1, HTMLText.name(sheet.title))
    if let lead = sheet.lead { page.paragraph(HTMLText.unbroken(lead), kind: "soft") }
    if !sheet.words.isEmpty {
      page.raw("<section class=\"answer\" aria-label=\"The answer\">")
      for (index, text) in sheet.words.enumerated() {
        page.paragraph(HTMLText.unbroken(text), kind: index == 0 ? "headline" : nil)
      }
      page.raw("</section>")
    }
    if let chart = sheet.chart {
      page.figure(chart.svg(id: "fig-front"), caption: HTMLText.escaped(chart.title))
      page.paragraph(HTMLText.unbroken(chart.summary), kind: "soft")
    }
    for (index, chart) in sheet.charts.enumerated() {
      page.figure(chart.svg(id: "fig-\(index + 1)"), caption: HTMLText.escaped(chart.title))
      page.paragraph(HTMLText.unbroken(chart.summary), kind: "soft")
    }
    for (index, table) in sheet.tables.enumerated() {
      if !table.title.isEmpty { page.heading(2, HTMLText.escaped(table.title)) }
      let label = table.title.isEmpty ? sheet.title : table.title
      page.raw(SheetHTMLTable(table, id: "table\(index + 1)", label: label).html)
    }
    if !sheet.notes.isEmpty {
      page.heading(2, "To know")
      page.list(sheet.notes.map(HTMLText.unbroken))
    }
    return page.text(
      title: HTMLText.escaped(VisibleText.name(sheet.title)),
      style: SheetHTMLScript.style + wide(sheet),
      script: SheetHTMLScript.script)
  }

  /// Tables of more columns need the paper's long side and the whole screen.
  static let mostColumns = 8

  private static func wide(_ sheet: Sheet) -> String {
    let most = sheet.tables.map(\.columns.count).max() ?? 0
    return most > mostColumns ? SheetHTMLScript.manyColumns : ""
  }
}

/// A table of a page, with what the script needs to sort and filter it.
private struct SheetHTMLTable {
  let table: SheetTable
  let id: String
  let label: String

  /// Whether each column of words has texts too long for a line of their own.
  private let isLong: [Bool]

  init(_ table: SheetTable, id: String, label: String) {
    self.table = table
    isLong = table.columns.indices.map { column in
      table.rows.contains { $0.cells[column].shown.count > 24 }
    }
    self.id = id
    self.label = HTMLText.escaped(label)
  }

  /// The largest number of values in a choice of words.
  private static let mostChoices = 40
  /// Tables that are shorter are read at a glance.
  private static let fewestRows = 8

  /// Whether rows are cards on a narrow screen; two columns fit it as they are.
  private var isCards: Bool { table.columns.count > 2 }

  private var frame: String {
    guard isCards else { return "frame" }
    let count = table.columns.count
    let kind =
      count > SheetHTMLReporter.mostColumns
      ? " many" : count > HTMLPage.mostColumns ? " wide" : ""
    return "frame cards\(kind)"
  }

  /// With more rows, they are in the page as data, which its script shows gradually.
  private static let mostElements = 300

  /// All rows as JSON, if there are too many to be elements of the page.
  private var data: String {
    if table.rows.count <= Self.mostElements { return "" }
    let rows = table.rows.map { row in
      JSONOutput.array(
        row.cells.map { .string($0.shown) } + (row.isMarked ? [.boolean(true)] : []))
    }
    // The data must not contain the end of its element.
    let text = JSONOutput.array(rows).compactText().replacing("<", with: "\\u003c")
    return "\n<script type=\"application/json\" id=\"\(id)-rows\">\(text)</script>"
  }

  var html: String {
    let filters = table.rows.count < Self.fewestRows ? "" : self.filters
    return """
      \(filters)<div class="\(frame)" role="region" tabindex="0" aria-label="\(label)">
      <table id="\(id)" class="sheet">
      <thead><tr>\(table.columns.indices.map(heading).joined())</tr></thead>
      <tbody>
      \(table.rows.prefix(Self.mostElements).map(row).joined(separator: "\n"))
      </tbody>
      </table>
      </div>\(more)\(data)
      """
  }

  private var more: String {
    guard table.rows.count > Self.mostElements else { return "" }
    return
      "\n<p class=\"soft\"><span data-shown=\"\(id)\">The first \(Self.mostElements) of \(table.rows.count) rows; with scripts on, the filters go through all of them.</span> <button type=\"button\" data-more=\"\(id)\" hidden>Show more</button></p>"
  }

  private func heading(_ index: Int) -> String {
    let column = table.columns[index]
    let title = HTMLText.escaped(column.title)
    let kind = column.isFigure ? " class=\"n\"" : ""
    let meaning = column.meaning.isEmpty ? "" : " title=\"\(HTMLText.escaped(column.meaning))\""
    return
      "<th\(kind) scope=\"col\" data-column=\"\(HTMLText.escaped(column.id))\"><button type=\"button\"\(meaning)>\(title)</button></th>"
  }

  private func row(_ row: SheetTable.Row) -> String {
    let cells = zip(table.columns, row.cells).enumerated().map { index, pair in
      let (column, figure) = pair
      let text =
        column.isFigure ? HTMLText.escaped(figure.shown) : HTMLText.unbroken(figure.shown)
      let kind = column.isFigure ? " class=\"n\"" : isLong[index] ? " class=\"w\"" : ""
      var key = ""
      if case .number? = figure.key, let exact = figure.exact {
        key = " data-k=\"\(HTMLText.escaped(exact))\""
      }
      if index == 0 { return "<th scope=\"row\"\(kind)\(key)>\(text)</th>" }
      let name = isCards ? " data-label=\"\(HTMLText.escaped(column.title))\"" : ""
      return "<td\(kind)\(key)\(name)>\(isCards ? HTMLPage.inCard(text) : text)</td>"
    }
    let mark = row.isMarked ? " class=\"front\"" : ""
    let label = row.label.map { " data-label=\"\(HTMLText.escaped($0))\"" } ?? ""
    return "<tr\(mark)\(label)>\(cells.joined())</tr>"
  }

  // MARK: Filters

  private var filters: String {
    var fields = [
      field("Words", "<input type=\"search\" data-words autocomplete=\"off\" spellcheck=\"false\">")
    ]
    for (index, column) in table.columns.enumerated() {
      switch column.id {
      case "vcpu", "memory":
        fields.append(limit("\(column.title) at least", index, "data-least"))
      case "hourly", "work_usd": fields.append(limit("\(column.title) at most", index, "data-most"))
      case _ where !column.isFigure && index > 0 && !isLong[index]: fields += choice(column, index)
      default: break
      }
    }
    return """
      <form class="filters" data-for="\(id)" role="search" aria-label="Filter: \(label)">
      \(fields.joined(separator: "\n"))
      <button type="reset">Show all</button>
      <output aria-live="polite">\(table.rows.count) rows</output>
      </form>

      """
  }

  private func field(_ title: String, _ control: String) -> String {
    "<label>\(HTMLText.escaped(title)) \(control)</label>"
  }

  private func limit(_ title: String, _ index: Int, _ kind: String) -> String {
    field(title, "<input type=\"number\" min=\"0\" step=\"any\" \(kind)=\"\(index)\">")
  }

  private func choice(_ column: SheetTable.Column, _ index: Int) -> [String] {
    let values = Set(table.rows.map { $0.cells[index].shown }).subtracting([""]).sorted()
    guard (2...Self.mostChoices).contains(values.count) else { return [] }
    let options = values.map { "<option>\(HTMLText.escaped($0))</option>" }.joined()
    return [
      field(
        column.title,
        "<select data-choice=\"\(index)\"><option value=\"\">all</option>\(options)</select>")
    ]
  }
}
