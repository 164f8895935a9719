import Billing
import Dates
import Diagnostics
import Money
import Prices
import Scenarios

/// Turns what people forget, and what is interrupted, into events.
extension PlanCompiler {
  mutating func addEvents(of index: Int, items own: Range<Int>) throws {
    let resource = scenario.resources[index]
    let ownLeftOn = resource.leftOn
    let leftOn = (ownLeftOn ?? scenario.leftOn).flatMap { $0.probability.isZero ? nil : $0 }
    let forgotten = resource.forgotten.flatMap { $0.probability.isZero ? nil : $0 }
    let isSpot = items[own].contains { $0.priced.usage.purchase == .spot }
    guard leftOn != nil || forgotten != nil || isSpot || ownLeftOn != nil else { return }
    var always = resource
    always.schedule = .always
    let grid = MeteredGrid(always, at: index, of: scenario, budget.period, estimator)
    let full = try grid.months(at: grid.ranges.map { $0.range.likely.approximation })
    let exists = try estimator.existingHours(of: resource, in: scenario, budget.period)
      .map(\.approximation)
    let copies = copies(of: resource)
    let running = own.filter { place in
      let usage = items[place].priced.usage
      return usage.nature == .running && usage.purchase?.commitment == nil
        && full[items[place].id] != nil
    }
    if ownLeftOn != nil, resource.schedule == .always || running.isEmpty {
      problems.append(
        Diagnostic(
          at: resource.fields.position(of: "left_on"),
          "\(resource.name): nothing of it can be left running: 'left_on' needs hours in which it runs and others in which it does not",
          hints: ["give it 'hours_per_week', or leave 'left_on' out"]))
      return
    }
    if let leftOn, resource.schedule != .always, !running.isEmpty {
      addLeftOn(leftOn, resource, running, full, exists, copies)
    }
    if let forgotten { try addForgotten(forgotten, resource, own, full, exists, copies) }
    if isSpot { try addInterruptions(resource, running, full, exists, copies) }
  }

  /// Refuses a plan's `left_on` that is of none of its resources.
  mutating func checkLeftOn() {
    guard let leftOn = scenario.leftOn, !leftOn.probability.isZero, problems.isEmpty,
      scenario.resources.allSatisfy({ $0.leftOn == nil }),
      !plan.drivers.contains(where: { $0.kind == .leftOn })
    else { return }
    problems.append(
      Diagnostic(
        at: scenario.fields.position(of: "left_on"),
        "nothing of the plan can be left running: 'left_on' needs hours in which something runs and others in which it does not",
        hints: ["give resources 'hours_per_week', or leave 'left_on' out"]))
  }

  /// How many of a resource there are within one account.
  func copies(of resource: Resource) -> Int {
    let students =
      scenario.cohort.map { $0.accounts == .shared && !resource.isShared ? $0.students : 1 } ?? 1
    return resource.count * students
  }

  /// What an hour of one of them uses, by month.
  func perHour(
    _ full: [Double], _ exists: [Double], _ copies: Int
  ) -> [Double] {
    zip(full, exists).map { $1 > 0 ? $0 / $1 / Double(copies) : 0 }
  }

  mutating func addDriver(
    _ kind: Driver.Kind, _ label: String, _ low: String, _ high: String, _ resource: Resource
  ) -> Int {
    plan.drivers.append(
      Driver(
        kind: kind, label: label, low: low, high: high, position: resource.fields.position))
    return plan.drivers.count - 1
  }

  mutating func table(trials: Int, probability: Double) -> CompiledPlan.Table {
    let binomial = Binomial(trials: trials, probability: probability)
    let place = tablesByTrials[binomial] ?? plan.add(binomial.cumulative)
    tablesByTrials[binomial] = place
    return CompiledPlan.Table(
      first: Double(binomial.first), cumulative: place..<(place + binomial.cumulative.count))
  }

  /// How many sessions there are of one resource in each month: one a day, week or month, or in
  /// all.
  func sessions(_ resource: Resource, _ exists: [Double]) -> [Int] {
    var (sum, whole) = (0.0, 0)
    var isFirst = true
    return exists.map { hours in
      switch resource.schedule {
      case .perDay: sum += hours / 24
      case .perWeek: sum += hours / 168
      case .perMonth: sum += hours > 0 ? 1 : 0
      case .total:
        sum += hours > 0 && isFirst ? 1 : 0
        if hours > 0 { isFirst = false }
      case .always: break
      }
      let now = Int((sum + 1e-9).rounded(.down))
      defer { whole = now }
      return now - whole
    }
  }

