import Billing
import Dates
import Diagnostics
import Money
import Prices
import Scenarios

/// Turns a priced plan into the flat records that are drawn over.
struct PlanCompiler {
  let budget: Budget
  let estimator: Estimator
  let prices: any MovingPrices
  let period: PlanPeriod

  private(set) var plan = CompiledPlan()
  /// What a reader should know of how the plan is drawn.
  private(set) var notes: [String] = []
  private(set) var problems: [Diagnostic] = []
  /// The credits whose outcomes are told, by their place among the results.
  private(set) var credits: [(credit: AvailableCredit, account: AccountRole)] = []

  private var quantilesByMode: [Double: Int] = [:]
  private var tablesByTrials: [Binomial: Int] = [:]
  private var together: [String: Int] = [:]
  private var items: [Item] = []
  private var events: [(event: CompiledPlan.Event, account: AccountRole)] = []

  /// A usage on its way into the plan.
  private struct Item {
    var resource: Int
    var id: UsageID
    var priced: PricedUsage
    var months: [Double]
    var grid: Int
    var sides: Range<Int>
    var share = 1.0
    var isOfStudents = false
    var isMoved = false
    /// Its own place among the records, once they are in order.
    var place = -1
    var additions: [(event: Int, months: Int, most: Int)] = []
  }

  private var scenario: Scenario { budget.scenario }

  init(_ budget: Budget, _ estimator: Estimator, _ prices: any MovingPrices) throws {
    (self.budget, self.estimator, self.prices) = (budget, estimator, prices)
    period = try Self.period(of: budget)
    plan.months = period.months.count
    let spread = try budget.months.map { try $0.list + $0.freeTier }.sum()
    plan.upfront = try (budget.used - spread).approximation
    for month in period.months {
      plan.blocks.append(max(1, Int((month.hours.approximation / 168).rounded())))
    }
  }

  /// The span of the plan and of what may be forgotten at its end.
  private static func period(of budget: Budget) throws -> PlanPeriod {
    var days = 0
    for resource in budget.scenario.resources {
      guard let forgotten = resource.forgotten, !forgotten.probability.isZero else { continue }
      days = max(days, forgotten.days.rounded(to: 0, .up).whole ?? 0)
    }
    if days == 0 { return budget.period }
    var longer = budget.scenario
    switch longer.length {
    case .months(let count):
      // A month of the calendar has 672 hours at the least.
      let hours = longer.monthHours ?? Quantity(672)
      let more = try Quantity(days * 24).divided(by: hours).rounded(to: 0, .up).whole ?? 0
      longer.length = .months(count + more)
    case .weeks(let count): longer.length = .days(count * 7 + days)
    case .days(let count): longer.length = .days(count + days)
    }
    return try PlanPeriod(longer)
  }

  // MARK: Compiling

  /// Compiles the plan.
  mutating func compile() throws {
    for index in scenario.resources.indices { try add(resource: index) }
    guard problems.isEmpty else { return }
    try assemble()
  }

  private mutating func add(resource index: Int) throws {
    let resource = scenario.resources[index]
    let grid = MeteredGrid(resource, at: index, of: scenario, budget.period, estimator)
    let first = items.count
    do {
      let bounds = try resource.ranges.map { try ends(of: $0, in: grid) }
      let base = try grid.months(at: grid.ranges.map { $0.range.likely.approximation })
      let sides = bounds.map { (low: $0.least, high: $0.most) }
      let shape = try GridShape(grid, ends: sides)
      let inputs = addInputs(resource, grid.ranges, bounds)
      for id in grid.ids {
        try add(id, of: index, grid, shape, inputs, sides, base)
      }
    } catch let error as Diagnostics {
      problems += error.all.filter { !problems.contains($0) }
      return
    }
    try addEvents(of: index, items: first..<items.count)
  }

  // MARK: Ranges

  private struct Ends {
    var low: Double
    var width: Double
    var least: Double
    var most: Double
    var mode: Double
  }

