import Billing
import Dates
import Money

/// What upfront fees make of a plan: draws are of its lines, which spread a fee over its term, but it is
/// due in full on its day.
extension PlanCompiler {
  /// An upfront fee in all accounts.
  struct Fee {
    /// The day of its month on which it is due, from 0.
    var day: Int
    /// The hour of its month at which that day begins.
    var hour: Double
    var amount: Double
  }

  /// What is used and what is to pay in each month beyond its lines, as planned.
  var upfront: (used: [Double], toPay: [Double]) {
    get throws {
      var used = [Double](repeating: 0, count: plan.months)
      var toPay = used
      if budget.upfrontFees.isEmpty { return (used, toPay) }
      for (month, lines) in zip(budget.period.months, budget.months) {
        let due = budget.monthlyUse[month.index.offset]
        var left = due
        for use in budget.cashCredits where use.month == month.index {
          left = try left - use.amount * use.accounts
        }
        used[month.index.offset] = try (due - lines.list - lines.freeTier).approximation
        toPay[month.index.offset] = try (left - lines.total).approximation
      }
      return (used, toPay)
    }
  }

  /// The fees of each month.
  func fees() throws -> [[Fee]] {
    var fees = [[Fee]](repeating: [], count: plan.months)
    for fee in budget.upfrontFees {
      let month = budget.period.months[fee.month.offset]
      let amount = try fee.amount * budget.charges[fee.charge].accounts
      var (day, days) = (0, 1)
      if let date = fee.date, let start = month.start, let end = month.end {
        (day, days) = (start.days(until: date), start.days(until: end))
      }
      fees[fee.month.offset].append(
        Fee(
          day: day, hour: month.hours.approximation * Double(day) / Double(days),
          amount: amount.approximation))
    }
    return fees
  }
}
