import Billing
import Money
import Scenarios

/// A commitment is paid for one or three years, used or not (VM instance pricing page, about late
/// 2025).
enum CommitmentOutlastsPlan: ResourceRule {
  static let id = "commitment-outlasts-plan"
  static let summary = "A commitment to Google's machines is for more hours than the plan has."

  static func together(_ amount: Money) -> String { "\(amount.dollars) owed besides the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let committed = item.charges.filter { $0.usage.purchase?.commitment != nil }
    guard let commitment = committed.first?.usage.purchase?.commitment else { return nil }
    let term = Quantity(commitment.termHours)
    let exists = try context.existingHours(of: item)
    guard !exists.isZero, exists < term else { return nil }
    let share = try committed.map { try $0.amount() }.sum()
    let owed = try share.scaled(by: term, over: exists)
    let besides = try owed - share
    let years = commitment.years == 3 ? "three years" : "one year"
    return Finding(amount: besides) {
      """
      A commitment is owed for \(years), \(term.grouped) hours, used or not: \(owed.dollars) in all. \
      This plan has \(exists.short) of them, \(share.dollars); \(besides.dollars) is owed besides.
      """
    }
  }
}
