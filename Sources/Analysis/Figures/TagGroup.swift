import Billing
package import Money
import Scenarios

/// The resources with the same value of a tag.
package struct TagGroup {
  /// The value; nil for the resources without the tag.
  package let value: String?
  /// The list cost.
  package var list: Money
  /// The amount left after the free tier, before credits.
  package var afterFreeTier: Money

  /// Returns the groups of a tag by value, with the resources without it last.
  package static func all(
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
