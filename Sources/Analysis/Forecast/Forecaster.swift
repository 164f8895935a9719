public import Billing
import Dates
import Diagnostics
import Money
public import Prices
import Scenarios

/// Draws a plan's uncertain parts many times over.
public struct Forecaster {
  private let estimator: Estimator
  private let prices: any MovingPrices

  /// A forecaster that meters and prices with an estimator.
  public init(estimator: Estimator, prices: any MovingPrices) {
    (self.estimator, self.prices) = (estimator, prices)
  }

  /// Forecasts what a priced plan comes to.
  ///
  /// - Throws: `Diagnostics` with what keeps a range, a price or forgetting from being drawn;
  ///   `ForecastError` for options that cannot be; or the error of the store behind the prices.
  public func forecast(_ budget: Budget, _ options: ForecastOptions = ForecastOptions()) throws
    -> Forecast
  {
    var compiler = try PlanCompiler(
      budget, estimator, prices, holdsUnobservedPrices: options.holdsUnobservedPrices)
    try compiler.compile()
    guard compiler.problems.isEmpty else { throw Diagnostics(compiler.problems) }
    let months = compiler.plan.months
    guard options.draws * months <= 24_000_000 else {
      throw ForecastError(
        message:
          "\(options.draws) draws of \(months) months are too many: at most \(24_000_000 / months) can be kept"
      )
    }
    let tables = DrawTables(compiler.plan)
    let results = Self.draw(options.draws, tables, compiler.plan, options.seed, DrawKernel.Fixing())
    return summary(results, compiler, tables, budget, options)
  }

  /// The forecast that goes beside a budget; nil for a plan of which nothing is uncertain.
  ///
  /// The plan can be priced, whatever is known of how its prices move: a spot price that nobody
  /// observed is held as it is.
  ///
  /// - Throws: as ``forecast(_:_:)`` does.
  public func forecast(beside budget: Budget, _ options: ForecastOptions) throws -> Forecast? {
    guard Forecast.isWorthwhile(for: budget) else { return nil }
    var held = options
    held.holdsUnobservedPrices = true
    return try forecast(budget, held)
  }

  /// What is used up in the parts of a plan's months that are to come, draw by draw: by the end of
  /// each month, the last of which takes in what is forgotten after the plan's end; nil for a plan of
  /// which nothing is uncertain.
  ///
  /// `shares`: what part of each of the plan's months is to come. A spot price that nobody observed
  /// is held as it is.
  func rests(
    of budget: Budget, _ shares: [Double], _ options: ForecastOptions = ForecastOptions()
  ) throws -> [[Double]]? {
    var compiler = try PlanCompiler(budget, estimator, prices, holdsUnobservedPrices: true)
    try compiler.compile()
    guard compiler.problems.isEmpty else { throw Diagnostics(compiler.problems) }
    if compiler.plan.drivers.isEmpty { return nil }
    let months = compiler.plan.months
    let results = Self.draw(
      options.draws, DrawTables(compiler.plan), compiler.plan, options.seed, DrawKernel.Fixing())
    var sums = [Double](repeating: 0, count: options.draws)
    var rests: [[Double]] = []
    for month in 0..<months {
      let share = month < shares.count ? shares[month] : 1
      for draw in 0..<options.draws { sums[draw] += results.used[draw * months + month] * share }
      if month < shares.count { rests.append(sums) } else { rests[shares.count - 1] = sums }
    }
    return rests
  }

  private static func draw(
    _ draws: Int, _ tables: DrawTables, _ plan: CompiledPlan, _ seed: UInt64,
    _ fixing: DrawKernel.Fixing
  ) -> DrawResults {
    var results = DrawResults(
      draws: draws, months: plan.months, credits: plan.creditResults,
      hasStudents: plan.ledgers.contains { $0.role == .student })
    var kernel = DrawKernel(tables)
    defer { kernel.deallocate() }
    kernel.fixing = fixing
    for number in 0..<draws { kernel.draw(number, seed: seed, into: &results, at: number) }
    return results
  }

  // MARK: Summing up

