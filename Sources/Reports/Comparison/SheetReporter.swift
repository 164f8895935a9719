/// A format for comparisons: one file, one line in the registry.
public protocol SheetReporter: Sendable {
  /// The name by which users select it, such as `markdown`.
  static var format: String { get }
  /// A description in a few words, for help texts.
  static var summary: String { get }

  /// Renders a sheet as text that ends with a line break.
  static func render(_ sheet: Sheet, options: ReportOptions) -> String
}

/// The registry of comparison formats.
public enum SheetReporterRegistry {
  /// The reporters, one per line.
  public static let all: [any SheetReporter.Type] = [
    SheetTableReporter.self,
    SheetMarkdownReporter.self,
    SheetCSVReporter.self,
    SheetJSONReporter.self,
    SheetHTMLReporter.self,
  ]

  /// The names of the formats.
  public static var formats: [String] { all.map { $0.format } }

  /// Returns the reporter with a name; nil when there is none.
  public static func reporter(_ format: String) -> (any SheetReporter.Type)? {
    all.first { $0.format == format }
  }
}
