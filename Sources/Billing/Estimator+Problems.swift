public import Diagnostics
public import Scenarios

extension Estimator {
  /// Prices what was read of a scenario.
  ///
  /// - Throws: `Diagnostics` with everything that was wrong in reading it and everything else that
  ///   keeps it from being priced; or the error of the store behind the price book.
  public func estimate(_ reading: ScenarioReading) throws -> Budget {
    if reading.problems.isEmpty { return try estimate(reading.plan) }
    throw Diagnostics(reading.problems + (try problems(in: reading)))
  }

  /// What keeps the readable part of a faulty scenario from being priced.
  ///
  /// Nothing is said that only follows from what could not be read.
  ///
  /// - Throws: the error of the store behind the price book.
  public func problems(in reading: ScenarioReading) throws -> [Diagnostic] {
    let plan = reading.plan
    prices.beginPlan()
    var problems = try regionProblems(plan) { index in
      // Whose region it is, only the service can tell then.
      reading.isProviderKnown || services.service(plan.resources[index].service) != nil
    }
    guard let period = try? PlanPeriod(plan) else { return problems }
    let metered = try meter(plan, period, &problems) { Scrutiny(of: $0, in: reading) }
    _ = try rates(metered.usages, plan, &problems)
    return problems
  }
}

/// How much can be said of a resource.
enum Scrutiny {
  /// All.
  case full
  /// Which prices it needs, but not how much of what: the plan's span is not known.
  case prices
  /// Whether its names are known: more than that depends on what could not be read.
  case names

  init(of index: ResourceIndex, in reading: ScenarioReading) {
    if reading.faultyResources.contains(index) || !reading.isDateKnown {
      self = .names
    } else {
      self = reading.isLengthKnown ? .full : .prices
    }
  }
}
