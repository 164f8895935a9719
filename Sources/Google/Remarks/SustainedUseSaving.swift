import Billing
import Money
import Prices

/// What runs for more than a quarter of a month costs less by itself, its last hours the least
/// (documentation of sustained-use discounts, 2026-10-08).
enum SustainedUseSaving: ResourceRule {
  static let id = "sustained-use"
  static let summary = "A machine has a discount for sustained use, which shorter use would lose."

  static func together(_ amount: Money) -> String { "\(amount.dollars) less over the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    var saved = Money.zero
    var least: Quantity?
    for charge in item.charges {
      guard let text = charge.usage.key.attributes.values["sustained_use"],
        let share = try? Quantity(text), share > .zero
      else { continue }
      let amount = try charge.amount()
      guard !amount.isZero else { continue }
      saved = try saved + amount.scaled(by: Quantity(100) - share, over: share)
      least = min(least ?? share, share)
    }
    guard saved.isWorthMentioning, let least else { return nil }
    return Finding(amount: saved) {
      """
      Its price has a discount for sustained use that comes by itself: \(saved.dollars) over the \
      plan. The last hours of a month cost the least, \(least.grouped)% of the price, so shorter \
      hours save less than their share.
      """
    }
  }
}
