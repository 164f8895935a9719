import Billing
import Money
import Scenarios

/// The limit that each draw of a plan takes: what is used, or where credits leave something to pay, that
/// beside the credits.
struct DrawnNeed {
  /// The plan's own credits in all accounts.
  private let credits: Double
  /// What is to pay beyond the lines, because upfront fees are due in full.
  let beyondLines: Double

  /// Reads a priced plan.
  init(_ budget: Budget) throws(ArithmeticError) {
    let money = try MoneyThereIs(limit: budget.scenario.limit ?? .zero, of: budget)
    credits = try money.credits.approximation
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
    toPay > 1e-6 ? max(used, toPay + credits) : used
  }

  /// What of a limit is left of its cash; below zero where it takes more.
  func cash(of limit: Double, toPay: Double) -> Double { max(limit - credits, 0) - toPay }
}
