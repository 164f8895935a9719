import Scenarios
import Billing
import Money
import Prices

/// Volumes and databases are stopped to save money, but what they store continues to bill (EC2 and
/// RDS user guides, texts of 2023-06).
enum StoppedStillBills: ResourceRule {
  static let id = "stopped-still-bills"
  static let summary = "Disks, snapshots and addresses bill on while a server is stopped."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) over the plan for what they store"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard item.isScheduled, item.facts?.canBeStopped(item.resource.fields) == true else {
      return nil
    }
    let stored = try item.amount(where: \.isStored)
    if stored.isZero { return nil }
    let exists = try context.existingHours(of: item)
    let stopped = try exists - context.runningHours(of: item)
    guard stopped > .zero else { return nil }
    let idle = try stored.scaled(by: stopped, over: exists)
    let what = item.facts?.isServer == true ? "disks bill" : "storage bills"
    return Finding(amount: stored) {
      """
      Its \(what) while it is stopped: \(stored.dollars) over the plan, \(idle.dollars) of it for \
      the \(stopped.short) hours in which nothing runs. Only deleting ends that.\(address(item))
      """
    }
  }

  private static func address(_ item: PlannedResource) -> String {
    let address = item.charges.first { $0.usage.part == .address }
    guard let price = address?.firstPrice else { return "" }
    return " A public address kept meanwhile would bill \(price.dollars) an hour as well."
  }
}
