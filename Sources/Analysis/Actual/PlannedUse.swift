import Billing
import Dates
import Money
import Scenarios

/// What a plan owes from day to day before credits, with upfront fees in full on theirs, as in a bill.
struct PlannedUse {
  /// What is used evenly in a month, within one window, and the same credits may pay for.
  private struct Part {
    var window: PlanCourse.Window
    var place: Int
    var amount = Money.zero
  }

  private let months: [PlanCourse.Month]
  private let classes: CreditClasses
  private let parts: [[Part]]
  /// How each month's charges grow.
  let uses: [MonthUse]
  /// The accounts of each charge.
  private let accounts: [Int]
  /// What is owed for the hours of each charge, without fees, by month in one account.
  let hours: [[Money]]
  /// The upfront fees over all accounts.
  private let fees: [(charge: Int, date: CalendarDate, amount: Money)]
  /// What the lines of each charge bear of such fees, by month in one account.
  private let spreadFees: [[Money]]

  init(
    _ budget: Budget, _ course: PlanCourse, _ classes: CreditClasses
  ) throws(ArithmeticError) {
    months = course.months
    self.classes = classes
    var fees: [(charge: Int, date: CalendarDate, amount: Money)] = []
    var hours = budget.cashOfCharges
    for fee in budget.upfrontFees {
      let accounts = budget.charges[fee.charge].accounts
      let date = fee.date ?? course.months[fee.month].start
      fees.append((fee.charge, date, try fee.amount * accounts))
      hours[fee.charge][fee.month] = try hours[fee.charge][fee.month] - fee.amount
    }
    (self.fees, self.hours) = (fees, hours)
    var uses: [MonthUse] = []
    for month in course.months { uses.append(try MonthUse(of: month.billing, in: budget)) }
    let graded = uses.map(\.graded)
    var parts = [[Part]](repeating: [], count: course.months.count)
    var spreadFees = budget.afterFreeTier
    for (index, charge) in budget.charges.enumerated() {
      let resource = budget.resource(of: charge)
      for month in charge.months {
        let place = month.month
        let later = hours[index][place]
        spreadFees[index][place] = try spreadFees[index][place] - later
        if graded[place.offset].contains(index) { continue }
        let window = course.window(of: resource, in: course.months[place])
        let payers = classes.charges[index]
        let known = parts[place].firstIndex { $0.window == window && $0.place == payers }
        let own = known ?? parts[place].count
        if known == nil { parts[place].append(Part(window: window, place: payers)) }
        parts[place][own].amount = try parts[place][own].amount + later * charge.accounts
      }
    }
    (self.parts, self.spreadFees, self.uses) = (parts, spreadFees, uses)
    accounts = budget.charges.map(\.accounts)
  }

  /// Returns what is owed in a month before a day, by what the same credits may pay for.
  func owed(
    in month: PlanCourse.Month, before date: CalendarDate
  ) throws(ArithmeticError) -> [Money] {
    var sums = Money.zeros(classes.payers.count)
    for part in parts[month.index] {
      let amount = try month.billing.part(
        of: part.amount, before: date, from: part.window.from, until: part.window.until)
      sums[part.place] = try sums[part.place] + amount
    }
    for part in try uses[month.index.offset].gradedParts(before: date) {
      let place = classes.charges[part.charge]
      let amount = try part.owed.of(hours[part.charge][month.index] * accounts[part.charge])
      sums[place] = try sums[place] + amount
    }
    let end = min(date, month.end)
    for fee in fees where fee.date >= month.start && fee.date < end {
      let place = classes.fees[fee.charge]
      sums[place] = try sums[place] + fee.amount
    }
    return sums
  }

  /// Returns the upfront fees that are due on some days, of one charge or of all.
  func fees(
    of charge: Int? = nil, from: CalendarDate, to: CalendarDate
  ) throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for fee in fees where fee.date >= from && fee.date < to && fee.charge == charge ?? fee.charge {
      sum = try sum + fee.amount
    }
    return sum
  }

  /// Returns what is to come of each month from a day on.
  func toCome(from date: CalendarDate) throws(ArithmeticError) -> [Forecaster.MonthToCome] {
    var toCome: [Forecaster.MonthToCome] = []
    for month in months {
      let left = max(0, max(month.start, date).days(until: month.end))
      let ahead = try fees(from: max(month.start, date), to: month.end)
      var spread = Money.zero
      for part in try uses[month.index.offset].parts(before: date) {
        let fees = spreadFees[part.charge][month.index]
        spread = try spread + (fees - part.owed.of(fees)) * accounts[part.charge]
      }
      toCome.append(
        Forecaster.MonthToCome(
          share: Double(min(left, month.days)) / Double(month.days),
          spreadFees: spread.approximation, fees: ahead.approximation))
    }
    return toCome
  }
}
