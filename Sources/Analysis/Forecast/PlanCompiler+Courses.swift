import Billing
import Dates
import Money
import Prices
import Scenarios

/// Finds out when within its months a plan is used: resources have windows, and what is forgotten
/// comes after the end.
extension PlanCompiler {
  /// The courses of what some usages cost: what is planned at the likely values, and what is forgotten.
  func courses(of isMeant: (Usage) -> Bool = { _ in true }) throws -> UseCourses {
    let lengths = period.months.map(\.hours.approximation)
    var parts = [[MonthCourse.Part]](repeating: [], count: lengths.count)
    let windows = try scenario.resources.map { try window(of: $0) }
    for charge in budget.charges where isMeant(charge.usage) {
      let accounts = accounts(charge.usage.account)
      let window = windows[charge.usage.resource.offset]
      for month in charge.months {
        let place = month.month.offset
        var (from, until) = window[place]
        // What is billed in a month outside the window is billed for all of that month.
        if from >= until { (from, until) = (0, lengths[place]) }
        parts[place].append(
          MonthCourse.Part(
            from: from, until: until, weight: accounts * month.amount.approximation))
      }
    }
    let later = events.indices.compactMap { number -> UseCourses.Later? in
      guard events[number].event.result >= 0 else { return nil }
      var parts = [[MonthCourse.Part]](repeating: [], count: lengths.count)
      for item in items where isMeant(item.priced.usage) {
        for addition in item.additions where addition.event == number {
          add(addition, of: item, windows[item.resource], lengths, to: &parts)
        }
      }
      return UseCourses.Later(
        happening: events[number].event.result,
        amounts: parts.map { $0.reduce(0) { $0 + $1.weight } },
        courses: zip(parts, lengths).map { MonthCourse($0, hours: $1) })
    }
    return UseCourses(
      planned: zip(parts, lengths).map { MonthCourse($0, hours: $1) }, later: later)
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

  /// Adds what one forgotten resource costs after its end.
  private func add(
    _ addition: (event: Int, months: Int, most: Int), of item: Item,
    _ window: [(from: Double, until: Double)], _ lengths: [Double],
    to parts: inout [[MonthCourse.Part]]
  ) {
    guard let forgotten = scenario.resources[item.resource].forgotten else { return }
    let price = item.priced.rate.card == nil ? 1 : item.priced.rate.tiers[0].unitPrice.approximation
    var left = forgotten.days.approximation * 24
    for month in lengths.indices {
      let amount = plan.numbers[addition.months + month]
      if amount <= 0 { continue }
      let from = window[month].until
      let until = min(from + left, lengths[month])
      parts[month].append(
        MonthCourse.Part(from: from, until: until, weight: amount * price))
      left -= until - from
    }
  }
}
