public import Dates
public import Money
public import Prices
public import Scenarios
import Diagnostics

/// Collects what one resource uses.
public struct Metering {
  /// The resource that is being metered.
  public let resource: Resource
  /// What has been metered so far.
  public private(set) var usages: [Usage] = []
  /// The problems found.
  public var problems = FieldProblems()
  /// The problems that hold whatever else the resource says: names of types that nobody sells.
  private(set) var unknownTypes: [Diagnostic] = []
  /// Notes for the reader of the budget about how the resource was metered.
  public var assumptions: [String] = []

  /// Whether a rule of the service, told as an assumption, makes all or a part of it free.
  public private(set) var isFreeByRule = false

  /// Tells that something is not billed, by a rule of its service.
  public mutating func leaveFree(_ rule: String) {
    isFreeByRule = true
    assumptions.append(rule)
  }

  private let plan: MeteredPlan
  /// The hours of the window in which one resource may exist.
  private let window: MeteredAmount
  /// The hours for which it exists: those of its window, or those of its schedule where it cannot
  /// be stopped, so that it is deleted and created again.
  private var existing: MeteredAmount
  /// What was asked for while it was metered.
  private let notes = Notes()
  private let index: ResourceIndex
  private let account: AccountRole
  /// In a shared account, a resource of each student counts once per student.
  private let copies: Int
  private var partLabel: String?
  private var partFactor = Quantity.one
  /// The hours for which stored data exists, where they are not those of the resource.
  private var storedHours: MeteredAmount?

  /// Notes what was asked for; a reference, so that non-mutating methods can note it.
  private final class Notes {
    /// Whether the resource's hours decide anything.
    var usesSchedule = false
    var looksAtOthers = false
  }

  init(_ resource: Resource, at index: ResourceIndex, of plan: MeteredPlan) throws {
    let scenario = plan.scenario
    self.resource = resource
    self.index = index
    self.plan = plan
    window = try plan.existingHours(of: resource)
    existing = window
    switch (scenario.cohort?.accounts, resource.isShared) {
    case (.individual, false): (account, copies) = (.student, 1)
    case (.individual, true): (account, copies) = (.classroom, 1)
    case (.shared, false): (account, copies) = (.common, scenario.cohort?.students ?? 1)
    default: (account, copies) = (.common, 1)
    }
    if resource.schedule != .always, !plan.canBeStopped(resource) {
      existing = try runningHours(.exact)
      notes.usesSchedule = false
    }
  }

  /// The plan's span.
  public var period: PlanPeriod { plan.period }

  /// The date whose billing rules apply; nil for today's.
  public var rulesDate: CalendarDate? { plan.scenario.pricesAsOf }

  /// The provider of the resource.
  public var provider: Provider { resource.provider }

  /// Whether the provider has the resource's region; for unknown regions, nothing else is reported.
  package var isRegionKnown: Bool {
    plan.specifications.isRegion(resource.region, resource.provider)
  }

  /// The availability zones of the resource's region; none where they are not known.
  package var knownZones: [String] {
    plan.specifications.zones(resource.region, resource.provider)
  }

  /// The resources of the plan, for rules that look at several of them.
  package var planned: [Resource] {
    notes.looksAtOthers = true
    return plan.scenario.resources
  }

  /// Whether it stands for one of many outcomes, with numbers drawn from ranges that do not know of each
  /// other: what cannot be is cut to what can, and only the plan itself is told about it.
  public internal(set) var isDrawn = false

  /// Whether what was metered depends on other resources of the plan.
  var dependsOnOthers: Bool { notes.looksAtOthers }

  /// Whether each student has an account, apart from the one for what the class shares.
  var hasAccountsOfStudents: Bool { plan.scenario.cohort?.accounts == .individual }

  /// Returns whether plans know a service by this name.
  package func isService(_ id: String) -> Bool { plan.isService(id) }

  /// The index of the resource that is being metered.
  package var place: ResourceIndex { index }

  /// Returns the specification of an instance type; nil for an unknown name, which is not noted.
  package func specification(of name: String) throws -> InstanceType? {
    try plan.specifications.find(name, resource.provider)
  }

