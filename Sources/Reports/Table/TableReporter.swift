import Analysis
public import Billing
import Dates
import Money
import Prices
import Scenarios

/// Text for a terminal, never wider than it.
public enum TableReporter: Reporter {
  /// The name by which a user asks for it.
  public static let format = "table"
  /// What it is, in a few words.
  public static let summary = "text for the terminal"
  /// The extension of its files.
  public static let fileExtension = "txt"

  /// Yes.
  public static let showsForecast = true

  /// Renders a budget.
  public static func render(_ budget: Budget, options: ReportOptions) throws -> String {
    let figures = try BudgetFigures(budget)
    let rows = try TableRows.all(of: figures, options)
    let layout = TableLayout(rows, options)
    var page = TextPage(capacity: (rows.count + 40) * 100)
    page.append(lines: heading(budget, layout))
    for warning in budget.warnings where warning.comesFirst {
      page.append("\n")
      page.append(
        lines: layout.paragraph(VisibleText.line(warning.message)).map(layout.style.warning))
    }
    for row in rows { layout.append(row, to: &page) }
    if let limit = try Wording.limit(budget) {
      let style = layout.style
      let fits = budget.fitsLimit ?? true
      page.append("\n")
      page.append(lines: layout.paragraph(limit).map { fits ? style.good($0) : style.bad($0) })
    }
    if let cash = try Wording.cash(budget) {
      page.append("\n")
      page.append(lines: layout.paragraph(cash))
    }
    if let forecast = options.forecast {
      page.append("\n")
      page.append(lines: ForecastTableReporter.section(forecast, options))
    }
    page.append(lines: remarks(budget, layout))
    return page.text
  }

  private static func heading(_ budget: Budget, _ layout: TableLayout) -> [String] {
    let scenario = budget.scenario
    var lines = layout.paragraph(VisibleText.name(scenario.title)).map(layout.style.bold)
    if let text = scenario.description { lines += layout.paragraph(VisibleText.line(text)) }
    lines += layout.paragraph(
      Wording.dates(of: budget)
    ).map(layout.style.dim)
    return lines
  }

  private static func remarks(_ budget: Budget, _ layout: TableLayout) -> [String] {
    var lines: [String] = []
    let warnings = budget.warnings.filter { !$0.comesFirst }
    if !warnings.isEmpty {
      lines += ["", layout.style.bold("Warnings")]
      for warning in warnings {
        let subject = warning.resource.map { VisibleText.name($0) + ": " } ?? ""
        lines += layout.item(subject + VisibleText.line(warning.message)).map(layout.style.warning)
      }
    }
    lines += ["", layout.style.bold("Assumptions")]
    for sentence in budget.assumptions { lines += layout.item(VisibleText.line(sentence)) }
    if !budget.sources.isEmpty {
      lines += ["", layout.style.bold("Sources")]
      for source in budget.sources {
        lines += layout.item("\(VisibleText.line(source.name)), published \(source.published)")
      }
    }
    lines.append("")
    lines += layout.paragraph(Wording.rounding).map(layout.style.dim)
    return lines
  }
}
