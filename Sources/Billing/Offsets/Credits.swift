public import Dates
public import Money
public import Prices
import Scenarios

/// The identity of a credit in a plan, whatever its name.
public enum CreditID: Sendable, Hashable {
  /// A credit that the provider grants by an offer, such as for opening an account.
  case offer(String)
  /// A credit that the account has earned beyond an offer.
  case earned(String)
  /// A credit of the scenario, by its position there.
  case own(Int)

  /// Whether the provider grants it.
  public var isProviders: Bool {
    if case .own = self { return false }
    return true
  }
}

/// A payment from a credit for a month of one account.
public struct CreditUse: Sendable, Hashable {
  /// The credit.
  public var credit: CreditID
  /// The credit's name.
  public var name: String
  /// The last day whose usage it pays for; nil when it does not expire.
  public var expires: CalendarDate?
  /// The account whose charges were paid.
  public var account: AccountRole
  /// The number of accounts with the same payment.
  public var accounts: Int
  /// The month's position in the plan.
  public var month: MonthIndex
  /// The amount paid, above zero, in one account.
  public var amount: Money
  /// The balance after the month, in one account.
  public var remaining: Money
}

/// A credit that an account has, from the scenario or for signing up.
public struct AvailableCredit: Sendable, Hashable {
  /// The credit's identity.
  public var id: CreditID
  /// The provider whose charges it may pay; nil for those of any provider.
  public var provider: Provider?
  /// Its name.
  public var name: String
  /// The amount in one account.
  public var amount: Money
  /// The last day whose usage it pays for; nil when it does not expire.
  public var expires: CalendarDate?
  /// The first day whose usage it pays for; nil for the plan's first day.
  public var starts: CalendarDate?
  /// The services it may pay for; empty for all.
  public var services: [String]
  /// The meters it may pay, of a trial that is an amount of money; empty for all.
  public var meters: [FreeTierOffer.Coverage] = []

  /// Whether the provider granted it: such credits pay neither upfront fees nor third-party
  /// charges, but they do pay the hours of what is paid upfront in part (AWS re:Post, "Can I use AWS
  /// promotional credits to purchase a Reserved Instance or Savings Plan?", read 2026-11).
  public var isProviders: Bool { id.isProviders }

  /// Returns whether it may pay for a usage.
  package func mayPay(_ usage: Usage) -> Bool {
    if !services.isEmpty, !services.contains(usage.service) { return false }
    if !meters.isEmpty, !meters.contains(where: { $0.covers(usage.key) }) { return false }
    if let provider, provider != usage.key.provider { return false }
    guard isProviders else { return true }
    return !usage.meter.isSoldByOthers && usage.upfront != .all
  }

  /// Returns whether it may pay for the upfront fee of a usage.
  package func mayPayFee(of usage: Usage) -> Bool { !isProviders && mayPay(usage) }

  /// Returns the part of the amortized cost of a month that it may pay.
  func payable(
    of cost: Money, in month: MonthIndex, of charge: Charge
  ) throws(ArithmeticError) -> Money {
    guard let term = try term(of: charge.usage, at: charge.rate) else { return cost }
    return try cost - term.share(of: cost, in: month, of: charge)
  }

  /// Returns the term whose fee it may not pay; nil where it may pay all of the cost.
  private func term(of usage: Usage, at rate: Rate) throws(ArithmeticError) -> UpfrontTerm? {
    isProviders && usage.upfront != .none ? try UpfrontTerm(usage, rate) : nil
  }

  /// Returns the share of what a usage costs that it may pay, from 0 to 1.
  package func payableShare(of priced: PricedUsage) throws(ArithmeticError) -> Quantity {
    guard mayPay(priced.usage) else { return .zero }
    let cost = try Money(.one, at: UnitPrice(scaled: Quantity.one.scaled))
    guard let term = try term(of: priced.usage, at: priced.rate) else { return .one }
    let part = try cost - term.share(of: cost)
    return try Quantity.one.scaled(by: part, over: cost)
  }

  /// Returns credits in the order in which they pay: the earliest expiry, then the fewest services,
  /// then the first in the scenario, as in the provider's billing guide.
  package static func inOrder(_ credits: [AvailableCredit]) -> [AvailableCredit] {
    func rank(_ credit: AvailableCredit, _ place: Int) -> (Int, Int, Int) {
      (
        credit.expires?.dayNumber ?? .max,
        credit.services.isEmpty ? .max : Set(credit.services).count, place
      )
    }
    return credits.enumerated().sorted { left, right in
      rank(left.element, left.offset) < rank(right.element, right.offset)
    }.map(\.element)
  }

