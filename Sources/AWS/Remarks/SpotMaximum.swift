import Billing
import Money
import Prices
import Scenarios

/// Spot instances are interrupted when their price rises above the maximum that their user set (EC2
/// user guide, "Spot Instance interruptions", text of 2023-06).
enum SpotMaximum: ResourceRule {
  static let id = "spot-maximum"
  static let summary =
    "A maximum price for spot, and how often the observed prices would have interrupted the server."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) of hours that may be interrupted"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    for charge in item.charges {
      guard let highest = charge.usage.highestPrice, let moving = context.prices.movingPrices
      else { continue }
      let key = charge.usage.key
      let history = try moving.history(of: key).history(ofMaximum: highest)
      let band = try moving.interruption(of: key)
      return Finding(amount: try charge.amount()) {
        message(key, charge.instanceType ?? key.meter, highest, history, band)
      }
    }
    return nil
  }

  private static func message(
    _ key: MeterKey, _ type: String, _ highest: UnitPrice, _ history: MaximumPriceHistory?,
    _ band: InterruptionBand?
  ) -> String {
    let place = key.zone ?? key.region
    let past =
      if let history {
        history.interruptions > 0
          ? "\(history.sentence); each time the server would have been taken away."
          : "\(history.sentence)."
      } else {
        "no spot price of \(type) in \(place) was observed over time, so how often that would have interrupted it is not known."
      }
    let advisor =
      band.map {
        " Whatever the maximum, \($0.text) of such servers are taken back in a month (spot instance advisor)."
      } ?? ""
    return "With at most \(highest.dollars) an hour for \(type): \(past)\(advisor)"
  }
}
