public import Billing
public import Money
import Diagnostics

/// The most steps of something that a limit allows, found by pricing the plan with them.
public struct AffordSearch {
  /// What comes of a search.
  public enum Outcome: Sendable {
    /// So many steps cost no more than the limit.
    case fits(steps: Int, budget: Budget, next: Next)
    /// Already one step costs more.
    case nothingFits(one: Budget)
    /// Not even one step can be priced.
    case impossible(reason: String)
  }

  /// What keeps it from being a step more.
  public enum Next: Sendable {
    /// One step more costs more than the limit.
    case passesLimit(Budget)
    /// There can be no more.
    case isMost
    /// One step more is no plan that can be priced.
    case impossible(reason: String)
  }

  private enum Trial {
    case within(Budget)
    case over(Budget)
    case impossible(String)
  }

  let limit: Money
  let most: Int
  let cost: (Budget) throws -> Money
  let estimate: (Int) throws -> Budget

  /// A search.
  ///
  /// - Parameters:
  ///   - limit: what may be spent.
  ///   - most: more steps than which there cannot be; at least one.
  ///   - cost: what of a budget is held against the limit; it must not fall with more steps.
  ///   - estimate: prices the plan with some steps.
  public init(
    limit: Money, most: Int, cost: @escaping (Budget) throws -> Money,
    estimate: @escaping (Int) throws -> Budget
  ) {
    (self.limit, self.most) = (limit, most)
    (self.cost, self.estimate) = (cost, estimate)
  }

  /// Finds the most steps: twice as many while they fit, then halving what is between.
  ///
  /// - Throws: the error of the store behind the prices.
  public func solve() throws -> Outcome {
    var (low, within): (Int, Budget)
    switch try trial(1) {
    case .within(let budget): (low, within) = (1, budget)
    case .over(let budget): return .nothingFits(one: budget)
    case .impossible(let reason): return .impossible(reason: reason)
    }
    var high: (steps: Int, trial: Trial)?
    while high == nil || high.map({ $0.steps - low > 1 }) ?? false {
      if high == nil, low == most { return .fits(steps: low, budget: within, next: .isMost) }
      let middle = high.map { low + ($0.steps - low) / 2 } ?? min(low * 2, most)
      let result = try trial(middle)
      if case .within(let budget) = result {
        (low, within) = (middle, budget)
      } else {
        high = (middle, result)
      }
    }
    switch high?.trial {
    case .over(let budget): return .fits(steps: low, budget: within, next: .passesLimit(budget))
    case .impossible(let reason):
      return .fits(steps: low, budget: within, next: .impossible(reason: reason))
    case .within, nil: return .fits(steps: low, budget: within, next: .isMost)
    }
  }

  private func trial(_ steps: Int) throws -> Trial {
    do {
      let budget = try estimate(steps)
      return try cost(budget) <= limit ? .within(budget) : .over(budget)
    } catch let error as Diagnostics {
      return .impossible(error.all.first?.message ?? "it cannot be priced")
    } catch is ArithmeticError {
      return .impossible("its figures are too large to be exact")
    }
  }
}
