public import Billing
import Diagnostics
import Money

/// Searches for the largest number of steps that a limit allows, by pricing the plan with them.
public struct AffordSearch {
  /// The outcome of a search.
  public enum Outcome: Sendable {
    /// This number of steps costs no more than the limit.
    case fits(steps: Int, budget: Budget, next: Next)
    /// Even the fewest steps with which the plan can be priced cost more.
    case nothingFits(steps: Int, budget: Budget)
    /// With no number of steps can it be priced.
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

  let most: Int
  let known: Int
  let isWithin: (Budget) throws -> Bool
  let estimate: (Int) throws -> Budget

  /// Creates a search.
  ///
  /// - Parameters:
  ///   - most: the largest possible number of steps; at least one.
  ///   - known: a number of steps with which the plan can be priced, as far as is known.
  ///   - isWithin: whether the money lasts for a budget; once it does not, more steps must not change
  ///     that.
  ///   - estimate: prices the plan with a number of steps.
  public init(
    most: Int, known: Int = 1, isWithin: @escaping (Budget) throws -> Bool,
    estimate: @escaping (Int) throws -> Budget
  ) {
    (self.most, self.known) = (most, min(max(known, 1), most))
    (self.isWithin, self.estimate) = (isWithin, estimate)
  }

  /// Finds the largest number of steps: doubles it while it fits, then bisects.
  ///
  /// Where a plan is no plan with a few steps, such as one in which something begins later, the search
  /// begins with the fewest with which it is one.
  ///
  /// - Throws: the error of the store behind the prices.
  public func solve() throws -> Outcome {
    var (low, within): (Int, Budget)
    switch try first() {
    case (let steps, .within(let budget)): (low, within) = (steps, budget)
    case (let steps, .over(let budget)): return .nothingFits(steps: steps, budget: budget)
    case (_, .impossible(let reason)): return .impossible(reason: reason)
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

  /// Returns some steps that fit; else the fewest with which the plan can be priced; else why it cannot
  /// be with a single one.
  private func first() throws -> (steps: Int, trial: Trial) {
    let one = (steps: 1, trial: try trial(1))
    guard case .impossible = one.trial else { return one }
    guard var found = try possible() else { return one }
    var none = 1
    while found.steps - none > 1 {
      if case .within = found.trial { return found }
      let middle = none + (found.steps - none) / 2
      let result = try trial(middle)
      if case .impossible = result { none = middle } else { found = (middle, result) }
    }
    return found
  }

  /// Returns some steps with which the plan can be priced; nil where there seem to be none.
  private func possible() throws -> (steps: Int, trial: Trial)? {
    var steps = known
    while steps <= most {
      let result = try trial(steps)
      if case .impossible = result {} else { return (steps, result) }
      if steps == most { break }
      steps = min(steps * 2, most)
    }
    return nil
  }

  private func trial(_ steps: Int) throws -> Trial {
    do {
      let budget = try estimate(steps)
      return try isWithin(budget) ? .within(budget) : .over(budget)
    } catch let error as Diagnostics {
      return .impossible(error.all.first?.message ?? "it cannot be priced")
    } catch is ArithmeticError {
      return .impossible("its figures are too large to be exact")
    }
  }
}