  /// Returns whether a rule that began on a day applies on the date that is priced.
  public func holds(since date: @autoclosure () -> CalendarDate?) -> Bool {
    guard let rulesDate, let date = date() else { return true }
    return rulesDate >= date
  }

  // MARK: Amounts of one resource

  /// Returns the hours for which one resource exists, running or not.
  ///
  /// A resource that cannot be stopped exists for the hours of its schedule: it is deleted and
  /// created again.
  public func existingHours() -> MeteredAmount {
    notes.usesSchedule = true
    return existing
  }

  /// Returns the hours between the resource's first and last moment in the plan, whatever its
  /// schedule.
  public func windowHours() -> MeteredAmount { window }

  /// Whether the hours of a schedule decide anything that was metered.
  var usesSchedule: Bool { notes.usesSchedule }

  /// Notes that the hours of a schedule decide something.
  func noteUseOfSchedule() { notes.usesSchedule = true }

  /// Returns something stored or provisioned for as long as the resource exists, in unit-months.
  public func stored(_ size: Quantity, _ unit: String) throws -> MeteredAmount {
    if !size.isZero { notes.usesSchedule = true }
    if let storedHours { return try held(size, unit, for: storedHours, "runs") }
    return try held(size, unit, for: existing, "exists")
  }

  /// Returns a field's monthly quantity; in a partial month, its share.
  ///
  /// Where the sibling field gives a total instead, the total is spread over the time that the
  /// resource exists.
  ///
  /// `field`: the field of the monthly quantity.
  /// `values`: the values that have the field; by default those of the resource.
  /// `unit`: what it counts, singular or plural to match the quantity.
  public func monthly(
    _ field: Field<Quantity>, of values: FieldValues? = nil, _ unit: String
  ) throws -> MeteredAmount {
    let values = values ?? resource.fields
    let quantity = values[field]
    return values.isTotal(field.name)
      ? try once(quantity, unit) : try held(quantity, "\(unit) a month", for: window, "exists")
  }

  /// Returns a count of users or seats, in full for every month that the resource touches.
  public func wholeMonths(_ quantity: Quantity, _ unit: String) -> MeteredAmount {
    if quantity.isZero { return plan.nothing }
    let months = window.months.map { $0.isZero ? Quantity.zero : quantity }
    return MeteredAmount(
      months: months, steps: [described(months, unit, prefix: "whole in each month:")])
  }

  /// Returns a size times the hours of each month over the hours of a whole month, rounded once.
  private func held(
    _ size: Quantity, _ unit: @autoclosure @escaping @Sendable () -> String,
    for hours: MeteredAmount, _ verb: String
  ) throws -> MeteredAmount {
    if size.isZero { return plan.nothing }
    var months: [Quantity] = []
    months.reserveCapacity(hours.months.count)
    for index in hours.months.indices {
      months.append(
        try size.scaled(by: hours.months[index], over: period.months[index].monthHours))
    }
    let period = period
    return MeteredAmount(
      months: months,
      steps: [
        Step("\(size.grouped) \(unit())"), Step(Self.share(hours.months, of: period, verb)),
      ])
  }

  private static func share(_ hours: [Quantity], of period: PlanPeriod, _ verb: String) -> String {
    let shares = zip(period.months, hours).map { month, hours in
      hours == month.monthHours
        ? "1 month" : "\(hours.grouped) h ÷ \(month.monthHours.grouped) h of a month"
    }
    let first = shares.first ?? "0 months"
    if shares.count == 1 { return "× \(first)" }
    if shares.allSatisfy({ $0 == first }) { return "× \(first), in each of \(shares.count) months" }
    let list = zip(period.months, shares).map { "\($0.label): \($1)" }
    return "× the share of each month in which it \(verb) (\(list.joined(separator: ", ")))"
  }

