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
    // Process numbers are reused, so files of an earlier run must not be found.
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

  /// The program to test instead of the one built with the tests, such as the released one; nil
  /// unless `BUDGET_PROGRAM` names it.
  static let program = ProcessInfo.processInfo.environment["BUDGET_PROGRAM"]

  /// Runs a command line at the top of the checkout.
  static func run(
    _ arguments: [String], input: InputSource = .bytes([]), terminal: TerminalInfo = TerminalInfo()
  ) -> BudgetCLI.Outcome {
    if let program, case .bytes(let bytes) = input, terminal == TerminalInfo(),
      let outcome = try? Checkout.run(program, arguments, input: bytes)
    {
      return outcome
    }
    return BudgetCLI.run(
      arguments: arguments, environment: environment, currentDirectory: root, input: input,
      terminal: terminal)
  }

  /// Runs a program as a user does, with files for its streams.
  private static func run(
    _ program: String, _ arguments: [String], input: [UInt8]
  ) throws -> BudgetCLI.Outcome {
    let streams = FileManager.default.temporaryDirectory
      .appending(path: "budget-streams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: streams, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: streams) }
    func stream(_ name: String, _ bytes: [UInt8] = []) throws -> URL {
      let file = streams.appending(path: name)
      try Data(bytes).write(to: file)
      return file
    }
    let (output, errors) = (try stream("output"), try stream("errors"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    process.standardInput = try FileHandle(forReadingFrom: try stream("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return BudgetCLI.Outcome(
      outputBytes: Array(try Data(contentsOf: output)),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self),
      code: process.terminationStatus)
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
