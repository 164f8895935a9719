public import Analysis
/// A format for differences: one file, one line in the registry.
public protocol DiffReporter: Sendable {
  /// The name by which users select it, such as `markdown`.
  static var format: String { get }
  /// A description in a few words, for help texts.
  static var summary: String { get }

  /// Renders a difference as text that ends with a line break.
  ///
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  static func render(_ diff: BudgetDiff, options: ReportOptions) throws -> String
}

/// The registry of difference formats.
public enum DiffReporterRegistry {
  /// The reporters, one per line.
  public static let all: [any DiffReporter.Type] = [
    DiffTableReporter.self,
    DiffMarkdownReporter.self,
    DiffCSVReporter.self,
    DiffJSONReporter.self,
    DiffHTMLReporter.self,
  ]

  /// The names of the formats.
  public static var formats: [String] { all.map { $0.format } }

  /// Returns the reporter with a name; nil when there is none.
  public static func reporter(_ format: String) -> (any DiffReporter.Type)? {
    all.first { $0.format == format }
  }
}
