import Analysis
public import Billing
import Money
import Scenarios

/// The arithmetic of a budget, from usage to the amount due, as text of a given width or as
/// Markdown.
public enum Explanation {
  /// The format of an explanation.
  public enum Format: String, Sendable, CaseIterable {
    /// Text for a terminal.
    case text
    /// Markdown for a page.
    case markdown
  }

  /// Explains every figure of a budget, exactly.
  ///
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  public static func render(
    _ budget: Budget, as format: Format, options: ReportOptions
  ) throws -> String {
    let document = try document(try BudgetFigures(budget))
    switch format {
    case .text: return document.text(options)
    case .markdown: return document.markdown
    }
  }

  private static func document(_ figures: BudgetFigures) throws -> OutlineDocument {
    let budget = figures.budget
    var document = OutlineDocument(title: VisibleText.name(budget.scenario.title))
    document.paragraph(
      "\(Wording.dates(of: budget)). All figures are exact.")
    let pools = FreePool.all(of: budget)
    for resource in figures.resources {
      document.heading("\(resource.name) (\(Wording.kind(resource, budget.services)))")
      if resource.lines.isEmpty { document.paragraph("Nothing of it is billed.") }
      for line in resource.lines {
        document.list(line.description, try ExplainedLine(line, pools, budget.period).items())
      }
    }
    try ExplainedPools.add(figures, to: &document)
    try ExplainedCredits.add(figures, to: &document)
    try ExplainedTotals.add(figures, to: &document)
    document.heading("Assumptions")
    document.list(nil, budget.assumptions.map { OutlineItem($0) })
    return document
  }
}
