import Billing
import Dates
import Money
import Prices
import Scenarios

/// Finds out when within its months a plan is used: resources have windows, and what is forgotten
/// comes after the end.
extension PlanCompiler {
  /// The courses of the months, at the likely values.
  func courses() throws -> [MonthCourse] {
    let lengths = period.months.map(\.hours.approximation)
    var parts = [[MonthCourse.Part]](repeating: [], count: lengths.count)
    let windows = try scenario.resources.map { try window(of: $0) }
    for charge in budget.charges {
      let accounts = accounts(charge.usage.account)
      let window = windows[charge.usage.resource.offset]
      for month in charge.months {
        let (from, until) = window[month.month.offset]
        parts[month.month.offset].append(
          MonthCourse.Part(
            from: from, until: until, weight: accounts * month.amount.approximation))
      }
    }
    for item in items {
      for addition in item.additions where !events[addition.event].event.isMonthly {
        add(addition, of: item, windows[item.resource], lengths, to: &parts)
      }
    }
    return zip(parts, lengths).map { MonthCourse($0, hours: $1) }
  }

  private func accounts(_ role: AccountRole) -> Double {
    role == .student ? Double(scenario.cohort?.students ?? 1) : 1
  }

  /// The hours of each month within which a resource exists.
  private func window(of resource: Resource) throws -> [(from: Double, until: Double)] {
    let end = resource.until ?? budget.period.end.map { Moment($0) }
    var left = try budget.period.hours().approximation
    return try period.months.map { month in
      let hours = month.hours.approximation
      defer { left -= hours }
      guard month.start != nil else { return (0, min(max(left, 0), hours)) }
      return (
        try resource.from.map { try month.hours(from: nil, until: $0).approximation } ?? 0,
        try month.hours(from: nil, until: end).approximation
      )
    }
  }

  /// Adds what a forgotten resource uses after its end.
  private func add(
    _ addition: (event: Int, months: Int, most: Int), of item: Item,
    _ window: [(from: Double, until: Double)], _ lengths: [Double],
    to parts: inout [[MonthCourse.Part]]
  ) {
    guard let forgotten = scenario.resources[item.resource].forgotten else { return }
    let price = item.priced.rate.card == nil ? 1 : item.priced.rate.tiers[0].unitPrice.approximation
    let often =
      forgotten.probability.approximation
      * Double(copies(of: scenario.resources[item.resource]))
      * accounts(events[addition.event].account)
    var left = forgotten.days.approximation * 24
    for month in lengths.indices {
      let amount = plan.numbers[addition.months + month]
      if amount <= 0 { continue }
      let from = window[month].until
      let until = min(from + left, lengths[month])
      parts[month].append(
        MonthCourse.Part(from: from, until: until, weight: often * amount * price))
      left -= until - from
    }
  }
}
