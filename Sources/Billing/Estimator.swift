public import Prices
public import Scenarios
import Dates
import Diagnostics
import Money

/// Reviews a priced plan and says what a reader should know about it.
public protocol BudgetReview: Sendable {
  /// Adds remarks and assumptions to a budget.
  ///
  /// - Throws: the error of the store behind the price book.
  func review(_ budget: inout Budget, prices: any PriceBook) throws
}

/// Prices a scenario: meter, rate, offset.
///
/// Knows no provider, neither the catalog's store nor the network.
public struct Estimator {
  let prices: RememberedPrices
  /// The services that plans may use.
  public let services: ServiceRegistry
  private let reviewer: (any BudgetReview)?

  /// Makes an estimator that takes its prices from a book, which must not change while it is in
  /// use.
  ///
  /// - Parameters:
  ///   - prices: the book.
  ///   - services: the services that plans may use.
  ///   - reviewer: what looks over each budget; nil for budgets without remarks.
  public init(
    prices: any PriceBook, services: ServiceRegistry, reviewer: (any BudgetReview)? = nil
  ) {
    self.init(remembered: RememberedPrices(prices), services: services, reviewer: reviewer)
  }

  /// Creates an estimator that shares prices which were looked up already.
  package init(
    remembered: RememberedPrices, services: ServiceRegistry, reviewer: (any BudgetReview)? = nil
  ) {
    prices = remembered
    self.services = services
    self.reviewer = reviewer
  }

  /// A copy of the estimator that adds no remarks, for intermediate plans that nobody is shown.
  public var withoutReview: Estimator { Estimator(remembered: prices, services: services) }

  /// Prices a scenario.
  ///
  /// - Throws: `Diagnostics` with everything that keeps the plan from being priced: unknown regions
  ///   and types, prices that the book does not have, quantities out of range; or the error of the
  ///   store behind the price book. Nothing is priced at zero for want of a price.
  public func estimate(_ scenario: Scenario) throws -> Budget {
    prices.beginPlan()
    do {
      return try priced(scenario)
    } catch let error as ArithmeticError {
      throw Diagnostics([Self.tooLarge(error)])
    }
  }

  private static func tooLarge(_ error: ArithmeticError) -> Diagnostic {
    Diagnostic(
      at: nil, "the plan's figures are too large to be computed exactly",
      hints: ["amounts beyond 170 trillion dollars are not supported"])
  }

  private func priced(_ scenario: Scenario) throws -> Budget {
    let period = try PlanPeriod(scenario)
    var problems = try regionProblems(scenario)
    let metered = try meter(scenario, period, &problems)
    let rated = try rates(metered.usages, scenario, &problems)
    guard problems.isEmpty else { throw Diagnostics(problems) }

    let cohort = scenario.cohort
    let charges = try Rating.charges(rated) { role in
      role == .student ? cohort?.students ?? 1 : 1
    }
    let pricesDate = try scenario.pricesAsOf ?? prices.newestDate()
    let referenceDate = max(pricesDate, scenario.latestOpening ?? pricesDate)
    let offers = try offers(for: scenario)
    let groups = try MeteredGroups(charges, months: period.months.count)
    let freeTier = try FreeTier(
      scenario: scenario, period: period, referenceDate: referenceDate, offers: offers
    ).uses(groups)
    let due = try Offsets.afterFreeTier(charges, groups, freeTier, months: period.months.count)
    let available = try Offsets.availableCredits(
      scenario, offers: offers, for: charges.map(\.usage))
    let payers = Credits(
      scenario: scenario, period: period, credits: available, referenceDate: referenceDate,
      freeTier: freeTier)
    let credits = try payers.uses(charges, due: due)
    let months = try Offsets.totals(
      charges, freeTier, credits.uses, months: period.months.count)
    let totals = try Offsets.sum(months)
    let cash = try CashFlow(
      charges, afterFreeTier: due, payments: credits, totals: months, by: payers
    ) { scenario.resources[$0.usage.resource].from?.date }
    let used = try totals.list + totals.freeTier + cash.beyondLines
    var budget = Budget(
      scenario: scenario, services: services, period: period, charges: charges,
      freeTier: freeTier, offers: offers, availableCredits: available, credits: credits.uses,
      afterFreeTier: due, afterCredits: credits.left, months: months,
      totals: totals, warnings: [], assumptions: metered.assumptions,
      sources: Self.sources(charges), pricesDate: pricesDate, used: used, due: cash.due,
      monthlyUse: try cash.monthlyUse(), cashCredits: cash.credits,
      cashOfCharges: cash.dueOfCharges, upfrontFees: cash.upfront, limitStatus: nil)
    if let limit = scenario.limit {
      budget.limitStatus = try LimitStatus(limit: limit, of: budget)
    }
    budget.isMeteredApart = metered.isApart
    try reviewer?.review(&budget, prices: prices)
    return budget
  }