  private func ends(of placed: PlacedRange, in grid: MeteredGrid) throws -> Ends {
    let range = placed.range
    let (low, likely, high) = (
      range.low.approximation, range.likely.approximation, range.high.approximation
    )
    guard let confidence = range.confidence?.approximation else {
      return Ends(
        low: low, width: high - low, least: low, most: high, mode: (likely - low) / (high - low))
    }
    let outer = PERT.ends(low: low, mode: likely, high: high, tail: (1 - confidence / 100) / 2)
    var ends = Ends(
      low: outer.low, width: outer.high - outer.low, least: max(outer.low, min(0, low)),
      most: outer.high, mode: (likely - outer.low) / (outer.high - outer.low))
    // More hours than there are cannot be drawn, even where the distribution reaches beyond.
    let side = grid.ranges.firstIndex { $0.path == placed.path } ?? 0
    func isPossible(_ value: Double) -> Bool {
      var point = grid.ranges.map { $0.range.likely.approximation }
      point[side] = value
      return (try? grid.months(at: point)) != nil
    }
    if !isPossible(ends.most) {
      var (good, bad) = (high, ends.most)
      for _ in 0..<24 {
        let middle = (good + bad) / 2
        if isPossible(middle) { good = middle } else { bad = middle }
      }
      ends.most = good
    }
    if !isPossible(ends.least) { ends.least = low }
    return ends
  }

  private mutating func addInputs(
    _ resource: Resource, _ ranges: [PlacedRange], _ ends: [Ends]
  ) -> [Int] {
    zip(ranges, ends).map { placed, ends in
      let range = placed.range
      let isOfStudents =
        scenario.cohort != nil && !resource.isShared && range.together == nil
      let driver = driver(of: placed, resource, isOfStudents)
      let quantiles = quantiles(mode: ends.mode)
      plan.inputs.append(
        CompiledPlan.Input(
          driver: driver, quantiles: quantiles, low: ends.low, width: ends.width,
          least: ends.least, most: ends.most, isOfStudents: isOfStudents))
      return plan.inputs.count - 1
    }
  }

  private mutating func driver(
    of placed: PlacedRange, _ resource: Resource, _ isOfStudents: Bool
  ) -> Int {
    let range = placed.range
    if let name = range.together, let known = together[name] { return known }
    let path = placed.path.joined(separator: ".")
    var driver = Driver(
      kind: .range, label: range.together ?? "\(path) of \(resource.name)", low: range.low.grouped,
      high: range.high.grouped, position: placed.position)
    if let name = range.together {
      together[name] = plan.drivers.count
      (driver.low, driver.high) = ("all low", "all high")
    }
    if let confidence = range.confidence?.approximation {
      let tail = (1 - confidence / 100) / 2
      driver.ends = (tail, 1 - tail)
    }
    driver.isOfStudents = isOfStudents
    plan.drivers.append(driver)
    return plan.drivers.count - 1
  }

  private mutating func quantiles(mode: Double) -> Int {
    if let known = quantilesByMode[mode] { return known }
    let place = plan.add(PERT(mode: mode).quantiles)
    quantilesByMode[mode] = place
    return place
  }

