import Billing
import Bills
import Dates
import Money
import Prices
import Scenarios

/// Adds up what was planned and billed by resource, month and meter.
struct VarianceBuilder {
  /// A line: a meter of a group of resources in a month.
  struct Key: Hashable {
    var group: ResourceIndex
    var month: String
    var meter: String
  }

  let budget: Budget
  let course: PlanCourse
  let plan: PlannedUse
  let span: (from: CalendarDate, to: CalendarDate)
  private var matching: BillMatching
  /// For each resource, the one that represents its group.
  private var leaders: [ResourceIndex]
  var cells: [Key: Cell] = [:]
  /// The tiers that the lines climb.
  var ladders: [TierLadder.ID: TierLadder] = [:]
  /// Billed amounts that no resource accounts for.
  private(set) var unplanned: [String: Money] = [:]
  private(set) var outside = Money.zero
  /// What was billed for spans that lie in the compared days only in part.
  private(set) var straddling = Money.zero
  private var unplannedMonths: [String: Money] = [:]
  /// Billed amounts in regions and of services of which the plan has nothing.
  private(set) var strangeRegions: [String: Money] = [:]
  private(set) var strangeServices: [String: Money] = [:]

  init(
    _ budget: Budget, _ course: PlanCourse, _ plan: PlannedUse,
    _ span: (from: CalendarDate, to: CalendarDate)
  ) {
    self.budget = budget
    self.course = course
    self.plan = plan
    self.span = span
    matching = BillMatching(budget)
    leaders = budget.scenario.resources.numbered.map(\.index)
  }

  /// Adds a bill, and the plan over its days.
  mutating func add(_ bill: Bill) throws(ArithmeticError) {
    var matched: [(entry: BillEntry, leader: ResourceIndex)] = []
    var shared: [(entry: BillEntry, resources: [ResourceIndex])] = []
    var strange: [BillEntry] = []
    matching.note(bill)
    let isBlind = isWithoutThings(bill)
    for entry in bill.entries where entry.kind.isUse {
      guard let day = entry.key.day, isCompared(day, entry.key.days) else {
        outside = try outside + entry.cost
        continue
      }
      if day < span.from || day.adding(days: max(entry.key.days, 1)) > span.to {
        straddling = try straddling + entry.cost
      }
      let resources =
        isBlind ? matching.resourcesOfProvider(of: entry) : matching.resources(of: entry)
      guard let first = resources.first else {
        if !entry.cost.isZero {
          let name = Self.name(of: entry)
          unplanned[name] = try (unplanned[name] ?? .zero) + entry.cost
          let month = day.monthDescription
          unplannedMonths[month] = try (unplannedMonths[month] ?? .zero) + entry.cost
          strange.append(entry)
        }
        continue
      }
      // What is free for several is a part of each: it says nothing of which of them used it.
      if entry.kind == .freeTier, resources.count > 1 {
        shared.append((entry, resources))
        continue
      }
      for other in resources.dropFirst() { join(first, other) }
      matched.append((entry, first))
    }
    try addPlan()
    for (entry, resources) in shared { matched += try shares(of: entry, resources) }
    for (entry, resource) in matched {
      try add(entry, of: resource)
      if !isBlind, matching.isElsewhere(entry, than: resource), !entry.cost.isZero {
        strange.append(entry)
      }
    }
    try addStrange(strange, plannedServices: Set(matched.map(\.entry.key.service)))
  }

  /// Whether nothing in a bill tells what was used, as in Cost Explorer's views by account and by
  /// tag: it is compared with the plan as a whole.
  private mutating func isWithoutThings(_ bill: Bill) -> Bool {
    let uses = bill.entries.filter { $0.kind.isUse }
    let isWithout = uses.allSatisfy { entry in
      let key = entry.key
      return [key.service, key.region, key.meter, key.resource, key.resourceName]
        .allSatisfy(\.isEmpty)
    }
    guard isWithout else { return false }
    for entry in uses where !matching.resources(of: entry).isEmpty { return false }
    return true
  }

  /// Adds up what was billed in regions and of services of which the plan has nothing.
  private mutating func addStrange(
    _ entries: [BillEntry], plannedServices: Set<String>
  ) throws(ArithmeticError) {
    let regions = Set(budget.charges.map(\.usage.key.region))
    // Of each service once: its names are compared with those of all resources.
    let strange = Set(entries.map(\.key.service)).subtracting(plannedServices)
      .filter { !$0.isEmpty && !matching.hasService($0) }
    for entry in entries {
      let (region, service) = (entry.key.region, entry.key.service)
      if !region.isEmpty, region != MeterKey.everywhere, !regions.contains(region) {
        strangeRegions[region] = try (strangeRegions[region] ?? .zero) + entry.cost
      } else if strange.contains(service) {
        strangeServices[service] = try (strangeServices[service] ?? .zero) + entry.cost
      }
    }
  }

  /// Returns whether an entry's days are among those compared.
  private func isCompared(_ day: CalendarDate, _ days: Int) -> Bool {
    day < span.to && day.adding(days: days) > span.from
  }

