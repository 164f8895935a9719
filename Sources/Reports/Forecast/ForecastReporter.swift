public import Analysis
public import Billing

/// A format for forecasts: one file, one line in the registry.
public protocol ForecastReporter: Sendable {
  /// The name by which users select it, such as `markdown`.
  static var format: String { get }
  /// A description in a few words, for help texts.
  static var summary: String { get }

  /// Renders a forecast as text that ends with a line break.
  static func render(_ forecast: Forecast, of budget: Budget, options: ReportOptions) -> String
}

/// The registry of forecast formats.
public enum ForecastReporterRegistry {
  /// The reporters, one per line.
  public static let all: [any ForecastReporter.Type] = [
    ForecastTableReporter.self,
    ForecastMarkdownReporter.self,
    ForecastHTMLReporter.self,
    ForecastJSONReporter.self,
    ForecastCSVReporter.self,
  ]

  /// The names of the formats.
  public static var formats: [String] { all.map { $0.format } }

  /// Returns the reporter with a name; nil when there is none.
  public static func reporter(_ format: String) -> (any ForecastReporter.Type)? {
    all.first { $0.format == format }
  }
}
