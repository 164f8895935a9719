import Foundation
import Testing

@testable import BudgetCLI

/// A plan that causes a remark and a nearly identical one that does not.
struct RemarkCase: Sendable, CustomTestStringConvertible {
  var rule: String
  var fires: String
  var silent: String

  var testDescription: String { rule }

  /// The cases of `Remarks/remarks.jsonl`.
  static let all: [RemarkCase] = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Remarks/remarks.jsonl")
    let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { RemarkCase(String($0)) }
  }()

  private init?(_ line: String) {
    guard
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let rule = object["rule"] as? String
    else { return nil }
    func text(_ key: String) -> String {
      let data = try? JSONSerialization.data(withJSONObject: object[key] ?? [:])
      return String(decoding: data ?? Data(), as: UTF8.self)
    }
    self.rule = rule
    (fires, silent) = (text("fires"), text("silent"))
  }
}

/// Tests of remarks at the prices of the catalog, and of silencing them.
@Suite struct RemarkCaseTests {
  private struct Linted: Decodable {
    struct Remark: Decodable { var rule: String }
    var remarks: [Remark]
    var allowed: [Remark]
  }

  private func lint(_ plan: String, _ arguments: [String] = []) throws -> (Linted, code: Int32) {
    let outcome = Checkout.run(
      ["lint", "-", "--json"] + arguments, input: .bytes(Array(plan.utf8)))
    let all = try JSONDecoder().decode([Linted].self, from: Data(outcome.outputBytes))
    return (try #require(all.first), outcome.code)
  }

  /// These include the remarks whose plans need prices that the fixtures lack.
  @Test func thereAreCases() {
    #expect(RemarkCase.all.count >= 18)
    let held = Set(RemarkCase.all.map(\.rule))
    let elsewhere = [
      "read-as", "outside-plan", "needs-not-met", "other-type-is-free", "windows-spot-below-linux",
      "reduced-redundancy", "commitment-ignores-schedule",
    ]
    #expect(held.isSuperset(of: elsewhere))
  }

  @Test(arguments: RemarkCase.all)
  func firesAndIsSilent(_ plan: RemarkCase) throws {
    let fires = try lint(plan.fires, ["--fail-on", plan.rule])
    #expect(fires.0.remarks.contains { $0.rule == plan.rule } && fires.code == 1)
    let silent = try lint(plan.silent, ["--fail-on", plan.rule])
    #expect(!silent.0.remarks.contains { $0.rule == plan.rule } && silent.code == 0)
  }

  /// `allow` removes the remark, every kind of output says so, and nothing else changes.
  @Test(arguments: RemarkCase.all)
  func isSilencedByAllow(_ plan: RemarkCase) throws {
    let before = try lint(plan.fires).0
    let text = plan.fires.replacing(/^\{/, with: #"{ "allow": ["\#(plan.rule)"], "#)
    let (after, code) = try lint(text, ["--fail-on", plan.rule])
    #expect(code == 0 && after.allowed.contains { $0.rule == plan.rule })
    #expect(after.remarks.map(\.rule) == before.remarks.map(\.rule).filter { $0 != plan.rule })
    let estimate = Checkout.run(["estimate", "-", "--format", "json"], input: .text(text))
    #expect(estimate.output.contains("not shown because the plan allows them: \(plan.rule)"))
  }

  private static let plan = RemarkCase.all.first { $0.rule == "nat-gateway" }?.fires ?? ""

  @Test func anUnknownIdInAllowIsAnErrorWithItsPlace() {
    let text = "{\n  \"allow\": [\"nat-gatway\"],\n" + Self.plan.dropFirst()
    let outcome = Checkout.run(["lint", "-"], input: .text(text))
    #expect(outcome.code == 3 || outcome.code == 65 || outcome.code == 2)
    #expect(outcome.errors.contains("standard input:2:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("did you mean 'nat-gateway'?"), "\(outcome.errors)")
  }

  @Test(arguments: [("any", 1), ("nat-gateway", 1), ("no-end", 0)])
  func failsOnWhatWasNamed(_ id: String, _ code: Int32) throws {
    #expect(try lint(Self.plan, ["--fail-on", id]).code == code)
  }

  @Test(arguments: [
    ("table", ": remark: "), ("markdown", "| nat-gateway |"), ("csv", ",nat-gateway,false,"),
    ("json", #""rule": "nat-gateway""#), ("html", ">nat-gateway</span>"),
  ])
  func everyFormatHasTheRemark(_ format: String, _ part: String) {
    let outcome = Checkout.run(["lint", "-", "--format", format], input: .text(Self.plan))
    #expect(outcome.code == 0 && outcome.output.contains(part), "\(outcome)")
  }

  @Test func unknownIdsToFailOnAreToldTogether() {
    let outcome = Checkout.run(
      ["lint", "-", "--fail-on", "nat-gatway", "--fail-on", "noend"], input: .text(Self.plan))
    #expect(outcome.errors.contains("did you mean 'nat-gateway'?"), "\(outcome.errors)")
    #expect(outcome.errors.contains("'noend'"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
