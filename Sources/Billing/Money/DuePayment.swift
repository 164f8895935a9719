public import Dates
public import Money
import Prices
import Scenarios

/// Money that has to be paid on a certain day: an upfront fee, or the bill of a month.
public struct DuePayment: Sendable, Hashable {
  /// The reason for a payment.
  public enum Kind: Sendable, Hashable {
    /// The fee of a reservation, due when its term begins.
    case upfrontFee
    /// The remainder of a month, billed on the day after its end.
    case bill
  }

  /// The reason for the payment.
  public var kind: Kind
  /// The day; nil in an undated plan.
  public var date: CalendarDate?
  /// The index of the month that it falls in, or whose bill it is.
  public var month: MonthIndex
  /// The reason in words.
  public var what: String
  /// The amount to pay over all accounts, after the free tier and credits.
  public var amount: Money
}

/// What a credit pays of upfront fees beyond the share that the plan's lines bear.
public struct AdvancePayment: Sendable, Hashable {
  /// The credit.
  public var credit: CreditID
  /// The account whose fees were paid.
  public var account: AccountRole
  /// The amount, above zero, in one account.
  public var amount: Money
}

/// When payments are due: amortized cost turned into cash flow.
///
/// Lines spread an upfront fee over the hours of its term. The fee itself is due in full when the
/// term begins, also for the part of the term that lies after the plan (EC2 reserved instances
/// pricing page).
struct CashFlow {
  /// The part of upfront fees that is used beyond their share in the lines.
  private(set) var beyondLines = Money.zero
  /// The fees, before credits, in the order of the charges.
  private(set) var fees: [DuePayment] = []
  /// The payments, in the order of their days.
  private(set) var due: [DuePayment] = []
  /// The usage of each month, before credits and without upfront fees.
  private(set) var used: [Money]
  /// The part of upfront fees beyond their share in the lines that the plan's own credits pay.
  private(set) var paidBeyondLines = Money.zero
  /// The same by credit.
  private(set) var advances: [AdvancePayment] = []

  init(
    _ charges: [Charge], afterFreeTier: [[Money]], afterCredits: [[Money]],
    totals: [BudgetTotals], credits: [AvailableCredit], uses: [CreditUse], period: PlanPeriod,
    begins: (Charge) -> CalendarDate?
  ) throws(ArithmeticError) {
    used = []
    var purse = Purse(credits, uses)
    var bills = totals.map(\.total)
    for sums in totals { used.append(try sums.list + sums.freeTier) }
    for (index, charge) in charges.enumerated() {
      guard let term = try UpfrontTerm(charge) else { continue }
      var paidByCredits = Money.zero
      for month in period.months.map(\.index) {
        let share = try term.share(of: afterFreeTier[index][month] * charge.accounts)
        let net = try term.share(of: afterCredits[index][month] * charge.accounts)
        used[month] = try used[month] - share
        bills[month] = try bills[month] - net
        paidByCredits = try paidByCredits + share - net
        beyondLines = try beyondLines - share
      }
      for start in term.starts(from: begins(charge), in: period) {
        var fee = DuePayment(
          kind: .upfrontFee, date: start.date, month: start.month,
          what: "upfront fee of \(charge.usage.description)",
          amount: try term.fee * charge.accounts)
        beyondLines = try beyondLines + fee.amount
        fees.append(fee)
        let paid = min(paidByCredits, fee.amount)
        paidByCredits = try paidByCredits - paid
        fee.amount = try fee.amount - paid
        let more = try purse.pay(fee, of: charge)
        fee.amount = try fee.amount - more
        paidBeyondLines = try paidBeyondLines + more
        if !fee.amount.isZero { due.append(fee) }
      }
    }
    advances = try purse.advances()
    for (month, amount) in zip(period.months, bills) where !amount.isZero {
      let name = month.start == nil ? "month \(month.label)" : month.label
      due.append(
        DuePayment(
          kind: .bill, date: month.end, month: month.index, what: "bill of \(name)",
          amount: amount))
    }
    // A fee is due when its month begins, a bill when its month is over.
    due = due.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if let day = one.date, let otherDay = other.date, day != otherDay { return day < otherDay }
      let places = (one.place, other.place)
      return places.0 == places.1 ? left.offset < right.offset : places.0 < places.1
    }.map(\.element)
  }
}