  // MARK: Stages

  /// Finds unknown regions; one that resources inherit from the plan is reported once, at its
  /// place.
  func regionProblems(
    _ scenario: Scenario, of isIncluded: (ResourceIndex) -> Bool = { _ in true }
  ) throws -> [Diagnostic] {
    let unknown = try unknownRegions(scenario).sorted()
    let ofResources: [Diagnostic] = try unknown.compactMap { index in
      let resource = scenario.resources[index]
      // A missing or unreadable region was already reported.
      guard !resource.region.isEmpty, isIncluded(index) else { return nil }
      if !(services.facts(resource.service)?.isRegional ?? true) { return nil }
      let regions = try prices.regions(of: resource.provider)
      let codes = regions.map(\.code)
      let named = regions.filter { $0.isCalled(resource.region) }.map(\.code)
      let nearest =
        named.isEmpty ? Suggestions.nearest(to: resource.region, among: codes) : named
      let isOwn =
        resource.fields.value("region") != nil || scenario.fields.value("region") == nil
      let place = (isOwn ? resource.fields : scenario.fields).position(of: "region")
      return Diagnostic(
        at: place,
        "\(isOwn ? "\(resource.name): " : "")unknown region '\(resource.region)' of \(resource.provider.rawValue)",
        hints: try hints(on: resource, nearest, among: codes))
    }
    return try (unusedRegion(scenario).map { [$0] } ?? []) + ofResources
  }

  /// Returns what helps where a provider has no region of the resource's name.
  private func hints(
    on resource: Resource, _ nearest: [String], among codes: [String]
  ) throws -> [String] {
    if resource.region == MeterKey.everywhere {
      return ["name a region of the plan: a price that applies everywhere is found from each"]
    }
    if let equivalents = try equivalents(of: resource) { return equivalents }
    if let advice = services.adviceOnRegion(resource.region, of: resource.provider) {
      return advice
    }
    return nearest.isEmpty
      ? ["regions: \(codes.joined(separator: ", "))"]
      : ["did you mean \(nearest.joined(separator: ", "))?"]
  }

  /// Returns what is wrong with a region of the plan that none of its resources is in, which is
  /// checked with no resource.
  private func unusedRegion(_ scenario: Scenario) throws -> Diagnostic? {
    guard case .text(let code)? = scenario.fields.value("region"),
      !scenario.resources.contains(where: { $0.region == code })
    else { return nil }
    let isStated = scenario.fields.value("provider") != nil
    let regions = try (isStated ? [scenario.provider] : Provider.allCases).flatMap {
      try prices.regions(of: $0).map(\.code)
    }
    // Of a provider without prices here, nothing is known.
    if regions.isEmpty || regions.contains(code) { return nil }
    let nearest = Suggestions.nearest(to: code, among: regions)
    return Diagnostic(
      at: scenario.fields.position(of: "region"),
      "unknown region '\(code)'\(isStated ? " of \(scenario.provider.rawValue)" : "")",
      hints: nearest.isEmpty
        ? ["the resources have regions of their own: leave it out"]
        : ["did you mean \(nearest.joined(separator: ", "))?"])
  }

