public import Analysis
/// A format in which a difference is shown: one file, one line in the registry.
public protocol DiffReporter: Sendable {
  /// The name by which a user asks for it, such as `markdown`.
  static var format: String { get }
  /// What it is, in a few words for help texts.
  static var summary: String { get }

  /// Renders a difference as text that ends with a line break.
  ///
  /// - Throws: `ArithmeticError` when a sum is larger than an amount can be.
  static func render(_ diff: BudgetDiff, options: ReportOptions) throws -> String
}

/// All formats of a difference.
public enum DiffReporterRegistry {
  /// The reporters, a line each.
  public static let all: [any DiffReporter.Type] = [
    DiffTableReporter.self,
    DiffMarkdownReporter.self,
    DiffCSVReporter.self,
    DiffJSONReporter.self,
  ]

  /// The names of the formats.
  public static var formats: [String] { all.map { $0.format } }

  /// The reporter of a name; nil when there is none.
  public static func reporter(_ format: String) -> (any DiffReporter.Type)? {
    all.first { $0.format == format }
  }
}
