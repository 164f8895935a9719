import Dates
import Money
import Prices
import Scenarios

/// What rules may look at.
struct WarningContext {
  let budget: Budget
  let prices: any PriceBook
  let offers: [FreeTierOffer]
  /// The charges of the plan, in the order of the file.
  let charges: [PlannedCharge]
  /// The first charge of each meter, by the meter's number.
  let meters: [Charge]
  /// The resources of the plan with their charges, in the order of the file.
  let resources: [PlannedResource]
  private let plan: MeteredPlan
  /// Days by which a price list may be older than the plan without a remark.
  var maximumPriceAge = 180

  init(budget: Budget, prices: any PriceBook, offers: [FreeTierOffer]) {
    self.budget = budget
    self.prices = prices
    self.offers = offers
    plan = MeteredPlan(
      budget.scenario, budget.period, Specifications(find: { _ in nil }, names: { [] }))
    meters = Charge.firstOfEachMeter(budget.charges)
    charges = budget.charges.map(PlannedCharge.init)
    resources = PlannedResource.all(of: budget.scenario, with: charges)
  }

  var scenario: Scenario { budget.scenario }

  /// The students of a class of more than one; nil for any other plan.
  var students: Int? { scenario.cohort.flatMap { $0.students > 1 ? $0.students : nil } }

  // MARK: Time

  /// Hours of a planning month, for figures "a month".
  var monthHours: Quantity { budget.period.monthHours ?? Quantity(730) }

  /// The day that stands for the start of the plan.
  var startDate: CalendarDate {
    let priced = budget.pricesDate
    return budget.period.start ?? max(priced, scenario.account.opened ?? priced)
  }

  /// The hours for which one such resource exists in the plan.
  func existingHours(of item: PlannedResource) throws -> Quantity {
    if let known = item.existingHours { return known }
    let hours = try plan.existingHours(of: item.resource).total()
    item.existingHours = hours
    return hours
  }

  /// The hours for which one such resource runs in the plan, as it is scheduled.
  func runningHours(of item: PlannedResource) throws -> Quantity {
    if let compute = item.charges.first(where: { $0.isCompute }),
      item.resource.fields.isGiven(EC2.job) || compute.isBilledAsItRuns
    {
      return try compute.quantity().divided(by: Quantity(copies(of: item)))
    }
    var metering = try Metering(item.resource, at: item.index, of: plan)
    return try metering.runningHours(.secondWithMinimumOfOneMinute).total()
  }

  /// A day within a month of the plan, in words: its date, or its place in an undated plan.
  func day(_ days: Quantity, of month: BillingMonth) -> String {
    guard let start = month.start, let end = month.end else {
      return "day \(days.rounded(to: 0, .up)) of month \(month.label)"
    }
    let whole = days.rounded(to: 0, .down).whole ?? 0
    return min(start.adding(days: whole), end.adding(days: -1)).description
  }

  // MARK: Amounts

  /// How many of a resource there are, all accounts together.
  func copies(of item: PlannedResource) -> Int {
    item.resource.count * (item.resource.isShared ? 1 : scenario.cohort?.students ?? 1)
  }

  /// What is left of some charges after the free tier, over the plan and all accounts.
  func due(where isMeant: (PlannedCharge) -> Bool) throws -> Money {
    var sum = Money.zero
    for (index, charge) in charges.enumerated() where isMeant(charge) {
      sum = try sum + budget.afterFreeTier[index].sum() * charge.accounts
    }
    return sum
  }

  /// The rate card of a meter on the day that is priced; nil where there is none.
  func rateCard(_ key: MeterKey) throws -> RateCard? {
    do {
      return try prices.rateCard(for: key, on: scenario.pricesAsOf)
    } catch is PriceLookupError {
      return nil
    }
  }

  /// What an instance of a charge for spot or reserved hours costs an hour on demand.
  func onDemandPrice(of charge: PlannedCharge) throws -> UnitPrice? {
    var key = charge.usage.key
    guard let type = charge.instanceType, let system = key.attributes.values["operating_system"]
    else { return nil }
    key.meter = "\(PurchaseOption.onDemand.meterPrefix):\(type)"
    key.attributes = ["operating_system": system]
    return try rateCard(key)?.firstPrice
  }
}

extension RateCard {
  /// What the first unit costs.
  var firstPrice: UnitPrice? { tiers.first?.unitPrice }
}
