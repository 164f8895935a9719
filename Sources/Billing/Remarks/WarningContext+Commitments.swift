package import Money
import Scenarios

/// What is owed for a commitment beside the part of it that a plan has.
package struct OwedCommitment {
  /// Its hours.
  package let term: Quantity
  /// The hours of them that the plan has.
  package let exists: Quantity
  /// What all of its hours cost.
  package let whole: Money
  /// What those of the plan cost.
  package let share: Money
  /// What the others cost.
  package let besides: Money
  /// Its length in words.
  package let years: String
}

extension WarningContext {
  /// What is owed for a resource's commitment; nil without one, or where the plan has all of it.
  package func commitment(of item: PlannedResource) throws -> OwedCommitment? {
    let committed = item.charges.filter { $0.usage.purchase?.commitment != nil }
    guard let commitment = committed.first?.usage.purchase?.commitment else { return nil }
    let term = Quantity(commitment.termHours)
    let exists = try existingHours(of: item)
    guard !exists.isZero, exists < term else { return nil }
    let share = try committed.map { try $0.amount() }.sum()
    let whole = try share.scaled(by: term, over: exists)
    return OwedCommitment(
      term: term, exists: exists, whole: whole, share: share, besides: try whole - share,
      years: commitment.years == 3 ? "three years" : "one year")
  }

  /// The resources with spot machines of which neither the plan's description nor a tag says how
  /// interruptions are met, in words; nil where there are none.
  package func spotWithoutAWord() -> String? {
    let isDescribed = scenario.description?.lowercased().contains("interrupt") ?? false
    if isDescribed { return nil }
    let items = resources.filter { item in
      item.resource.tags["interruption"] == nil
        && item.charges.contains { $0.isCompute && $0.usage.purchase == .spot }
    }
    return items.isEmpty ? nil : Wording.list(items.map(\.resource))
  }
}