  /// Groups usages by which of the credits may pay for them, in the order in which they are paid.
  ///
  /// The usage that the fewest credits may pay for goes first, so that the order of resources in a
  /// file changes no total, and a credit that pays for everything leaves the narrower credits what
  /// only they may pay for. What is paid upfront in part stands alone, since some credits pay only a
  /// part of it.
  package static func classes(
    of usages: [Usage], paidBy credits: [AvailableCredit]
  ) -> [[Int]] {
    var classes: [(payers: [Int], partly: MeterKey?, places: [Int])] = []
    for (place, usage) in usages.enumerated() {
      let payers = credits.indices.filter { credits[$0].mayPay(usage) }
      let partly = usage.upfront == .partial ? usage.key : nil
      if let known = classes.firstIndex(where: { $0.payers == payers && $0.partly == partly }) {
        classes[known].places.append(place)
      } else {
        classes.append((payers, partly, [place]))
      }
    }
    return classes.sorted { left, right in
      left.payers.count == right.payers.count
        ? left.payers.lexicographicallyPrecedes(right.payers)
        : left.payers.count < right.payers.count
    }.map(\.places)
  }
}

extension Budget {
  /// The day that stands for the start of the plan.
  package var startDate: CalendarDate {
    period.start ?? max(pricesDate, scenario.latestOpening ?? pricesDate)
  }

  /// Returns whether a credit expires before the last day of the plan; of a plan without dates, before
  /// the day that stands for its start.
  package func expiresDuringPlan(_ credit: AvailableCredit) -> Bool {
    let last = period.end?.adding(days: -1) ?? startDate
    return credit.expires.map { $0 < last } ?? false
  }

  /// Returns whether a credit expired before the plan begins.
  package func expiredBeforePlan(_ credit: AvailableCredit) -> Bool {
    credit.expires.map { $0 < startDate } ?? false
  }
}

/// The payments that credits make in a plan.
struct CreditPayments {
  /// The payments by credit and month.
  var uses: [CreditUse] = []
  /// The amounts left to pay of each charge, by month, in one account.
  var left: [[Money]]
  /// What is left to pay of each upfront fee, in one account.
  var feesLeft: [Money] = []
}

/// Applies credits to what the free tier left, month by month, the earliest expiry first.
struct Credits {
  let scenario: Scenario
  let period: PlanPeriod
  let credits: [AvailableCredit]
  /// The day that stands for the start of an undated plan.
  let referenceDate: CalendarDate
  /// What is free in the plan.
  var freeTier: [FreeTierUse] = []

  /// Pays the amounts due, by charge and month in one account, as far as there are credits.
  ///
  /// Fees that are due in full are paid on their day, before what is used in their month; without
  /// them, the amounts due bear their shares of the fees.
  func uses(
    _ charges: [Charge], due: [[Money]], fees: [UpfrontFee]? = nil
  ) throws(ArithmeticError) -> CreditPayments {
    var payments = CreditPayments(left: due, feesLeft: fees?.map(\.amount) ?? [])
    if credits.isEmpty { return payments }
    for account in [AccountRole.common, .student] {
      let own = charges.indices.filter { charges[$0].usage.account == account }
      if !own.isEmpty { try pay(charges, due, own, fees, into: &payments) }
    }
    return payments
  }

  private var inOrder: [AvailableCredit] { AvailableCredit.inOrder(credits) }

  /// Returns the credits in the order in which they pay, with the share of some usage of each month
  /// that each may pay, as it is in a budget of it.
  func paying(
    _ priced: [PricedUsage], in budget: Budget
  ) throws(ArithmeticError) -> [PayingCredit] {
    var paying: [PayingCredit] = []
    for credit in inOrder {
      let payable = priced.filter { credit.mayPay($0.usage) }
      var shares: [Double] = []
      for month in period.months {
        let part = part(of: month, for: credit)
        if let share = try planned(part, of: month, credit, in: budget) {
          shares.append(share)
        } else {
          shares.append(try part.share(of: payable, in: month, scenario))
        }
      }
      paying.append(PayingCredit(credit: credit, shares: shares))
    }
    return paying
  }

  /// Returns the share of what a month of a budget owes that is owed in a part of it and that a credit
  /// may pay; nil where nothing is.
  private func planned(
    _ part: MonthPart, of month: BillingMonth, _ credit: AvailableCredit, in budget: Budget
  ) throws(ArithmeticError) -> Double? {
    guard case .before(let date) = part,
      budget.period.months.indices.contains(month.index.offset)
    else { return nil }
    var (owed, all) = (0.0, 0.0)
    let use = try MonthUse(of: budget.period.months[month.index], in: budget)
    for part in try use.parts(before: date) {
      let charge = budget.charges[part.charge]
      guard credit.mayPay(charge.usage) else { continue }
      let due = try budget.afterFreeTier[part.charge][month.index] * charge.accounts
      owed += Double(try part.owed.of(due).scaled)
      all += Double(due.scaled)
    }
    return all > 0 ? owed / all : nil
  }

