import Billing
import Money
import Scenarios

/// The limit that each draw of a plan takes: what is used, and what expires unused of the credits.
struct DrawnNeed {
  /// The plan's own credits that expire during it, and those that do not, in all accounts.
  private let (expiring, lasting): (Double, Double)
  /// What those that expire pay as planned: they pay first.
  private let expiringPaid: Double
  /// What is to pay in each month beyond the lines, because upfront fees are due in full.
  let beyondLines: [Double]

  /// Reads a priced plan.
  init(_ budget: Budget, beyondLines: [Double]) throws(ArithmeticError) {
    self.beyondLines = beyondLines
    let money = try MoneyThereIs(limit: budget.scenario.limit ?? .zero, of: budget)
    (expiring, lasting) = (money.expiring.approximation, money.lasting.approximation)
    expiringPaid = try (money.expiring - money.expired).approximation
  }

  /// The limit that each draw takes.
  func totals(_ results: DrawResults) -> [Double] {
    sums(results).map { limit(used: $0.used, toPay: $0.toPay) }
  }

  /// The limit that some use takes, of which credits leave something to pay.
  private func limit(used: Double, toPay: Double) -> Double {
    // A tiny rest is a rounding error, not money.
    guard toPay > Self.hair, expiring > 0 else { return used }
    return max(used, toPay + expiring + lastingPaid(used: used, toPay: toPay))
  }

  /// Whether each draw takes more than some money.
  func passes(_ limit: Double, _ results: DrawResults) -> [Bool] {
    sums(results).map { used, toPay in
      Self.isMore(used, than: limit)
        || Self.isMore(toPay, than: cash(of: limit, used: used, toPay: toPay))
    }
  }

  /// Whether something is more than some money by more than a hair, which is rounding.
  static func isMore(_ amount: Double, than money: Double) -> Bool { amount > money + hair }

  private static let hair = 1e-6

  /// The cash of a limit in each draw, with the lasting credits that it leaves: what there is to pay with
  /// where credits do not.
  func cash(of limit: Double, _ results: DrawResults) -> [Double] {
    sums(results).map { cash(of: limit, used: $0.used, toPay: $0.toPay) }
  }

  private func cash(of limit: Double, used: Double, toPay: Double) -> Double {
    max(limit - expiring - lasting, 0) + lasting - lastingPaid(used: used, toPay: toPay)
  }

  /// What credits pay that do not expire during the plan.
  private func lastingPaid(used: Double, toPay: Double) -> Double {
    min(lasting, max(used - toPay - expiringPaid, 0))
  }

  /// What each draw uses, and what credits leave to pay of it.
  private func sums(_ results: DrawResults) -> [(used: Double, toPay: Double)] {
    let beyond = beyondLines.reduce(0, +)
    return zip(results.totals(results.used), results.totals(results.paid)).map {
      (used: $0, toPay: $1 + beyond)
    }
  }
}
