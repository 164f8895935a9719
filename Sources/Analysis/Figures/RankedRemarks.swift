package import Billing
import Money

/// The remarks on a plan in the order in which they are to be read.
package struct RankedRemarks {
  /// Those without which the figures mislead.
  package var first: [PlanWarning] = []
  /// Those that may change a decision: where much of the plan's cost is at stake, the most first.
  package var decisive: [PlanWarning] = []
  /// All others, those with money at stake first.
  package var others: [PlanWarning] = []

  /// So many decide at most; whoever reads ten first reads none.
  private static let mostDecisive = 4

  /// Sorts the remarks of a budget.
  package init(_ budget: Budget) {
    first = budget.warnings.filter(\.comesFirst)
    let rest = budget.warnings.filter { !$0.comesFirst }
    let byMoney = rest.indices.sorted {
      (rest[$1].amount ?? .zero, $0) < (rest[$0].amount ?? .zero, $1)
    }
    for index in byMoney {
      // A twentieth of what the plan costs.
      let isDecisive =
        rest[index].amount.map { amount in
          ((try? amount * 20 >= budget.totals.list) ?? true) && amount.dollars != "$0.00"
        } ?? false
      if isDecisive, decisive.count < Self.mostDecisive {
        decisive.append(rest[index])
      } else {
        others.append(rest[index])
      }
    }
  }
}
