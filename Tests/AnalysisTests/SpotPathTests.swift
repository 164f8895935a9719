import Billing
import Dates
import Diagnostics
import Money
import PriceFixtures
import Prices
import Testing

@testable import Analysis

/// Paths of spot prices: what is drawn from few, old and several zones' observations.
struct SpotPathTests {
  /// Observations, each as days before the plan's prices, zone and a multiple of the plan's price.
  private static func forecast(
    _ observed: [(days: Int, zone: String, multiple: Double)], _ more: String = ""
  ) throws -> (forecast: Forecast, likely: Double) {
    var plan = ForecastCase(
      resources:
        #"{ "name": "s", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0, "purchase_option": "spot" }\#(more)"#
    )
    let servers = more.isEmpty ? 1.0 : 2
    let (_, budget) = try plan.budget()
    let price = budget.used.approximation / 2190 / servers
    let end = budget.pricesDate.dayNumber * 86_400
    plan.history.observations = observed.map { days, zone, multiple in
      PriceObservation(
        second: end - days * 86_400, zone: zone,
        unitPrice: UnitPrice(scaled: Int128((price * multiple * 1e6).rounded()) * 1_000_000))
    }
    return (try plan.forecast(), budget.used.approximation)
  }

  /// Two prices three weeks apart: the second is drawn as often as the first.
  @Test func bothOfTwoPricesAreDrawn() throws {
    let (forecast, likely) = try Self.forecast([(40, "a", 0.5), (19, "a", 1.5)])
    #expect(abs(forecast.used.mean / likely - 1) < 0.05)
    #expect(forecast.used.p90 > forecast.used.p10 * 1.1)
  }

  /// A zone with a single price is one of the zones, and its price moves as far as the zones differ.
  @Test func zonesDiffer() throws {
    let (forecast, likely) = try Self.forecast(
      [(40, "a", 1), (39, "a", 1), (19, "a", 1), (30, "b", 2)])
    #expect(abs(forecast.used.mean / likely - 1.5) < 0.05)
    #expect(abs(forecast.used.p10 / likely - 1) < 0.01)
    #expect(abs(forecast.used.p90 / likely - 2) < 0.01)
    let price = try #require(forecast.influences.first)
    #expect(price.driver.kind == .price)
    #expect(abs(price.low / likely - 1) < 0.01 && abs(price.high / likely - 2) < 0.01)
    #expect(forecast.notes.contains { $0.contains("4 observations in 2 zones") })
  }

  /// What lies between observations that are years apart was not observed.
  @Test func gapsAreNotPrices() throws {
    let before = (0..<8).map { week in (1200 - week * 7, "a", 9.0) }
    let after = (0..<8).map { week in (100 - week * 7, "a", 1.0) }
    let (forecast, likely) = try Self.forecast(before + after)
    // Eight weeks of each, not three years of the one.
    #expect(abs(forecast.used.mean / likely - 5) < 0.4)
  }

  /// All servers of a type have one price: two move twice as far as one.
  @Test func serversOfATypeMoveAsOne() throws {
    let observed = (0...40).map { week in (week * 7, "a", week.isMultiple(of: 2) ? 0.5 : 1.5) }
    let (one, _) = try Self.forecast(observed)
    let (two, _) = try Self.forecast(
      observed,
      #", { "name": "t", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0, "purchase_option": "spot" }"#
    )
    #expect(abs((two.used.p90 - two.used.p10) / (one.used.p90 - one.used.p10) - 2) < 1e-6)
  }

  /// Where the limit holds in every draw, the assumption is told on which the credits depend.
  @Test func creditsDecideWhereTheLimitHolds() throws {
    let plan = ForecastCase(
      plan:
        #""months": 3, "start": "2026-09-01", "limit_usd": 1000, "credits": [ { "name": "c", "amount_usd": 45 } ]"#,
      resources:
        #"{ "name": "u", "service": "custom", "unit_price_usd": 1, "quantity": { "low": 10, "likely": 40, "high": 80 } }"#
    )
    let forecast = try plan.forecast()
    guard case .credits(let sum) = forecast.money else {
      Issue.record("the money is not the credits")
      return
    }
    #expect(abs(sum - 45) < 1e-9)
    #expect(forecast.decisive?.runsOutLow == 0 && forecast.decisive?.runsOutHigh == 1)
  }

  /// A range whose end cannot be is refused with the number that the plan has.
  @Test func anEndThatCannotBeIsToldAsWritten() throws {
    let plan = ForecastCase(
      resources:
        #"{ "name": "s", "service": "ec2", "instance_type": "t3.large", "hours_per_month": { "low": 700, "likely": 720, "high": 740 } }"#
    )
    let error = #expect(throws: Diagnostics.self) { try plan.forecast() }
    #expect(error?.all.first?.message.contains("740 hours") ?? false)
  }
}
