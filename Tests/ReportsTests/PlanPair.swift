import Analysis
import Billing
import Reports
import Testing

/// Two plans whose budgets are compared.
struct PlanPair: Sendable, CustomTestStringConvertible {
  var name: String
  var before: String
  var after: String

  var testDescription: String { name }

  static let all: [PlanPair] = [
    PlanPair(name: "calendar-to-later", before: "calendar", after: "calendar-later"),
    PlanPair(name: "tiers-to-fewer", before: "tiers", after: "tiers-fewer"),
    PlanPair(name: "class-to-class", before: "class", after: "class"),
    PlanPair(name: "plain-to-nasty", before: "plain", after: "nasty"),
    PlanPair(name: "nothing-to-weeks", before: "nothing", after: "weeks"),
    PlanPair(name: "shared-to-class", before: "shared-class", after: "class"),
  ]

  func diff() throws -> BudgetDiff {
    try BudgetDiff(from: try Plan(name: before).budget(), to: try Plan(name: after).budget())
  }
}
