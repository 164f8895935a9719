package import Estimator
package import Money

/// A credit in one kind of account, with what it paid.
package struct CreditLedger {
  package let credit: AvailableCredit
  package let account: AccountRole
  package let accounts: Int
  /// Its payments in order.
  var payments: [CreditUse] = []

  /// What is left of it, in one account.
  package var left: Money { payments.last?.remaining ?? credit.amount }

  /// What it paid, in all accounts.
  package func paid() throws(ArithmeticError) -> Money { try (credit.amount - left) * accounts }

  /// The credits of each account that has any, in the order of the budget.
  package static func all(of budget: Budget) throws(ArithmeticError) -> [CreditLedger] {
    var ledgers: [CreditLedger] = []
    for role in [AccountRole.common, .student] {
      guard let charge = budget.charges.first(where: { $0.usage.account == role }) else { continue }
      ledgers += budget.availableCredits.map {
        CreditLedger(credit: $0, account: role, accounts: charge.accounts)
      }
    }
    for use in budget.credits {
      let before = try use.amount + use.remaining
      // Of credits that share a name, the one that had so much left is the one that paid.
      let payer = ledgers.firstIndex {
        $0.account == use.account && $0.credit.name == use.name
          && $0.credit.expires == use.expires && $0.left == before
      }
      if let payer { ledgers[payer].payments.append(use) }
    }
    return ledgers
  }
}
