import Billing
import Money

/// A commitment is paid for one or three years, used or not (VM instance pricing page, about late
/// 2025).
enum CommitmentOutlastsPlan: ResourceRule {
  static let id = "commitment-outlasts-plan"
  static let summary = "A commitment to Google's machines is for more hours than the plan has."

  static func together(_ amount: Money) -> String { "\(amount.dollars) owed besides the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard let owed = try context.commitment(of: item) else { return nil }
    return Finding(amount: owed.besides) {
      """
      A commitment is owed for \(owed.years), \(owed.term.grouped) hours, used or not: \
      \(owed.whole.dollars) in all. This plan has \(owed.exists.short) of them, \
      \(owed.share.dollars); \(owed.besides.dollars) is owed besides.
      """
    }
  }
}
