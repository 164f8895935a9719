package import Dates
package import Money
import Scenarios

/// What is used and what credits pay from day to day of a month, in all accounts, with upfront fees in
/// full on theirs.
package struct CreditDays {
  /// The payment of a credit in the month, with the use that it may be for.
  package struct Payment {
    /// What it pays in one account.
    package fileprivate(set) var amount: Money
    /// How many accounts it pays in.
    package fileprivate(set) var accounts: Int
    fileprivate var expires: CalendarDate?
    fileprivate var use: DailyUse
    /// The fees that it may pay, in one account.
    fileprivate var fees: [UpfrontFee]
    /// The charges that it may pay.
    fileprivate var charges: Set<Int>
    /// The payments before it that are for nothing else.
    package fileprivate(set) var earlier: [Int] = []
  }

  private let month: BillingMonth
  private let use: DailyUse
  private let fees: [(date: CalendarDate?, amount: Money)]
  /// What credits pay in the month, in their order.
  package private(set) var payments: [Payment] = []
  /// Whether credits may pay for all that is used in it, as it is used.
  package private(set) var payForAll = true

  /// Creates the days of a month of a budget.
  package init(of month: BillingMonth, in budget: Budget) throws(ArithmeticError) {
    self.month = month
    use = try DailyUse(of: month, in: budget, inAllAccounts: true)
    let due = budget.upfrontFees.filter { $0.month == month.index }
    fees = try due.map { fee throws(ArithmeticError) in
      (fee.date, try fee.amount * budget.charges[fee.charge].accounts)
    }
    for paid in budget.cashCredits where paid.month == month.index {
      guard let credit = budget.availableCredits.first(where: { $0.id == paid.credit }) else {
        continue
      }
      let charges = Set(
        budget.charges.indices.filter {
          let usage = budget.charges[$0].usage
          return usage.account == paid.account && credit.mayPay(usage)
        })
      let use = try DailyUse(of: month, in: budget, inAllAccounts: false) { charges.contains($0) }
      var payment = Payment(
        amount: paid.amount, accounts: paid.accounts, expires: paid.expires, use: use,
        fees: due.filter {
          charges.contains($0.charge) && credit.mayPayFee(of: budget.charges[$0.charge].usage)
        },
        charges: charges)
      payment.earlier = payments.indices.filter { payments[$0].charges.isSubset(of: charges) }
      payments.append(payment)
    }
    let used = budget.charges.indices.filter { !budget.cashOfCharges[$0][month.index].isZero }
    payForAll = fees.isEmpty && payments.allSatisfy { $0.charges.isSuperset(of: used) }
  }

  /// Returns the first day on which what is used and paid by its end is as asked for, or else the
  /// month's last.
  func first(
    where isMeant: ((used: Money, paid: Money)) throws(ArithmeticError) -> Bool
  ) throws(ArithmeticError) -> String? {
    guard let start = month.start, let end = month.end else { return nil }
    var day = start
    while day.adding(days: 1) < end {
      if try isMeant((try used(by: day), try paid(by: day))) { break }
      day = day.adding(days: 1)
    }
    return day.description
  }

  private func used(by day: CalendarDate) throws(ArithmeticError) -> Money {
    var sum = try use.used(before: day.adding(days: 1))
    for fee in fees where fee.date.map({ $0 <= day }) ?? true { sum = try sum + fee.amount }
    return sum
  }

  /// Returns what each payment may be for by the end of a day, in one account: what is used until its
  /// credit expires.
  package func payable(by day: CalendarDate) throws(ArithmeticError) -> [Money] {
    try payments.map { payment throws(ArithmeticError) in
      let last = min(day, payment.expires ?? day)
      var due = try payment.use.used(before: last.adding(days: 1))
      for fee in payment.fees where fee.date.map({ $0 <= last }) ?? true {
        due = try due + fee.amount
      }
      return due
    }
  }

  /// Credits pay each what those before it have left.
  private func paid(by day: CalendarDate) throws(ArithmeticError) -> Money {
    var (sum, amounts) = (Money.zero, [Money]())
    for (payment, payable) in zip(payments, try payable(by: day)) {
      var due = payable
      for place in payment.earlier { due = try due - amounts[place] }
      let amount = min(max(due, .zero), payment.amount)
      amounts.append(amount)
      sum = try sum + amount * payment.accounts
    }
    return sum
  }
}