  /// Returns the resource's nearest own regions where the region is another provider's; nil
  /// otherwise.
  private func equivalents(of resource: Resource) throws -> [String]? {
    for other in Provider.allCases where other != resource.provider {
      guard try prices.isRegion(resource.region, of: other) else { continue }
      let near = try prices.nearestRegion(to: resource.region, of: other, in: resource.provider)
      let rest = near.map { ": \($0) is the nearest to it of \(resource.provider.rawValue)" } ?? ""
      return ["'\(resource.region)' is a region of \(other.rawValue)\(rest)"]
    }
    return nil
  }

  /// What metering may ask of the price book.
  var specifications: Specifications {
    Specifications(
      find: { [prices] name, provider in try prices.instanceType(name, of: provider) },
      names: { [prices] provider in try prices.instanceTypeNames(of: provider) },
      isRegion: { [prices] code, provider in
        (try? prices.isRegion(code, of: provider)) ?? false
      },
      zones: { [prices] region, provider in
        (try? prices.availabilityZones(of: region, provider: provider)) ?? []
      },
      nearest: { [prices, services] type, provider in
        try services.nearestType(to: type, of: provider, in: prices)
      })
  }

  /// Meters one resource in place of the one at its index, and notes what is wrong with it.
  func meter(
    _ resource: Resource, at index: ResourceIndex, of scenario: Scenario, _ period: PlanPeriod,
    _ problems: inout [Diagnostic]
  ) throws -> [Usage] {
    guard let service = services.service(resource.service) else { return [] }
    var metering = try Metering(
      resource, at: index, of: MeteredPlan(scenario, period, specifications, services))
    metering.isDrawn = true
    do {
      try service.meter(resource, into: &metering)
    } catch is ArithmeticError {
      metering.problem(at: nil, "its figures are too large to be computed exactly")
    }
    problems += metering.problems.diagnostics
    return metering.usages
  }

  /// The date of the newest prices.
  func newestDate() throws -> CalendarDate { try prices.newestDate() }

  /// The offers of the providers that a plan uses.
  func offers(for scenario: Scenario) throws -> OfferList {
    try prices.offers(
      of: Set(scenario.resources.map(\.provider)).union([scenario.provider]))
  }

  /// Meters the resources; notes a resource's problems as far as they can be told.
  func meter(
    _ scenario: Scenario, _ period: PlanPeriod, _ problems: inout [Diagnostic],
    scrutiny: (ResourceIndex) -> Scrutiny = { _ in .full }
  ) throws -> (usages: [Usage], assumptions: [String], isApart: Bool) {
    var isApart = true
    let plan = MeteredPlan(scenario, period, specifications, services)
    var usages: [Usage] = []
    var assumptions: [String] = []
    for (index, resource) in scenario.resources.numbered {
      let scrutiny = scrutiny(index)
      guard let service = services.service(resource.service) else {
        if scrutiny == .names { continue }
        problems.append(
          Diagnostic(
            at: resource.fields.position(of: "service"),
            "\(resource.name): unknown service '\(resource.service)'"))
        continue
      }
      var metering = try Metering(resource, at: index, of: plan)
      do {
        if metering.windowHours().isZero {
          metering.problem(at: "from", "it exists on no day of the plan")
        } else {
          try service.meter(resource, into: &metering)
          metering.checkSchedule(service)
        }
      } catch is ArithmeticError {
        metering.problem(at: nil, "its figures are too large to be computed exactly")
      }
      problems += scrutiny == .full ? metering.problems.diagnostics : metering.unknownTypes
      if scrutiny == .names { continue }
      usages += metering.usages
      isApart = isApart && !metering.dependsOnOthers
      for note in metering.assumptions where !assumptions.contains(note) {
        assumptions.append(note)
      }
    }
    return (usages, assumptions, isApart)
  }

