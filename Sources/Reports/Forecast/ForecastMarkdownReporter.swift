public import Analysis
public import Billing
import Money
import Scenarios

/// Renders a forecast as Markdown.
public enum ForecastMarkdownReporter: ForecastReporter {
  /// The name by which users select it.
  public static let format = "markdown"
  /// A description in a few words.
  public static let summary = "a page for GitHub and other readers of Markdown"

  /// Renders a forecast.
  public static func render(
    _ forecast: Forecast, of budget: Budget, options: ReportOptions
  ) -> String {
    var page = MarkdownPage()
    page.heading(1, MarkdownText.name(budget.scenario.title))
    answer(forecast, &page)
    page.paragraph(MarkdownText.escaped(ForecastText.likely(budget)))
    append(forecast, to: &page, level: 2, isWhole: true)
    return page.text
  }

  private static func answer(_ forecast: Forecast, _ page: inout MarkdownPage) {
    page.paragraph("**\(MarkdownText.escaped(ForecastText.opening(forecast)))**")
    if let limit = ForecastText.limit(forecast) { page.paragraph(MarkdownText.escaped(limit)) }
  }

  /// Appends a forecast as sections of a page.
  static func append(
    _ forecast: Forecast, to page: inout MarkdownPage, level: Int, isWhole: Bool = false
  ) {
    func cells(_ spread: Spread) -> [String] {
      ForecastText.figures(spread).map { MarkdownText.escaped(ForecastText.dollars($0)) }
    }
    page.heading(level, "Forecast")
    if !isWhole { answer(forecast, &page) }
    page.table(
      [""] + ForecastText.columns, figures: 5,
      ForecastText.sums(forecast).map { [$0.label] + cells($0.spread) })
    let outcomes =
      forecast.credits.map(ForecastText.credit)
      + (forecast.student.map(ForecastText.student) ?? [])
    page.list(outcomes.map(MarkdownText.escaped))
    page.heading(level + 1, "By month")
    page.table(
      ["Used up in"] + ForecastText.columns, figures: 5,
      forecast.months.map { [MarkdownText.escaped($0.label)] + cells($0.used) })
    if !forecast.influences.isEmpty {
      page.heading(level + 1, "What drives it")
      page.table(
        ["", "Low", "High", "Mean at its low", "Mean at its high", "Moves"], figures: 3,
        forecast.influences.map { influence in
          let driver = influence.driver
          return [driver.label, driver.low, driver.high].map(MarkdownText.escaped)
            + [influence.low, influence.high, influence.width].map {
              MarkdownText.escaped(ForecastText.dollars($0))
            }
        })
      page.list(ForecastText.first(forecast).map(MarkdownText.escaped))
    }
    page.list(forecast.notes.map(MarkdownText.escaped))
    page.paragraph("*\(MarkdownText.escaped(ForecastText.method(forecast)))*")
    // What is looked up rather than read, on the forecast's own page.
    guard isWhole else { return }
    page.heading(level + 1, "Week by week")
    page.table(
      ["Used up by the end of"] + ForecastText.columns, figures: 5,
      forecast.weeks.map { [MarkdownText.escaped($0.label)] + cells($0.usedSoFar) })
  }
}
