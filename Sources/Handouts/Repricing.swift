import Advice
import Billing
import Dates
import Diagnostics
import Money
import Reports
import Scenarios

/// Prices a plan with one change.
///
/// All costs in a handout come from here: from the estimator, never from a formula of the handout's
/// own.
struct Repricing {
  let estimator: Estimator
  /// The plan as it stands.
  let budget: Budget

  var scenario: Scenario { budget.scenario }

  /// The number of students; nil where the plan is not for a class of more than one.
  var students: Int? { scenario.cohort.flatMap { $0.students > 1 ? $0.students : nil } }

  /// Whether each student has an account of their own.
  var isOfIndividuals: Bool { scenario.cohort?.accounts == .individual }

  /// Returns the plan with everything left on that somebody should turn off.
  func leftOn() -> Scenario { LeftRunning.leftOn(scenario, budget.services) }

  /// Returns the facts of a resource's service.
  func facts(_ resource: Resource) -> ServiceFacts? {
    budget.services.facts(resource.service)
  }

  /// Returns whether the provider sells a resource, in one of its regions.
  func isProviders(_ resource: Resource) -> Bool {
    budget.services.definition(resource.service)?.provider != nil
  }

  /// Returns the plan after a change; nil where the changed plan has no price.
  func budget(_ change: (inout Scenario) -> Void) throws -> Budget? {
    var plan = scenario
    change(&plan)
    return try price(plan)
  }

  /// Prices a plan; nil where it has no price, because a region or a date lacks one.
  func price(_ plan: Scenario) throws -> Budget? {
    if case .priced(let budget) = try outcome(plan) { return budget }
    return nil
  }

  /// A priced plan, or the reason why it has no price.
  enum Outcome {
    case priced(Budget)
    case refused(String)
  }

  /// Prices a plan, or returns why it has no price: the first problem and the number of others.
  func outcome(_ plan: Scenario) throws -> Outcome {
    if plan.resources.isEmpty { return .refused("nothing of the plan is left") }
    do {
      return .priced(try estimator.estimate(plan))
    } catch let problems as Diagnostics {
      let messages = Set(problems.all.map(\.message)).sorted()
      guard let first = messages.first else { return .refused("it has no price") }
      let more = messages.count > 1 ? ", and \(messages.count - 1) more" : ""
      return .refused(VisibleText.line(first) + more)
    }
  }

  /// Returns the cost of some hours of a plan with everything left on, at list price.
  ///
  /// That much may have been used before a bill, which arrives with that delay, shows the first of
  /// it. It is the sum that the remark on alarms has, too.
  func leftOn(_ budget: Budget, hours: Int) throws -> Money {
    try estimator.cost(of: budget, allRunningFor: Quantity(hours))
  }

  /// Returns the cost of some resources on their own at list price, in one account; nil without a
  /// price.
  func list(_ resources: [Resource], for length: PlanLength) throws -> Money? {
    try alone(resources, for: length)?.totals.list
  }

  /// Prices some resources as a plan of their own, in one account; nil without a price.
  func alone(_ resources: [Resource], for length: PlanLength) throws -> Budget? {
    var plan = Scenario(title: scenario.title, length: length, resources: resources)
    (plan.provider, plan.pricesAsOf) = (scenario.provider, scenario.pricesAsOf)
    plan.appliesFreeTier = false
    return try price(plan)
  }

  /// Returns the plan of a single student: without the others, and without what the class shares.
  func oneStudent() -> Scenario {
    var plan = scenario
    plan.cohort?.students = 1
    plan.resources.removeAll { $0.isShared }
    return plan
  }
}

extension Resource {
  /// Returns the same resource with a word set for a field.
  func setting(_ field: String, _ word: String) -> Resource {
    var copy = self
    copy.fields.set(.text(word), for: field)
    return copy
  }

  /// The same resource on its own: a single one, without dates.
  var alone: Resource {
    var copy = self
    (copy.count, copy.from, copy.until, copy.isShared) = (1, nil, nil, false)
    return copy
  }

  /// Returns the same resource with a different schedule.
  func running(_ schedule: Schedule) -> Resource {
    var copy = self
    copy.schedule = schedule
    return copy
  }

  /// Whether somebody is meant to turn it on and off.
  var isScheduled: Bool { schedule != .always }

  /// The schedule in words.
  var scheduleText: String {
    func hours(_ range: RangedQuantity) -> String {
      range.isRange
        ? "\(range.low.grouped) to \(range.high.grouped) hours"
        : range.likely == .one
          ? "1 hour" : "\(range.likely.grouped) hours"
    }
    var text: String
    switch schedule {
    case .always:
      text = fields.value("job") == nil ? "all the time" : "for as long as its job takes"
    case .perMonth(let range): text = "\(hours(range)) a month"
    case .perWeek(let range): text = "\(hours(range)) a week"
    case .perDay(let range): text = "\(hours(range)) a day"
    case .total(let range): text = "\(hours(range)) in all"
    }
    if let from { text += ", from \(from)" }
    if let until { text += until.hasTime ? ", until \(until)" : ", until \(until.lastDay)" }
    return text
  }
}
