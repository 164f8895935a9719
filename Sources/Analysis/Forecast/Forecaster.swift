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
  ///
  /// `prices`: how prices move; left out, what the estimator's book of prices knows of it.
  public init(estimator: Estimator, prices: (any MovingPrices)? = nil) {
    self.estimator = estimator
    self.prices = prices ?? estimator.movingPrices ?? Unobserved()
  }

  /// Prices of which nobody saw how they move.
  private struct Unobserved: MovingPrices {
    func history(of key: MeterKey) -> PriceHistory { PriceHistory(key: key, observations: []) }
    func histories(comparableTo key: MeterKey) -> [PriceHistory] { [] }
    func interruption(of key: MeterKey) -> InterruptionBand? { nil }
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
    let drawing = Drawing(compiler.plan, options.seed)
    let results = drawing.all(options.draws, heightDraws: Drivers.heightDraws)
    return try summary(results, compiler, drawing, budget, options)
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

  /// What is to be paid in the parts of a plan's months that are to come, draw by draw: by the end of
  /// each month, the last of which takes in what is forgotten after the plan's end; nil for a plan of
  /// which nothing is uncertain.
  ///
  /// A spot price that nobody observed is held as it is.
  func rests(
    of budget: Budget, _ toCome: [MonthToCome], _ options: ForecastOptions = ForecastOptions()
  ) throws -> [[Double]]? {
    var compiler = try PlanCompiler(budget, estimator, prices, holdsUnobservedPrices: true)
    try compiler.compile()
    guard compiler.problems.isEmpty else { throw Diagnostics(compiler.problems) }
    if compiler.plan.drivers.isEmpty { return nil }
    let planned = toCome.count
    let toCome = (0..<compiler.plan.months).map {
      $0 < toCome.count ? toCome[$0] : MonthToCome(share: 1)
    }
    let hours = zip(compiler.period.months, toCome).map { month, rest in
      (1 - rest.share) * month.hours.approximation
    }
    let plans = try compiler.divided(at: hours)
    let whole = Drawing(plans.whole, options.seed).all(options.draws)
    let past = Drawing(plans.past, options.seed).all(options.draws)
    var sums = [Double](repeating: 0, count: options.draws)
    var rests: [[Double]] = []
    for (month, rest) in toCome.enumerated() {
      let used = whole.column(month, of: whole.used)
      let before = past.column(month, of: past.used)
      let fees = rest.fees - rest.spreadFees
      for draw in 0..<options.draws { sums[draw] += used[draw] - before[draw] + fees }
      if month < planned { rests.append(sums) } else { rests[planned - 1] = sums }
    }
    return rests
  }

  /// What is to come of a month of a plan.
  struct MonthToCome {
    /// The part of its days.
    var share: Double
    /// What its lines bear, from then on, of upfront fees, which are paid on their day.
    var spreadFees = 0.0
    /// The upfront fees that are due in these days.
    var fees = 0.0
  }

  // MARK: Summing up

  private func summary(
    _ results: DrawResults, _ compiler: PlanCompiler, _ drawing: Drawing, _ budget: Budget,
    _ options: ForecastOptions
  ) throws -> Forecast {
    let used = results.totals(results.used)
    let paid = results.totals(results.paid)
    let limit = budget.scenario.limit?.approximation
    let need = try DrawnNeed(budget, beyondLines: compiler.upfront.toPay)
    let needed = need.totals(results)
    let over = limit.map { Forecast.Money.limit($0).runsOut(results, need) }
    let money = money(results, compiler, limit, over)
    let courses = try compiler.courses()
    let calendar = PlanCalendar(
      compiler.period, courses, MoneyDays.Months(budget, courses, fees: try compiler.fees()))
    var notes = compiler.notes
    if compiler.plan.sampledStudents > 0 {
      notes.append(
        "\(compiler.plan.sampledStudents) students are drawn and stand for the whole class.")
    }
    let students = budget.scenario.cohort.map { Double($0.students) }
    let (months, sums) = calendar.months(results)
    return Forecast(
      options: options, paid: Spread(paid), used: Spread(used),
      ask: Quantiles.of(needed, at: [Double(options.confidence) / 100])[0], limit: limit,
      money: money,
      overLimitProbability: over,
      endsBelowLimit: limit.map { limit in
        zip(used, need.passes(limit, results)).contains { $1 && !DrawnNeed.isMore($0, than: limit) }
      } ?? false,
      limitMoments: try limit.map { try calendar.moments(of: results, sums, passing: $0, need) }
        ?? [],
      months: months, weeks: calendar.weeks(results, sums),
      credits: try credits(results, compiler, calendar),
      student: results.studentUsed.isEmpty
        ? nil
        : Forecast.StudentOutcome(
          used: Spread(UnsafeBufferPointer(results.studentUsed)),
          paid: Spread(UnsafeBufferPointer(results.studentPaid)),
          payingShare: Spread(UnsafeBufferPointer(results.runOut))),
      perStudent: students.map { count in Spread(paid.map { $0 / count }) },
      influences: Drivers(drawing, options, money, need).influences(results, used), notes: notes,
      likely: (budget.used.approximation, budget.totals.total.approximation))
  }

  /// Returns the money that may run out: the limit, or the credits where there is none or all draws
  /// agree on it.
  private func money(
    _ results: DrawResults, _ compiler: PlanCompiler, _ limit: Double?, _ over: Double?
  ) -> Forecast.Money? {
    let credits = compiler.credits
    if let limit, credits.isEmpty || (over.map { $0 > 0 && $0 < 1 } ?? true) {
      return .limit(limit)
    }
    if credits.isEmpty { return nil }
    if !results.studentUsed.isEmpty, credits.allSatisfy({ $0.account == .student }) {
      return .students
    }
    return .credits(credits.reduce(0) { $0 + $1.credit.amount.approximation })
  }

  private func credits(
    _ results: DrawResults, _ compiler: PlanCompiler, _ calendar: PlanCalendar
  ) throws -> [Forecast.CreditOutcome] {
    try compiler.credits.enumerated().map { index, credit in
      let shares = results.column(index, of: results.exhaustedShare)
      let courses = try compiler.courses {
        $0.account == credit.account && credit.credit.mayPay($0)
      }
      let moments = calendar.moments(of: results, usingUp: index, courses)
      return Forecast.CreditOutcome(
        name: credit.credit.name, amount: credit.credit.amount.approximation,
        isOfStudents: credit.account == .student,
        probability: shares.reduce(0, +) / Double(max(shares.count, 1)), moments: moments)
    }
  }
}
