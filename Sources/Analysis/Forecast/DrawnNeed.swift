import Billing
import Money
import Scenarios

/// The limit that each draw of a plan takes: what is used, and what expires unused of the credits.
struct DrawnNeed {
  /// The plan's own credits that expire during it, and those that do not, in all accounts.
  private let (expiring, lasting): (Double, Double)
  /// What is to pay beyond the lines, because upfront fees are due in full.
  let beyondLines: Double

  /// Reads a priced plan.
  init(_ budget: Budget) throws(ArithmeticError) {
    let money = try MoneyThereIs(limit: budget.scenario.limit ?? .zero, of: budget)
    (expiring, lasting) = (money.expiring.approximation, money.lasting.approximation)
    beyondLines = try (budget.cashToPay - budget.totals.total).approximation
  }

  /// The limit that each draw takes.
  func totals(_ results: DrawResults) -> [Double] {
    let (used, toPay) = (results.totals(results.used), results.totals(results.paid))
    return used.indices.map { limit(used: used[$0], toPay: toPay[$0] + beyondLines) }
  }

  /// The limit that some use takes, of which credits leave something to pay.
  func limit(used: Double, toPay: Double) -> Double {
    // A tiny rest is a rounding error, not money.
    guard toPay > 1e-6, expiring > 0 else { return used }
    return max(used, toPay + credits(used: used, toPay: toPay))
  }

  /// What of a limit is left of its cash; below zero where it takes more.
  func cash(of limit: Double, used: Double, toPay: Double) -> Double {
    max(limit - credits(used: used, toPay: toPay), 0) - toPay
  }

  /// Which part of the credits is no cash: those that expire, and what the others pay.
  private func credits(used: Double, toPay: Double) -> Double {
    expiring + min(lasting, max(used - toPay, 0))
  }
}
