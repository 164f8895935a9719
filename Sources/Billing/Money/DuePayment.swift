public import Dates
public import Money
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

/// When payments are due: amortized cost turned into cash flow.
///
/// Lines spread an upfront fee over the hours of its term. The fee itself is due in full when the
/// term begins, also for the part of the term that lies after the plan (EC2 reserved instances
/// pricing page). Credits pay what is due first: a fee in full on its day, before the bill of its
/// month.
struct CashFlow {
  /// The part of upfront fees that is used beyond their share in the lines.
  private(set) var beyondLines = Money.zero
  /// The fees, before credits, in the order of the charges.
  private(set) var fees: [DuePayment] = []
  /// The payments, in the order of their days.
  private(set) var due: [DuePayment] = []
  /// The usage of each month, before credits and without upfront fees.
  private(set) var used: [Money]
  /// What is due of each charge before credits, by month in one account, with fees in full.
  private(set) var dueOfCharges: [[Money]]
  /// What credits pay of that, in the order in which it is due.
  private(set) var credits: [CreditUse]
  /// The fees in one account.
  private(set) var upfront: [UpfrontFee]

  init(
    _ charges: [Charge], afterFreeTier: [[Money]], payments: CreditPayments,
    totals: [BudgetTotals], by payers: Credits, begins: (Charge) -> CalendarDate?
  ) throws(ArithmeticError) {
    let period = payers.period
    used = []
    for sums in totals { used.append(try sums.list + sums.freeTier) }
    dueOfCharges = afterFreeTier
    credits = payments.uses
    var bills = totals.map(\.total)
    upfront = []
    for (index, charge) in charges.enumerated() {
      guard let term = try UpfrontTerm(charge.usage, charge.rate) else { continue }
      for month in period.months.map(\.index) {
        let share = try term.share(of: afterFreeTier[index][month], in: month, of: charge)
        dueOfCharges[index][month] = try afterFreeTier[index][month] - share
        used[month] = try used[month] - share * charge.accounts
        beyondLines = try beyondLines - share * charge.accounts
      }
      for start in term.starts(of: charge, from: begins(charge), in: period) {
        upfront.append(
          UpfrontFee(
            charge: index, account: charge.usage.account, date: start.date, month: start.month,
            amount: term.fee))
      }
    }
    if !upfront.isEmpty {
      let paid = try payers.uses(charges, due: dueOfCharges, fees: upfront)
      credits = paid.uses
      for month in period.months.indices {
        var bill = Money.zero
        for index in charges.indices {
          bill = try bill + paid.left[index][month] * charges[index].accounts
        }
        bills[month] = bill
      }
      for (fee, left) in zip(upfront, paid.feesLeft) { try add(fee, left, charges[fee.charge]) }
    }
    for (month, amount) in zip(period.months, bills) where !amount.isZero {
      due.append(
        DuePayment(
          kind: .bill, date: month.end, month: month.index, what: "bill of \(month.inWords)",
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

  /// Adds a fee and what credits leave of it.
  private mutating func add(
    _ fee: UpfrontFee, _ left: Money, _ charge: Charge
  ) throws(ArithmeticError) {
    var payment = DuePayment(
      kind: .upfrontFee, date: fee.date, month: fee.month,
      what: "upfront fee of \(charge.usage.description)",
      amount: try fee.amount * charge.accounts)
    beyondLines = try beyondLines + payment.amount
    dueOfCharges[fee.charge][fee.month] = try dueOfCharges[fee.charge][fee.month] + fee.amount
    fees.append(payment)
    payment.amount = try left * charge.accounts
    if !payment.amount.isZero { due.append(payment) }
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

extension DuePayment {
  fileprivate var place: Int { kind == .bill ? 2 * month.offset + 1 : 2 * month.offset }
}
