import Billing
import Money
import Scenarios

/// A commitment bills every hour, whatever a schedule leaves out (EC2 and RDS reserved instances pricing
/// pages; Savings Plans user guide, "How Savings Plans apply").
enum CommitmentIgnoresSchedule: ResourceRule {
  static let id = "commitment-ignores-schedule"
  static let summary = "A schedule saves nothing of what a reservation or Savings Plan bills."

  static func together(_ amount: Money) -> String { "\(amount.dollars) whatever the schedules say" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard let key = item.resource.schedule.key else { return nil }
    let committed = item.committed
    guard let commitment = committed.first?.usage.purchase?.commitment else { return nil }
    let amount = try committed.map { charge in try charge.amount() }.sum()
    return Finding(amount: amount) {
      """
      The \(commitment.noun) bills all hours of the plan, used or not: "\(key)" saves nothing of its \
      \(amount.dollars). On demand would bill only the hours that it runs.
      """
    }
  }
}