  private mutating func add(
    _ id: UsageID, of resource: Int, _ grid: MeteredGrid, _ shape: GridShape, _ inputs: [Int],
    _ ends: [(low: Double, high: Double)], _ base: [UsageID: [Double]]
  ) throws {
    guard let priced = grid.priced[id] else { return }
    let sides = shape.sides[id] ?? []
    let firstSide = plan.sides.count
    for side in sides {
      let (low, high) = ends[side]
      plan.sides.append(
        CompiledPlan.Side(
          input: inputs[side], points: shape.points[side], low: low,
          stepsPerUnit: Double(shape.points[side] - 1) / (high - low)))
    }
    let likely = grid.ranges.map { $0.range.likely.approximation }
    let count = sides.reduce(1) { $0 * shape.points[$1] }
    var values: [Double] = []
    for number in 0..<count {
      var (rest, point) = (number, likely)
      for side in sides.reversed() {
        let points = shape.points[side]
        let (low, high) = ends[side]
        let step = rest % points
        rest /= points
        point[side] =
          step == points - 1 ? high : low + (high - low) * Double(step) / Double(points - 1)
      }
      values += padded(try grid.months(at: point)[id] ?? [])
    }
    let cohort = scenario.cohort
    let isOfStudents = sides.contains { plan.inputs[inputs[$0]].isOfStudents }
    let isShared = cohort?.accounts == .shared
    let students = min(cohort?.students ?? 1, CompiledPlan.mostStudents)
    items.append(
      Item(
        resource: resource, id: id, priced: priced, months: padded(base[id] ?? []),
        grid: plan.add(values), sides: firstSide..<plan.sides.count,
        share: isOfStudents && isShared ? 1 / Double(students) : 1, isOfStudents: isOfStudents,
        isMoved: !sides.isEmpty))
  }

  private func padded(_ months: [Double]) -> [Double] {
    months + [Double](repeating: 0, count: plan.months - months.count)
  }

  // MARK: Forgetting

