import Billing
import Dates
import Diagnostics
import Money
import PriceFixtures
import Prices
import Scenarios
import Testing

@testable import Analysis

/// The results of draws, compared with figures worked out on paper.
@Suite struct ForecastTests {
  private static func custom(_ range: String, price: String = "1") -> String {
    #"{ "name": "a", "service": "custom", "unit_price_usd": \#(price), "quantity": \#(range) }"#
  }

  /// A PERT range has the mean (low + 4 × likely + high) ÷ 6.
  @Test(arguments: [(10, 20, 60), (0, 0, 100), (5, 5, 6), (1, 9, 9)])
  func oneRange(_ low: Int, _ likely: Int, _ high: Int) throws {
    let range = #"{ "low": \#(low), "likely": \#(likely), "high": \#(high) }"#
    let forecast = try ForecastCase(resources: Self.custom(range)).forecast()
    let mean = Double(low + 4 * likely + high) / 6
    #expect(abs(forecast.used.mean - mean) < 3 * forecast.used.standardError)
    // This form of the PERT distribution has the variance (mean − low) (high − mean) ÷ 7.
    let variance = (mean - Double(low)) * (Double(high) - mean) / 7
    let drawn = forecast.used.standardError * forecast.used.standardError * 10_000
    #expect(abs(drawn / variance - 1) < 0.06)
  }

