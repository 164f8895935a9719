public import Dates
public import Money
import Prices
import Scenarios

/// An upfront fee that is due within the plan, before credits.
public struct UpfrontFee: Sendable, Hashable {
  /// The place of its charge.
  public var charge: Int
  /// The account that pays it.
  public var account: AccountRole
  /// The day on which it is due; nil in an undated plan.
  public var date: CalendarDate?
  /// The month in which it is due.
  public var month: MonthIndex
  /// The fee in one account.
  public var amount: Money
}

/// The terms of a commitment that is paid in advance, wholly or in part.
struct UpfrontTerm {
  /// The payment at the beginning of a term, in one account.
  let fee: Money
  private let isWhole: Bool
  private let years: Int
  /// The fee for one unit, where the source of the price states it.
  private let stated: TermFee?

  /// Returns nil for a usage without an upfront fee.
  init?(_ usage: Usage, _ rate: Rate) throws(ArithmeticError) {
    guard let commitment = usage.purchase?.commitment, commitment.upfront != .none,
      let price = rate.tiers.first?.unitPrice
    else { return nil }
    isWhole = commitment.upfront == .all
    years = commitment.years
    stated = rate.fee
    if let stated {
      fee = try Money(usage.copies, at: stated.amount)
      return
    }
    let hours = try usage.copies.times(Quantity(commitment.termHours))
    let whole = try Money(hours, at: price)
    // With partial upfront, about half is paid in advance and the rest by the hour (EC2 reserved
    // instances pricing page); the hourly price contains both.
    fee = isWhole ? whole : try whole.scaled(by: .one, over: Quantity(2), rounding: .halfUp)
  }

  /// Returns the part of some amortized cost that the fee has paid.
  func share(of amount: Money) throws(ArithmeticError) -> Money {
    if let stated { return try stated.share(ofCost: amount) }
    return isWhole ? amount : try amount.scaled(by: .one, over: Quantity(2), rounding: .halfUp)
  }

  /// Returns the part of what is left of a charge in a month that the fee has paid.
  func share(
    of left: Money, in month: MonthIndex, of charge: Charge
  ) throws(ArithmeticError) -> Money {
    guard let stated else { return try share(of: left) }
    var earlier = Quantity.zero
    for own in charge.months {
      if own.month == month {
        // Exactly what the line bears of it, so that the lines of a term add up to the fee.
        let share = try stated.share(of: own.quantity, after: earlier)
        return left == own.amount ? share : try share.scaled(by: left, over: own.amount)
      }
      earlier = try earlier + own.quantity
    }
    return .zero
  }

  /// Returns when terms of a charge begin within the plan: on its resource's first day, and then
  /// after each term.
  func starts(
    of charge: Charge, from day: CalendarDate?, in period: PlanPeriod
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
