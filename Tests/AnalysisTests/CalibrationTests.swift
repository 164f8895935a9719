import Billing
import Testing

@testable import Analysis

/// Checks that the band from P10 to P90 contains eight in ten outcomes, as it claims.
@Suite struct CalibrationTests {
  /// Uses as many terms as a debug build has time for; `Benchmarks/forecast/calibrate.py` tests a
  /// thousand with the release build.
  #if DEBUG
    private static let terms = 120
  #else
    private static let terms = 1_000
  #endif

  /// Terms whose true distributions are known: each forecast is made from what a planner writes who
  /// knows the tenth and ninetieth percentile of every input, and is compared with what happened.
  @Test func theBandHoldsEightOfTenTerms() throws {
    var (inside, below) = (0, 0)
    let terms = Self.terms
    for term in 0..<terms {
      var random = RandomNumbers(seed: 4_711, draw: term)
      // Hours a week are log-normal, GB of traffic triangular, servers forgotten now and then.
      let hours = 10 + 20 * random.next()
      let traffic = 100 + 300 * random.next()
      func normal() -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + random.next() }
      }
      let spread = 0.25
      func quantile(_ z: Double) -> Double { hours * PortableMath.exp(spread * z) }
      let mode = hours * PortableMath.exp(-spread * spread)
      func triangular(_ u: Double) -> Double {
        u < 0.5 ? traffic * (2 * u).squareRoot() : traffic * (2 - (2 - 2 * u).squareRoot())
      }
      let plan = ForecastCase(
        plan: #""weeks": 13, "free_tier": "none""#,
        resources: #"""
          { "name": "s", "service": "ec2", "instance_type": "t3.large", "count": 4,
            "public_ipv4": 0, "forgotten": { "probability": 0.1, "days": 20 },
            "hours_per_week": { "low": \#(Int(quantile(-1.2816))), "likely": \#(Int(mode)), "high": \#(Int(quantile(1.2816) + 1)), "confidence": 80 } },
          { "name": "t", "service": "data_transfer",
            "monthly_outbound_internet_gb": { "low": \#(Int(triangular(0.1))), "likely": \#(Int(traffic)), "high": \#(Int(triangular(0.9))), "confidence": 80 } }
          """#)
      let forecast = try plan.forecast(ForecastOptions(draws: 500, seed: UInt64(term)))
      let prices = try Prices(plan)
      let forgotten = (0..<4).count { _ in random.next() < 0.1 }
      let outcome =
        prices.hour * (4 * 13 * quantile(normal()) + 480 * Double(forgotten))
        + prices.gigabyteMonth * triangular(random.next())
      if outcome < forecast.used.p10 { below += 1 }
      if outcome >= forecast.used.p10, outcome <= forecast.used.p90 { inside += 1 }
    }
    // With fewer terms, chance plays a larger part: three standard deviations of a share of 0.8.
    let slack = terms < 1_000 ? 0.11 : 0.05
    let share = Double(inside) / Double(terms)
    #expect(abs(share - 0.8) <= slack, "\(inside) of \(terms) inside, \(below) below")
    #expect(abs(Double(below) / Double(terms) - 0.1) <= slack / 1.3)
  }

  /// The cost of a server hour and of a monthly GB over the plan, from two exact estimates.
  private struct Prices {
    let hour: Double
    let gigabyteMonth: Double

    init(_ plan: ForecastCase) throws {
      let (_, budget) = try plan.budget()
      let likely = budget.charges.map { charge in
        (
          charge.usage.service,
          (try? charge.amount().approximation) ?? 0, (try? charge.quantity().approximation) ?? 1
        )
      }
      hour = likely.first { $0.0 == "ec2" }.map { $0.1 / $0.2 } ?? 0
      let months = 13.0 * 168 / 730
      gigabyteMonth =
        (likely.first { $0.0 == "data_transfer" }.map { $0.1 / $0.2 } ?? 0) * months
    }
  }
}
