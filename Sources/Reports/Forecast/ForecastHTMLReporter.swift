public import Analysis
public import Billing
import Charts
import Money
import Scenarios

/// Renders a forecast as an HTML page with charts.
public enum ForecastHTMLReporter: ForecastReporter {
  /// The name by which users select it.
  public static let format = "html"
  /// A description in a few words.
  public static let summary = "a page with charts"

  /// Renders a forecast.
  public static func render(
    _ forecast: Forecast, of budget: Budget, options: ReportOptions
  ) -> String {
    var page = HTMLPage()
    page.heading(1, HTMLText.name(budget.scenario.title))
    page.raw("<section class=\"answer\" aria-label=\"The answer\">")
    page.paragraph(HTMLText.phrase(ForecastText.opening(forecast)), kind: "headline")
    if let limit = ForecastText.limit(forecast) { page.paragraph(HTMLText.phrase(limit)) }
    page.paragraph(HTMLText.phrase(ForecastText.likely(budget)))
    page.raw("</section>")
    append(forecast, to: &page, level: 2, isWhole: true)
    return page.text(title: HTMLText.phrase(VisibleText.name(budget.scenario.title)))
  }

  /// Appends a forecast as sections of a page.
  static func append(
    _ forecast: Forecast, to page: inout HTMLPage, level: Int, isWhole: Bool = false
  ) {
    func cells(_ spread: Spread) -> [String] {
      ForecastText.figures(spread).map { HTMLText.phrase(ForecastText.dollars($0)) }
    }
    page.heading(level, "Forecast", id: "forecast")
    if !isWhole {
      page.paragraph("<strong>\(HTMLText.phrase(ForecastText.opening(forecast)))</strong>")
      if let limit = ForecastText.limit(forecast) { page.paragraph(HTMLText.phrase(limit)) }
    }
    page.table(
      [""] + ForecastText.columns, figures: 5,
      ForecastText.sums(forecast).map { [$0.label] + cells($0.spread) },
      label: "The sums of the forecast", cards: true)
    let outcomes =
      forecast.credits.map(ForecastText.credit)
      + (forecast.student.map(ForecastText.student) ?? [])
    page.list(outcomes.map(HTMLText.unbroken))
    let charts = ForecastCharts(forecast)
    page.figure(
      charts.band.svg(id: "fig-forecast-band"), caption: HTMLText.escaped(charts.band.title))
    page.table(
      ["Used up in"] + ForecastText.columns, figures: 5,
      forecast.months.map { [HTMLText.escaped($0.label)] + cells($0.used) },
      label: "What each month uses up", cards: true)
    if !forecast.influences.isEmpty {
      page.heading(level + 1, "What drives it")
      page.figure(
        charts.tornado.svg(id: "fig-forecast-tornado"),
        caption: HTMLText.escaped(charts.tornado.title))
      page.table(
        ["", "Low", "High", "Mean at its low", "Mean at its high", "Moves"], figures: 3,
        forecast.influences.map { influence in
          let driver = influence.driver
          return [driver.label, driver.low, driver.high].map(HTMLText.escaped)
            + [influence.low, influence.high, influence.width].map {
              HTMLText.escaped(ForecastText.dollars($0))
            }
        }, label: "What drives it", cards: true)
      page.list(ForecastText.first(forecast).map(HTMLText.escaped))
    }
    page.list(forecast.notes.map(HTMLText.unbroken))
    page.paragraph(HTMLText.escaped(ForecastText.method(forecast)))
    // What is looked up rather than read, on the forecast's own page.
    guard isWhole else { return }
    page.heading(level + 1, "Week by week")
    page.table(
      ["Used up by the end of"] + ForecastText.columns, figures: 5,
      forecast.weeks.map { [HTMLText.escaped($0.label)] + cells($0.usedSoFar) },
      label: "What is used up by the end of each week", cards: true)
  }
}
