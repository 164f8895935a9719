import Analysis
public import Billing
import Charts
import Dates
import Money
import Prices
import Scenarios

/// Renders a single-file page for people: readable on a phone, in dark mode and on paper.
public enum HTMLReporter: Reporter {
  /// The name by which users select it.
  public static let format = "html"
  /// A description in a few words.
  public static let summary = "a page for people in one file, with charts, for a browser or paper"
  /// True: it has such a section.
  public static let showsLeftRunning = true

  /// True: it shows a forecast.
  public static let showsForecast = true

  /// Renders a budget.
  public static func render(_ budget: Budget, options: ReportOptions) throws -> String {
    let figures = try BudgetFigures(budget)
    var page = HTMLPage()
    page.heading(1, HTMLText.name(budget.scenario.title))
    if let text = budget.scenario.description {
      page.paragraph(HTMLText.escaped(text), kind: "lead")
    }
    page.paragraph(HTMLText.dates(of: budget), kind: "soft")
    let remarks = RankedRemarks(budget)
    try HTMLAnswer.append(figures, remarks, options.forecast, to: &page)
    try HTMLAnswer.appendRanking(figures, to: &page)
    months(figures, &page)
    try HTMLPlanTables.resources(figures, &page)
    if let tag = options.groupBy { try HTMLPlanTables.groups(tag, figures, &page) }
    try HTMLPlanTables.providers(figures, &page)
    try HTMLPlanTables.offsets(figures, &page)
    leftRunning(options.leftRunning, &page)
    if let forecast = options.forecast {
      ForecastHTMLReporter.append(forecast, to: &page, level: 2)
    }
    if !remarks.others.isEmpty {
      page.heading(2, "Remarks")
      page.list(remarks.others.map(HTMLAnswer.remark))
    }
    appendix(budget, &page)
    return page.text(title: HTMLText.escaped(VisibleText.name(budget.scenario.title)))
  }

  /// Combines all plans in one page.
  ///
  /// The names of their charts can be replaced safely: the user's own text contains no quotation
  /// mark after an equals sign.
  public static func join(_ texts: [String]) -> String {
    let bodies = texts.enumerated().compactMap { index, text -> String? in
      guard let body = body(of: text) else { return nil }
      return String(body).replacing("=\"fig-", with: "=\"fig\(index + 1)-")
        .replacing("=\"url(#fig-", with: "=\"url(#fig\(index + 1)-")
    }
    return HTMLPage.document(body: bodies.joined(separator: "\n<hr>\n"), title: "Plans")
  }

  private static func body(of text: String) -> Substring? {
    guard let start = text.firstRange(of: "<main>\n"),
      let end = text.lastRange(of: "\n</main>"), start.upperBound <= end.lowerBound
    else { return nil }
    return text[start.upperBound..<end.lowerBound]
  }

  // MARK: Months

  private static func months(_ figures: BudgetFigures, _ page: inout HTMLPage) {
    // The answer already contains the sums of a single month.
    guard figures.budget.months.count > 1 else { return }
    page.heading(2, "By month")
    let plan = PlanRows<HTMLText>(figures: figures)
    page.pair { page in
      if let chart = BudgetCharts.months(figures.budget) {
        page.figure(chart.svg(id: "fig-months"), caption: HTMLText.escaped(chart.title))
      }
      page.table(
        ["Month", "List price", "Free tier", "Credits", "Total"], figures: 4,
        plan.months + [plan.sums("All", figures.budget.totals)], label: "By month", total: true,
        cards: true)
    }
  }

  // MARK: Remarks

  private static func leftRunning(_ figures: [LeftRunningFigure], _ page: inout HTMLPage) {
    guard !figures.isEmpty else { return }
    page.heading(2, "If nobody turns it off")
    let chart = BudgetCharts.leftRunning(figures)
    page.pair { page in
      page.figure(chart.svg(id: "fig-left"), caption: HTMLText.escaped(chart.title))
      page.table(
        ["Left running", "Hours", "Costs"], figures: 2,
        figures.map {
          [HTMLText.escaped($0.label), HTMLText.escaped($0.hours), HTMLText.amount($0.amount)]
        }, label: "If nobody turns it off", cards: true)
    }
    if let text = Wording.dearest(figures) { page.paragraph(HTMLText.escaped(text)) }
  }

  private static func appendix(_ budget: Budget, _ page: inout HTMLPage) {
    page.raw("<section class=\"appendix\">")
    page.heading(2, "Appendix: assumptions")
    page.list(budget.assumptions.map(HTMLText.unbroken))
    page.heading(2, "Appendix: sources")
    page.paragraph("Prices as of \(HTMLText.day(budget.pricesDate)).")
    page.list(
      budget.sources.map { source in
        "\(HTMLText.unbroken(source.name)), published \(HTMLText.day(source.published)), confidence \(HTMLText.escaped(source.confidence))"
      })
    page.paragraph(HTMLText.escaped(ShownFigures.rounding), kind: "soft")
    page.raw("</section>")
  }
}

extension String {
  /// Returns the last occurrence of a text.
  fileprivate func lastRange(of text: String) -> Range<String.Index>? {
    ranges(of: text).last
  }
}
