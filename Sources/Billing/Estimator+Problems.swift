public import Diagnostics
public import Scenarios
import Prices

extension Estimator {
  /// Prices a scenario as it was read.
  ///
  /// - Throws: `Diagnostics` with everything that was wrong in the text and everything else that
  ///   keeps the plan from being priced; or the error of the store behind the price book.
  public func estimate(_ reading: ScenarioReading) throws -> Budget {
    if reading.problems.isEmpty { return try estimate(reading.plan) }
    throw Diagnostics(reading.problems + (try problems(in: reading)))
  }

  /// Finds what keeps the readable part of a faulty scenario from being priced.
  ///
  /// Reports nothing that only follows from what could not be read.
  ///
  /// - Parameters:
  ///   - reading: the scenario, as far as it could be read.
  ///   - needsPrices: whether a missing price counts as a problem.
  /// - Returns: the problems.
  /// - Throws: the error of the store behind the price book.
  public func problems(
    in reading: ScenarioReading, needsPrices: Bool = true
  ) throws -> [Diagnostic] {
    let plan = reading.plan
    prices.beginPlan()
    var problems = try regionProblems(plan) { index in
      // Without a known provider, only the service can tell whose region this is.
      reading.isProviderKnown || services.service(plan.resources[index].service) != nil
    }
    guard let period = try? PlanPeriod(plan) else { return problems }
    let metered = try meter(plan, period, &problems) { Scrutiny(of: $0, in: reading) }
    if needsPrices { _ = try rates(metered.usages, plan, &problems) }
    return problems
  }
}

/// How much of a resource can be checked.
enum Scrutiny {
  /// Everything can be checked.
  case full
  /// The prices it needs, but not the quantities: the plan's span is not known.
  case prices
  /// Only its names: anything more depends on what could not be read.
  case names

  init(of index: ResourceIndex, in reading: ScenarioReading) {
    if reading.faultyResources.contains(index) || !reading.isDateKnown {
      self = .names
    } else {
      self = reading.isLengthKnown ? .full : .prices
    }
  }
}

extension Estimator {
  /// What helps where a meter has no price.
  func waysOn(_ usage: Usage) -> [String] {
    var ways = usage.meter.withoutPrice.map { [$0] } ?? []
    if usage.purchase == .spot, let own = services.facts(usage.service)?.machines?.ownPrice {
      ways.append("'\(own)' states an hourly price of your own")
    }
    return ways
  }

  /// What helps where a price list has no such usage type; a list that services of plans are priced
  /// from is theirs.
  func meteredHints(_ error: PriceLookupError, _ usage: Usage) -> [String] {
    let offer = String(usage.key.service.dropFirst(MeteredUsage.listPrefix.count))
    let owners = services.all.filter { $0.facts.offers.contains(offer) }.map { $0.definition.id }
    guard let first = owners.first, usage.key.service.hasPrefix(MeteredUsage.listPrefix) else {
      return error.hints + [MeteredUsage.wayToMeter(error)]
    }
    let names = owners.map { "'\($0)'" }.joined(separator: ", ")
    return [
      "the prices of '\(offer)' are those of \(names): use such a service, or name it as the 'offer'",
      MeteredUsage.searchHint(first, usage.key.region),
    ]
  }
}
