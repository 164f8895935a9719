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
    let course = try Course(of: resource, at: index, in: self)
    let running = own.filter { place in
      let (item, usage) = (items[place], items[place].priced.usage)
      guard let full = course.full[item.id], usage.purchase?.commitment == nil else { return false }
      // What exists only while something runs, such as a public address, runs on with it.
      let follows = usage.nature == .existing && zip(full, item.months).contains { $0 > $1 + 1e-9 }
      return usage.nature == .running || follows
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
      addLeftOn(leftOn, resource, running, course)
    }
    if let forgotten { try addForgotten(forgotten, resource, own, course) }
    if isSpot { try addInterruptions(resource, running, course) }
  }

  /// What a resource uses that runs as long as it exists.
  struct Course {
    /// Its usages by month.
    let full: [UsageID: [Double]]
    /// The hours of each month for which it exists.
    let exists: [Double]
    /// How many of it there are within one account.
    let copies: Int

    init(of resource: Resource, at index: Int, in compiler: PlanCompiler) throws {
      var always = resource
      always.schedule = .always
      let (scenario, period) = (compiler.scenario, compiler.budget.period)
      let grid = MeteredGrid(always, at: index, of: scenario, period, compiler.estimator)
      full = try grid.months(at: grid.ranges.map { $0.range.likely.approximation })
      exists = try period.existingHours(of: resource).map(\.approximation)
      copies = compiler.copies(of: resource)
    }

    /// What an hour of one of them uses, by month.
    func perHour(_ id: UsageID) -> [Double] {
      zip(full[id] ?? [], exists).map { $1 > 0 ? $0 / $1 / Double(copies) : 0 }
    }
  }

  /// Something that happens or does not, on its way into the plan.
  struct Happening {
    var kind: Driver.Kind
    /// Its low end in words.
    var never = "never"
    /// How many times it may happen, and how likely each is: by month, or once.
    var chances: [(trials: Int, probability: Double)]
    var isMonthly = true
    /// Whether only a part of its time counts, drawn anew in each month.
    var isPartial = false
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
    _ leftOn: LeftOn, _ resource: Resource, _ running: [Int], _ course: Course
  ) {
    let sessions = sessions(resource, course.exists)
    let (probability, hours) = (leftOn.probability.approximation, leftOn.hours.approximation)
    add(
      Happening(
        kind: .leftOn,
        chances: (0..<plan.months).map { month in
          (month < sessions.count ? sessions[month] * course.copies : 0, probability)
        }), resource,
      running.map { place in
        let id = items[place].id
        return (place, course.perHour(id).map { $0 * hours }, course.full[id] ?? [])
      })
  }

  mutating func addForgotten(
    _ forgotten: Forgotten, _ resource: Resource, _ own: Range<Int>, _ course: Course
  ) throws {
    let stays = own.filter { place in
      let usage = items[place].priced.usage
      return usage.nature != .byUse && usage.purchase?.commitment == nil
        && course.full[items[place].id] != nil
    }
    guard !stays.isEmpty, let last = course.exists.lastIndex(where: { $0 > 0 }) else {
      problems.append(
        Diagnostic(
          at: resource.fields.position(of: "forgotten"),
          "\(resource.name): nothing of it costs money after its end: leave 'forgotten' out"))
      return
    }
    let hours = try hoursAfterEnd(
      of: resource, last, course.exists, forgotten.days.approximation * 24)
    add(
      Happening(
        kind: .forgotten, chances: [(course.copies, forgotten.probability.approximation)],
        isMonthly: false), resource,
      stays.map { place in
        let rate = course.perHour(items[place].id)[last]
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
    let open = try period.existingHours(of: gone).map(\.approximation)
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
    _ resource: Resource, _ running: [Int], _ course: Course
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
    let session: Double =
      switch resource.schedule {
      case .always: 24
      default: min(resource.schedule.hours?.likely.approximation ?? 24, 24)
      }
    let full = course.full[items[spot].id] ?? []
    add(
      Happening(
        kind: .interruption, never: "none",
        chances: (0..<plan.months).map { month in
          let most = month < full.count ? full[month] : 0
          let hours = items[spot].months[month]
          return (course.copies, most > 0 ? share * min(hours / most, 1) : 0)
        }, isPartial: true), resource,
      running.map { place in
        (place, course.perHour(items[place].id).map { $0 * session }, nil)
      })
    notes.append(
      "\(resource.name): \(band.text) of such machines are taken back in a month; the work since the session began, at most a day's, is then done twice."
    )
  }

  /// Adds something that happens to a resource, with what one occurrence adds to each usage.
  mutating func add(
    _ happening: Happening, _ resource: Resource,
    _ added: [(item: Int, months: [Double], most: [Double]?)]
  ) {
    guard let first = added.first else { return }
    let subject =
      happening.kind == .interruption ? "interruptions" : happening.kind.rawValue
    plan.drivers.append(
      Driver(
        kind: happening.kind, label: "\(subject) of \(resource.name)", low: happening.never,
        high: happening.chances.allSatisfy { $0.probability <= 0.5 }
          ? "twice as often" : "every time",
        position: resource.fields.position))
    let firstTable = plan.tables.count
    for times in [1.0, 2.0] {
      for (trials, probability) in happening.chances {
        plan.tables.append(table(trials: trials, probability: min(times * probability, 1)))
      }
    }
    let event = CompiledPlan.Event(
      driver: plan.drivers.count - 1, tables: firstTable..<(firstTable + happening.chances.count),
      additions: 0..<0,
      isPartial: happening.isPartial, isMonthly: happening.isMonthly,
      result: happening.isMonthly ? -1 : plan.happenings)
    if !happening.isMonthly { plan.happenings += 1 }
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
