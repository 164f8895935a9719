import DelimitedText
import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Runs the printed queries on their engines, which `tools/setup test` installs.
@Suite struct BillEngineTests {
  private static let python = "\(Checkout.root)/.build/python/bin/python"

  static var isInstalled: Bool { access(python, X_OK) == 0 }

  private func run(_ engine: String, python: String = python) throws -> String {
    let program = try #require(builtProgram("budget"))
    let folder = "\(Checkout.temporary)/engines"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let tests = "\(Checkout.root)/Tests/BillsTests"
    let variables = Checkout.environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    let result = runScript(
      "\(variables) '\(python)' '\(tests)/Engines/engines.py' '\(program)' '\(tests)/Samples' '\(folder)/\(engine)' \(engine) 2>'\(folder)/\(engine).log'",
      in: "sh")
    #expect(
      result.code == 0,
      "\((try? String(contentsOfFile: "\(folder)/\(engine).log", encoding: .utf8))?.suffix(2000) ?? "")"
    )
    return result.output
  }

  @Test(.enabled(if: isInstalled)) func everyQueryIsSQLOfItsDialect() throws {
    #expect(try run("parse") == "")
  }

  @Test(.enabled(if: hasProgram("python3") && hasProgram("xargs")))
  func plansAreSharedOutByXargs() throws {
    #expect(try run("xargs", python: "python3") == "")
  }

  @Test(.enabled(if: isInstalled)) func plansAreSharedOutBySpark() throws {
    #expect(try run("pipe") == "")
  }

  @Test(.enabled(if: isInstalled), arguments: ["duckdb", "spark"])
  func givesTheSameToTheLastDigit(_ engine: String) throws {
    let lines = try run(engine).split(separator: "\n").filter { $0.contains("\t") }
    #expect(lines.count == (engine == "duckdb" ? 8 : 4))
    for line in lines {
      let parts = line.split(separator: "\t").map(String.init)
      let reports = try parts.dropFirst().map { file in
        try #require(
          try JSONSerialization.jsonObject(
            with: Data(Checkout.run(["actual", file, "--format", "json"]).outputBytes))
            as? [String: Any])
      }
      let bills = reports.compactMap { $0["bill"] as? [String: Any] }
      for key in ["total", "usage", "credits", "refunds", "tax", "by_provider", "from", "currency"]
      {
        #expect(
          bills[0][key] as? NSObject == bills[1][key] as? NSObject, "\(parts[0]): \(key)")
      }
      for key in [
        "by_service", "by_resource", "by_region", "by_account", "by_tag", "by_month", "by_day",
      ] {
        #expect(
          reports[0][key] as? NSObject == reports[1][key] as? NSObject, "\(parts[0]): \(key)")
      }
      let meters = try parts.dropFirst().map(Self.meters)
      #expect(!meters[0].isEmpty && meters[0] == meters[1], "\(parts[0]): meters")
    }
  }

  /// Returns what is left of each row of a bill, without how many rows it was made of and when it
  /// ended.
  private static func meters(_ file: String) throws -> [String] {
    var rows: [[String]] = []
    let text = Checkout.run(["actual", file, "--format", "csv"]).output
    try Array(text.utf8).withUnsafeBytes { bytes in
      try DelimitedReader.read(bytes) { row in
        rows.append(try (0..<row.count).map { try row.string($0) })
      }
    }
    let header = try #require(rows.first)
    return rows.dropFirst().map { row in
      zip(header, row).filter { !["rows", "days"].contains($0.0) }.map(\.1)
        .joined(separator: "|")
    }.sorted()
  }
}