  @Test func sumsOfIndependentRanges() throws {
    let range = #"{ "low": 0, "likely": 6, "high": 12 }"#
    let one = try ForecastCase(resources: Self.custom(range)).forecast()
    let four = (1...4).map { Self.custom(range).replacing(#""a""#, with: "\"a\($0)\"") }
    let apart = try ForecastCase(resources: four.joined(separator: ",")).forecast()
    #expect(abs(apart.used.mean - 24) < 3 * apart.used.standardError)
    #expect(abs(apart.used.standardError / one.used.standardError - 2) < 0.06)
    let moved = four.map { $0.replacing(#""high": 12"#, with: #""high": 12, "together": "t""#) }
    let together = try ForecastCase(resources: moved.joined(separator: ",")).forecast()
    #expect(abs(together.used.standardError / one.used.standardError - 4) < 0.06)
  }

  @Test func confidenceSaysWhereTheTenthAndNinetiethPercentilesAre() throws {
    let range = #"{ "low": 10, "likely": 20, "high": 60, "confidence": 80 }"#
    let forecast = try ForecastCase(resources: Self.custom(range)).forecast(
      ForecastOptions(draws: 40_000))
    #expect(abs(forecast.used.p10 - 10) < 0.5)
    #expect(abs(forecast.used.p90 - 60) < 0.9)
  }

  /// Twenty servers, each forgotten for 10 days in one of five cases: 4 × 240 hours on average.
  @Test func forgottenServersAreBinomial() throws {
    let server = #"""
      { "name": "s", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0, "count": 20,
        "hours": 10, "forgotten": { "probability": 0.2, "days": 10 } }
      """#
    let forecast = try ForecastCase(plan: #""months": 1"#, resources: server).forecast()
    let likely = forecast.likely.used
    let hourly = likely / 200
    #expect(abs(forecast.used.mean - likely - 4 * 240 * hourly) < 3 * forecast.used.standardError)
    let variance = 20 * 0.2 * 0.8 * (240 * hourly) * (240 * hourly)
    let drawn = forecast.used.standardError * forecast.used.standardError * 10_000
    #expect(abs(drawn / variance - 1) < 0.06)
  }

  /// One session a week, left on for 5 hours in one of four cases.
  @Test func sessionsThatAreLeftOn() throws {
    let server = #"""
      { "name": "s", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0,
        "hours_per_week": 10, "left_on": { "probability": 0.25, "hours": 5 } }
      """#
    let forecast = try ForecastCase(plan: #""weeks": 12"#, resources: server).forecast()
    let hourly = forecast.likely.used / 120
    let expected = forecast.likely.used + 12 * 0.25 * 5 * hourly
    #expect(abs(forecast.used.mean - expected) < 3 * forecast.used.standardError)
  }

  /// Where nothing is uncertain, a plan that is priced draw by draw has the cost of the estimate.
  @Test(arguments: 0..<60)
  func withoutWidthTheForecastIsTheEstimate(_ seed: Int) throws {
    let plan = RandomPlan(seed: seed)
    // Some random plans are invalid.
    guard let (_, budget) = try? plan.sample.budget() else { return }
    let forecast = try plan.sample.forecast(ForecastOptions(draws: 100))
    let (paid, used) = (budget.totals.total.approximation, budget.used.approximation)
    for figure in [forecast.paid.p10, forecast.paid.p90, forecast.paid.mean] {
      #expect(abs(figure - paid) < 0.000_001 * max(paid, 1), "\(plan.sample)")
    }
    #expect(abs(forecast.used.p50 - used) < 0.000_001 * max(used, 1), "\(plan.sample)")
  }

  /// Where every range moves together, each draw is an estimate at some point; the ends are known.
  @Test(arguments: 0..<20)
  func theEndsOfAllRangesAreEstimates(_ seed: Int) throws {
    let plan = RandomPlan(seed: seed)
    let (low, high) = (plan.at(0), plan.at(1))
    let between = plan.ranged
    let forecast = try between.forecast(ForecastOptions(draws: 400))
    let least = try low.budget().1.used.approximation
    let most = try high.budget().1.used.approximation
    #expect(forecast.used.p10 >= least - 0.01 && forecast.used.p90 <= most + 0.01)
    if let only = forecast.influences.first, forecast.influences.count == 1 {
      #expect(abs(only.low - least) < 0.001 * max(least, 1))
      #expect(abs(only.high - most) < 0.001 * max(most, 1))
    }
  }

  /// What decides whether the money lasts: the limit, or else the credits, or those of each student.
  @Test(arguments: [
    (#""limit_usd": 9"#, "limit"), (#""credits": [ { "name": "c", "amount_usd": 9 } ]"#, "credits"),
    (
      #""credits": [ { "name": "c", "amount_usd": 9 } ], "cohort": { "students": 20, "accounts": "individual" }"#,
      "students"
    ), (#""free_tier": "none""#, ""),
  ])
  func whatDecidesWhetherTheMoneyLastsIsSaid(_ plan: String, _ wanted: String) throws {
    // Three dollars each: only at the high end of the range are nine used up.
    let forecast = try ForecastCase(
      plan: #""months": 1, \#(plan)"#,
      resources: Self.custom(#"{ "low": 1, "likely": 2, "high": 5 }"#, price: "3")
    ).forecast()
    guard let money = forecast.money else { return #expect(wanted.isEmpty) }
    switch money {
    case .limit(let sum): #expect(wanted == "limit" && sum == 9)
    case .credits(let sum): #expect(wanted == "credits" && sum == 9)
    case .students: #expect(wanted == "students")
    }
    #expect(forecast.decisive?.runsOutLow == 0 && forecast.decisive?.runsOutHigh == 1)
  }

  @Test func theSameSeedGivesTheSameFigures() throws {
    let plan = ForecastCase(resources: Self.custom(#"{ "low": 1, "likely": 2, "high": 9 }"#))
    let (one, two) = (try plan.forecast(), try plan.forecast())
    #expect(one.used == two.used)
    #expect(try plan.forecast(ForecastOptions(seed: 2)).used != one.used)
    // Equal to the last digit on every machine.
    #expect(RandomNumbers.first(of: 1) * 0x1p53 == 3271701843862750)
  }

  @Test func aSpotTypeThatNobodyObservedIsAnError() throws {
    let spot =
      #"{ "name": "s", "service": "ec2", "instance_type": "t3.large", "purchase_option": "spot" }"#
    let error = #expect(throws: Diagnostics.self) { try ForecastCase(resources: spot).forecast() }
    #expect(error?.all.first?.message.contains("no spot price") ?? false)
  }

  /// The price is half the plan's in one week and three times it in the next: with a maximum of twice
  /// the plan's price the server runs in the cheap weeks only.
  @Test func aboveItsMaximumASpotServerDoesNotRun() throws {
    func plan(_ more: String) -> ForecastCase {
      ForecastCase(
        resources:
          #"{ "name": "s", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0, "purchase_option": "spot"\#(more) }"#
      )
    }
    let (_, budget) = try plan("").budget()
    let price = budget.used.approximation / 2190
    func text(_ times: Double) -> UnitPrice {
      UnitPrice(scaled: Int128((price * times * 1e6).rounded()) * 1_000_000)
    }
    let end = budget.pricesDate.dayNumber * 86_400
    var history = FixtureHistory()
    history.observations = (0...41).map { week in
      PriceObservation(
        second: end - (41 - week) * 604_800, zone: "us-east-1a",
        unitPrice: text(week.isMultiple(of: 2) ? 0.5 : 3))
    }
    func forecast(_ more: String) throws -> Forecast {
      var plan = plan(more)
      plan.history = history
      return try plan.forecast()
    }
    let (any, low, high) = (
      try forecast(""), try forecast(#", "spot_max_usd_per_hour": \#(text(2))"#),
      try forecast(#", "spot_max_usd_per_hour": \#(text(4))"#)
    )
    #expect(abs(any.used.mean / budget.used.approximation - 1.75) < 0.1)
    #expect(abs(low.used.mean / budget.used.approximation - 0.25) < 0.05)
    #expect(low.notes.contains { $0.contains("about 50% of the time as drawn") }, "\(low.notes)")
    #expect(high.used.mean == any.used.mean)
    #expect(high.notes.contains { $0.contains("never above its maximum") }, "\(high.notes)")
  }

  /// A server of the third week costs nothing in the first, and what is forgotten follows the end.
  @Test func weeksAreThoseOfTheCalendar() throws {
    let windows = ForecastCase(
      plan: #""days": 28, "start": "2026-09-01""#,
      resources:
        #"{ "name": "s", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0, "from": "2026-09-15", "until": "2026-09-22", "hours_per_day": 4, "forgotten": { "probability": 1, "days": 14 } }"#
    )
    let forecast = try windows.forecast(ForecastOptions(draws: 100))
    let hour = forecast.used.mean / (7 * 4 + 14 * 24)
    let weeks = forecast.weeks.map { ($0.used.p50 / hour).rounded() }
    #expect(weeks == [0, 0, 28, 168, 168, 0], "\(weeks)")
    #expect(abs(forecast.weeks[5].usedSoFar.p50 - forecast.used.p50) < 1e-9)
  }

  @Test func anUpfrontFeePassesTheLimitOnTheFirstDay() throws {
    let plan = ForecastCase(
      plan: #""months": 3, "start": "2026-09-01", "limit_usd": 50"#,
      resources:
        #"{ "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0, "purchase_option": "reserved_1yr_all_upfront" }"#
    )
    let forecast = try plan.forecast(ForecastOptions(draws: 100))
    #expect(forecast.limitMoments.map { $0?.text } == Array(repeating: "2026-09-01", count: 3))
    let (first, second) = (forecast.weeks[0].used.p50, forecast.weeks[1].used.p50)
    #expect(first > 20 * second)
  }

  @Test func aLimitIsPassedOnADay() throws {
    let plan = ForecastCase(
      plan: #""months": 3, "start": "2026-09-01", "limit_usd": 45"#,
      resources: #"{ "service": "custom", "unit_price_usd": 1, "monthly_quantity": 30 }"#)
    let forecast = try plan.forecast(ForecastOptions(draws: 100))
    #expect(forecast.overLimitProbability == 1)
    #expect(forecast.limitMoments.map { $0?.text } == ["2026-10-16", "2026-10-16", "2026-10-16"])
  }

  /// Counting finds the same values as sorting.
  @Test(arguments: [0, 1, 2, 3, 255, 256, 1_000, 20_000])
  func quantilesAreThoseOfTheSortedValues(_ count: Int) {
    let shares = [0, 0.1, 0.25, 0.5, 0.8, 0.9, 0.999, 1]
    for kind in 0..<6 {
      var random = RandomNumbers(seed: UInt64(kind), draw: count)
      let values = (0..<count).map { number -> Double in
        let value = random.next()
        switch kind {
        case 0: return value
        case 1: return 7
        case 2: return (value * 5).rounded()
        // One that is far beyond all others.
        case 3: return number == 0 ? 1e12 : value
        case 4: return value < 0.3 ? .infinity : value
        default: return 1 / (value * value + 1e-9)
        }
      }
      let sorted = values.sorted()
      #expect(
        Quantiles.of(values, at: shares) == shares.map { Quantiles.of(sorted: sorted, at: $0) },
        "\(kind)")
    }
  }

  /// Of many inputs those are compared that move the total most, in the order in which they do.
  @Test func tellsTheLargestOfManyDrivers() throws {
    let resources = (1...40).map { number in
      #"{ "name": "r\#(number)", "service": "custom", "unit_price_usd": 1, "quantity": { "low": 0, "likely": \#(number), "high": \#(2 * number) } }"#
    }
    let forecast = try ForecastCase(resources: resources.joined(separator: ",")).forecast()
    #expect(
      forecast.influences.map(\.driver.label) == (31...40).reversed().map { "quantity of r\($0)" })
    let widths = forecast.influences.map { $0.width.rounded() }
    #expect(widths == (31...40).reversed().map { Double(2 * $0) })
  }

  @Test func aCreditIsUsedUpOnADay() throws {
    let plan = ForecastCase(
      plan:
        #""months": 3, "start": "2026-09-01", "credits": [ { "name": "c", "amount_usd": 45 } ]"#,
      resources:
        #"{ "service": "custom", "unit_price_usd": 1, "monthly_quantity": 30 }"#)
    let credit = try #require(try plan.forecast(ForecastOptions(draws: 100)).credits.first)
    #expect(credit.probability == 1)
    #expect(credit.moments.map { $0?.text } == ["2026-10-16", "2026-10-16", "2026-10-16"])
  }
}

extension RandomNumbers {
  static func first(of seed: UInt64) -> Double {
    var random = RandomNumbers(seed: seed, draw: 0)
    return random.next()
  }
}
