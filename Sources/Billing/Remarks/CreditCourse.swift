import Dates
package import Money
import Scenarios

/// The balance of the credits of one account, month by month.
package struct CreditCourse {
  package var account: AccountRole
  /// The number of accounts with the same credits.
  package var accounts: Int
  /// Each credit, with its balance at the end of each month.
  package var credits: [(credit: AvailableCredit, left: [Money])]
  /// The amounts left by the free tier that some credit may pay, by month, with the upfront fees that
  /// it may pay in full.
  package var due: [Money]
  /// The amounts that credits paid, by month.
  package var paid: [Money]

  /// The credits that may pay for something that is left to pay; all of them where nothing is, but none
  /// that expired before the plan.
  package func needed(in context: WarningContext) -> [(credit: AvailableCredit, left: [Money])] {
    let budget = context.budget
    let credits = credits.filter { !budget.expiredBeforePlan($0.credit) }
    let unpaid = budget.charges.indices.filter { index in
      budget.charges[index].usage.account == account
        && budget.afterCredits[index].contains { !$0.isZero }
    }
    let needed = credits.filter { credit, _ in
      unpaid.contains { credit.mayPay(budget.charges[$0].usage) }
    }
    return needed.isEmpty ? credits : needed
  }

  /// Returns the month in which the last of some credits that had not expired was used up; nil if
  /// there is none.
  package func exhaustion(
    of credits: [(credit: AvailableCredit, left: [Money])], in context: WarningContext
  ) -> MonthIndex? {
    context.budget.period.months.first { month in
      let first = month.start ?? context.startDate
      let alive = credits.filter { credit, _ in
        !credit.amount.isZero && credit.expires.map { $0 >= first } ?? true
      }
      return !paid[month.index].isZero && alive.allSatisfy { $0.left[month.index].isZero }
    }?.index
  }
}

extension WarningContext {
  /// Returns the credits of the account, or of each student's account; none where there is nothing
  /// to pay.
  package func creditCourses() throws -> [CreditCourse] {
    guard !budget.availableCredits.isEmpty else { return [] }
    return try [AccountRole.common, .student].compactMap { role in
      let own = charges.indices.filter { charges[$0].usage.account == role }
      guard let first = own.first else { return nil }
      let uses = budget.cashCredits.filter { $0.account == role }
      let months = budget.period.months.indices
      var due = Money.zeros(months.count)
      for index in own where isPayable(charges[index]) {
        for month in months { due[month] = try due[month] + budget.cashOfCharges[index][month] }
      }
      for fee in budget.upfrontFees where fee.account == role {
        let charge = charges[fee.charge]
        if isPayable(charge) && !budget.mayPayFee(of: charge.usage) {
          due[fee.month] = try due[fee.month] - fee.amount
        }
      }
      var paid = Money.zeros(months.count)
      for use in uses { paid[use.month] = try paid[use.month] + use.amount }
      return CreditCourse(
        account: role, accounts: charges[first].accounts,
        credits: budget.availableCredits.map { credit in
          (credit, months.map { Self.left(of: credit, after: MonthIndex($0), uses) })
        },
        due: due, paid: paid)
    }
  }

  private static func left(
    of credit: AvailableCredit, after month: MonthIndex, _ uses: [CreditUse]
  ) -> Money {
    let own = uses.last {
      $0.credit == credit.id && $0.month <= month
    }
    return own?.remaining ?? credit.amount
  }

  private func isPayable(_ charge: PlannedCharge) -> Bool {
    budget.availableCredits.contains { $0.mayPay(charge.usage) }
  }

  /// Returns what is left to pay over all accounts that may have credits.
  package func unpaid() throws -> Money {
    let due = try due { $0.usage.account != .classroom }
    return try due - budget.credits.map { try $0.amount * $0.accounts }.sum()
  }

  /// Returns the part of that which no credit of the plan may pay, such as software of others.
  package func unpayable() throws -> Money {
    try due { charge in
      charge.usage.account != .classroom
        && !budget.availableCredits.contains { $0.mayPay(charge.usage) }
    }
  }
}

extension Budget {
  /// Returns whether some credit may pay the upfront fee of a usage.
  func mayPayFee(of usage: Usage) -> Bool {
    availableCredits.contains { $0.mayPayFee(of: usage) }
  }

  /// Returns the day on which the last payment of credits in an account is used up, in words; nil
  /// where they pay nothing.
  package func lastDayOfCredits(in account: AccountRole) throws(ArithmeticError) -> String? {
    guard let last = cashCredits.last(where: { $0.account == account }) else { return nil }
    return try lastDay(of: last)
  }

  /// Returns the day on which a payment of a credit is used up, in words: credits pay in their order,
  /// and so what those before it pay is used first.
  package func lastDay(of use: CreditUse) throws(ArithmeticError) -> String {
    let month = period.months[use.month]
    var paid = Money.zero
    var payers: [AvailableCredit] = []
    for other in cashCredits where other.account == use.account && other.month == use.month {
      paid = try paid + other.amount
      payers += availableCredits.filter { $0.id == other.credit }
      if other.credit == use.credit { break }
    }
    for fee in upfrontFees where fee.account == use.account && fee.month == use.month {
      let usage = charges[fee.charge].usage
      if payers.contains(where: { $0.mayPayFee(of: usage) }) { paid = try paid - fee.amount }
    }
    return try DailyUse(of: month, in: self, inAllAccounts: false) { place in
      charges[place].usage.account == use.account
        && payers.contains { $0.mayPay(charges[place].usage) }
    }.day(passing: max(paid, .zero))
  }
}
