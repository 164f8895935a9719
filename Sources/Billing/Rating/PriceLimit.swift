import Dates
import Money
package import Prices

/// An error: the price is above the highest that the user pays.
struct PriceAboveLimit: Error {
  var key: MeterKey
  var price: UnitPrice
  var highest: UnitPrice
  var history: MaximumPriceHistory?

  var message: String {
    "at $\(highest) an hour at most it does not run: \(key.meter) costs $\(price) in \(key.zone ?? key.region)"
  }

  var hints: [String] {
    [history.map(\.sentence), "raise the maximum to $\(price) or more, or leave it out"]
      .compactMap { $0 }
  }
}

extension MaximumPriceHistory {
  /// The consequence of the maximum, in a sentence without a full stop.
  package var sentence: String {
    let days = [seconds.lowerBound, seconds.upperBound]
      .map { CalendarDate(dayNumber: $0 / 86_400).description }
    let prices = "\(Quantity(count).grouped) observed \(count == 1 ? "price" : "prices")"
    guard days[0] != days[1] || secondsInAll > 0, let share = perMilleAbove else {
      return "\(prices) of \(days[0]) \(count == 1 ? "says" : "say") nothing of how it moves"
    }
    let times = interruptions == 1 ? "once" : "\(Quantity(interruptions).grouped) times"
    let place =
      isOfMixedZones
      ? ", zones mixed"
      : zones.count == 1 ? " in \(zones[0])" : " in \(zones.count) zones together"
    let time = "for \(share / 10).\(share % 10)% of the time"
    let movement =
      interruptions > 0
      ? "rose above that \(times) and was above it \(time)"
      : share == 0 ? "was never above that" : "was above that \(time)"
    return "from \(days[0]) to \(days[1]) the price \(movement) (\(prices)\(place))"
  }
}

extension RememberedPrices {
  /// Compares a usage's price with the highest that the user pays for one unit.
  ///
  /// - Throws: `PriceAboveLimit`, or the error of the store behind the book.
  func check(_ usage: Usage, _ tiers: [PriceTier]) throws {
    guard let highest = usage.highestPrice, let price = tiers.first?.unitPrice, price > highest
    else { return }
    throw PriceAboveLimit(
      key: usage.key, price: price, highest: highest,
      history: try movingPrices?.history(of: usage.key).history(ofMaximum: highest))
  }
}
