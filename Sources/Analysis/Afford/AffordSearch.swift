public import Billing
public import Money
import Diagnostics

/// Searches for the largest number of steps that a limit allows, by pricing the plan with them.
public struct AffordSearch {
  /// The outcome of a search.
  public enum Outcome: Sendable {
    /// This number of steps costs no more than the limit.
    case fits(steps: Int, budget: Budget, next: Next)
    /// Even a single step costs more.
    case nothingFits(one: Budget)
    /// Not even a single step can be priced.
    case impossible(reason: String)
  }

  /// The reason why there can't be a further step.
  public enum Next: Sendable {
    /// A further step costs more than the limit.
    case passesLimit(Budget)
    /// There can be no more steps.
    case isMost
    /// With a further step, the plan cannot be priced.
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

  /// Creates a search.
  ///
  /// - Parameters:
  ///   - limit: the amount that may be spent.
  ///   - most: the largest possible number of steps; at least one.
  ///   - cost: the part of a budget that is compared with the limit; it must not fall with more
  ///     steps.
  ///   - estimate: prices the plan with a number of steps.
  public init(
    limit: Money, most: Int, cost: @escaping (Budget) throws -> Money,
    estimate: @escaping (Int) throws -> Budget
  ) {
    (self.limit, self.most) = (limit, most)
    (self.cost, self.estimate) = (cost, estimate)
  }

  /// Finds the largest number of steps: doubles it while it fits, then bisects.
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
