public import Dates
public import Money
import Prices
import Scenarios

/// Money of a credit that paid for a month of one account.
public struct CreditUse: Sendable, Hashable {
  /// The credit's name.
  public var name: String
  /// The last day whose usage it pays; nil when it does not expire.
  public var expires: CalendarDate?
  /// Whose account.
  public var account: AccountRole
  /// How many accounts have the same.
  public var accounts: Int
  /// The month's place in the plan.
  public var month: Int
  /// What it paid, above zero, in one account.
  public var amount: Money
  /// What is left of it after the month, in one account.
  public var remaining: Money
}

/// A credit that an account has, from the scenario or for signing up.
public struct AvailableCredit: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// How much there is, in one account.
  public var amount: Money
  /// The last day whose usage it pays; nil when it does not expire.
  public var expires: CalendarDate?
  /// The first day whose usage it pays; nil when it pays from the plan's first day.
  public var starts: CalendarDate?
  /// The services it may pay; empty for all.
  public var services: [String]
  /// Whether the provider gave it: such credits pay neither upfront fees nor what others sell.
  public var isProviders: Bool
}

/// Lets credits pay what the free tier left, month by month, the earliest expiry first.
struct Credits {
  let period: PlanPeriod
  let credits: [AvailableCredit]
  /// The day that stands for the start of an undated plan.
  let referenceDate: CalendarDate

  /// All payments of a plan.
  ///
  /// `due`: what is left to pay, by charge and month, in one account.
  func uses(
    _ charges: [Charge], due: [[Money]]
  ) throws(ArithmeticError) -> [CreditUse] {
    if credits.isEmpty { return [] }
    var uses: [CreditUse] = []
    for account in [AccountRole.common, .student] {
      let own = charges.indices.filter { charges[$0].usage.account == account }
      guard let first = own.first else { continue }
      uses += try self.uses(
        charges, due: due, own, account: account, accounts: charges[first].accounts)
    }
    return uses
  }

  private func uses(
    _ charges: [Charge], due: [[Money]], _ own: [Int], account: AccountRole, accounts: Int
  ) throws(ArithmeticError) -> [CreditUse] {
    var ordered: [AvailableCredit] = credits.enumerated().sorted { left, right in
      let (leftDay, rightDay) = (left.element.expires?.dayNumber, right.element.expires?.dayNumber)
      let pair = (leftDay ?? .max, rightDay ?? .max)
      return pair.0 == pair.1 ? left.offset < right.offset : pair.0 < pair.1
    }.map(\.element)
    var uses: [CreditUse] = []
    for month in period.months {
      var left: [Int: Money] = [:]
      for index in own { left[index] = due[index][month.index] }
      for position in ordered.indices where !ordered[position].amount.isZero {
        let paid = try pay(with: ordered[position], charges, in: month, &left, order: own, due: due)
        guard !paid.isZero else { continue }
        ordered[position].amount = try ordered[position].amount - paid
        uses.append(
          CreditUse(
            name: ordered[position].name, expires: ordered[position].expires, account: account,
            accounts: accounts, month: month.index, amount: paid,
            remaining: ordered[position].amount))
      }
    }
    return uses
  }

  private func pay(
    with credit: AvailableCredit, _ charges: [Charge], in month: BillingMonth,
    _ left: inout [Int: Money], order: [Int], due: [[Money]]
  ) throws(ArithmeticError) -> Money {
    let share = try self.share(of: credit, in: month)
    var available = credit.amount
    for index in order where Self.mayPay(credit, charges[index].usage) {
      // Of a month in which the credit expires it pays what was used up to that day, less what
      // credits that expire earlier have paid of it.
      let (full, open) = (due[index][month.index], left[index] ?? .zero)
      let payable = try share.of(full) - (full - open)
      let amount = min(max(payable, .zero), available)
      available = try available - amount
      left[index] = try open - amount
    }
    return try credit.amount - available
  }

  private func share(
    of credit: AvailableCredit, in month: BillingMonth
  ) throws(ArithmeticError) -> Share {
    // In the month of its first day it pays, as the offers of an account do, for all of it.
    if let starts = credit.starts, let end = month.end, end <= starts { return .none }
    guard let expires = credit.expires else { return .all }
    if month.start == nil { return referenceDate <= expires ? .all : .none }
    return try month.share(before: expires.adding(days: 1))
  }

  private static func mayPay(_ credit: AvailableCredit, _ usage: Usage) -> Bool {
    if !credit.services.isEmpty, !credit.services.contains(usage.service) { return false }
    guard credit.isProviders else { return true }
    return usage.service != "custom" && !usage.isUpfront
  }
}
