import Dates
public import Money
import Scenarios

/// The provider's step and minimum for running time.
public struct TimeGranule: Sendable, Hashable {
  /// The step in seconds.
  public var seconds: Int
  /// The minimum billed for each start, in seconds.
  public var minimumSeconds: Int
  /// The rule in words, with its source.
  public var rule: String

  /// Billing by the second, with at least a minute for each start.
  public static let secondWithMinimumOfOneMinute = TimeGranule(
    seconds: 1, minimumSeconds: 60, rule: "by the second, at least 60 s from each start")

  /// Billing by the hour: a started hour counts in full.
  public static let wholeHour = TimeGranule(
    seconds: 3600, minimumSeconds: 3600, rule: "by the whole hour from each start")

  /// Billing of the exact time, without step or minimum.
  public static let exact = TimeGranule(seconds: 0, minimumSeconds: 0, rule: "as long as it exists")

  /// Creates a granule from its parts.
  public init(seconds: Int, minimumSeconds: Int, rule: String) {
    self.seconds = seconds
    self.minimumSeconds = minimumSeconds
    self.rule = rule
  }

  /// Returns the hours that one run is billed as.
  package func billed(_ hours: Quantity) throws(ArithmeticError) -> Quantity {
    if hours.isZero { return .zero }
    if self.seconds == 0 { return hours }
    let seconds = try hours * 3600
    let steps = try seconds.roundedUp(toMultipleOf: Quantity(self.seconds))
    // A twelfth decimal lost in hours must not become a second: 0.333333333333 h is 20 minutes.
    let nearest = seconds.rounded(to: 6)
    let exact = nearest.whole.map { $0.isMultiple(of: self.seconds) } ?? false
    let billed = max(exact ? nearest : steps, Quantity(minimumSeconds))
    if exact, nearest >= Quantity(minimumSeconds) { return hours }
    return try billed.divided(by: Quantity(3600))
  }
}

extension Schedule {
  /// Returns the likely hours that it asks for within some hours, in months of so many; nil where it
  /// has no rate: always on, or so many hours in all.
  package func hours(
    within exists: Quantity, monthHours: Quantity
  ) throws(ArithmeticError) -> Quantity? {
    switch self {
    case .always, .total: nil
    case .perDay(let hours): try hours.likely.scaled(by: exists, over: Quantity(24))
    case .perWeek(let hours): try hours.likely.scaled(by: exists, over: Quantity(168))
    case .perMonth(let hours): try hours.likely.scaled(by: exists, over: monthHours)
    }
  }
}

extension Metering {
  /// Returns the hours for which one resource runs by its schedule, rounded by the granule.
  ///
  /// Scheduled hours count as one run per day, week or month, or as one run in total: the least
  /// that can be billed for them. More hours than the period has are a problem, not capped.
  public mutating func runningHours(_ granule: TimeGranule) throws -> MeteredAmount {
    let existing = windowHours()
    noteUseOfSchedule()
    switch resource.schedule {
    case .always:
      return try alwaysOn(existing, granule)
    case .perDay(let hours):
      return try scheduled(hours.likely, of: Quantity(24), "day", existing, granule)
    case .perWeek(let hours):
      return try scheduled(hours.likely, of: Quantity(168), "week", existing, granule)
    case .perMonth(let hours):
      return try scheduledMonthly(hours.likely, existing, granule)
    case .total(let hours): return try running(inAll: hours.likely, granule, field: "hours")
    }
  }

  /// Returns the hours of a window; one that begins or ends at a time of day is one run by the
  /// clock, and its last month takes what the granule adds.
  private func alwaysOn(_ existing: MeteredAmount, _ granule: TimeGranule) throws -> MeteredAmount {
    let explained = existing.explained(
      described(existing.months, "hour", prefix: "always on:"))
    guard resource.from?.hasTime == true || resource.until?.hasTime == true else {
      return explained
    }
    let hours = try existing.total()
    let billed = try granule.billed(hours)
    guard billed != hours, let last = existing.months.lastIndex(where: { !$0.isZero }) else {
      return explained
    }
    var months = existing.months
    months[last] = try months[last] + (billed - hours)
    return MeteredAmount(
      months: months,
      steps: explained.steps + [rounding(hours, to: billed, "in all", granule)])
  }

