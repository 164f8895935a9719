import Diagnostics
package import Money
package import Prices
package import Scenarios

/// A usage together with its price.
package struct PricedUsage {
  /// The usage; counted on the substitute meter where the list has no price for its own.
  package var usage: Usage
  /// Its price.
  package var rate: Rate
}

/// An offer of free usage, as it is deducted in a plan.
package struct DeductedOffer {
  /// The offer.
  package var offer: FreeTierOffer
  /// The account that has the offer.
  package var account: AccountRole
  /// The free quantity in each month.
  package var limits: [Quantity]
  /// The meters that draw from it, in the order in which they draw.
  package var keys: [MeterKey]
  /// The part of each month's usage that it may cover, from 0 to 1.
  package var shares: [Double]
}

/// A credit, as it is used in a plan.
package struct PayingCredit {
  /// The credit.
  package var credit: AvailableCredit
  /// The part of each month's usage that it may pay, from 0 to 1.
  package var shares: [Double]
}

/// The rules by which a plan is priced, for callers that price it many times.
package struct PlanStages {
  /// The offers in the order in which they are deducted.
  package var pools: [DeductedOffer]
  /// The credits in the order in which they pay.
  package var credits: [PayingCredit]
}

extension Estimator {
  /// Meters one resource of a plan, in place of the one that stands at its index, without prices.
  ///
  /// - Throws: `Diagnostics` with what keeps it from being metered.
  package func metered(
    _ resource: Resource, at index: ResourceIndex, of scenario: Scenario, _ period: PlanPeriod
  ) throws -> [Usage] {
    var problems: [Diagnostic] = []
    let usages = try meter(resource, at: index, of: scenario, period, &problems)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return usages
  }

  /// Prices usage that was metered.
  ///
  /// - Throws: `Diagnostics` with what keeps it from being priced.
  package func priced(_ usages: [Usage], of scenario: Scenario) throws -> [PricedUsage] {
    var problems: [Diagnostic] = []
    let rated = try rates(usages, scenario, &problems)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return rated.map { PricedUsage(usage: $0.usage, rate: $0.rate) }
  }

  /// What is known of how prices move; nil where nothing is.
  package var movingPrices: (any MovingPrices)? { prices.movingPrices }

  /// Returns the offers and credits of a plan for some usage.
  ///
  /// `period`: the plan's span, or a longer one with the same months at its start.
  /// `budget`: the plan, priced.
  package func stages(
    _ scenario: Scenario, _ period: PlanPeriod, _ priced: [PricedUsage], of budget: Budget
  ) throws -> PlanStages {
    let pricesDate = try scenario.pricesAsOf ?? newestDate()
    let referenceDate = max(pricesDate, scenario.latestOpening ?? pricesDate)
    let offers = try offers(for: scenario)
    let free = FreeTier(
      scenario: scenario, period: period, referenceDate: referenceDate, offers: offers)
    var keys: [AccountRole: Set<MeterKey>] = [:]
    for each in priced where each.usage.takesFreeTier && each.rate.card != nil {
      keys[each.usage.account, default: []].insert(each.usage.key)
    }
    let pools = try AccountRole.allCases.flatMap { account in
      try free.pools(account, (keys[account] ?? []).sorted(), of: priced)
    }
    let available = try Offsets.availableCredits(
      scenario, offers: offers, for: priced.map(\.usage))
    let credits = Credits(
      scenario: scenario, period: period, credits: available, referenceDate: referenceDate)
    return PlanStages(pools: pools, credits: try credits.paying(priced, in: budget))
  }
}

extension MonthPart {
  /// Returns the approximate share of the list price of some usage, from 0 to 1; where nothing is
  /// used, that of the month.
  func share(
    of priced: [PricedUsage], in month: BillingMonth, _ scenario: Scenario
  ) throws(ArithmeticError) -> Double {
    guard case .before = self else { return self == .whole ? 1 : 0 }
    var (covered, all) = (0.0, 0.0)
    for each in priced {
      let resource = scenario.resources[each.usage.resource]
      // Only the proportions count, so that the scales of price and quantity may stay.
      let price = Double(each.rate.tiers.first?.unitPrice.scaled ?? 0)
      // A period that is longer than the plan has months without use.
      let quantities = each.usage.amount.months
      guard quantities.indices.contains(month.index.offset) else { continue }
      let weight = Double(quantities[month.index.offset].scaled) * price
      covered += try share(of: resource, in: month).approximation * weight
      all += weight
    }
    return all > 0 ? covered / all : try share(of: month).approximation
  }
}

extension Share {
  /// The approximate value, from 0 to 1.
  var approximation: Double {
    self == .all ? 1 : Double(part.scaled) / Double(max(whole.scaled, 1))
  }
}
