import Billing
import Money

/// A reservation is owed for one or three years, used or not (Azure documentation, "Save with
/// reservations").
enum CapacityOutlastsPlan: ResourceRule {
  static let id = "reserved-capacity-outlasts-plan"
  static let summary = "A reservation of Azure's machines is for more hours than the plan has."

  static func together(_ amount: Money) -> String { "\(amount.dollars) owed besides the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard let owed = try context.commitment(of: item) else { return nil }
    return Finding(amount: owed.besides) {
      """
      A reservation is owed for \(owed.years), \(owed.term.grouped) hours, used or not: \
      \(owed.whole.dollars) in all. This plan has \(owed.exists.short) of them, \
      \(owed.share.dollars); \(owed.besides.dollars) is owed besides. It can be exchanged, and \
      refunds have a yearly limit.
      """
    }
  }
}
