import Billing
import Dates
import Money
import Scenarios

/// Spot prices have not exceeded the on-demand price since 2017-11-28 (AWS announcement of that
/// day).
enum SpotAboveOnDemand: ResourceRule {
  static let id = "spot-above-on-demand"
  static let summary = "A spot price is higher than the on-demand price of the same instance."

  /// The day since which spot prices have been capped: 2017-11-28.
  private static let cappedSince = CalendarDate(dayNumber: 17_498)

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) more than on demand"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    for charge in item.charges where charge.isPaid(as: .spot) {
      guard let spot = charge.firstPrice, let type = charge.instanceType,
        let onDemand = try context.onDemandPrice(of: charge), spot > onDemand
      else { continue }
      let hours = try charge.quantity()
      let costs = try Money(hours, at: spot)
      let wouldCost = try Money(hours, at: onDemand)
      let isCapped = context.scenario.pricesAsOf.map { $0 >= cappedSince } ?? true
      let reason =
        isCapped
        ? "Since \(cappedSince) a spot price never exceeds that, so this is a bid, not a price."
        : "That was possible before \(cappedSince)."
      return Finding(amount: try costs - wouldCost) {
        """
        \(spot.dollars) an hour is more than \(type) costs on demand, \(onDemand.dollars). \
        \(reason) The plan counts \(costs.dollars) for these hours; on demand they cost \
        \(wouldCost.dollars).
        """
      }
    }
    return nil
  }
}
