import Billing
import Dates
import Diagnostics
import Money
import Prices
import Scenarios

/// Puts usage into groups, pools, credits and ledgers in the order in which they are drawn.
extension PlanCompiler {
  struct GroupID: Hashable {
    var key: MeterKey
    var own: Int
    /// The most that is paid for spot capacity: what has another runs at other times.
    var highest: UnitPrice?
  }

  mutating func assemble() throws {
    let stages = try estimator.stages(scenario, period, items.map(\.priced), of: budget)
    for role in AccountRole.allCases {
      let own = items.indices.filter { items[$0].priced.usage.account == role }
      if own.isEmpty { continue }
      try assemble(role, own, stages)
    }
    plan.spreadOfClass = spreadOfClass
    settleConstants()
  }

  /// Works out once what no draw changes.
  mutating func settleConstants() {
    let tables = DrawTables(plan)
    let kernel = DrawKernel(tables)
    defer { kernel.deallocate() }
    for index in plan.ledgers.indices {
      plan.ledgers[index].constant = plan.add(kernel.constants(of: plan.ledgers[index]))
    }
  }

  /// The share of the spread between draws that is the whole class's, where only some are drawn.
  ///
  /// The sum of independent students varies by the square root of their number; what the class has in
  /// common varies as it is drawn.
  private var spreadOfClass: Double {
    let isOfStudents =
      plan.inputs.allSatisfy(\.isOfStudents) && plan.paths.isEmpty
      && plan.ledgers.allSatisfy { $0.role == .student || $0.events.isEmpty }
    guard plan.sampledStudents > 0, isOfStudents, let students = scenario.cohort?.students else {
      return 1
    }
    return (Double(plan.sampledStudents) / Double(students)).squareRoot()
  }

