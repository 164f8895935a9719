import Billing
import Money
import Prices
import Scenarios

/// Only a root disk is deleted with its instance (EC2 user guide, "DeleteOnTermination", text of
/// 2023-06); where none is, as on Azure, all disks stay.
enum DisksOutliveServers: WarningRule {
  static let id = "disks-outlive-servers"
  static let summary =
    "Disks, snapshots and addresses that are not deleted with a server bill on after the plan."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    var (names, servers, wholly) = ([String](), [String](), [String]())
    var monthly = Money.zero
    for item in context.resources where item.resource.until == nil {
      let isLeft = { (charge: PlannedCharge) in
        item.facts?.outlivesServers == true || item.facts?.isServer == true && outlives(charge)
      }
      let hourly = try item.amount { $0.isHourly && isLeft($0) }
      let stored = try item.amount {
        $0.isStored && $0.usage.part != .minimumTime && isLeft($0)
      }
      guard !hourly.isZero || !stored.isZero else { continue }
      if item.facts?.isServer == true {
        let root = try item.amount { $0.usage.part == .rootVolume }
        if root.isZero {
          wholly.append(item.resource.name)
        } else {
          servers.append(item.resource.name)
        }
      } else {
        names.append(item.resource.name)
      }
      let exists = try context.existence(of: item)
      monthly = try monthly + stored.scaled(by: .one, over: exists.months)
      monthly = try monthly + hourly.scaled(by: context.monthHours, over: exists.hours)
    }
    guard monthly.isWorthMentioning else { return [] }
    if !wholly.isEmpty {
      names.append("the disks and snapshots of \(Wording.list(wholly))")
    }
    if !servers.isEmpty {
      names.append("the further disks and snapshots of \(Wording.list(servers))")
    }
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
