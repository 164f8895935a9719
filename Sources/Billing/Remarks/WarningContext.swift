package import Dates
package import Money
package import Prices
package import Scenarios

/// What rules may look at; an object, because every rule is handed it.
public final class WarningContext {
  package let budget: Budget
  /// The plan; kept apart from the budget because the rules ask for it again and again.
  package let scenario: Scenario
  package let prices: any PriceBook
  /// The charges of the plan, in the order of the file.
  package let charges: [PlannedCharge]
  /// The first charge of each meter, by the meter's number.
  package let meters: [Charge]
  /// The resources of the plan with their charges, in the order of the file.
  package let resources: [PlannedResource]
  private let plan: MeteredPlan
  /// The age in days that a price list may have, compared with the plan, without a remark.
  package let maximumPriceAge: Int

  package init(budget: Budget, prices: any PriceBook, maximumPriceAge: Int = 180) {
    self.budget = budget
    self.maximumPriceAge = maximumPriceAge
    scenario = budget.scenario
    self.prices = prices
    plan = MeteredPlan(
      budget.scenario, budget.period, Specifications(find: { _, _ in nil }, names: { _ in [] }),
      budget.services)
    meters = Charge.firstOfEachMeter(budget.charges)
    charges = budget.charges.map(PlannedCharge.init)
    resources = PlannedResource.all(of: budget.scenario, with: charges, budget.services)
  }

  private init(_ whole: WarningContext, resources: [PlannedResource]) {
    budget = whole.budget
    scenario = whole.scenario
    prices = whole.prices
    charges = whole.charges
    meters = whole.meters
    self.resources = resources
    plan = whole.plan
    maximumPriceAge = whole.maximumPriceAge
  }

  /// Returns the same context with the resources of one provider only, for its own rules; nil for a
  /// plan without any.
  package func only(_ provider: Provider?) -> WarningContext? {
    guard let provider else { return resources.isEmpty ? nil : self }
    let isOwn = resources.map { $0.resource.provider == provider }
    if !isOwn.contains(false) { return isOwn.isEmpty ? nil : self }
    guard isOwn.contains(true) else { return nil }
    return WarningContext(self, resources: zip(resources, isOwn).filter(\.1).map(\.0))
  }

  package var offers: OfferList { budget.offers }

  /// The number of students in a class of more than one; nil for any other plan.
  package var students: Int? { scenario.cohort.flatMap { $0.students > 1 ? $0.students : nil } }

  // MARK: Time

  /// Hours of a planning month, for figures "a month".
  package var monthHours: Quantity { budget.period.monthHours ?? Quantity(730) }

  /// The day that stands for the start of the plan.
  package var startDate: CalendarDate { budget.startDate }

  /// Returns the hours for which one such resource exists in the plan.
  package func existingHours(of item: PlannedResource) throws -> Quantity {
    if let known = item.existingHours { return known }
    let hours = try plan.existingHours(of: item.resource).total()
    item.existingHours = hours
    return hours
  }

  /// Returns the hours for which one such resource exists in the plan, and the months that they are;
  /// one that cannot be stopped exists for the hours of its schedule.
  package func existence(
    of item: PlannedResource
  ) throws -> (hours: Quantity, months: Quantity) {
    let hours = try Metering(item.resource, at: item.index, of: plan).existingHours()
    let months = try zip(hours.months, budget.period.months).map { own, month in
      try own.divided(by: month.monthHours)
    }
    return (try hours.total(), try months.sum())
  }

  /// Whether a resource without a charge is free by a rule of its service, such as a hosted zone
  /// that is deleted on the same day.
  package func isFreeByRule(_ item: PlannedResource) throws -> Bool {
    guard let service = budget.services.service(item.resource.service) else { return false }
    var metering = try Metering(item.resource, at: item.index, of: plan)
    try service.meter(item.resource, into: &metering)
    return metering.isFreeByRule
  }

  /// Returns the hours for which one such resource runs in the plan, by its schedule.
  package func runningHours(of item: PlannedResource) throws -> Quantity {
    let machines = item.charges.filter { $0.isCompute }
    // Some providers bill processors and memory separately, and the hours of a discount step are
    // not all hours.
    let isInHours = machines.allSatisfy { machine in
      guard machine.usage.unit == "hour" else { return false }
      if machine === machines[0] { return true }
      let (key, first) = (machine.usage.key, machines[0].usage.key)
      return key.meter != first.meter || key == first
    }
    if let compute = machines.first, isInHours, item.hasWork || compute.isBilledAsItRuns {
      return try compute.quantity().divided(by: Quantity(copies(of: item)))
    }
    var metering = try Metering(item.resource, at: item.index, of: plan)
    return try metering.runningHours(.secondWithMinimumOfOneMinute).total()
  }

  /// Returns a day within a month of the plan in words: its date, or its position in an undated
  /// plan.
  package func day(_ days: Quantity, of month: BillingMonth) -> String {
    month.day(days)
  }

  // MARK: Amounts

  /// Returns the number of copies of a resource in all accounts together.
  package func copies(of item: PlannedResource) -> Int {
    item.resource.count * (item.resource.isShared ? 1 : scenario.cohort?.students ?? 1)
  }

  /// Returns what is left of the selected charges after the free tier, over the plan and all
  /// accounts.
  package func due(where isMeant: (PlannedCharge) -> Bool) throws -> Money {
    var sum = Money.zero
    for (index, charge) in charges.enumerated() where isMeant(charge) {
      sum = try sum + budget.afterFreeTier[index].sum() * charge.accounts
    }
    return sum
  }

  /// Returns the rate card of a meter on the priced day; nil where there is none.
  package func rateCard(_ key: MeterKey) throws -> RateCard? {
    try prices.listedCard(for: key, on: scenario.pricesAsOf)
  }
}

extension RateCard {
  /// The price of the first unit.
  package var firstPrice: UnitPrice? { tiers.first?.unitPrice }
}
