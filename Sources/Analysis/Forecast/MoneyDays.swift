import Billing
import Dates
import Money

/// How what is used in a month, and what credits pay of it, grow from day to day, where upfront fees are
/// due in it or credits may not pay for all.
///
/// What is drawn grows as what is planned.
struct MoneyDays {
  /// What a credit pays in the month, in all accounts.
  private struct Payment {
    var amount: Double
    /// What it may be for by the end of each day.
    var payable: [Double]
    /// The payments before it that are for nothing else.
    var earlier: [Int]
  }

  private let month: Int
  /// What is used, and what credits pay, in the month as planned.
  private let (used, paid): (Double, Double)
  /// The fees that are due by the end of each day.
  private var fees: [Double] = []
  /// The shares of what is used by the end of each day.
  private var shares: [UseCourses.Shares] = []
  private var payments: [Payment]

  /// Reads the days of a month; nil where what is used grows as its course, and credits pay it first.
  fileprivate init?(
    of month: BillingMonth, in budget: Budget, _ courses: UseCourses, _ due: [PlanCompiler.Fee]
  ) throws {
    guard let start = month.start, let end = month.end else { return nil }
    let days = try CreditDays(of: month, in: budget)
    if days.payForAll { return nil }
    self.month = month.index.offset
    used = budget.monthlyUse[month.index.offset].approximation
    payments = days.payments.map { payment in
      Payment(
        amount: payment.amount.approximation * Double(payment.accounts), payable: [],
        earlier: payment.earlier)
    }
    paid = payments.reduce(0) { $0 + $1.amount }
    let (count, hours) = (start.days(until: end), month.hours.approximation)
    for day in 0..<count {
      let hour = hours * Double(day + 1) / Double(count)
      shares.append(courses.shares(at: hour, in: month.index.offset))
      fees.append(due.reduce(0) { $0 + ($1.day <= day ? $1.amount : 0) })
      for (place, payable) in try days.payable(by: start.adding(days: day)).enumerated() {
        let accounts = Double(days.payments[place].accounts)
        payments[place].payable.append(payable.approximation * accounts)
      }
    }
  }

  /// What a draw comes to in the month.
  struct Drawn {
    var used: Double
    /// What credits leave to pay of it.
    var toPay: Double
    /// Its place, and how many draws there are.
    var (draw, draws): (Int, Int)
    /// How often each thing happens, by thing and draw.
    var happened: UnsafeMutableBufferPointer<Double>
  }

  /// Returns the part of the month, from 0 to 1, after which a draw has used more than is left of a limit,
  /// or paid more than is left of its cash.
  func place(
    passing left: (limit: Double, cash: Double), _ drawn: Drawn, _ courses: UseCourses
  ) -> Double {
    let count = shares.count
    // How far it is beyond what is left by the end of a day; more by the end of each.
    func beyond(_ day: Int) -> Double {
      let used = used(by: day, drawn, courses)
      return max(used - left.limit, used - paid(by: day, drawn, of: used) - left.cash)
    }
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if beyond(middle) > Self.hair { high = middle } else { low = middle + 1 }
    }
    let before = low == 0 ? max(-left.limit, -left.cash) : beyond(low - 1)
    let after = beyond(low)
    // Within its day: it is as good a place for what is due at once.
    let inside = after > before ? min(max(-before / (after - before), 0), 1 - Self.hair) : 0
    return (Double(low) + inside) / Double(count)
  }

  private func used(by day: Int, _ drawn: Drawn, _ courses: UseCourses) -> Double {
    let rest = drawn.used - fees[fees.count - 1]
    return fees[day]
      + courses.used(
        of: rest, in: month, by: shares[day], drawn.happened, draw: drawn.draw, of: drawn.draws)
  }

  /// Each credit pays its part of what credits pay, as soon as there is what it may pay for.
  private func paid(by day: Int, _ drawn: Drawn, of used: Double) -> Double {
    let all = max(drawn.used - drawn.toPay, 0)
    if paid <= 0 || self.used <= 0 { return min(all, used) }
    let (part, size) = (all / paid, drawn.used / self.used)
    var amounts: [Double] = []
    amounts.reserveCapacity(payments.count)
    for payment in payments {
      var due = size * payment.payable[day]
      for place in payment.earlier { due -= amounts[place] }
      amounts.append(min(max(due, 0), part * payment.amount))
    }
    return amounts.reduce(0, +)
  }

  private static let hair = 1e-9
}

extension MoneyDays {
  /// The months of a plan, each worked out when it is asked for.
  final class Months {
    /// The upfront fees of each month.
    let fees: [[PlanCompiler.Fee]]
    private let budget: Budget
    private let courses: UseCourses
    private var known: [Int: MoneyDays?] = [:]

    init(_ budget: Budget, _ courses: UseCourses, fees: [[PlanCompiler.Fee]]) {
      (self.budget, self.courses, self.fees) = (budget, courses, fees)
    }

    /// The days of a month; nil where what is used grows as its course, and credits pay it first.
    func of(_ month: Int) throws -> MoneyDays? {
      guard budget.period.months.indices.contains(month) else { return nil }
      if let days = known[month] { return days }
      let days = try MoneyDays(of: budget.period.months[month], in: budget, courses, fees[month])
      known[month] = .some(days)
      return days
    }
  }
}