  /// Returns a total number of hours, rounded by the granule.
  public mutating func running(
    inAll hours: Quantity, _ granule: TimeGranule, field: String
  ) throws -> MeteredAmount {
    let available = try windowHours().total()
    if hours > available {
      problem(
        at: field, "\(hours.grouped) hours are more than the \(available.grouped) that there are")
    }
    let billed = try granule.billed(hours)
    let amount = try once(billed, "hours")
    return billed == hours
      ? amount : amount.explained(rounding(hours, to: billed, "in all", granule))
  }

  private func scheduled(
    _ hours: Quantity, of cycle: Quantity, _ name: String, _ existing: MeteredAmount,
    _ granule: TimeGranule
  ) throws -> MeteredAmount {
    let billed = try granule.billed(hours)
    var months: [Quantity] = []
    months.reserveCapacity(existing.months.count)
    for exists in existing.months {
      months.append(try exists.scaled(by: min(billed, cycle), over: cycle))
    }
    var steps: [Step] = []
    if billed != hours { steps.append(rounding(hours, to: billed, "a \(name)", granule)) }
    let first = existing.months.first ?? .zero
    let same = existing.months.allSatisfy { $0 == first }
    let whole = same ? first : nil
    if !same, let last = months.lastIndex(where: { !$0.isZero }) {
      // Twelve weeks of 7 hours are 84 hours, although no month's share of them is a round number.
      let total = try existing.total().scaled(by: min(billed, cycle), over: cycle)
      months[last] = try months[last] + (total - months.sum())
    }
    steps.append(
      described(
        months, "hour",
        prefix:
          "\(billed.grouped) h a \(name) × \(whole?.grouped ?? "the month's") h ÷ \(cycle) h ="))
    return MeteredAmount(months: months, steps: steps)
  }

  private mutating func scheduledMonthly(
    _ hours: Quantity, _ existing: MeteredAmount, _ granule: TimeGranule
  ) throws -> MeteredAmount {
    let billed = try granule.billed(hours)
    var months: [Quantity] = []
    // One month that is too short is enough to report; the amounts go on, so that every month has
    // one.
    if let short = period.months.first(where: { hours > $0.monthHours }) {
      problem(
        at: "hours_per_month",
        "\(hours.grouped) hours a month are more than the \(short.monthHours.grouped) of month \(short.label)"
      )
    }
    for (month, exists) in zip(period.months, existing.months) {
      months.append(try min(billed, month.monthHours).scaled(by: exists, over: month.monthHours))
    }
    var steps: [Step] = []
    if billed != hours { steps.append(rounding(hours, to: billed, "a month", granule)) }
    steps.append(described(months, "hour", prefix: "runs"))
    return MeteredAmount(months: months, steps: steps)
  }

  private func rounding(
    _ hours: Quantity, to billed: Quantity, _ cycle: String, _ granule: TimeGranule
  ) -> Step {
    Step("\(hours.grouped) h \(cycle) is billed as \(billed.grouped) h (\(granule.rule))")
  }

  /// Rejects a schedule that decides nothing: what is billed only by use costs the same however
  /// long it exists.
  mutating func checkSchedule(_ service: any MeteredService.Type) {
    guard resource.schedule != .always, !usesSchedule, problems.diagnostics.isEmpty,
      let key = resource.schedule.key
    else { return }
    let noun = service.facts.noun
    if let commitment = usages.lazy.compactMap(\.purchase?.commitment).first {
      return problem(
        at: key,
        "'\(key)' changes nothing: the \(commitment.noun) of this \(noun) bills all hours, used or not",
        hints: ["leave it out, or pay by use"])
    }
    problem(
      at: key, "'\(key)' changes nothing: this \(noun) is billed by what is used, not by time",
      hints: ["leave it out; 'from' and 'until' say when it is used"])
  }
}
