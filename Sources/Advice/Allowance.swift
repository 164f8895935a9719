import Billing
import Diagnostics
import Prices
import Scenarios

/// The remarks that a plan declares unnecessary.
enum Allowance {
  /// Removes the remarks that a plan allows from its budget, and records that it did.
  ///
  /// - Throws: `Diagnostics` where the plan allows what no rule remarks on.
  static func apply(to budget: inout Budget, rules: () -> Set<String>) throws {
    let scenario = budget.scenario
    let groups: [(ids: [String], fields: FieldValues)] =
      [(scenario.allowed, scenario.fields)]
      + scenario.resources.map { ($0.allowed, $0.fields) }
    guard groups.contains(where: { !$0.ids.isEmpty }) else { return }
    let rules = rules()
    var problems: [Diagnostic] = []
    for group in groups {
      for id in group.ids where !rules.contains(id) {
        problems.append(
          Diagnostic(
            at: group.fields.position(of: "allow"), "'allow': there is no remark '\(safe(id))'",
            hints: hints(id, rules)))
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    func isAllowed(_ warning: PlanWarning) -> Bool {
      if scenario.allowed.contains(warning.rule) { return true }
      let names = warning.resource.map { [$0] } ?? warning.resources
      return !names.isEmpty
        && names.allSatisfy { name in
          scenario.resources.contains { $0.name == name && $0.allowed.contains(warning.rule) }
        }
    }
    budget.allowed = budget.warnings.filter(isAllowed)
    budget.warnings.removeAll(where: isAllowed)
    guard !budget.allowed.isEmpty else { return }
    let names = budget.allowed.map { warning in
      warning.rule + (warning.resource.map { " (\($0))" } ?? "")
    }
    budget.assumptions.append(
      "Remarks that are not shown because the plan allows them: \(names.joined(separator: ", ")).")
  }

  private static func hints(_ id: String, _ rules: Set<String>) -> [String] {
    let nearest = Suggestions.nearest(to: id, among: rules.sorted())
    return nearest.isEmpty
      ? ["'budget lint' shows the ids of a plan's remarks"]
      : ["did you mean '\(nearest.joined(separator: "' or '"))'?"]
  }

  private static func safe(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(60).map {
          $0.value < 0x20 || $0.value == 0x7F || $0.properties.isBidiControl ? "?" : $0
        }))
  }
}
