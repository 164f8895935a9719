package import Billing
import Money

/// The remarks on a plan in reading order.
package struct RankedRemarks {
  /// Remarks without which the figures mislead.
  package var first: [PlanWarning] = []
  /// Remarks that may change a decision: those with much of the plan's cost at stake, the most
  /// first.
  package var decisive: [PlanWarning] = []
  /// All other remarks, those with money at stake first.
  package var others: [PlanWarning] = []

  /// The largest number of decisive remarks; someone faced with ten reads none of them.
  private static let mostDecisive = 4

  /// Sorts the remarks of a budget.
  package init(_ budget: Budget) {
    first = budget.warnings.filter(\.comesFirst)
    let rest = budget.warnings.filter { !$0.comesFirst }
    let byMoney = rest.indices.sorted {
      (rest[$1].amount ?? .zero, $0) < (rest[$0].amount ?? .zero, $1)
    }
    for index in byMoney {
      // The threshold is a twentieth of the plan's cost.
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
