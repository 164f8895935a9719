import Foundation
import Testing

@testable import BudgetCLI

/// A plan with the answer worked out on paper, or given by the provider's own example.
struct PlanCase: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var arguments: [String]
  var exit: Int32
  var stderr: String?
  /// A part of what is written, such as of a remark.
  var output: String?
  var total: Double?
  var lines: [String: Double]
  var tolerance: Double

  var testDescription: String { name }

  /// The cases of all files in `Cases`.
  static let all: [PlanCase] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Cases")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap { file in
      let text = (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
      return text.split(separator: "\n").compactMap { PlanCase(String($0)) }
    }
  }()

  private init?(_ line: String) {
    guard
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let expected = object["expect"] as? [String: Any]
    else { return nil }
    name = object["name"] as? String ?? line
    if let text = object["text"] as? String {
      self.text = text
    } else {
      let data = try? JSONSerialization.data(withJSONObject: object["scenario"] ?? [:])
      text = String(decoding: data ?? Data(), as: UTF8.self)
    }
    arguments = object["args"] as? [String] ?? []
    exit = (expected["exit"] as? NSNumber)?.int32Value ?? 0
    stderr = expected["stderr"] as? String
    output = expected["output"] as? String
    total = (expected["total_usd"] as? NSNumber)?.doubleValue
    lines = (expected["lines"] as? [String: NSNumber] ?? [:]).mapValues(\.doubleValue)
    tolerance = (object["tolerance"] as? NSNumber)?.doubleValue ?? 0.005
  }
}

/// Tests of plans whose correct answer is known independently.
@Suite struct PlanCaseTests {
  @Test func thereAreCases() { #expect(PlanCase.all.count >= 60) }

  @Test(arguments: PlanCase.all)
  func agrees(_ plan: PlanCase) throws {
    let outcome = Checkout.run(
      ["estimate", "-", "--format", "json"] + plan.arguments,
      input: .bytes(Array(plan.text.utf8)))
    #expect(outcome.code == plan.exit, "\(outcome.errors)")
    if let part = plan.stderr {
      #expect(outcome.errors.lowercased().contains(part.lowercased()), "\(outcome.errors)")
    }
    if let part = plan.output {
      #expect(outcome.output.contains(part), "\(outcome.output)")
    }
    guard plan.exit == 0 || plan.total != nil else { return }
    let budget =
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    if let total = plan.total {
      let found = (budget["totals"] as? [String: String])?["total_usd"].flatMap(Double.init)
      #expect(found.map { abs($0 - total) <= plan.tolerance } ?? false, "\(found ?? .nan)")
    }
    var sums: [String: Double] = [:]
    for line in budget["lines"] as? [[String: Any]] ?? [] {
      guard let resource = line["resource"] as? String,
        let amount = (line["amount_usd"] as? String).flatMap(Double.init)
      else { continue }
      sums[resource, default: 0] += amount
    }
    for (resource, amount) in plan.lines {
      #expect(abs((sums[resource] ?? .nan) - amount) <= plan.tolerance, "\(resource): \(sums)")
    }
  }
}