  /// Returns how many of an entry's days are compared, and how many there are.
  private func compared(_ day: CalendarDate, _ days: Int) -> (days: Quantity, all: Quantity) {
    let count = max(days, 1)
    let first = max(day, span.from)
    let inside = first.days(until: min(day.adding(days: count), span.to))
    return (Quantity(max(inside, 0)), Quantity(count))
  }

  private static func name(of entry: BillEntry) -> String {
    // The meter in words, such as `vCore`, may be that of many products.
    let product = UsageType.isDescription(entry.key) ? entry.key.operation : ""
    let meter = [product, entry.key.meter].filter { !$0.isEmpty }.joined(separator: " - ")
    let parts = [
      entry.key.service, entry.key.region,
      entry.key.resource.isEmpty ? meter : entry.resourceTitle,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: Groups

  func leader(_ resource: ResourceIndex) -> ResourceIndex {
    var leader = resource
    while leaders[leader] != leader { leader = leaders[leader] }
    return leader
  }

  private mutating func join(_ left: ResourceIndex, _ right: ResourceIndex) {
    let (first, second) = (leader(left), leader(right))
    leaders[max(first, second)] = min(first, second)
  }

  private func title(_ group: ResourceIndex) -> String {
    members(group).map(\.resource.name).joined(separator: " + ")
  }

  private func members(
    _ group: ResourceIndex
  ) -> [(index: ResourceIndex, resource: Resource)] {
    budget.scenario.resources.numbered.filter { leader($0.index) == group }
  }

  // MARK: Sums

  private mutating func add(
    _ entry: BillEntry, of resource: ResourceIndex
  ) throws(ArithmeticError) {
    guard let day = entry.key.day else { return }
    let month = max(day, span.from).monthDescription
    let (key, isNamed) = place(of: entry, resource, month)
    var cell = cells[key] ?? Cell()
    cell.billed = try cell.billed + entry.cost
    cell.isBilled = true
    let share = compared(day, entry.key.days)
    let cost = try entry.cost.scaled(by: share.days, over: share.all)
    cell.otherDays = try cell.otherDays + (entry.cost - cost)
    if entry.kind == .freeTier { cell.freed = try cell.freed - entry.cost }
    // A usage type has one unit, however the bill spells it.
    let isCounted =
      cell.unit.isEmpty || entry.key.unit.isEmpty || UsageType.isSame(entry.key.unit, cell.unit)
      || (isNamed && !UsageType.isDescription(entry.key))
    if !entry.quantity.isZero, entry.kind != .purchase, isCounted {
      cell.hasQuantity = true
      let quantity = try entry.quantity.scaled(
        by: UsageType.parts(ofUnit: entry.key.unit).count, over: Quantity.one
      ).scaled(by: share.days, over: share.all)
      cell.billedQuantity = try cell.billedQuantity + quantity
      if entry.cost.isZero { cell.freeQuantity = try cell.freeQuantity + quantity }
    }
    if cell.unit.isEmpty { cell.unit = entry.key.unit }
    cells[key] = cell
  }

  /// Returns the cell that an entry belongs to: of the planned meter that it means, or else of the
  /// bill's own; and whether the entry has that meter's name.
  private func place(
    of entry: BillEntry, _ resource: ResourceIndex, _ month: String
  ) -> (key: Key, isNamed: Bool) {
    let group = leader(resource)
    func keys(_ names: [String]) -> [Key] {
      names.map { Key(group: group, month: month, meter: $0) }
    }
    func isPlanned(_ key: Key) -> Bool { cells[key]?.isPlanned == true }
    // What a tag or name gives to a resource may have its meter's name and be another service's.
    if matching.isElsewhere(entry, than: resource) {
      let meter = "\(entry.key.meter) in \(UsageRegion.of(entry.key))"
      return (Key(group: group, month: month, meter: meter), false)
    }
    if matching.isOther(entry, than: resource) {
      let meter = "\(entry.key.service) \(entry.key.meter)"
      return (Key(group: group, month: month, meter: meter), false)
    }
    if let planned = keys(UsageType.names(entry.key)).first(where: isPlanned) {
      return (planned, true)
    }
    let own = keys(matching.ownNames(of: entry, for: resource))
    let planned = own.filter(isPlanned)
    if planned.count == 1 { return (planned[0], true) }
    if own.count == 1 { return (own[0], true) }
    if own.isEmpty, entry.kind != .purchase, let only = onlyMeter(resource, month, entry) {
      return (only, false)
    }
    let name = UsageType.withoutPrefix(entry.key.meter) ?? entry.key.meter
    return (Key(group: group, month: month, meter: name), false)
  }

  /// Returns the planned meter that words must mean where there is no usage type: the only one of
  /// their unit.
  private func onlyMeter(_ resource: ResourceIndex, _ month: String, _ entry: BillEntry) -> Key? {
    guard UsageType.isDescription(entry.key) else { return nil }
    let group = leader(resource)
    let fitting = cells.filter {
      $0.key.group == group && $0.key.month == month && $0.value.isPlanned
        && UsageType.isSame(entry.key.unit, $0.value.unit)
        && !matching.hasOwnName($0.key.meter, for: resource)
    }
    return fitting.count == 1 ? fitting.first?.key : nil
  }

  /// Returns what is free for several resources in parts, as large as the plan expects to be free of
  /// each; together for all of them where it expects none to be.
  private mutating func shares(
    of entry: BillEntry, _ resources: [ResourceIndex]
  ) throws(ArithmeticError) -> [(entry: BillEntry, leader: ResourceIndex)] {
    guard let day = entry.key.day else { return [] }
    let month = max(day, span.from).monthDescription
    var groups: [ResourceIndex] = []
    var free: [Money] = []
    for resource in resources where !groups.contains(leader(resource)) {
      let cell = cells[place(of: entry, resource, month).key] ?? Cell()
      groups.append(leader(resource))
      free.append(max(try cell.list - cell.planned, .zero))
    }
    let sum = try free.sum()
    guard !sum.isZero else {
      // Their lines are apart already: the first of them stands for all.
      return [(entry, groups[0])]
    }
    var parts: [(entry: BillEntry, leader: ResourceIndex)] = []
    var (left, open) = (entry.cost, sum)
    for (group, own) in zip(groups, free) where !own.isZero {
      var part = entry
      part.cost = own == open ? left : try left.scaled(by: own, over: open)
      (left, open) = (try left - part.cost, try open - own)
      parts.append((part, group))
    }
    return parts
  }

  // MARK: Lines

  /// Returns the lines by resource, month and meter; unplanned entries have lines of their own.
  mutating func lines() throws(ArithmeticError) -> [VarianceLine] {
    var lines: [VarianceLine] = []
    // Where the bill does not state meters, the months of a resource are compared as a whole.
    let whole = Set(cells.filter { $0.key.meter.isEmpty && $0.value.isBilled }.map { $0.key.group })
    var sums: [Key: Cell] = [:]
    for (key, cell) in cells where whole.contains(key.group) {
      let place = Key(group: key.group, month: key.month, meter: "")
      var sum = sums[place] ?? Cell()
      sum.planned = try sum.planned + cell.planned
      sum.billed = try sum.billed + cell.billed
      sum.otherDays = try sum.otherDays + cell.otherDays
      sum.isPlanned = sum.isPlanned || cell.isPlanned
      sum.isBilled = sum.isBilled || cell.isBilled
      sums[place] = sum
    }
    for (key, cell) in cells where !whole.contains(key.group) { sums[key] = cell }
    let sorted = sums.sorted { Self.order($0.key) < Self.order($1.key) }
    for case let id? in sorted.map(\.value.ladder) { ladders[id]?.addLine() }
    for (key, cell) in sorted {
      lines.append(
        VarianceLine(
          resource: title(key.group), meter: key.meter, month: key.month, unit: cell.unit,
          plannedQuantity: cell.plannedQuantity, billedQuantity: cell.billedQuantity.planned,
          planned: cell.planned, billed: cell.billed, causes: try causes(cell)))
    }
    for (month, amount) in unplannedMonths.sorted(by: { $0.key < $1.key }) {
      lines.append(
        VarianceLine(
          resource: "(unplanned)", meter: "", month: month, unit: "", plannedQuantity: .zero,
          billedQuantity: .zero, planned: .zero, billed: amount,
          causes: [VarianceCause(.unplanned, amount)]))
    }
    return lines
  }

  private static func order(_ key: Key) -> String {
    let group = key.group.description
    return String(repeating: "0", count: max(0, 9 - group.count)) + group
      + "\u{1F}\(key.meter)\u{1F}\(key.month)"
  }

  /// What the bill shows about meters that belong to a single resource.
  var uses: [MeterUse] {
    var uses: [MeterUse] = []
    // Where the bill states no meters, none of them is unused.
    let whole = Set(cells.filter { $0.key.meter.isEmpty && $0.value.isBilled }.map { $0.key.group })
    // A server that runs without its address runs all the same.
    let running = Set(
      cells.filter { $0.value.isPlanned && $0.value.isTime && $0.value.isBilled }
        .map { $0.key.group })
    var byMeter: [Key: [(month: String, cell: Cell)]] = [:]
    for (key, cell) in cells where cell.isPlanned {
      byMeter[Key(group: key.group, month: "", meter: key.meter), default: []]
        .append((key.month, cell))
    }
    for (key, months) in byMeter.sorted(by: { Self.order($0.key) < Self.order($1.key) }) {
      let members = members(key.group)
      // A month with a cost and no quantity tells nothing.
      let told = months.filter { $0.cell.hasQuantity || !$0.cell.isBilled }
      guard members.count == 1, !whole.contains(key.group), let first = told.first else { continue }
      let isUnused = !told.contains { $0.cell.isBilled }
      if isUnused, first.cell.isTime, running.contains(key.group) { continue }
      uses.append(
        MeterUse(
          resource: members[0].index, field: first.cell.field, isTime: first.cell.isTime,
          months: told.sorted { $0.month < $1.month }.map {
            MeterUse.Month(
              planned: $0.cell.plannedQuantity, calendar: $0.cell.calendarQuantity,
              billed: $0.cell.billedQuantity.planned)
          }))
    }
    return uses
  }
}
