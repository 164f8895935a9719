package import Billing
package import Money
package import Prices
import Dates
import Scenarios

/// A credit in one kind of account, with its payments.
package struct CreditLedger {
  package let credit: AvailableCredit
  package let account: AccountRole
  package let accounts: Int
  /// Its payments in order.
  package var payments: [CreditUse] = []

  /// The part of upfront fees for the time after the plan that it pays, in one account.
  package var advance = Money.zero

  /// Its last payment, with upfront fees in full on their day.
  private var lastPayment: CreditUse?

  /// The balance in one account, when all that the plan owes is paid.
  package private(set) var left: Money

  /// Returns the amount of the plan's lines that it paid, in one account.
  package func paidInOne() throws(ArithmeticError) -> Money {
    try credit.amount - left - advance
  }

  /// Returns the amount of the plan's lines that it paid, in all accounts.
  package func paid() throws(ArithmeticError) -> Money { try paidInOne() * accounts }

  /// Returns the day on which all of it is used up, in words; nil where it lasts.
  package func usedUp(in budget: Budget) throws(ArithmeticError) -> String? {
    guard left.isZero, let lastPayment else { return nil }
    return try budget.lastDay(of: lastPayment)
  }

  private init(_ credit: AvailableCredit, _ account: AccountRole, _ accounts: Int) {
    (self.credit, self.account, self.accounts, left) = (credit, account, accounts, credit.amount)
  }

  /// Returns the credits of each account that has any, in the order of the budget.
  package static func all(of budget: Budget) throws(ArithmeticError) -> [CreditLedger] {
    var ledgers: [CreditLedger] = []
    for role in [AccountRole.common, .student] {
      guard let charge = budget.charges.first(where: { $0.usage.account == role }) else { continue }
      ledgers += budget.availableCredits.map {
        CreditLedger($0, role, charge.accounts)
      }
    }
    for use in budget.credits {
      let payer = ledgers.firstIndex { $0.account == use.account && $0.credit.id == use.credit }
      if let payer {
        ledgers[payer].payments.append(use)
      }
    }
    for use in budget.cashCredits {
      let payer = ledgers.firstIndex { $0.account == use.account && $0.credit.id == use.credit }
      guard let payer else { continue }
      ledgers[payer].left = use.remaining
      ledgers[payer].lastPayment = use
    }
    for index in ledgers.indices {
      let lines = try ledgers[index].payments.map(\.amount).sum()
      ledgers[index].advance = try ledgers[index].credit.amount - ledgers[index].left - lines
    }
    return ledgers
  }
}

extension [CreditLedger] {
  /// Returns the credits that had not expired when a plan begins.
  func living(in budget: Budget) -> [CreditLedger] {
    filter { !budget.expiredBeforePlan($0.credit) }
  }

  /// Returns what expires in one account during a plan, unused.
  func lapsed(during budget: Budget) throws(ArithmeticError) -> Money {
    try filter { budget.expiresDuringPlan($0.credit) }.map(\.left).sum()
  }
}

extension Budget {
  /// Returns the provider whose bill shows a credit: the one that gave it, or else the plan's.
  package func grantor(of use: CreditUse) -> Provider {
    availableCredits.first { $0.id == use.credit }?.provider ?? scenario.provider
  }
}
