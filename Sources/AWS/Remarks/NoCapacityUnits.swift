import Billing
import Money
import Prices
import Scenarios

/// A load balancer is billed by the capacity that it uses, in addition to its hours (Elastic Load
/// Balancing pricing page).
enum NoCapacityUnits: ResourceRule {
  static let id = "no-capacity-units"
  static let summary = "A load balancer is priced as if nothing passed through it."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) with one capacity unit each"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard item.service == LoadBalancer.definition.id else { return nil }
    let fields = item.resource.fields
    let kind = fields[LoadBalancer.kind]
    guard kind != .classic, fields[LoadBalancer.capacityUnits].isZero,
      fields[LoadBalancer.dataProcessed].isZero,
      !fields.isGiven(LoadBalancer.capacityUnits),
      let hours = item.charge(of: LoadBalancer.hours[kind])
    else { return nil }
    let key = LoadBalancer.load[kind].key(of: item.resource.provider, in: item.resource.region)
    guard let price = try context.rateCard(key)?.firstPrice else { return nil }
    let amount = try Money(hours.quantity(), at: price)
    return Finding(amount: amount) {
      """
      Nothing passes through this load balancer as planned: "capacity_units" is left out. One \
      capacity unit on average costs \(price.dollars) an hour, \(amount.dollars) in this plan; a \
      small site needs less than one.
      """
    }
  }
}
