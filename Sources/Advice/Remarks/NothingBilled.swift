import Billing
import Money

/// A resource without a priced line is easily mistaken for a free one; usually a quantity was
/// forgotten.
enum NothingBilled: ResourceRule {
  static let id = "nothing-billed"
  static let summary = "A resource has no line: the plan states nothing of it that is billed."

  static func together(_ amount: Money) -> String { "no line is priced for them" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard item.charges.isEmpty, try !context.isFreeByRule(item) else { return nil }
    return Finding(amount: .zero) {
      """
      No line is priced for it: the plan states nothing of it that is billed. Check whether a \
      quantity is missing, or its dates lie outside the plan.
      """
    }
  }
}
