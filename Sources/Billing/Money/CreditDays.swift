import Dates
import Money
import Scenarios

/// What is used and what credits pay from day to day of a month, in all accounts, with upfront fees in
/// full on theirs.
struct CreditDays {
  /// The payment of a credit in the month, with the use that it may be for.
  private struct Payment {
    var amount: Money
    var accounts: Int
    var expires: CalendarDate?
    var use: DailyUse
    /// The fees that it may pay, in one account.
    var fees: [UpfrontFee]
    /// The charges that it may pay.
    var charges: Set<Int>
    /// The payments before it that are for nothing else.
    var earlier: [Int] = []
  }

  private let month: BillingMonth
  private let use: DailyUse
  private let fees: [(date: CalendarDate?, amount: Money)]
  private var payments: [Payment] = []

  init(of month: BillingMonth, in budget: Budget) throws(ArithmeticError) {
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

  /// Credits pay for what is used until they expire, each what those before it have left.
  private func paid(by day: CalendarDate) throws(ArithmeticError) -> Money {
    var (sum, amounts) = (Money.zero, [Money]())
    for payment in payments {
      let last = min(day, payment.expires ?? day)
      var due = try payment.use.used(before: last.adding(days: 1))
      for fee in payment.fees where fee.date.map({ $0 <= last }) ?? true {
        due = try due + fee.amount
      }
      for place in payment.earlier { due = try due - amounts[place] }
      let amount = min(max(due, .zero), payment.amount)
      amounts.append(amount)
      sum = try sum + amount * payment.accounts
    }
    return sum
  }
}
