import Billing
import Dates
import Money
import Prices

/// A zone's own price is the last that was observed in it, which may be long before the region's
/// average was taken.
enum SpotZoneOutdated: ResourceRule {
  static let id = "spot-zone-outdated"
  static let summary =
    "The spot price of a zone was last observed long before the region's average, which is another."

  /// The days by which the average must be newer.
  private static let leastAge = 180
  /// The share in which the prices must differ, as one of so many parts.
  private static let leastShare = 5

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) between the two prices"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    for charge in item.charges where charge.isPaid(as: .spot) {
      guard let zone = charge.usage.key.zone, let price = charge.firstPrice,
        let day = charge.priceDate, let type = charge.instanceType,
        let card = try context.rateCard(charge.usage.key.ofWholeRegion),
        let average = card.firstPrice, day.days(until: card.effectiveFrom) > leastAge
      else { continue }
      let hours = try charge.quantity()
      let (own, other) = (try Money(hours, at: price), try Money(hours, at: average))
      let difference = try max(own, other) - min(own, other)
      guard try difference * leastShare >= own, difference.isWorthMentioning else { continue }
      return Finding(amount: difference) {
        """
        \(type) in \(zone) is priced at \(price.dollars) an hour, last observed there on \(day). \
        The average of \(charge.usage.key.region) of \(card.effectiveFrom) is \(average.dollars): \
        without "availability_zone" these hours cost \(other.dollars), not \(own.dollars).
        """
      }
    }
    return nil
  }
}
