import Billing
import Dates
import Money
import Prices
import Scenarios

/// Finds out when within its months a plan is used: resources have windows, and what is forgotten
/// comes after the end.
extension PlanCompiler {
  /// The courses of what is used but for upfront fees: what is planned at the likely values, and what is
  /// forgotten.
  func courses() throws -> UseCourses {
    try courses(of: { _ in true }) { try budget.dueAsUsed(in: $0) }
  }

  /// The courses of what some usages cost in their lines, which spread upfront fees.
  func courses(of isMeant: (Usage) -> Bool) throws -> UseCourses {
    try courses(of: isMeant) { month in budget.afterFreeTier.map { $0[month] } }
  }

  private func courses(
    of isMeant: (Usage) -> Bool, due: (MonthIndex) throws -> [Money]
  ) throws -> UseCourses {
    let lengths = period.months.map(\.hours.approximation)
    let windows = try scenario.resources.map { try billedWindow(of: $0) }
    let planned = try lengths.indices.map { place in
      try course(of: place, hours: lengths[place], windows, isMeant, due)
    }
    return UseCourses(planned: planned, later: try later(isMeant))
  }

  /// The courses of what is forgotten.
  func later(_ isMeant: (Usage) -> Bool) throws -> [UseCourses.Later] {
    let lengths = period.months.map(\.hours.approximation)
    let windows = try scenario.resources.map { try window(of: $0) }
    return events.indices.compactMap { number -> UseCourses.Later? in
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
  }

  /// The course of what some usages owe in a month as planned.
  private func course(
    of place: Int, hours length: Double, _ windows: [[(from: Double, until: Double)]],
    _ isMeant: (Usage) -> Bool, _ due: (MonthIndex) throws -> [Money]
  ) throws -> MonthCourse {
    guard budget.period.months.indices.contains(place) else {
      return MonthCourse([], hours: length)
    }
    let month = budget.period.months[place]
    let days = try gradedUse.days(of: month, in: budget)
    let allDue = try due(month.index)
    let graded = Set(days.charges.filter { isMeant(budget.charges[$0].usage) })
    var (owed, listed): ([MonthCourse.Part], [MonthCourse.Part]) = ([], [])
    var hasGraded = false
    for (index, charge) in budget.charges.enumerated() where isMeant(charge.usage) {
      guard let used = charge.months.first(where: { $0.month == month.index }) else { continue }
      let accounts = accounts(charge.usage.account)
      let (from, until) = windows[charge.usage.resource.offset][place]
      listed.append(
        MonthCourse.Part(
          from: from, until: until, weight: accounts * used.amount.approximation))
      let due = allDue[index].approximation
      if graded.contains(index) {
        hasGraded = hasGraded || due > 0
      } else {
        owed.append(MonthCourse.Part(from: from, until: until, weight: accounts * due))
      }
    }
    let points = hasGraded ? points(days, graded) : []
    let course = MonthCourse(owed, graded: points, hours: length)
    // Where all is free as planned, what is drawn beyond that is taken to be used as all is.
    return course.isEmpty ? MonthCourse(listed, hours: length) : course
  }

  /// What some charges of which not every day costs the same owe by hours of a month.
  private func points(
    _ days: GradedUse.Days, _ charges: Set<Int>
  ) -> [(hour: Double, used: Double)] {
    let weights = days.charges.map { charge in
      charges.contains(charge) ? accounts(budget.charges[charge].usage.account) : 0
    }
    var points: [(hour: Double, used: Double)] = []
    for (hour, owed) in days.points {
      let sum = zip(weights, owed).reduce(0) { $0 + $1.0 * $1.1 }
      // Only the days count on which a day's use begins to cost more or less.
      if let last = points.last, points.count > 1 {
        let before = points[points.count - 2]
        let slope = (last.used - before.used) / (last.hour - before.hour)
        let goesOn = last.used + slope * (hour - last.hour)
        if abs(goesOn - sum) <= 1e-9 * max(abs(sum), 1e-6) { points.removeLast() }
      }
      points.append((hour, sum))
    }
    return points
  }

  private func accounts(_ role: AccountRole) -> Double {
    role == .student ? Double(scenario.cohort?.students ?? 1) : 1
  }

  /// The hours of each month for which a resource is billed: what is billed in a month in which it does
  /// not exist is billed for all of that month.
  func billedWindow(of resource: Resource) throws -> [(from: Double, until: Double)] {
    zip(try window(of: resource), period.months).map { window, month in
      window.from < window.until ? window : (0, month.hours.approximation)
    }
  }

  /// The hours of each month within which a resource exists, where all of its hours are spread evenly
  /// over its days: a time of day is the same place in a month of 730 hours as in one of 744.
  private func window(of resource: Resource) throws -> [(from: Double, until: Double)] {
    let end = resource.until ?? budget.period.end.map { Moment($0) }
    var left = try budget.period.hours().approximation
    return period.months.map { month in
      let hours = month.hours.approximation
      defer { left -= hours }
      guard let first = month.start.map({ Moment($0) }), let last = month.end.map({ Moment($0) })
      else { return (0, min(max(left, 0), hours)) }
      func place(_ moment: Moment) -> Double {
        let minutes = first.minutes(until: min(max(moment, first), last))
        return hours * Double(minutes) / Double(max(first.minutes(until: last), 1))
      }
      return (place(resource.from ?? first), place(end ?? last))
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
