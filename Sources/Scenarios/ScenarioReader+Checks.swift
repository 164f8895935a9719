import Diagnostics
import Prices

extension ScenarioReader {
  /// Reports matches that no bill can satisfy.
  func checkMatch(
    _ match: [String: String], at position: TextPosition?, _ reader: inout FieldReader
  ) {
    let known = ["account", "region", "service", "usage_type", "resource"]
    if match.isEmpty {
      reader.problems.add(at: position, "'match' is empty: say what of a bill it is")
    }
    for key in match.keys.sorted() where !known.contains(key) && !key.hasPrefix("tag:") {
      let nearest = Suggestions.nearest(to: key, among: known)
      reader.problems.add(
        at: position, "unknown key '\(clip(key))' in 'match'",
        hints: nearest.isEmpty
          ? ["keys: \(known.joined(separator: ", ")), tag:KEY"]
          : ["did you mean \(quoted(nearest))?"])
    }
  }

  /// Reports sharing in a plan that has nobody to share with: it would change nothing.
  func checkShared(_ plan: Scenario, _ reader: inout FieldReader) {
    for resource in plan.resources where resource.isShared {
      reader.problems.add(
        at: resource.fields.position(of: "shared"),
        "'shared' changes nothing: the plan has no class to share it",
        hints: ["give the plan a 'cohort', or leave 'shared' out"])
    }
  }
}
