import Advice
import Billing
import Money
import PriceFixtures
import Prices
import Scenarios

@testable import Analysis

/// Spot prices that were never observed, unless a test says otherwise.
struct FixtureHistory: MovingPrices {
  var observations: [PriceObservation] = []
  var band: InterruptionBand?

  func history(of key: MeterKey) -> PriceHistory {
    PriceHistory(key: key, observations: observations)
  }
  func histories(comparableTo key: MeterKey) -> [PriceHistory] { [] }
  func interruption(of key: MeterKey) -> InterruptionBand? { band }
}

/// A plan that is priced and forecast with frozen prices.
struct ForecastCase {
  var plan = #""months": 3"#
  var resources: String
  var history = FixtureHistory()
  var offers: [FreeTierOffer] = []

  func budget() throws -> (Estimator, Budget) {
    var prices = FixtureBook()
    prices.offers = offers
    let text =
      #"{ "title": "Case", "region": "us-east-1", \#(plan), "resources": [ \#(resources) ] }"#
    let reader = ScenarioReader(services: knownServices.definitions)
    let estimator = Estimator(prices: prices, services: knownServices)
    return (estimator, try estimator.estimate(try reader.read(Array(text.utf8))))
  }

  func forecast(_ options: ForecastOptions = ForecastOptions()) throws -> Forecast {
    let (estimator, budget) = try budget()
    return try Forecaster(estimator: estimator, prices: history).forecast(budget, options)
  }
}