  /// Pays the charges of one account.
  private func pay(
    _ charges: [Charge], _ due: [[Money]], _ own: [Int], _ fees: [UpfrontFee]?,
    into payments: inout CreditPayments
  ) throws(ArithmeticError) {
    var ordered = inOrder
    let inTurn = AvailableCredit.classes(of: own.map { charges[$0].usage }, paidBy: ordered)
      .flatMap { $0.map { own[$0] } }
    for month in period.months {
      for position in ordered.indices where !ordered[position].amount.isZero {
        guard let first = own.first else { continue }
        let advance = try pay(
          fees ?? [], with: ordered[position], charges, in: month, of: charges[first].usage.account,
          &payments.feesLeft)
        ordered[position].amount = try ordered[position].amount - advance
        let share = try pay(
          with: ordered[position], charges, in: month, inTurn, due, haveFees: fees == nil,
          &payments.left)
        ordered[position].amount = try ordered[position].amount - share
        let paid = try advance + share
        if paid.isZero { continue }
        payments.uses.append(
          CreditUse(
            credit: ordered[position].id, name: ordered[position].name,
            expires: ordered[position].expires, account: charges[first].usage.account,
            accounts: charges[first].accounts, month: month.index, amount: paid,
            remaining: ordered[position].amount))
      }
    }
  }

  private func pay(
    with credit: AvailableCredit, _ charges: [Charge], in month: BillingMonth, _ order: [Int],
    _ due: [[Money]], haveFees: Bool, _ left: inout [[Money]]
  ) throws(ArithmeticError) -> Money {
    let part = part(of: month, for: credit)
    if part == .none { return .zero }
    let shares = try shares(of: charges, in: month, part, due)
    var available = credit.amount
    for index in order where !available.isZero && credit.mayPay(charges[index].usage) {
      // In the month in which it expires, the credit pays what was used up to that day, less what
      // credits that expire earlier have already paid of it.
      let (full, open) = (due[index][month.index], left[index][month.index])
      let charge = charges[index]
      let hours = haveFees ? try credit.payable(of: full, in: month.index, of: charge) : full
      // What has been paid went to the fee first, which is due first.
      let paid = try max(full - open - (full - hours), .zero)
      let amount = min(max(try shares[index].of(hours) - paid, .zero), available)
      available = try available - amount
      left[index][month.index] = try open - amount
    }
    return try credit.amount - available
  }

  /// Returns the share of what each charge owes in a month that it owes in a part of it.
  private func shares(
    of charges: [Charge], in month: BillingMonth, _ part: MonthPart, _ due: [[Money]]
  ) throws(ArithmeticError) -> [Share] {
    var shares = [Share](repeating: .all, count: charges.count)
    guard case .before(let date) = part else { return shares }
    let use = try MonthUse(of: month, charges, of: scenario, freeTier, due: due)
    for part in try use.parts(before: date) { shares[part.charge] = part.owed }
    return shares
  }

  /// Pays the fees of a month with a credit that has begun and has not expired on their day.
  private func pay(
    _ fees: [UpfrontFee], with credit: AvailableCredit, _ charges: [Charge],
    in month: BillingMonth, of account: AccountRole, _ left: inout [Money]
  ) throws(ArithmeticError) -> Money {
    var available = credit.amount
    for (place, fee) in fees.enumerated() where fee.month == month.index {
      let usage = charges[fee.charge].usage
      let day = fee.date ?? referenceDate
      if let expires = credit.expires, expires < day { continue }
      if let starts = credit.starts, day < starts { continue }
      guard usage.account == account, credit.mayPayFee(of: usage) else { continue }
      let amount = min(left[place], available)
      available = try available - amount
      left[place] = try left[place] - amount
    }
    return try credit.amount - available
  }

  private func part(of month: BillingMonth, for credit: AvailableCredit) -> MonthPart {
    // In the month of its first day it pays for the whole month, as an account's offers do.
    if let starts = credit.starts, let end = month.end, end <= starts { return .none }
    guard let expires = credit.expires else { return .whole }
    guard let start = month.start else { return referenceDate <= expires ? .whole : .none }
    return MonthPart(of: month, from: start, before: expires.adding(days: 1))
  }
}