  private mutating func addEvents(of index: Int, items own: Range<Int>) throws {
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

  /// How many of a resource there are within one account.
  private func copies(of resource: Resource) -> Int {
    let students =
      scenario.cohort.map { $0.accounts == .shared && !resource.isShared ? $0.students : 1 } ?? 1
    return resource.count * students
  }

  /// What an hour of one of them uses, by month.
  private func perHour(
    _ full: [Double], _ exists: [Double], _ copies: Int
  ) -> [Double] {
    zip(full, exists).map { $1 > 0 ? $0 / $1 / Double(copies) : 0 }
  }

  private mutating func addDriver(
    _ kind: Driver.Kind, _ label: String, _ low: String, _ high: String, _ resource: Resource
  ) -> Int {
    plan.drivers.append(
      Driver(
        kind: kind, label: label, low: low, high: high, position: resource.fields.position))
    return plan.drivers.count - 1
  }

  private mutating func table(trials: Int, probability: Double) -> CompiledPlan.Table {
    let binomial = Binomial(trials: trials, probability: probability)
    let place = tablesByTrials[binomial] ?? plan.add(binomial.cumulative)
    tablesByTrials[binomial] = place
    return CompiledPlan.Table(
      first: Double(binomial.first), cumulative: place..<(place + binomial.cumulative.count))
  }

  /// How many sessions there are of one resource in each month: one a day, week or month, or in all.
  private func sessions(_ resource: Resource, _ exists: [Double]) -> [Int] {
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

  private mutating func addLeftOn(
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

  private mutating func addForgotten(
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
  private func hoursAfterEnd(
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

  private mutating func addInterruptions(
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

  private mutating func add(
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

  // MARK: Assembling

  private struct GroupID: Hashable {
    var key: MeterKey
    var own: Int
  }

  private mutating func assemble() throws {
    let stages = try estimator.stages(scenario, period, items.map(\.priced))
    for role in AccountRole.allCases {
      let own = items.indices.filter { items[$0].priced.usage.account == role }
      if own.isEmpty { continue }
      try assemble(role, own, stages)
    }
    // What no draw changes is worked out once.
    let tables = DrawTables(plan)
    let kernel = DrawKernel(tables)
    defer { kernel.deallocate() }
    for index in plan.ledgers.indices {
      plan.ledgers[index].constant = plan.add(kernel.constants(of: plan.ledgers[index]))
    }
  }

  private mutating func assemble(_ role: AccountRole, _ own: [Int], _ stages: PlanStages) throws {
    let creditsOfRole = role == .classroom ? [] : stages.credits
    let runs = runs(own, creditsOfRole)
    let firstGroup = plan.groups.count
    var order: [GroupID] = []
    var members: [GroupID: [Int]] = [:]
    for place in own {
      let item = items[place]
      let isOwn = item.priced.rate.card == nil
      let id = GroupID(key: item.id.key, own: isOwn ? place : -1)
      if members[id] == nil { order.append(id) }
      members[id, default: []].append(place)
    }
    var groupByKey: [MeterKey: Int] = [:]
    for id in order {
      if id.own < 0 { groupByKey[id.key] = plan.groups.count }
      try addGroup(members[id] ?? [], runs.byItem)
    }
    let firstPool = plan.pools.count
    for pool in stages.pools where pool.account == role { addPool(pool, groupByKey) }
    spreadMovement(firstGroup..<plan.groups.count, firstPool..<plan.pools.count)
    let firstCredit = plan.credits.count
    for paying in creditsOfRole { addCredit(paying, role, runs) }
    let firstEvent = plan.events.count
    let hasEvents = addEvents(role)
    let cohort = scenario.cohort
    let hasStudents = own.contains { items[$0].isOfStudents }
    let isStudent = role == .student
    plan.ledgers.append(
      CompiledPlan.Ledger(
        role: role, groups: firstGroup..<plan.groups.count, pools: firstPool..<plan.pools.count,
        credits: firstCredit..<plan.credits.count, events: firstEvent..<plan.events.count,
        runs: runs.count, constant: 0, accounts: isStudent ? cohort?.students ?? 1 : 1,
        students: !isStudent && hasStudents
          ? min(cohort?.students ?? 1, CompiledPlan.mostStudents) : 0,
        hasOwnDraws: hasStudents || hasEvents))
    if let cohort, cohort.students > CompiledPlan.mostStudents, hasStudents {
      plan.sampledStudents = CompiledPlan.mostStudents
    }
  }

  /// Runs of charges that the same credits may pay, in the order in which they are paid.
  private func runs(
    _ own: [Int], _ credits: [PayingCredit]
  ) -> (count: Int, byItem: [Int: Int], usages: [Usage]) {
    var (byItem, usages): ([Int: Int], [Usage]) = ([:], [])
    let classes = AvailableCredit.classes(
      of: own.map { items[$0].priced.usage }, paidBy: credits.map(\.credit))
    for (run, places) in classes.enumerated() {
      for place in places { byItem[own[place]] = run }
      usages.append(items[own[places[0]]].priced.usage)
    }
    return (classes.count, byItem, usages)
  }

  private mutating func addGroup(_ places: [Int], _ runs: [Int: Int]) throws {
    let firstQuantity = plan.quantities.count
    for place in places {
      items[place].place = plan.quantities.count
      let item = items[place]
      plan.quantities.append(
        CompiledPlan.Quantity(
          grid: item.grid, sides: item.sides, share: item.share, isOfStudents: item.isOfStudents,
          isDynamic: item.isMoved, takesFree: item.priced.usage.takesFreeTier,
          run: runs[place] ?? 0))
    }
    let first = items[places[0]]
    let firstTier = plan.tiers.count
    if first.priced.rate.card == nil {
      plan.tiers.append(CompiledPlan.Tier(from: 0, to: .infinity, price: 1))
    } else {
      for tier in first.priced.rate.tiers {
        plan.tiers.append(
          CompiledPlan.Tier(
            from: tier.from.approximation, to: tier.to?.approximation ?? .infinity,
            price: tier.unitPrice.approximation))
      }
    }
    let ownRuns = Set(places.map { runs[$0] ?? 0 })
    let path = try path(of: first)
    plan.groups.append(
      CompiledPlan.Group(
        quantities: firstQuantity..<plan.quantities.count, tiers: firstTier..<plan.tiers.count,
        path: path, run: ownRuns.count == 1 ? runs[places[0]] ?? 0 : -1,
        isDynamic: path >= 0 || places.contains { items[$0].isMoved }, isInPool: false,
        allTakeFree: places.allSatisfy { items[$0].priced.usage.takesFreeTier }))
  }

  /// The path of a price that moves; -1 for one that does not.
  private mutating func path(of item: Item) throws -> Int {
    let usage = item.priced.usage
    guard usage.purchase == .spot, let price = item.priced.rate.card?.tiers.first?.unitPrice else {
      return -1
    }
    let path = try SpotPath(
      of: usage.key, price: price.approximation, day: budget.pricesDate.dayNumber, prices)
    guard let path, let perZone = path.zones.map(\.count).min() else {
      let resource = scenario.resources[item.resource]
      problems.append(
        Diagnostic(
          at: usage.field.map { resource.fields.position(of: $0) } ?? resource.fields.position,
          "\(resource.name): no spot price of \(usage.key) was observed, nor of anything comparable: how it moves cannot be drawn",
          hints: ["give a range of your own: \"spot_price_usd\": { \"low\", \"likely\", \"high\" }"]
        ))
      return -1
    }
    if !notes.contains(path.note) { notes.append(path.note) }
    let place = plan.add(path.zones.flatMap { $0.prefix(perZone) })
    let driver = plan.drivers.count
    let all = path.zones.flatMap { $0 }.sorted()
    func text(_ share: Double) -> String {
      let price = all[Int(Double(all.count - 1) * share)] * price.approximation
      return "$\(Quantity(scaled: Int128((price * 1e6).rounded()) * 1_000_000).grouped) an hour"
    }
    var moving = Driver(
      kind: .price, label: "spot price of \(usage.instanceType ?? usage.description)",
      low: text(0.1), high: text(0.9),
      position: scenario.resources[item.resource].fields.position)
    moving.ends = (0.1, 0.9)
    plan.drivers.append(moving)
    plan.paths.append(
      CompiledPlan.Path(
        driver: driver, multiples: place, zones: path.zones.count, perZone: perZone))
    return plan.paths.count - 1
  }

  private mutating func addPool(_ pool: DeductedOffer, _ groups: [MeterKey: Int]) {
    let first = plan.members.count
    for key in pool.keys {
      if let group = groups[key] { plan.members.append(group) }
    }
    guard plan.members.count > first else { return }
    for member in first..<plan.members.count { plan.groups[plan.members[member]].isInPool = true }
    plan.pools.append(
      CompiledPlan.Pool(
        limit: pool.limit.approximation, members: first..<plan.members.count,
        shares: plan.add(pool.shares), isDynamic: false))
  }

  /// What shares a pool with something that moves, moves too.
  private mutating func spreadMovement(_ groups: Range<Int>, _ pools: Range<Int>) {
    var isDone = false
    while !isDone {
      isDone = true
      for index in pools where !plan.pools[index].isDynamic {
        let members = plan.pools[index].members.map { plan.members[$0] }
        guard members.contains(where: { plan.groups[$0].isDynamic }) else { continue }
        plan.pools[index].isDynamic = true
        for member in members { plan.groups[member].isDynamic = true }
        isDone = false
      }
    }
  }

  private mutating func addCredit(
    _ paying: PayingCredit, _ role: AccountRole,
    _ runs: (count: Int, byItem: [Int: Int], usages: [Usage])
  ) {
    let pays = runs.usages.map { paying.credit.mayPay($0) ? 1.0 : 0 }
    plan.credits.append(
      CompiledPlan.Credit(
        amount: paying.credit.amount.approximation, shares: plan.add(paying.shares),
        pays: plan.add(pays), result: credits.count))
    credits.append((paying.credit, role))
    plan.creditResults = credits.count
  }

  private mutating func addEvents(_ role: AccountRole) -> Bool {
    var hasAny = false
    for number in events.indices where events[number].account == role {
      var event = events[number].event
      let first = plan.additions.count
      for item in items {
        for addition in item.additions where addition.event == number {
          plan.additions.append(
            CompiledPlan.Addition(
              quantity: item.place, months: addition.months, most: addition.most))
        }
      }
      event.additions = first..<plan.additions.count
      plan.events.append(event)
      hasAny = true
    }
    return hasAny
  }
}
