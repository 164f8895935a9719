public import Analysis
public import Billing
import JSONText
import Scenarios

/// Renders a forecast as one JSON object for machines.
public enum ForecastJSONReporter: ForecastReporter {
  /// The name by which users select it.
  public static let format = "json"
  /// A description in a few words.
  public static let summary = "figures for programs"

  /// Renders a forecast.
  public static func render(
    _ forecast: Forecast, of budget: Budget, options: ReportOptions
  ) -> String {
    JSONOutput.object([
      .init("title", .string(budget.scenario.title)), .init("currency", .string("USD")),
      .init("likely_total_usd", .exact(budget.totals.total)),
      .init("limit_usd", budget.scenario.limit.map { .exact($0) } ?? .null),
      .init("forecast", ForecastJSON.object(forecast)),
    ]).text()
  }
}
