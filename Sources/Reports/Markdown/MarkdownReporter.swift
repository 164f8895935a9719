import Analysis
public import Billing
import Dates
import Money
import Prices
import Scenarios

/// Renders a page for people, in GitHub's Markdown.
public enum MarkdownReporter: Reporter {
  /// The name by which users select it.
  public static let format = "markdown"
  /// A description in a few words.
  public static let summary = "a page for people, for a repository or a course site"
  /// The usual extension in repositories.
  public static let fileExtension = "md"
  /// True: it has such a section.
  public static let showsLeftRunning = true

  /// True: it shows a forecast.
  public static let showsForecast = true

  /// Renders a budget.
  public static func render(_ budget: Budget, options: ReportOptions) throws -> String {
    let figures = try BudgetFigures(budget)
    let remarks = RankedRemarks(budget)
    var page = MarkdownPage()
    page.heading(1, MarkdownText.name(budget.scenario.title))
    if let text = budget.scenario.description { page.paragraph(MarkdownText.escaped(text)) }
    for warning in remarks.first {
      page.paragraph("**\(MarkdownText.escaped(warning.message))**")
    }
    try MarkdownAnswer.append(figures, options.forecast, to: &page)
    list("What may change it", remarks.decisive, &page)
    try MarkdownAnswer.appendRanking(figures, to: &page)
    summary(figures, &page)
    try resources(figures, &page)
    if let tag = options.groupBy { try groups(tag, figures, &page) }
    try providers(figures, &page)
    months(figures, &page)
    try offsets(figures, &page)
    leftRunning(options, &page)
    if let forecast = options.forecast {
      ForecastMarkdownReporter.append(forecast, to: &page, level: 2)
    }
    list("Remarks", remarks.others, &page)
    appendix(budget, &page)
    return page.text
  }

  // MARK: Summary

  private static func summary(_ figures: BudgetFigures, _ page: inout MarkdownPage) {
    let budget = figures.budget
    let totals = budget.totals.shown
    page.heading(2, "Summary")
    var rows = [
      ["List price", MarkdownText.amount(totals.list)],
      ["Free tier", MarkdownText.amount(totals.freeTier)],
      ["Credits", MarkdownText.amount(totals.credits)],
      ["**Total**", "**\(MarkdownText.amount(totals.total))**"],
    ]
    if let cohort = budget.scenario.cohort, let perStudent = figures.perStudent {
      let students = Wording.count(cohort.students, "student")
      rows.append(["Per student (\(students))", MarkdownText.amount(perStudent)])
    }
    page.table([Wording.dates(of: budget), "USD"], figures: 1, rows)
  }

  // MARK: The plan

  private static func resources(_ figures: BudgetFigures, _ page: inout MarkdownPage) throws {
    let plan = PlanRows<MarkdownText>(figures: figures)
    page.heading(2, "The plan by resource")
    for resource in figures.resources {
      page.heading(3, MarkdownText.escaped(resource.name))
      page.paragraph(plan.kind(resource))
      guard !resource.lines.isEmpty else {
        page.paragraph("Nothing of it is billed.")
        continue
      }
      var rows = resource.lines.flatMap(plan.line)
      rows.append(["**Subtotal**", "", "", "**\(MarkdownText.amount(resource.amount))**"])
      page.table(["What", "Quantity", "Unit price", "Amount"], figures: 3, rows)
    }
  }

  private static func groups(
    _ tag: String, _ figures: BudgetFigures, _ page: inout MarkdownPage
  ) throws {
    let name = MarkdownText.name(tag)
    page.heading(2, "By \(name)")
    page.table(
      [name, "List price", "After the free tier"], figures: 2,
      try PlanRows<MarkdownText>(figures: figures).groups(tag))
  }

  private static func providers(
    _ figures: BudgetFigures, _ page: inout MarkdownPage
  ) throws {
    let plan = PlanRows<MarkdownText>(figures: figures)
    let rows = try plan.providers()
    if rows.isEmpty { return }
    page.heading(2, "By provider")
    page.table(
      ["Provider", "List price", "Free tier", "Credits", "Total"], figures: 4,
      rows + [["**All**"] + plan.sums("", figures.budget.totals).dropFirst()])
  }

  private static func months(_ figures: BudgetFigures, _ page: inout MarkdownPage) {
    let plan = PlanRows<MarkdownText>(figures: figures)
    page.heading(2, "By month")
    page.table(
      ["Month", "List price", "Free tier", "Credits", "Total"], figures: 4,
      plan.months + [["**All**"] + plan.sums("", figures.budget.totals).dropFirst()])
  }

  // MARK: What others pay

  private static func offsets(_ figures: BudgetFigures, _ page: inout MarkdownPage) throws {
    let plan = PlanRows<MarkdownText>(figures: figures)
    for case let table? in [try plan.freeTier(), try plan.credits()] {
      page.heading(2, table.title)
      page.paragraph(table.introduction)
      page.table(table.header, figures: table.figures, table.rows)
    }
  }

  // MARK: Remarks

  private static func leftRunning(_ options: ReportOptions, _ page: inout MarkdownPage) {
    guard !options.leftRunning.isEmpty else { return }
    page.heading(2, "If nobody turns it off")
    page.table(
      ["Left running", "Hours", "Costs"], figures: 2,
      options.leftRunning.map { figure in
        [
          MarkdownText.escaped(figure.label), MarkdownText.escaped(figure.hours),
          MarkdownText.amount(figure.amount),
        ]
      })
    if let text = Wording.dearest(options.leftRunning) {
      page.paragraph(MarkdownText.escaped(text))
    }
  }

  private static func list(
    _ title: String, _ remarks: [PlanWarning], _ page: inout MarkdownPage
  ) {
    guard !remarks.isEmpty else { return }
    page.heading(2, title)
    page.list(
      remarks.map { remark in
        let subject = remark.resource.map { "**\(MarkdownText.name($0))**: " }
        return (subject ?? "") + MarkdownText.escaped(remark.message)
          + " (\(MarkdownText.escaped(remark.rule)))"
      })
  }

  private static func appendix(_ budget: Budget, _ page: inout MarkdownPage) {
    page.heading(2, "Appendix: assumptions")
    page.list(budget.assumptions.map(MarkdownText.escaped))
    page.heading(2, "Appendix: sources")
    page.paragraph("Prices as of \(budget.pricesDate).")
    page.list(
      budget.sources.map { source in
        MarkdownText.escaped(source.name)
          + ", published \(source.published), confidence \(MarkdownText.escaped(source.confidence))"
      })
    page.paragraph(ShownFigures.rounding)
  }
}
