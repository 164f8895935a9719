import Billing
import Money
import Prices
import Scenarios

/// The free hours are those of t2.micro, and of t3.micro only in regions without t2.micro (EC2 user
/// guide, "Track your Free Tier usage", read 2026-11-28).
enum FreeTypeElsewhere: ResourceRule {
  static let id = "other-type-is-free"
  static let summary = "The micro type of the plan is not the one that is free in its region."

  static func together(_ amount: Money) -> String { "\(amount.dollars) that could be free" }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let account = context.scenario.account(of: .aws)
    guard context.scenario.appliesFreeTier, account.opened != nil else { return nil }
    for charge in item.charges where charge.usage.account != .classroom {
      guard charge.usage.purchase == .onDemand, let type = charge.usage.instanceType,
        let other = others[type]
      else { continue }
      let key = charge.usage.key
      var free = key
      free.meter = EC2.onDemandHours.usageType(other)
      let date = context.startDate
      func covers(_ key: MeterKey) -> FreeTierOffer? {
        context.offers.pools(of: key).first {
          $0.kind == .twelveMonths && $0.isOpen(to: account, on: date)
        }
      }
      guard covers(key) == nil, let offer = covers(free),
        let price = try context.rateCard(free)?.firstPrice
      else { continue }
      let hours = try charge.quantity()
      let amount = try charge.amount()
      return Finding(amount: amount) {
        """
        In \(key.region) the free hours are those of \(other), not of \(type). The same \
        \(hours.short) hours of \(other) cost \(try Money(hours, at: price).dollars) at list price \
        in place of \(amount.dollars), and \(offer.limit.short) hours a month of them are free.
        """
      }
    }
    return nil
  }

  private static let others = ["t2.micro": "t3.micro", "t3.micro": "t2.micro"]
}
