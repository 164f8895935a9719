public import Billing
public import Money
public import Scenarios

/// What a plan can be for some money: one row per candidate, the largest first.
public struct Affordability: Sendable {
  /// A candidate with its outcome.
  public struct Row: Sendable {
    /// The candidate.
    public var candidate: AffordCandidate
    /// The outcome for the candidate.
    public var outcome: AffordSearch.Outcome
  }

  /// The question that is asked.
  public struct Query: Sendable {
    /// The amount that may be spent.
    public var limit: Money
    /// The quantity that is to be as large as possible.
    public var quantity: AffordedQuantity
    /// The step by which it is counted: one hour, one week.
    public var step: Quantity
    /// The positions of the resources concerned.
    public var resources: [ResourceIndex]
    /// Whether the limit is compared with what is left to pay, instead of with what is used, for
    /// which credits count as part of the money.
    public var isAfterCredits: Bool

    /// Creates a query from its parts.
    public init(
      limit: Money, quantity: AffordedQuantity, step: Quantity = .one,
      resources: [ResourceIndex] = [],
      isAfterCredits: Bool = false
    ) {
      (self.limit, self.quantity, self.step) = (limit, quantity, step)
      (self.resources, self.isAfterCredits) = (resources, isAfterCredits)
    }

    /// Returns the part of a budget that is compared with the limit.
    public func cost(_ budget: Budget) throws(ArithmeticError) -> Money {
      isAfterCredits ? try budget.cashToPay : budget.used
    }

    /// Returns whether the money lasts for a budget.
    func isWithin(_ budget: Budget) throws(ArithmeticError) -> Bool {
      isAfterCredits
        ? try budget.cashToPay <= limit
        : try MoneyThereIs(limit: limit, of: budget).lasts(for: budget)
    }

    /// Returns the quantity in a number of steps.
    public func value(_ steps: Int) throws(ArithmeticError) -> Quantity { try step * steps }
  }

  /// The question that was asked.
  public let query: Query
  /// The plan as it stands.
  public let budget: Budget
  /// The candidates; those for which the money buys the most come first.
  public let rows: [Row]
  /// Whether some candidates are in other regions than the plan.
  public let triesRegions: Bool

  /// Finds out what a plan can be.
  ///
  /// - Parameters:
  ///   - query: the question.
  ///   - budget: the plan as it stands.
  ///   - candidates: the ways to buy it.
  ///   - estimate: prices the plan after some changes.
  /// - Throws: the error of the store behind the prices.
  public init(
    _ query: Query, of budget: Budget, candidates: [AffordCandidate],
    estimate: @escaping ([ScenarioOverride]) throws -> Budget
  ) throws {
    self.query = query
    self.budget = budget
    triesRegions = candidates.contains { $0.changes.contains { $0.path == ["region"] } }
    let scenario = budget.scenario
    let most = query.quantity.most(of: scenario)
    func steps(_ value: Quantity, _ rounding: Rounding) -> Int {
      (try? value.divided(by: query.step).rounded(to: 0, rounding).whole) ?? 1
    }
    let own = steps(query.quantity.value(of: budget, query.resources), .up)
    rows = try candidates.map { candidate in
      let search = AffordSearch(
        most: max(steps(most, .down), 1), known: own, isWithin: query.isWithin
      ) { count in
        let value = try query.value(count)
        return try estimate(
          candidate.changes
            + query.quantity.changes(to: value, of: scenario, resources: query.resources))
      }
      return Row(candidate: candidate, outcome: try search.solve())
    }.sorted(by: Self.precedes)
  }

  /// Returns the same result with only the first rows.
  public func prefix(_ count: Int) -> Affordability {
    Affordability(self, rows: Array(rows.prefix(count)))
  }

  private init(_ found: Affordability, rows: [Row]) {
    (query, budget, triesRegions) = (found.query, found.budget, found.triesRegions)
    self.rows = rows
  }

  private static func precedes(_ left: Row, _ right: Row) -> Bool {
    func key(_ row: Row) -> (rank: Int, steps: Int, used: Money, name: String) {
      let name = "\(row.candidate.type ?? "") \(row.candidate.region)"
      switch row.outcome {
      case .fits(let steps, let budget, _):
        // The plan as it stands is the first answer, also where another way buys more.
        return (0, row.candidate.isAsPlanned ? .min : -steps, budget.used, name)
      case .nothingFits(_, let least): return (1, 0, least.used, name)
      case .impossible: return (2, 0, .zero, name)
      }
    }
    return key(left) < key(right)
  }
}