  /// Finds the price of each usage.
  ///
  /// A missing price is a problem, never a zero.
  func rates(
    _ usages: [Usage], _ scenario: Scenario, _ problems: inout [Diagnostic]
  ) throws -> [RatedUsage] {
    var rated: [RatedUsage] = []
    rated.reserveCapacity(usages.count)
    let unknown = try unknownRegions(scenario)
    let blamed = Set(problems.compactMap(\.position))
    var later = LaterPrices()
    for usage in usages {
      // A resource's own unknown region was already reported; that of one of its parts was not.
      if usage.ownPrice == nil, unknown.contains(usage.resource),
        usage.key.region == scenario.resources[usage.resource].region
      {
        continue
      }
      do {
        let priced = try rate(usage, on: scenario.pricesAsOf)
        try prices.check(priced.usage, priced.rate.tiers)
        rated.append(priced)
      } catch let error as PriceAboveLimit {
        let resource = scenario.resources[usage.resource]
        problems.append(
          Diagnostic(
            at: usage.field.map { resource.fields.position(of: $0) } ?? resource.fields.position,
            "\(resource.name): \(error.message)", hints: error.hints))
      } catch let error as PriceLookupError {
        let resource = scenario.resources[usage.resource]
        let place = usage.field.map { resource.fields.position(of: $0) } ?? resource.fields.position
        // A value that is already reported as wrong has no price; don't report that too.
        if let place, place != resource.fields.position, blamed.contains(place) { continue }
        let hints =
          usage.meter.takesUnitOfPrice
          ? meteredHints(error, usage) : error.hints + waysOn(usage)
        let problem = Diagnostic(at: place, "\(resource.name): \(error.message)", hints: hints)
        if !later.take(error, of: resource.name, as: problem) { problems.append(problem) }
      } catch let error as UnitMismatch {
        let resource = scenario.resources[usage.resource]
        problems.append(
          Diagnostic(
            at: resource.fields.position, "\(resource.name): \(error.message)", hints: error.hints))
      }
    }
    problems += later.diagnostics(scenario)
    return rated
  }

  /// Returns the places of the resources whose regions are unknown.
  private func unknownRegions(_ scenario: Scenario) throws -> Set<ResourceIndex> {
    var unknown: Set<ResourceIndex> = []
    // By index: copying a resource takes longer than looking at it.
    for index in scenario.resources.indices {
      let (code, provider) = (scenario.resources[index].region, scenario.resources[index].provider)
      if try !prices.isRegion(code, of: provider) { unknown.insert(ResourceIndex(index)) }
    }
    return unknown
  }

  /// Returns the price of a usage, or that of its substitute where the list has no price of its
  /// own.
  private func rate(
    _ usage: Usage, on date: CalendarDate?
  ) throws -> RatedUsage {
    if let own = usage.ownPrice { return RatedUsage(usage: usage, rate: .own(own), meter: nil) }
    do {
      let (rate, meter) = try prices.rate(for: usage.key, on: date)
      if let unit = rate.card?.unit, usage.meter.takesUnitOfPrice {
        return RatedUsage(usage: usage.priced(by: usage.key, in: unit), rate: rate, meter: meter)
      }
      if let unit = rate.card?.unit, unit != usage.meter.unit {
        throw UnitMismatch(key: usage.key, used: usage.meter.unit, priced: unit)
      }
      return RatedUsage(usage: usage, rate: rate, meter: meter)
    } catch let error as PriceLookupError where error.reason == .noPrice {
      if let substituted = try usage.substituted() { return try rate(substituted, on: date) }
      for key in usage.otherKeys {
        guard let (rate, meter) = try? prices.rate(for: key, on: date), let unit = rate.card?.unit
        else { continue }
        return RatedUsage(usage: usage.priced(by: key, in: unit), rate: rate, meter: meter)
      }
      throw error
    }
  }

  private static func sources(_ charges: [Charge]) -> [PriceSource] {
    // There are only a few, so they are searched rather than hashed.
    var sources: [PriceSource] = []
    for charge in Charge.firstOfEachMeter(charges) {
      guard let source = charge.rate.card?.source else { continue }
      if let place = sources.firstIndex(where: { $0.id == source.id }) {
        sources[place] = source
      } else {
        sources.append(source)
      }
    }
    return sources.sorted { ($0.published, $0.id) > ($1.published, $1.id) }
  }
}