extension CashFlow {
  /// Returns the use of each month before credits, with upfront fees in full.
  func monthlyUse() throws(ArithmeticError) -> [Money] {
    var months = used
    for fee in fees { months[fee.month.offset] = try months[fee.month.offset] + fee.amount }
    return months
  }
}

/// The plan's own credits that remain when all lines are paid; the provider's pay no upfront fees.
private struct Purse {
  private var credits: [(credit: AvailableCredit, left: [AccountRole: Money])] = []
  private let before: [[AccountRole: Money]]

  init(_ available: [AvailableCredit], _ uses: [CreditUse]) {
    for credit in available where !credit.isProviders {
      var left: [AccountRole: Money] = [:]
      for role in [AccountRole.common, .student] {
        left[role] =
          uses.last { $0.credit == credit.id && $0.account == role }?.remaining ?? credit.amount
      }
      credits.append((credit, left))
    }
    before = credits.map(\.left)
  }

  /// Returns what each credit has paid, where that is anything.
  func advances() throws(ArithmeticError) -> [AdvancePayment] {
    var advances: [AdvancePayment] = []
    for (payer, before) in zip(credits, before) {
      for role in [AccountRole.common, .student] {
        let paid = try (before[role] ?? .zero) - (payer.left[role] ?? .zero)
        if !paid.isZero {
          advances.append(AdvancePayment(credit: payer.credit.id, account: role, amount: paid))
        }
      }
    }
    return advances
  }

  /// Pays as much of a fee as the remaining credits allow.
  mutating func pay(_ fee: DuePayment, of charge: Charge) throws(ArithmeticError) -> Money {
    let role = charge.usage.account
    var open = try fee.amount.scaled(by: .one, over: Quantity(charge.accounts), rounding: .up)
    var paid = Money.zero
    for index in credits.indices {
      let credit = credits[index].credit
      if let day = fee.date, let expires = credit.expires, expires < day { continue }
      guard credit.mayPay(charge.usage), let left = credits[index].left[role] else { continue }
      let part = min(left, open)
      credits[index].left[role] = try left - part
      open = try open - part
      paid = try paid + part
    }
    return min(try paid * charge.accounts, fee.amount)
  }
}

extension DuePayment {
  fileprivate var place: Int { kind == .bill ? 2 * month.offset + 1 : 2 * month.offset }
}

/// The terms of a commitment that is paid in advance, wholly or in part.
private struct UpfrontTerm {
  /// The payment at the beginning of a term, in one account.
  let fee: Money
  private let isWhole: Bool
  private let years: Int
  private let charge: Charge

  /// Returns nil for a charge without an upfront fee.
  init?(_ charge: Charge) throws(ArithmeticError) {
    guard let commitment = charge.usage.purchase?.commitment, commitment.upfront != .none,
      let price = charge.rate.tiers.first?.unitPrice
    else { return nil }
    self.charge = charge
    isWhole = commitment.upfront == .all
    years = commitment.years
    let hours = try charge.usage.copies.times(Quantity(commitment.termHours))
    let whole = try Money(hours, at: price)
    // With partial upfront, about half is paid in advance and the rest by the hour (EC2 reserved
    // instances pricing page); the hourly price contains both.
    fee = isWhole ? whole : try whole.scaled(by: .one, over: Quantity(2), rounding: .halfUp)
  }

  /// Returns the part of some amortized cost that the fee has paid.
  func share(of amount: Money) throws(ArithmeticError) -> Money {
    isWhole ? amount : try amount.scaled(by: .one, over: Quantity(2), rounding: .halfUp)
  }

  /// Returns when terms begin within the plan: on the resource's first day, and then after each
  /// term.
  func starts(
    from day: CalendarDate?, in period: PlanPeriod
  ) -> [(date: CalendarDate?, month: MonthIndex)] {
    guard let first = charge.months.first?.month, let last = charge.months.last?.month else {
      return []
    }
    var starts: [(date: CalendarDate?, month: MonthIndex)] = []
    for month in period.months[first.offset...last.offset] {
      guard let begin = day ?? period.months[first].start, let start = month.start else {
        if (month.index.offset - first.offset).isMultiple(of: 12 * years) {
          starts.append((nil, month.index))
        }
        continue
      }
      let next = begin.adding(months: 12 * years * starts.count)
      if start <= next, next < month.end ?? next.adding(days: 1) {
        starts.append((next, month.index))
      }
    }
    return starts
  }
}
