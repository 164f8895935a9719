package import Money
import Scenarios

/// The money that there is for a plan: its limit, of which its own credits are a part.
///
/// What of the limit is no credit is cash. The money lasts as long as, at every moment, credits that are
/// valid and the cash pay for what is due, and both stay within the limit. What expires unused is not
/// there. Every command asks here whether the money lasts.
package struct MoneyThereIs {
  /// All the money, credits included.
  package let limit: Money
  /// The plan's own credits in all accounts that expire during the plan.
  package private(set) var expiring = Money.zero
  /// What of those expired before the plan begins.
  private(set) var expiredBefore = Money.zero
  /// What of those is unused by then.
  package private(set) var expired = Money.zero
  /// The plan's own credits in all accounts that do not expire during the plan.
  package private(set) var lasting = Money.zero
  /// What of those the plan leaves.
  private var unused = Money.zero

  /// What is no credit.
  package var cash: Money {
    get throws(ArithmeticError) { max(try limit - expiring - lasting, .zero) }
  }

  /// Reads the credits of a priced plan.
  package init(limit: Money, of budget: Budget) throws(ArithmeticError) {
    self.limit = limit
    for role in [AccountRole.common, .student] {
      guard let accounts = budget.charges.first(where: { $0.usage.account == role })?.accounts
      else { continue }
      for credit in budget.availableCredits where !credit.isProviders {
        let use = budget.cashCredits.last { $0.account == role && $0.credit == credit.id }
        let (all, left) = try (
          credit.amount * accounts, (use?.remaining ?? credit.amount) * accounts
        )
        if budget.expiresDuringPlan(credit) {
          (expiring, expired) = try (expiring + all, expired + left)
          if budget.expiredBeforePlan(credit) { expiredBefore = try expiredBefore + all }
        } else {
          (lasting, unused) = try (lasting + all, unused + left)
        }
      }
    }
  }

  /// Returns what is missing for some use, of which credits leave something to pay; zero where the
  /// money lasts.
  package func missing(used: Money, toPay: Money) throws(ArithmeticError) -> Money {
    max(try used - limit, try toPay - cash - unused, .zero)
  }

  /// Returns what is missing for a plan.
  package func missing(of budget: Budget) throws(ArithmeticError) -> Money {
    try missing(used: budget.used, toPay: budget.cashToPay)
  }

  /// Returns whether the money lasts for a plan.
  package func lasts(for budget: Budget) throws(ArithmeticError) -> Bool {
    try missing(of: budget).isZero
  }
}

extension MoneyThereIs {
  /// Returns when the money ends: the day, or the position in an undated plan; nil where it lasts.
  func end(of budget: Budget) throws(ArithmeticError) -> String? {
    var (used, toPay) = (Money.zero, Money.zero)
    for month in budget.period.months {
      var paid = Money.zero
      for use in budget.cashCredits where use.month == month.index {
        paid = try paid + use.amount * use.accounts
      }
      let due = budget.monthlyUse[month.index.offset]
      if try !missing(used: used + due, toPay: toPay + due - paid).isZero {
        let (limit, cash) = (try self.limit - used, try self.cash + unused - toPay)
        if month.start == nil {
          return try month.position(ofPassing: min(limit, cash + paid), in: budget)
        }
        return try CreditDays(of: month, in: budget).first { sums throws(ArithmeticError) in
          if try sums.used.exceeds(limit) { return true }
          return try (sums.used - sums.paid).exceeds(cash)
        }
      }
      (used, toPay) = (try used + due, try toPay + due - paid)
    }
    return nil
  }
}

extension Money {
  /// Returns whether it is more than another amount by more than what rounding makes of a day's share.
  func exceeds(_ other: Money) throws(ArithmeticError) -> Bool {
    try self - other > Money(scaled: Self.hair)
  }

  /// A billionth of a dollar.
  private static let hair: Int128 = 1_000_000_000_000_000
}

extension BillingMonth {
  /// Returns where in an undated month some amount is used up: by fees at its start, by the rest as it
  /// is used.
  fileprivate func position(
    ofPassing amount: Money, in budget: Budget
  ) throws(ArithmeticError) -> String {
    var left = amount
    for fee in budget.upfrontFees where fee.month == index {
      left = try left - fee.amount * budget.charges[fee.charge].accounts
    }
    if left < .zero { return day(.zero) }
    return try DailyUse(of: self, in: budget, inAllAccounts: true).day(passing: left)
  }
}