  private func summary(
    _ results: DrawResults, _ compiler: PlanCompiler, _ tables: DrawTables, _ budget: Budget,
    _ options: ForecastOptions
  ) -> Forecast {
    let months = results.months
    let used = DrawResults.totals(results.used, months: months)
    let paid = DrawResults.totals(results.paid, months: months)
    let sorted = used.sorted()
    let limit = budget.scenario.limit?.approximation
    // A hair above the limit is rounding, not money.
    let over = limit.map { limit in
      Double(used.count { $0 > limit + 1e-6 }) / Double(max(used.count, 1))
    }
    let calendar = PlanCalendar(compiler.period)
    var notes = compiler.notes
    if compiler.plan.sampledStudents > 0 {
      notes.append(
        "\(compiler.plan.sampledStudents) students are drawn and stand for the whole class.")
    }
    let students = budget.scenario.cohort.map { Double($0.students) }
    return Forecast(
      options: options, paid: Spread(paid), used: Spread(used),
      ask: Spread.quantile(Double(options.confidence) / 100, sorted), limit: limit,
      overLimitProbability: over, months: calendar.months(results),
      weeks: calendar.weeks(results), credits: credits(results, compiler, calendar),
      student: results.studentUsed.isEmpty
        ? nil
        : Forecast.StudentOutcome(
          used: Spread(results.studentUsed), paid: Spread(results.studentPaid),
          payingShare: Spread(results.runOut)),
      perStudent: students.map { count in Spread(paid.map { $0 / count }) },
      influences: influences(compiler.plan, tables, options, limit), notes: notes,
      likely: (budget.used.approximation, budget.totals.total.approximation))
  }

  private func credits(
    _ results: DrawResults, _ compiler: PlanCompiler, _ calendar: PlanCalendar
  ) -> [Forecast.CreditOutcome] {
    compiler.credits.enumerated().map { index, credit in
      let times = results.exhausted[index].sorted()
      let shares = results.exhaustedShare[index]
      let moments = [0.1, 0.5, 0.9].map { share in
        calendar.moment(Spread.quantile(share, times))
      }
      return Forecast.CreditOutcome(
        name: credit.credit.name, amount: credit.credit.amount.approximation,
        isOfStudents: credit.account == .student,
        probability: shares.reduce(0, +) / Double(max(shares.count, 1)), moments: moments)
    }
  }

  // MARK: What drives it

  /// How many draws compare the two ends of a driver: with the same random numbers at both, few do.
  private static let comparedDraws = 200
  /// How many draws find out which of many drivers are worth comparing, and how many are.
  private static let (screeningDraws, compared) = (24, 14)

  private func influences(
    _ plan: CompiledPlan, _ tables: DrawTables, _ options: ForecastOptions, _ limit: Double?
  ) -> [Forecast.Influence] {
    func influence(_ index: Int, _ draws: Int) -> Forecast.Influence {
      let driver = plan.drivers[index]
      let isEvent = driver.kind != .range && driver.kind != .price
      func outcome(_ share: Double, _ times: Double) -> (mean: Double, over: Double?) {
        let fixing = DrawKernel.Fixing(
          driver: index, share: min(share, 0x1.fffffffffffffp-1), times: isEvent ? times : 1)
        let results = Self.draw(draws, tables, plan, options.seed, fixing)
        let totals = DrawResults.totals(results.used, months: results.months)
        let over = limit.map { limit in
          Double(totals.count { $0 > limit + 1e-6 }) / Double(draws)
        }
        return (totals.reduce(0, +) / Double(draws), over)
      }
      let low = outcome(driver.ends.low, 0)
      let high = outcome(driver.ends.high, 2)
      return Forecast.Influence(
        driver: driver, low: low.mean, high: high.mean, overLimitLow: low.over,
        overLimitHigh: high.over)
    }
    var chosen = Array(plan.drivers.indices)
    if chosen.count > Self.compared {
      let widths = chosen.map { influence($0, min(options.draws, Self.screeningDraws)).width }
      chosen = Array(
        chosen.sorted { (widths[$1], $0) < (widths[$0], $1) }.prefix(Self.compared))
    }
    let all = chosen.map { influence($0, min(options.draws, Self.comparedDraws)) }
    return Array(
      all.filter { $0.width > 0.005 }.sorted {
        ($1.width, $0.driver.label) < ($0.width, $1.driver.label)
      }.prefix(10))
  }
}
