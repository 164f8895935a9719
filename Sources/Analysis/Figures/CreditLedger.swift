package import Billing
package import Money
package import Prices
import Scenarios

/// A credit in one kind of account, with its payments.
package struct CreditLedger {
  package let credit: AvailableCredit
  package let account: AccountRole
  package let accounts: Int
  /// Its payments in order.
  package var payments: [CreditUse] = []

  /// The balance in one account.
  package var left: Money { payments.last?.remaining ?? credit.amount }

  /// Returns the amount that it paid, in all accounts.
  package func paid() throws(ArithmeticError) -> Money { try (credit.amount - left) * accounts }

  /// Returns the credits of each account that has any, in the order of the budget.
  package static func all(of budget: Budget) throws(ArithmeticError) -> [CreditLedger] {
    var ledgers: [CreditLedger] = []
    for role in [AccountRole.common, .student] {
      guard let charge = budget.charges.first(where: { $0.usage.account == role }) else { continue }
      ledgers += budget.availableCredits.map {
        CreditLedger(credit: $0, account: role, accounts: charge.accounts)
      }
    }
    for use in budget.credits {
      let payer = ledgers.firstIndex { $0.account == use.account && $0.credit.id == use.credit }
      if let payer { ledgers[payer].payments.append(use) }
    }
    return ledgers
  }
}

extension Budget {
  /// Returns the provider whose bill shows a credit: the one that gave it, or else the plan's.
  package func grantor(of use: CreditUse) -> Provider {
    availableCredits.first { $0.id == use.credit }?.provider ?? scenario.provider
  }
}
