/// A format in which a comparison is shown: one file, one line in the registry.
public protocol SheetReporter: Sendable {
  /// The name by which a user asks for it, such as `markdown`.
  static var format: String { get }
  /// What it is, in a few words for help texts.
  static var summary: String { get }

  /// Renders a sheet as text that ends with a line break.
  static func render(_ sheet: Sheet, options: ReportOptions) -> String
}

/// All formats of a comparison.
public enum SheetReporterRegistry {
  /// The reporters, a line each.
  public static let all: [any SheetReporter.Type] = [
    SheetTableReporter.self,
    SheetMarkdownReporter.self,
    SheetCSVReporter.self,
    SheetJSONReporter.self,
    SheetHTMLReporter.self,
  ]

  /// The names of the formats.
  public static var formats: [String] { all.map { $0.format } }

  /// The reporter of a name; nil when there is none.
  public static func reporter(_ format: String) -> (any SheetReporter.Type)? {
    all.first { $0.format == format }
  }
}
