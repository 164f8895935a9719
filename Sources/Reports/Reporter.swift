public import Billing

/// A format in which a budget is shown: one file, one line in the registry.
///
/// A reporter computes nothing but sums; every figure comes from the budget.
public protocol Reporter: Sendable {
  /// The name by which a user asks for it, such as `markdown`.
  static var format: String { get }
  /// What it is, in a few words for help texts.
  static var summary: String { get }

  /// The extension of its files, without the point.
  static var fileExtension: String { get }
  /// Whether it has a section on what it costs when nobody turns things off.
  static var showsLeftRunning: Bool { get }
  /// Whether it shows how uncertain the plan's cost is.
  static var showsForecast: Bool { get }

  /// Puts the texts of several budgets together.
  static func join(_ texts: [String]) -> String

  /// Renders a budget as text that ends with a line break.
  ///
  /// - Throws: `ArithmeticError` when a sum is larger than an amount can be.
  static func render(_ budget: Budget, options: ReportOptions) throws -> String

  /// Renders a budget piece by piece; nothing is handed on where that fails.
  ///
  /// - Throws: as for `render`.
  static func write(
    _ budget: Budget, options: ReportOptions, to take: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws
}

extension Reporter {
  /// The format's own name.
  public static var fileExtension: String { format }

  /// All at once.
  public static func write(
    _ budget: Budget, options: ReportOptions, to take: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws {
    var text = try render(budget, options: options)
    text.withUTF8 { take(UnsafeRawBufferPointer($0)) }
  }

  /// No.
  public static var showsLeftRunning: Bool { false }

  /// No.
  public static var showsForecast: Bool { false }

  /// One after the other, with an empty line between.
  public static func join(_ texts: [String]) -> String { texts.joined(separator: "\n") }
}

/// All formats of a budget.
public enum ReporterRegistry {
  /// The reporters, a line each: adding one is a line here and a file.
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

  /// The reporter of a name; nil when there is none.
  public static func reporter(_ format: String) -> (any Reporter.Type)? {
    all.first { $0.format == format }
  }
}
