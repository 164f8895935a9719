import Billing
import Dates
import Diagnostics
import Money
import Prices
import Scenarios

/// Turns a priced plan into the flat records that are drawn over.
struct PlanCompiler {
  let budget: Budget
  let estimator: Estimator
  let prices: any MovingPrices
  let period: PlanPeriod
  let holdsUnobservedPrices: Bool

  var plan = CompiledPlan()
  /// What a reader should know of how the plan is drawn.
  var notes: [String] = []
  var problems: [Diagnostic] = []
  /// The credits whose outcomes are told, by their place among the results.
  var credits: [(credit: AvailableCredit, account: AccountRole)] = []

  var quantilesByMode: [Double: Int] = [:]
  var tablesByTrials: [Binomial: Int] = [:]
  var together: [String: Int] = [:]
  /// The drivers of prices that move.
  var pathDrivers: [MeterKey: Int] = [:]
  var items: [Item] = []
  var events: [(event: CompiledPlan.Event, account: AccountRole)] = []
  /// What is owed from day to day; each credit asks for it.
  let gradedUse = GradedUse()

  /// A usage on its way into the plan.
  struct Item {
    var resource: Int
    var id: UsageID
    var priced: PricedUsage
    var months: [Double]
    var grid: Int
    var sides: Range<Int>
    var share = 1.0
    var isOfStudents = false
    var isMoved = false
    /// Its own place among the records, once they are in order.
    var place = -1
    var additions: [(event: Int, months: Int, most: Int)] = []
  }

  var scenario: Scenario { budget.scenario }

  init(
    _ budget: Budget, _ estimator: Estimator, _ prices: any MovingPrices,
    holdsUnobservedPrices: Bool = false
  ) throws {
    (self.budget, self.estimator, self.prices) = (budget, estimator, prices)
    self.holdsUnobservedPrices = holdsUnobservedPrices
    period = try Self.period(of: budget)
    plan.months = period.months.count
    let own = budget.scenario.resources.filter { !$0.isShared }
    plan.mostStudents = CompiledPlan.mostStudents(numbers: own.map(\.ranges.count).reduce(0, +))
    plan.beyondLines = plan.add(try upfront.used)
    for month in period.months {
      plan.blocks.append(max(1, Int((month.hours.approximation / 168).rounded())))
    }
  }

  /// The span of the plan and of what may be forgotten at its end.
  static func period(of budget: Budget) throws -> PlanPeriod {
    var days = 0
    for resource in budget.scenario.resources {
      guard let forgotten = resource.forgotten, !forgotten.probability.isZero else { continue }
      days = max(days, forgotten.days.rounded(to: 0, .up).whole ?? 0)
    }
    if days == 0 { return budget.period }
    var longer = budget.scenario
    switch longer.length {
    case .months(let count):
      // A month of the calendar has 672 hours at the least.
      let hours = longer.monthHours ?? Quantity(672)
      let more = try Quantity(days * 24).divided(by: hours).rounded(to: 0, .up).whole ?? 0
      longer.length = .months(count + more)
    case .weeks(let count): longer.length = .days(count * 7 + days)
    case .days(let count): longer.length = .days(count + days)
    }
    return try PlanPeriod(longer)
  }

  // MARK: Compiling

  /// Compiles the plan.
  mutating func compile() throws {
    for index in scenario.resources.indices { try add(resource: index) }
    checkLeftOn()
    guard problems.isEmpty else { return }
    try assemble()
  }

  mutating func add(resource index: Int) throws {
    let resource = scenario.resources[index]
    let grid = MeteredGrid(resource, at: index, of: scenario, budget.period, estimator)
    let first = items.count
    do {
      let bounds = try resource.ranges.map { try ends(of: $0, in: grid) }
      let base = try grid.months(at: grid.ranges.map { $0.range.likely.approximation })
      let sides = bounds.map { (low: $0.least, high: $0.most) }
      let shape = try GridShape(grid, ends: sides)
      let inputs = addInputs(resource, grid.ranges, bounds)
      for id in grid.ids {
        try add(id, of: index, grid, shape, inputs, sides, base)
      }
    } catch let error as Diagnostics {
      problems += error.all.filter { !problems.contains($0) }
      return
    }
    try addEvents(of: index, items: first..<items.count)
  }
}
