import Billing
import Money
import Scenarios

/// Prices changes to one resource by that resource alone, which takes no longer in a large plan than in
/// a small one.
///
/// What a change saves is exactly the same in the whole plan where the resource shares nothing with
/// others, before and after the change: no free usage, no tiers of a price, no credits, and nothing
/// that an account pays once.
struct ResourceApart {
  private let resource: ResourceIndex
  private let estimate: Advisor.EstimateAlone
  /// The changes that were made.
  private var made: [ScenarioOverride] = []
  private var now: (used: Money, toPay: Money)

  /// Prices the resource as it is; nil where it shares something with others.
  init?(_ resource: ResourceIndex, _ estimate: @escaping Advisor.EstimateAlone) {
    guard let sums = Self.sums(try? estimate(resource, [])) else { return nil }
    (self.resource, self.estimate, now) = (resource, estimate, sums)
  }

  /// Returns what a change would save on top of those made, of what is used and of what is to be paid;
  /// nil where only the whole plan tells.
  func saving(_ changes: [ScenarioOverride]) -> (used: Money, toPay: Money)? {
    let all = AdvisedPlan.ordered(made + changes)
    guard let changed = Self.sums(try? estimate(resource, all)),
      let used = try? now.used - changed.used, let toPay = try? now.toPay - changed.toPay
    else { return nil }
    return (used, toPay)
  }

  /// Makes a change that saves so much.
  mutating func make(_ changes: [ScenarioOverride], saving: (used: Money, toPay: Money)) {
    made += changes
    if let used = try? now.used - saving.used, let toPay = try? now.toPay - saving.toPay {
      now = (used, toPay)
    }
  }

  private static func sums(_ budget: Budget??) -> (used: Money, toPay: Money)? {
    guard let budget = budget ?? nil, budget.isMeteredApart, budget.freeTier.isEmpty,
      budget.availableCredits.isEmpty, budget.upfrontFees.isEmpty,
      budget.charges.allSatisfy({ $0.rate.tiers.count == 1 })
    else { return nil }
    return (budget.used, budget.totals.total)
  }
}