  /// Returns a total over the whole plan, spread evenly over the time that the resource exists.
  public func once(_ quantity: Quantity, _ unit: String) throws -> MeteredAmount {
    let hours = window
    let total = try hours.total()
    guard !total.isZero else { return MeteredAmount(months: hours.months, steps: []) }
    var left = quantity
    var months: [Quantity] = []
    for (position, share) in hours.months.enumerated() {
      // The last month takes the rounding remainder, so that the months add up to the whole.
      let isLast = hours.months[(position + 1)...].allSatisfy(\.isZero)
      let part = isLast ? left : try quantity.scaled(by: share, over: total)
      months.append(share.isZero ? .zero : part)
      if !share.isZero { left = try left - part }
    }
    return MeteredAmount(months: months, steps: [Step("\(quantity.grouped) \(unit) in all")])
  }

  // MARK: Adding usage

  /// Adds the usage of a declared meter for one resource, multiplied by `count` and by the students
  /// of a shared account.
  ///
  /// Service, unit, nature and fixed attributes are those of the declaration. An amount of zero
  /// adds no usage.
  ///
  /// `meter`: the declaration.
  /// `name`: what stands in place of `{…}` in the meter's usage type, such as an instance type.
  /// `attributes`: what else distinguishes its prices, in addition to the declared attributes.
  /// `amount`: the quantities by month.
  /// `description`: a description for people; by default the declared meaning.
  /// `part`: the part of the resource that it is for.
  /// `purchase`: how it is paid, where that is a choice.
  /// `region`: the region of the price; by default the resource's own.
  /// `granule`: the step and minimum by which it is billed.
  /// `unit`: the user's own unit, instead of the meter's.
  /// `field`: the field that decides the meter, for messages.
  /// `ownPrice`: a price of the user's own, instead of the catalog's.
  /// `substitute`: the meter that stands in where the list has no price.
  /// `takesFreeTier`: whether offers of free usage may cover it.
  /// `priceList`: the service of the catalog that has the price; by default the declaration's.
  /// `highestPrice`: the most that the user pays for one unit.
  /// `isOncePerAccount`: whether several resources in one account are billed as one.
  /// `stretch`: its place among the stretches of one use that follow each other in a month, which are
  /// added in their order.
  public mutating func add(
    _ meter: MeterDeclaration, of name: String? = nil, attributes: MeterAttributes? = nil,
    _ amount: MeteredAmount, _ description: @autoclosure () -> String? = nil,
    part: Part = .whole, purchase: Purchase? = nil, region: String? = nil,
    granule: Granule? = nil, unit: String? = nil, field: String? = nil,
    ownPrice: UnitPrice? = nil, otherKeys: (MeterKey) -> [MeterKey] = { _ in [] },
    substitute: Substitute? = nil, takesFreeTier: Bool = true, priceList: String? = nil,
    highestPrice: UnitPrice? = nil, isOncePerAccount: Bool = false, stretch: Int? = nil
  ) throws {
    guard !amount.isZero else { return }
    if isOncePerAccount { notes.looksAtOthers = true }
    var amount = amount
    if partFactor != .one { amount = try amount.times(partFactor, partLabel) }
    let count = isOncePerAccount ? 1 : resource.count
    let copies = isOncePerAccount ? 1 : self.copies
    if count != 1 { amount = try amount.times(Quantity(count), "(count)") }
    if copies != 1 { amount = try amount.times(Quantity(copies), "students") }
    var key = meter.key(
      of: resource.provider, in: region ?? resource.region, named: name, attributes: attributes)
    if let priceList { key.service = priceList }
    usages.append(
      Usage(
        resource: index, service: resource.service, meter: meter, key: key,
        unit: unit ?? meter.unit,
        description: description() ?? meter.meaning, account: account, amount: amount,
        copies: try partFactor.times(Quantity(count)).times(Quantity(copies)), part: part,
        purchase: purchase, granule: granule, field: field, ownPrice: ownPrice,
        otherKeys: otherKeys(key), substitute: substitute, takesFreeTier: takesFreeTier,
        highestPrice: highestPrice, stretch: stretch))
  }

  /// Adds a field's monthly quantity, unchanged.
  ///
  /// `noun`: what the field counts, in the singular; by default the meter's unit.
  public mutating func addMonthly(
    _ meter: MeterDeclaration, _ field: Field<Quantity>, _ noun: String? = nil,
    attributes: MeterAttributes? = nil, _ description: String? = nil, part: Part = .whole,
    region: String? = nil
  ) throws {
    let quantity = resource.fields[field]
    try add(
      meter, attributes: attributes,
      try monthly(field, Words.noun(noun ?? meter.unit, for: quantity)),
      description, part: part, region: region, field: field.name)
  }

