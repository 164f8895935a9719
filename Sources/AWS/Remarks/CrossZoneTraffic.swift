import Billing
import Money
import Prices

/// Traffic between zones is billed where it leaves and where it arrives (EC2 pricing page).
enum CrossZoneTraffic: ResourceRule {
  static let id = "cross-zone-traffic"
  static let summary = "Traffic between zones is billed on both sides."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) over the plan"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let between = item.charge(of: DataTransfer.betweenZones)
    guard let between, try between.amount().isWorthMentioning else { return nil }
    let billed = try between.quantity()
    let sent = try billed.divided(by: Quantity(2))
    return Finding(amount: try between.amount()) {
      """
      Traffic between zones is billed twice, where it leaves and where it arrives: \
      \(sent.short) GB are billed as \(billed.short), \(try between.amount().dollars) over the \
      plan. Within one zone it is free.
      """
    }
  }
}
