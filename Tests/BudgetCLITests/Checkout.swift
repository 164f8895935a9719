import Foundation

@testable import BudgetCLI

/// The folders of the checkout, and one catalog of its price tables for all tests.
enum Checkout {
  /// The top of the checkout.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The names of the example scenarios, without extension.
  static let scenarios: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/scenarios")) ?? [])
    .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

  /// A folder that only this run of the tests uses.
  static let temporary: String = {
    // Process numbers come again: what an earlier run left must not be found.
    let path = FileManager.default.temporaryDirectory
      .appending(path: "budget-tests-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: Checkout.temporary) }
    return path
  }()

  /// The environment of a user of the checkout.
  static let environment = [
    "BUDGET_DATA": "\(root)/pricing-data", "XDG_CACHE_HOME": "\(temporary)/cache",
  ]

  /// Runs a command line at the top of the checkout.
  static func run(
    _ arguments: [String], input: InputSource = .bytes([]), terminal: TerminalInfo = TerminalInfo()
  ) -> BudgetCLI.Outcome {
    BudgetCLI.run(
      arguments: arguments, environment: environment, currentDirectory: root, input: input,
      terminal: terminal)
  }

  /// Makes an empty folder for a test, and returns its path.
  static func folder() throws -> String {
    let path = "\(temporary)/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Writes a file for a test, and returns its path.
  static func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = "\(temporary)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}
