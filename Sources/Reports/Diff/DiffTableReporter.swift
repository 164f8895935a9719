public import Analysis
import Money

/// Renders a difference as text for a terminal, never wider than it.
public enum DiffTableReporter: DiffReporter {
  /// The name by which users select it.
  public static let format = "table"
  /// A description in a few words.
  public static let summary = "text for the terminal"

  /// Renders a difference.
  public static func render(_ diff: BudgetDiff, options: ReportOptions) throws -> String {
    let rows = try lines(diff) + totals(diff)
    let layout = TableLayout(rows, options)
    let style = layout.style
    var page = TextPage(capacity: (rows.count + 10) * 100)
    let titles = "\(VisibleText.name(diff.titleBefore)) → \(VisibleText.name(diff.titleAfter))"
    page.append(lines: layout.paragraph(titles).map(style.bold))
    page.append("\n")
    page.append(
      lines: try layout.paragraph(DiffWording.verdict(diff)).map {
        diff.isIncrease ? style.bad($0) : style.good($0)
      })
    if let decisive = try DiffWording.decisive(diff) {
      page.append(lines: layout.paragraph(decisive))
    }
    for row in rows { layout.append(row, to: &page) }
    page.append("\n")
    if let unchanged = DiffWording.unchanged(diff) {
      page.append(lines: layout.paragraph(unchanged))
    }
    page.append(lines: layout.paragraph(Wording.rounding).map(style.dim))
    return page.text
  }

  private static func lines(_ diff: BudgetDiff) throws -> [TableRow] {
    let changes = diff.changes
    let byResource = Dictionary(grouping: changes, by: \.resource)
    var rows: [TableRow] = []
    var resource: String?
    for line in changes {
      if line.resource != resource {
        let sum = try (byResource[line.resource] ?? []).map(\.difference).sum()
        rows.append(
          TableRow(
            .strong, VisibleText.name(line.resource), amount: DiffWording.signed(sum)))
      }
      resource = line.resource
      let mark = line.status == .changed ? "" : "\(line.status.rawValue): "
      let causes = line.status == .changed ? DiffWording.causes(line) : ""
      let note = [DiffWording.details(line), causes].filter { !$0.isEmpty }
      rows.append(
        TableRow(
          .plain, mark + DiffWording.description(line),
          amount: DiffWording.signed(line.difference), note: note.joined(separator: ": ")))
    }
    let heading = TableRow(.section, "Lines, after the free tier")
    return rows.isEmpty ? [] : [heading] + rows
  }

  private static func totals(_ diff: BudgetDiff) throws -> [TableRow] {
    var rows = [TableRow(.section, "Totals")]
    for (name, before, after) in DiffWording.totals(diff) {
      rows.append(
        TableRow(
          name == "Total" ? .strong : .plain, name,
          amount: try DiffWording.signed(from: before, to: after),
          note: "\(before.dollars) → \(after.dollars)"))
    }
    return rows
  }
}
