public import Analysis
import Money

/// Renders a difference as Markdown for people.
public enum DiffMarkdownReporter: DiffReporter {
  /// The name by which users select it.
  public static let format = "markdown"
  /// A description in a few words.
  public static let summary = "a page for people, or a comment on a change"

  /// Renders a difference.
  public static func render(_ diff: BudgetDiff, options: ReportOptions) throws -> String {
    var page = MarkdownPage()
    let titles = [diff.titleBefore, diff.titleAfter].map(VisibleText.name)
    page.heading(1, MarkdownText.escaped(titles.joined(separator: " → ")))
    page.paragraph("**\(amounts(try DiffWording.verdict(diff)))**")
    if let decisive = try DiffWording.decisive(diff) {
      page.paragraph(MarkdownText.escaped(decisive))
    }
    var sums: [[String]] = []
    for (name, before, after) in DiffWording.totals(diff) {
      sums.append(
        [name, before.dollars, after.dollars, try DiffWording.signed(from: before, to: after)].map(
          amounts))
    }
    page.table(["", "Before", "After", "Difference"], figures: 3, sums)
    if !diff.changes.isEmpty {
      page.heading(2, "Lines, after the free tier")
      page.table(
        ["Resource", "Line", "What differs", "Difference", "Price", "Quantity", "Free tier"],
        figures: 4, diff.changes.map(row))
    }
    if let unchanged = DiffWording.unchanged(diff) { page.paragraph(unchanged) }
    page.paragraph(Wording.rounding)
    return page.text
  }

  private static func row(_ line: DiffLine) -> [String] {
    let mark = line.status == .changed ? "" : "\(line.status.rawValue): "
    let text = [
      VisibleText.name(line.resource), mark + DiffWording.description(line),
      DiffWording.details(line),
    ]
    let parts = [line.difference, line.pricePart, line.quantityPart, line.allowancePart]
    return text.map(MarkdownText.escaped) + parts.map { amounts(DiffWording.signed($0)) }
  }

  /// Escapes amounts, because `<$0.01` would begin a tag.
  private static func amounts(_ text: String) -> String { text.replacing("<", with: "\\<") }
}
