import Billing
import Money

/// A machine that is shut down from within stays allocated and is billed (Azure documentation, "States
/// and billing").
enum StoppedNotDeallocated: ResourceRule {
  static let id = "stopped-not-deallocated"
  static let summary =
    "A machine has hours, and would bill on between them unless it is deallocated."

  static func together(_ amount: Money) -> String { "\(amount.dollars) over the plan" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let charges = item.charges.filter { $0.isCompute && $0.usage.nature == .running }
    guard item.isScheduled, !charges.isEmpty else { return nil }
    let (exists, runs) = (try context.existingHours(of: item), try context.runningHours(of: item))
    guard runs > .zero, runs < exists else { return nil }
    let paid = try charges.map { try $0.amount() }.sum()
    let wasted = try paid.scaled(by: exists - runs, over: runs)
    guard wasted.isWorthMentioning else { return nil }
    return Finding(amount: wasted) {
      """
      It is priced as deallocated for \(try (exists - runs).short) of its \(exists.short) hours. \
      Shut down from within it goes on billing: up to \(wasted.dollars) more over the plan. Stop it \
      with "az vm deallocate", or set an automatic shutdown, which deallocates.
      """
    }
  }
}
