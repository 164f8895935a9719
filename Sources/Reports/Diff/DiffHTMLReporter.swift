public import Analysis
import Charts
import Money

/// Renders a difference as a single-file page: the answer, what changes most, and each line.
public enum DiffHTMLReporter: DiffReporter {
  /// The name by which users select it.
  public static let format = "html"
  /// A description in a few words.
  public static let summary = "a page in one file, for a browser or paper"

  /// Renders a difference.
  public static func render(_ diff: BudgetDiff, options: ReportOptions) throws -> String {
    let titles = [diff.titleBefore, diff.titleAfter].map(VisibleText.name)
    var page = HTMLPage()
    page.heading(1, titles.map(HTMLText.name).joined(separator: " → "))
    page.raw("<section class=\"answer\" aria-label=\"The answer\">")
    try page.paragraph(HTMLText.unbroken(DiffWording.verdict(diff)), kind: "headline")
    if let decisive = try DiffWording.decisive(diff) {
      page.paragraph(HTMLText.unbroken(decisive))
    }
    page.raw("</section>")
    try appendRanking(diff, to: &page)
    page.heading(2, "Sums")
    page.table(
      ["", "Before", "After", "Difference"], figures: 3,
      try DiffWording.totals(diff).map { name, before, after in
        [name]
          + [before.dollars, after.dollars, try DiffWording.signed(from: before, to: after)]
          .map(HTMLText.escaped)
      }, label: "Sums", total: true, cards: true)
    if !diff.changes.isEmpty {
      page.heading(2, "Lines, after the free tier")
      page.table(
        ["Resource", "Line", "What differs", "Difference", "Price", "Quantity", "Free tier"],
        figures: 4, diff.changes.map(row), label: "Lines, after the free tier", cards: true)
    }
    page.heading(2, "To know")
    page.list(
      [
        "Price: the first plan's usage at the second's prices. Quantity: the rest, at the second's prices.",
        DiffWording.unchanged(diff), Wording.rounding,
      ].compactMap { $0 }.map(HTMLText.unbroken))
    return page.text(title: HTMLText.escaped(titles.joined(separator: " → ")))
  }

  /// Appends the resources by how much they change the cost, as a chart.
  private static func appendRanking(_ diff: BudgetDiff, to page: inout HTMLPage) throws {
    let ranking = try diff.byResource()
    guard ranking.count > 1, let most = ranking.first else { return }
    page.heading(2, "What changes it most")
    let chart = BarChart(
      title: "Difference by resource, up or down",
      summary:
        "The largest is \(VisibleText.name(most.resource)): \(DiffWording.signed(most.difference)).",
      bars: ranking.map { entry in
        BarChart.Bar(
          label: VisibleText.name(entry.resource), value: abs(entry.difference.forChart),
          text: DiffWording.signed(entry.difference))
      })
    page.figure(chart.svg(id: "fig-ranking"), caption: HTMLText.escaped(chart.title))
  }

  private static func row(_ line: DiffLine) -> [String] {
    let mark = line.status == .changed ? "" : "\(line.status.rawValue): "
    let parts = [line.difference, line.pricePart, line.quantityPart, line.allowancePart]
    return [
      HTMLText.name(line.resource), HTMLText.unbroken(mark + DiffWording.description(line)),
      HTMLText.unbroken(DiffWording.details(line)),
    ] + parts.map { HTMLText.escaped(DiffWording.signed($0)) }
  }
}
