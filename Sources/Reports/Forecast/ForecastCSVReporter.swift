public import Analysis
public import Billing

/// Renders a forecast as CSV: one row for each month, week and sum.
public enum ForecastCSVReporter: ForecastReporter {
  /// The name by which users select it.
  public static let format = "csv"
  /// A description in a few words.
  public static let summary = "a row for each month, week and sum"

  /// Renders a forecast.
  public static func render(
    _ forecast: Forecast, of budget: Budget, options: ReportOptions
  ) -> String {
    var csv = CSVText(
      header: ["span", "label", "figure"]
        + ["p10", "p50", "p80", "p90", "mean", "standard_error"].map { $0 + "_usd" })
    func add(_ span: String, _ label: String, _ what: String, _ spread: Spread) {
      let figures = ForecastText.figures(spread).map { ForecastText.number($0, places: 2) }
      csv.row(
        [.plain(span), .text(label), .plain(what)] + figures.map { .plain($0) }
          + [.plain(ForecastText.number(spread.standardError, places: 4))])
    }
    for (span, steps) in [("month", forecast.months), ("week", forecast.weeks)] {
      for step in steps {
        add(span, step.label, "used", step.used)
        add(span, step.label, "used so far", step.usedSoFar)
        if let paid = step.paid { add(span, step.label, "paid", paid) }
      }
    }
    add("total", "", "used", forecast.used)
    add("total", "", "paid", forecast.paid)
    if let student = forecast.student {
      add("student", "", "used", student.used)
      add("student", "", "paid", student.paid)
    }
    return csv.text
  }
}
