import Estimator
import Money
import Scenarios

/// The resources that have one value of a tag.
struct TagGroup {
  /// The value; nil for the resources without the tag.
  let value: String?
  /// The list cost.
  var list: Money
  /// What is left after the free tier; credits belong to no resource.
  var afterFreeTier: Money

  /// The value for people.
  var name: String { value.map(VisibleText.name) ?? "(none)" }

  /// The groups of a tag by value, those without it last.
  static func all(
    by tag: String, of figures: BudgetFigures
  ) throws(ArithmeticError) -> [TagGroup] {
    var groups: [String?: TagGroup] = [:]
    for line in figures.lines {
      let value = line.tags[tag]
      var group = groups[value] ?? TagGroup(value: value, list: .zero, afterFreeTier: .zero)
      group.list = try group.list + line.amount
      group.afterFreeTier = try group.afterFreeTier + line.afterFreeTier
      groups[value] = group
    }
    return groups.values.sorted { left, right in
      guard let first = left.value else { return false }
      guard let second = right.value else { return true }
      return first < second
    }
  }
}
