import Billing
import Money
import Prices
import Scenarios

/// Only a root disk is deleted with its instance (EC2 user guide, "DeleteOnTermination", text of
/// 2023-06).
enum DisksOutliveServers: WarningRule {
  static let id = "disks-outlive-servers"
  static let summary =
    "Disks, snapshots and addresses that are not deleted with a server bill on after the plan."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    var names: [String] = []
    var monthly = Money.zero
    for item in context.resources where item.resource.until == nil {
      let amount = try item.amount {
        item.facts?.outlivesServers == true || item.facts?.isServer == true && outlives($0)
      }
      guard !amount.isZero else { continue }
      names.append(
        item.facts?.isServer == true
          ? "the further disks and snapshots of \(item.resource.name)" : item.resource.name)
      let exists = try context.existingHours(of: item)
      monthly = try monthly + amount.scaled(by: context.monthHours, over: exists)
    }
    guard monthly.isWorthMentioning else { return [] }
    return [
      remark(
        """
        Deleting a server leaves \(Wording.list(names)) behind. Forgotten after the plan, that \
        costs \(monthly.dollars) a month.
        """, amount: monthly)
    ]
  }

  /// Of a server's own disks, only the root disk is deleted with it.
  private static func outlives(_ charge: PlannedCharge) -> Bool {
    switch charge.usage.part {
    case .volume, .snapshot: return true
    default: return false
    }
  }
}