  mutating func addLeftOn(
    _ leftOn: LeftOn, _ resource: Resource, _ running: [Int], _ full: [UsageID: [Double]],
    _ exists: [Double], _ copies: Int
  ) {
    let driver = addDriver(
      .leftOn, "left_on of \(resource.name)", "never", "twice as often", resource)
    let sessions = sessions(resource, exists)
    let first = plan.tables.count
    for month in 0..<plan.months {
      let trials = month < sessions.count ? sessions[month] * copies : 0
      plan.tables.append(table(trials: trials, probability: leftOn.probability.approximation))
    }
    let hours = leftOn.hours.approximation
    let event = CompiledPlan.Event(
      driver: driver, tables: first..<plan.tables.count, additions: 0..<0, isPartial: false,
      isMonthly: true)
    add(
      event,
      running.map { place in
        let months = full[items[place].id] ?? []
        return (place, perHour(months, exists, copies).map { $0 * hours }, months)
      })
  }

  mutating func addForgotten(
    _ forgotten: Forgotten, _ resource: Resource, _ own: Range<Int>, _ full: [UsageID: [Double]],
    _ exists: [Double], _ copies: Int
  ) throws {
    let stays = own.filter { place in
      let usage = items[place].priced.usage
      return usage.nature != .byUse && usage.purchase?.commitment == nil
        && full[items[place].id] != nil
    }
    guard !stays.isEmpty, let last = exists.lastIndex(where: { $0 > 0 }) else {
      problems.append(
        Diagnostic(
          at: resource.fields.position(of: "forgotten"),
          "\(resource.name): nothing of it costs money after its end: leave 'forgotten' out"))
      return
    }
    let hours = try hoursAfterEnd(of: resource, last, exists, forgotten.days.approximation * 24)
    let driver = addDriver(
      .forgotten, "forgotten of \(resource.name)", "never", "twice as often", resource)
    let first = plan.tables.count
    plan.tables.append(
      table(trials: copies, probability: forgotten.probability.approximation))
    let event = CompiledPlan.Event(
      driver: driver, tables: first..<plan.tables.count, additions: 0..<0, isPartial: false,
      isMonthly: false)
    add(
      event,
      stays.map { place in
        let rate = perHour(full[items[place].id] ?? [], exists, copies)[last]
        return (place, hours.map { $0 * rate }, nil)
      })
  }

  /// The hours of each month that lie within so many after a resource's end.
  func hoursAfterEnd(
    of resource: Resource, _ last: Int, _ exists: [Double], _ length: Double
  ) throws -> [Double] {
    var gone = resource
    gone.until = nil
    // What the months after its end hold, and what is left of its last.
    var longer = scenario
    longer.length = period.length
    let open = try estimator.existingHours(of: gone, in: longer, period).map(\.approximation)
    var left = length
    return open.indices.map { month in
      if month < last { return 0 }
      let spent = month == last ? exists[last] : 0
      let hours = min(max(open[month] - spent, 0), left)
      left -= hours
      return hours
    }
  }

  mutating func addInterruptions(
    _ resource: Resource, _ running: [Int], _ full: [UsageID: [Double]], _ exists: [Double],
    _ copies: Int
  ) throws {
    guard
      let spot = running.first(where: { items[$0].priced.usage.purchase == .spot }),
      let band = try prices.interruption(of: items[spot].priced.usage.key)
    else {
      notes.append(
        "How often \(resource.name) is interrupted is not known: no work is done twice for it.")
      return
    }
    let share = (band.percent.lowerBound + band.percent.upperBound) / 200
    let driver = addDriver(
      .interruption, "interruptions of \(resource.name)", "none", "twice as often", resource)
    let session: Double =
      switch resource.schedule {
      case .always: 24
      default: min(resource.schedule.hours?.likely.approximation ?? 24, 24)
      }
    let first = plan.tables.count
    for month in 0..<plan.months {
      let hours = items[spot].months[month]
      let most = month < exists.count ? (full[items[spot].id]?[month] ?? 0) : 0
      let probability = most > 0 ? share * min(hours / most, 1) : 0
      plan.tables.append(table(trials: copies, probability: probability))
    }
    let event = CompiledPlan.Event(
      driver: driver, tables: first..<plan.tables.count, additions: 0..<0, isPartial: true,
      isMonthly: true)
    add(
      event,
      running.map { place in
        let months = full[items[place].id] ?? []
        return (place, perHour(months, exists, copies).map { $0 * session }, nil)
      })
    notes.append(
      "\(resource.name): \(band.text) of such machines are taken back in a month; the work since the session began, at most a day's, is then done twice."
    )
  }

  mutating func add(
    _ event: CompiledPlan.Event, _ added: [(item: Int, months: [Double], most: [Double]?)]
  ) {
    guard let first = added.first else { return }
    let number = events.count
    events.append((event, items[first.item].priced.usage.account))
    for (place, months, most) in added {
      // A price of the user's own is within the quantity already.
      let start = plan.add(padded(months))
      let limit = most.map { plan.add(padded($0)) } ?? -1
      items[place].additions.append((number, start, limit))
      items[place].isMoved = true
    }
  }
}
