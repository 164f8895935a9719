public import Analysis
public import Billing

/// A format in which a forecast is shown: one file, one line in the registry.
public protocol ForecastReporter: Sendable {
  /// The name by which a user asks for it, such as `markdown`.
  static var format: String { get }
  /// What it is, in a few words for help texts.
  static var summary: String { get }

  /// Renders a forecast as text that ends with a line break.
  static func render(_ forecast: Forecast, of budget: Budget, options: ReportOptions) -> String
}

/// All formats of a forecast.
public enum ForecastReporterRegistry {
  /// The reporters, a line each.
  public static let all: [any ForecastReporter.Type] = [
    ForecastTableReporter.self,
    ForecastMarkdownReporter.self,
    ForecastHTMLReporter.self,
    ForecastJSONReporter.self,
    ForecastCSVReporter.self,
  ]

  /// The names of the formats.
  public static var formats: [String] { all.map { $0.format } }

  /// The reporter of a name; nil when there is none.
  public static func reporter(_ format: String) -> (any ForecastReporter.Type)? {
    all.first { $0.format == format }
  }
}
