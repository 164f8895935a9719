import Files
import TestSupport
import Testing

@testable import BudgetCLI

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tests of this program's part of `catalog refresh`: what it passes to the other program, and what
/// becomes of that program's output, messages and exit code.
@Suite struct CatalogRefreshTests {
  private let folder = TemporaryFolder()

  private func prepare(program: String) throws -> [String: String] {
    try Files.createFolder(folder("data/aws"))
    try Files.write(
      "id,name,published,confidence,note\nold,Old,2020-01-01,high,\n",
      to: folder("data/sources.csv"))
    try Files.write("region,name\neu-west-1,EU\n", to: folder("data/aws/regions.csv"))
    try Files.write(
      """
      region,meter,attributes,unit,tier_from,tier_to,price_usd,effective_from,effective_to,source
      eu-west-1,A,,hour,0,,1,2020-01-01,,old

      """, to: folder("data/aws/thing.csv"))
    let script = folder("fetch")
    try Files.write("#!/bin/sh\n\(program)\n", to: script)
    chmod(script, 0o755)
    return [
      "BUDGET_FETCH": script, "BUDGET_DATA": folder("data"),
      "BUDGET_CATALOG": folder("catalog.sqlite"), "PATH": "/usr/bin:/bin",
    ]
  }

  @Test(arguments: [0, 1, 65, 69, 73] as [Int32])
  func passesOnWhatTheOtherProgramSays(code: Int32) throws {
    let environment = try prepare(
      program: "echo \"$@\" | tr ' ' '\\n' | grep -v /; echo 'error: no' >&2; exit \(code)")
    let outcome = BudgetCLI.run(
      arguments: [
        "catalog", "refresh", "aws-spot", "--region", "eu-west-1", "--dry-run", "--force",
        "--retries", "2",
      ], environment: environment)
    #expect(outcome.code == code)
    // The other program is told which process to end with.
    var words = outcome.output.split(separator: "\n").map(String.init)
    if let parent = words.firstIndex(of: "--parent") { words.removeSubrange(parent...parent + 1) }
    #expect(
      words == [
        "aws-spot", "--data", "--catalog", "--list", "10", "--region", "eu-west-1", "--retries",
        "2",
        "--dry-run", "--force",
      ])
    #expect(outcome.errors.contains("error: no\n"))
  }

  @Test func aProgramThatIsNotThere() throws {
    var environment = try prepare(program: "")
    environment["BUDGET_FETCH"] = folder("nothing")
    let outcome = BudgetCLI.run(arguments: ["catalog", "refresh"], environment: environment)
    #expect(outcome.code == 69)
    #expect(outcome.errors.contains("cannot start"))
  }

  @Test func exportAndDiff() throws {
    let environment = try prepare(program: "")
    let export = BudgetCLI.run(
      arguments: ["catalog", "export", folder("out")], environment: environment)
    #expect(export.code == 0)
    #expect(export.errors == "3 tables in '\(folder.path)/out'\n")
    let again = BudgetCLI.run(
      arguments: ["catalog", "export", folder("out")], environment: environment)
    #expect(again.code == 73)
    let same = BudgetCLI.run(
      arguments: ["catalog", "diff", "2021-01-01", "2022-01-01"], environment: environment)
    #expect(same.code == 0)
    #expect(same.output == "")
    let other = BudgetCLI.run(
      arguments: ["catalog", "diff", "2019-01-01", "2022-01-01"], environment: environment)
    #expect(other.code == 1)
    #expect(
      other.output.split(separator: "\n").last
        == "added,aws,thing,eu-west-1,A,,hour,0,,1,,,old")
  }
}
