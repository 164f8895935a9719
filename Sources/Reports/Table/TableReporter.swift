import Analysis
public import Billing
import Dates
import Money
import Prices
import Scenarios

/// Renders text for a terminal, never wider than it.
public enum TableReporter: Reporter {
  /// The name by which users select it.
  public static let format = "table"
  /// A description in a few words.
  public static let summary = "text for the terminal"
  /// The extension of its files.
  public static let fileExtension = "txt"

  /// True: it shows a forecast.
  public static let showsForecast = true

  /// Renders a budget.
  public static func render(_ budget: Budget, options: ReportOptions) throws -> String {
    try page(budget, options).text
  }

  /// Renders a budget and passes on its bytes.
  public static func write(
    _ budget: Budget, options: ReportOptions, to take: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws {
    try page(budget, options).withBytes(take)
  }

  private static func page(_ budget: Budget, _ options: ReportOptions) throws -> TextPage {
    let figures = try BudgetFigures(budget)
    let ranking = try RankingText(figures)
    let rows = try TableRows.all(of: figures, options, hasMonths: ranking.hasMonths)
    let layout = TableLayout(rows, options)
    let remarks = RankedRemarks(budget)
    var page = TextPage(capacity: (rows.count + 40) * 100)
    page.append(lines: heading(budget, layout))
    for warning in remarks.first {
      page.append("\n")
      page.append(
        lines: layout.paragraph(VisibleText.line(warning.message)).map(layout.style.warning))
    }
    page.append(lines: try answer(figures, options, layout))
    page.append(lines: list("What may change it", remarks.decisive, layout))
    let table = TableRanking(ranking: ranking, style: layout.style, columns: options.columns)
    page.append(lines: table.lines)
    for row in rows { layout.append(row, to: &page) }
    if let forecast = options.forecast {
      page.append("\n")
      page.append(lines: ForecastTableReporter.section(forecast, options))
    }
    page.append(lines: list("Remarks", remarks.others, layout))
    page.append(lines: appendix(budget, layout))
    return page
  }

  /// Appends the answer, one paragraph per subject; the cost and whether the money lasts are
  /// emphasised.
  private static func answer(
    _ figures: BudgetFigures, _ options: ReportOptions, _ layout: TableLayout
  ) throws -> [String] {
    let answer = try AnswerText(try BudgetAnswer(figures), figures.budget, options.forecast)
    let style = layout.style
    return [""]
      + answer.paragraphs.flatMap { paragraph in
        layout.paragraph(paragraph.text).map { line in
          switch (paragraph.subject, paragraph.isGood) {
          case (.cost, _): style.bold(line)
          case (_, true?): style.good(line)
          case (_, false?): style.bad(line)
          default: line
          }
        }
      }
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

  /// Appends remarks as a section; nothing if there are none.
  private static func list(
    _ title: String, _ remarks: [PlanWarning], _ layout: TableLayout
  ) -> [String] {
    if remarks.isEmpty { return [] }
    return ["", layout.style.bold(title)]
      + remarks.flatMap { remark in
        let subject = remark.resource.map { VisibleText.name($0) + ": " } ?? ""
        return layout.item(subject + VisibleText.line(remark.message)).map(layout.style.warning)
      }
  }

  /// Appends what the figures are based on.
  private static func appendix(_ budget: Budget, _ layout: TableLayout) -> [String] {
    var lines = ["", layout.style.bold("Appendix: assumptions")]
    for sentence in budget.assumptions { lines += layout.item(VisibleText.line(sentence)) }
    if !budget.sources.isEmpty {
      lines += ["", layout.style.bold("Appendix: sources")]
      for source in budget.sources {
        lines += layout.item("\(VisibleText.line(source.name)), published \(source.published)")
      }
    }
    lines.append("")
    lines += layout.paragraph(ShownFigures.rounding).map(layout.style.dim)
    return lines
  }
}