  /// Adds a field's quantity for as long as the resource exists, in unit-months.
  ///
  /// `noun`: what the field counts, in the singular.
  public mutating func addStored(
    _ meter: MeterDeclaration, _ field: Field<Quantity>, _ noun: String,
    attributes: MeterAttributes? = nil, _ description: String? = nil, part: Part = .whole,
    region: String? = nil
  ) throws {
    let quantity = resource.fields[field]
    try add(
      meter, attributes: attributes, try stored(quantity, Words.noun(noun, for: quantity)),
      description,
      part: part, region: region, field: field.name)
  }

  /// Meters several of a part of the resource, such as the nodes of a cluster.
  public mutating func times(
    _ count: Quantity, _ label: String, _ body: (inout Metering) throws -> Void
  ) throws {
    let (oldFactor, oldLabel) = (partFactor, partLabel)
    partFactor = try partFactor.times(count)
    partLabel = label
    defer { (partFactor, partLabel) = (oldFactor, oldLabel) }
    try body(&self)
  }

  /// Meters parts whose disks exist only for some hours, such as those of a cluster that is deleted
  /// whenever it does not run: their stored data is metered for these hours.
  public mutating func storing(
    for hours: MeteredAmount, _ body: (inout Metering) throws -> Void
  ) throws {
    let old = storedHours
    storedHours = hours
    defer { storedHours = old }
    try body(&self)
  }

  /// Notes a problem at a field of the resource.
  public mutating func problem(at field: String?, _ message: String, hints: [String] = []) {
    let place = field.map { resource.fields.position(of: $0) } ?? resource.fields.position
    note(Diagnostic(at: place, "\(resource.name): \(message)", hints: hints))
  }

  private mutating func note(_ problem: Diagnostic) {
    // A resource that is metered by two granules reads its schedule twice; report a fault in it
    // once.
    if !problems.diagnostics.contains(problem) { problems.add(problem) }
  }

  /// Returns the specification of an instance type; an unknown name is noted as a problem.
  ///
  /// `part`: the part of the resource that has the field; by default the resource itself.
  public mutating func instanceType(
    _ name: String, field: String = "instance_type", of part: FieldValues? = nil
  ) throws -> InstanceType? {
    if let type = try plan.specifications.find(name, resource.provider) { return type }
    // An unreadable name was already reported.
    if name.isEmpty { return nil }
    let problem = Diagnostic(
      at: (part ?? resource.fields).position(of: field),
      "\(resource.name): unknown instance type '\(name)'",
      hints: plan.isWorthExplaining() ? try hints(on: name) : [])
    note(problem)
    unknownTypes.append(problem)
    return nil
  }

  private func hints(on name: String) throws -> [String] {
    let nearest = Suggestions.nearest(
      to: name, among: try plan.specifications.names(resource.provider))
    return try equivalents(of: name)
      + (nearest.isEmpty ? [] : ["did you mean \(nearest.joined(separator: ", "))?"])
  }

  /// Returns the types that come nearest to a name of another provider's type.
  private func equivalents(of name: String) throws -> [String] {
    // Some services put a prefix before the servers' own names: ml.m5.large is an m5.large.
    let bare = name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) }
    for provider in Provider.allCases where provider != resource.provider {
      guard
        let type = try plan.specifications.find(name, provider)
          ?? bare.flatMap({ try plan.specifications.find($0, provider) })
      else { continue }
      let own = "'\(name)' is a type of \(provider.rawValue)"
      guard let near = try plan.specifications.nearest(type, resource.provider) else {
        return [own]
      }
      return ["\(own): \(near.name) is the nearest to it of \(resource.provider.rawValue)"]
    }
    return []
  }

  /// Returns a step that states an amount: one figure when all months are equal, one per month
  /// otherwise.
  package func described(
    _ months: [Quantity], _ unit: String, prefix: @autoclosure @escaping @Sendable () -> String
  ) -> Step {
    plan.period.described(months, unit, prefix: prefix())
  }
}