  mutating func assemble(_ role: AccountRole, _ own: [Int], _ stages: PlanStages) throws {
    let creditsOfRole = role == .classroom ? [] : stages.credits
    let runs = runs(own, creditsOfRole)
    let firstGroup = plan.groups.count
    var order: [GroupID] = []
    var members: [GroupID: [Int]] = [:]
    for place in own {
      let item = items[place]
      let isOwn = item.priced.rate.card == nil
      let usage = item.priced.usage
      let id = GroupID(
        key: item.id.key, own: isOwn ? place : -1,
        highest: usage.purchase == .spot ? usage.highestPrice : nil)
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
    settle(firstGroup..<plan.groups.count, of: role)
    let firstCredit = plan.credits.count
    for paying in creditsOfRole { try addCredit(paying, role, runs) }
    let firstEvent = plan.events.count
    let hasEvents = addEvents(role)
    let cohort = scenario.cohort
    let hasStudents = own.contains { items[$0].isOfStudents }
    let isStudent = role == .student
    let drawn = min(cohort?.students ?? 1, plan.mostStudents)
    plan.ledgers.append(
      CompiledPlan.Ledger(
        role: role, groups: firstGroup..<plan.groups.count, pools: firstPool..<plan.pools.count,
        credits: firstCredit..<plan.credits.count, events: firstEvent..<plan.events.count,
        runs: runs.count, constant: 0, accounts: isStudent ? cohort?.students ?? 1 : 1,
        students: !isStudent && hasStudents ? drawn : 0,
        hasOwnDraws: hasStudents || hasEvents,
        drawnAccounts: isStudent && (hasStudents || hasEvents) ? drawn : 1))
    if let cohort, cohort.students > drawn, hasStudents { plan.sampledStudents = drawn }
  }

  /// Runs of charges that the same credits may pay, in the order in which they are paid.
  func runs(
    _ own: [Int], _ credits: [PayingCredit]
  ) -> (count: Int, byItem: [Int: Int], priced: [PricedUsage]) {
    var (byItem, priced): ([Int: Int], [PricedUsage]) = ([:], [])
    let classes = AvailableCredit.classes(
      of: own.map { items[$0].priced.usage }, paidBy: credits.map(\.credit))
    for (run, places) in classes.enumerated() {
      for place in places { byItem[own[place]] = run }
      priced.append(items[own[places[0]]].priced)
    }
    return (classes.count, byItem, priced)
  }

  mutating func addGroup(_ places: [Int], _ runs: [Int: Int]) throws {
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

  /// Finds out what a draw need not look at within groups, once all that is in pools is known.
  mutating func settle(_ groups: Range<Int>, of role: AccountRole) {
    // The numbers of students in one account are added up one student after the other.
    let apart = Set(
      items.filter { $0.isOfStudents && role != .student || !$0.additions.isEmpty }.map(\.place))
    for index in groups {
      var group = plan.groups[index]
      group.isPlain = !group.isInPool && group.run >= 0 && group.tiers.count == 1
      let isSum = group.isPlain || (group.run >= 0 && group.allTakeFree)
      group.isSummed = isSum && !group.quantities.contains(where: apart.contains)
      plan.groups[index] = group
    }
  }

  /// The path of a price that moves; -1 for one that does not.
  mutating func path(of item: Item) throws -> Int {
    let usage = item.priced.usage
    guard usage.purchase == .spot, let price = item.priced.rate.card?.tiers.first?.unitPrice else {
      return -1
    }
    let path = try SpotPath(
      of: usage.key, price: price.approximation, highest: usage.highestPrice?.approximation,
      day: budget.pricesDate.dayNumber, prices)
    guard let path else {
      let resource = scenario.resources[item.resource]
      if holdsUnobservedPrices {
        notes.append(
          "\(resource.name): no spot price of \(usage.key.meter) was observed, nor of anything comparable: its price is held where it is."
        )
        return -1
      }
      let own = budget.services.facts(resource.service)?.machines?.ownPrice
      problems.append(
        Diagnostic(
          at: usage.field.map { resource.fields.position(of: $0) } ?? resource.fields.position,
          "\(resource.name): no spot price of \(usage.key) was observed, nor of anything comparable: how it moves cannot be drawn",
          hints: [
            own.map { "give a range of your own: \"\($0)\": { \"low\", \"likely\", \"high\" }" }
              ?? "'budget estimate' holds the price where it is, and draws what else is uncertain"
          ]))
      return -1
    }
    if !notes.contains(path.note) { notes.append(path.note) }
    if let share = path.limit, let highest = usage.highestPrice {
      notes.append(Self.note(scenario.resources[item.resource], highest, share))
    }
    plan.paths.append(
      CompiledPlan.Path(
        driver: addDriver(of: usage, price.approximation, path, item.resource),
        multiples: plan.add(path.zones.flatMap { $0.map(\.paid) }), zones: path.zones.count,
        perZone: path.zones[0].count, low: path.ends.low.paid, high: path.ends.high.paid))
    return plan.paths.count - 1
  }

  private static func note(
    _ resource: Resource, _ highest: UnitPrice, _ share: Double
  ) -> String {
    let percent = Int((share * 100).rounded(.up))
    return percent == 0
      ? "\(resource.name): the price as drawn is never above its maximum of \(highest.dollars) an hour."
      : "\(resource.name): above its maximum of \(highest.dollars) an hour, \(percent == 1 ? "for at most 1" : "for about \(percent)")% of the time as drawn, it does not run and is not billed for; the work of those hours is left undone."
  }

  /// The driver of a price that moves: one for all that see the same price.
  private mutating func addDriver(
    of usage: Usage, _ price: Double, _ path: SpotPath, _ resource: Int
  ) -> Int {
    if let known = pathDrivers[usage.key] { return known }
    let driver = plan.drivers.count
    pathDrivers[usage.key] = driver
    func text(_ end: SpotPath.Block) -> String {
      let price = end.price * price
      return "$\(Quantity(scaled: Int128((price * 1e6).rounded()) * 1_000_000).grouped) an hour"
    }
    var moving = Driver(
      kind: .price, label: "spot price of \(usage.instanceType ?? usage.description)",
      low: text(path.ends.low), high: text(path.ends.high),
      position: scenario.resources[resource].fields.position)
    moving.height = path.ends.high.price - path.ends.low.price
    plan.drivers.append(moving)
    return driver
  }

  mutating func addPool(_ pool: DeductedOffer, _ groups: [MeterKey: Int]) {
    let first = plan.members.count
    for key in pool.keys {
      if let group = groups[key] { plan.members.append(group) }
    }
    guard plan.members.count > first else { return }
    for member in first..<plan.members.count { plan.groups[plan.members[member]].isInPool = true }
    plan.pools.append(
      CompiledPlan.Pool(
        limits: plan.add(pool.limits.map(\.approximation)), members: first..<plan.members.count,
        shares: plan.add(pool.shares), isDynamic: false))
  }

  /// What shares a pool with something that moves, moves too.
  mutating func spreadMovement(_ groups: Range<Int>, _ pools: Range<Int>) {
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

  mutating func addCredit(
    _ paying: PayingCredit, _ role: AccountRole,
    _ runs: (count: Int, byItem: [Int: Int], priced: [PricedUsage])
  ) throws {
    let pays = try runs.priced.map { priced in
      try paying.credit.payableShare(of: priced).approximation
    }
    plan.credits.append(
      CompiledPlan.Credit(
        amount: paying.credit.amount.approximation, shares: plan.add(paying.shares),
        pays: plan.add(pays), result: credits.count))
    credits.append((paying.credit, role))
    plan.creditResults = credits.count
  }

  mutating func addEvents(_ role: AccountRole) -> Bool {
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
