import Billing
import Foundation
import Money
import Scenarios

@testable import BudgetCLI

/// Valid resources of every service, from which plans are made to test rules for any plan.
enum PlanProperties {
  typealias Members = [String: Any]

  /// Resources that can be priced on their own, some of each service.
  static var resources: [Members] {
    lines(of: "resources.jsonl").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? Members
    }
  }

  /// The lines of a file in `Properties`.
  static func lines(of name: String) -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Properties/\(name)")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// The services that plans may name.
  static let services = Providers.all.definitions.map(\.id).sorted()

  /// A plan of these resources.
  static func plan(_ resources: [Members], _ more: Members = [:]) -> Members {
    var plan: Members = ["title": "Any plan", "start": "2026-11-01", "months": 3]
    plan.merge(more) { _, new in new }
    plan["resources"] = resources
    return plan
  }

  /// The result of each plan: a budget, or errors.
  static func priced(_ plans: [Members]) throws -> [Members] {
    var input: [UInt8] = []
    for plan in plans {
      input += Array(try JSONSerialization.data(withJSONObject: plan, options: .sortedKeys))
      input.append(UInt8(ascii: "\n"))
    }
    let outcome = Checkout.run(
      ["estimate", "--lines", "-", "--draws", "100"], input: .bytes(input))
    return outcome.output.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? Members
    }
  }

  /// The sum of a member over lines or months, exactly.
  static func sum(_ member: String, of parts: Any?) throws -> Money {
    try (parts as? [Members] ?? []).map { part in
      try Money(part[member] as? String ?? "")
    }.sum()
  }

  // MARK: Values of a field

  /// Values that a field may have, beginning with those in other plans.
  static func values(of field: FieldDeclaration, seen: [Any]) -> [Any] {
    var values = seen
    switch field.kind {
    case .quantity(let range), .number(let range):
      values += ["3", "0.5", "7", "130", "3000", "20000"].compactMap { text in
        guard let value = try? Quantity(text), range.contains(value) else { return nil }
        return Double(text)
      }
      values.append(Double(range.upperBound.description) ?? 1)
    case .integer(let range):
      values += [2, 3, 5, 40, 400].filter(range.contains)
      values.append(range.lowerBound)
    case .choice(let words): values += words
    // Sharing depends on the class, and a flag that is false has no effect.
    case .flag: values += field.name == "shared" ? [] : [true]
    case .date, .moment: values.append("2026-12-05")
    case .tags: values.append(["course": "cloud"])
    case .object(let fields):
      values.append(
        Dictionary(
          uniqueKeysWithValues: fields.compactMap { field in
            Self.values(of: field, seen: []).first.map { (field.name, $0) }
          }))
    case .text, .monthHours, .words, .list, .resources: break
    }
    return values
  }
}
