public import Billing

/// A format for budgets: one file, one line in the registry.
///
/// A reporter computes only sums; every figure comes from the budget.
public protocol Reporter: Sendable {
  /// The name by which users select it, such as `markdown`.
  static var format: String { get }
  /// A description in a few words, for help texts.
  static var summary: String { get }

  /// The extension of its files, without the dot.
  static var fileExtension: String { get }
  /// Whether it has a section on the cost when nobody turns things off.
  static var showsLeftRunning: Bool { get }
  /// Whether it shows the uncertainty of the plan's cost.
  static var showsForecast: Bool { get }

  /// Combines the texts of several budgets.
  static func join(_ texts: [String]) -> String

  /// Renders a budget as text that ends with a line break.
  ///
  /// - Throws: `ArithmeticError` when a sum exceeds the largest possible amount.
  static func render(_ budget: Budget, options: ReportOptions) throws -> String

  /// Renders a budget piece by piece; if that fails, nothing is passed on.
  ///
  /// - Throws: as for `render`.
  static func write(
    _ budget: Budget, options: ReportOptions, to take: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws
}

extension Reporter {
  /// The name of the format.
  public static var fileExtension: String { format }

  /// Renders the budget as a whole and passes it on.
  public static func write(
    _ budget: Budget, options: ReportOptions, to take: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws {
    var text = try render(budget, options: options)
    text.withUTF8 { take(UnsafeRawBufferPointer($0)) }
  }

  /// False: most formats have no such section.
  public static var showsLeftRunning: Bool { false }

  /// False: most formats show no forecast.
  public static var showsForecast: Bool { false }

  /// Joins the texts with an empty line between them.
  public static func join(_ texts: [String]) -> String { texts.joined(separator: "\n") }
}

/// The registry of budget formats.
public enum ReporterRegistry {
  /// The reporters, one per line: a new one needs a line here and a file.
  public static let all: [any Reporter.Type] = [
    TableReporter.self,
    MarkdownReporter.self,
    HTMLReporter.self,
    CSVReporter.self,
    JSONReporter.self,
    FocusReporter.self,
  ]

  /// The names of the formats.
  public static var formats: [String] { all.map { $0.format } }

  /// Returns the reporter with a name; nil when there is none.
  public static func reporter(_ format: String) -> (any Reporter.Type)? {
    all.first { $0.format == format }
  }
}
