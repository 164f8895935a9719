import Billing
import Dates
import Diagnostics
import Money
import Scenarios

/// Prices a plan that was changed in one thing.
///
/// Whatever a handout says that something costs comes from here: from the estimator, never from a
/// formula of the handout's own.
struct Repricing {
  let estimator: Estimator
  /// The plan as it is.
  let budget: Budget

  var scenario: Scenario { budget.scenario }

  /// How many students there are; nil where the plan is not for a class of more than one.
  var students: Int? { scenario.cohort.flatMap { $0.students > 1 ? $0.students : nil } }

  /// The facts of a resource's service.
  func facts(_ resource: Resource) -> ServiceFacts? {
    budget.services.facts(resource.service)
  }

  /// Whether a resource is one that the provider sells, in one of its regions.
  func isProviders(_ resource: Resource) -> Bool {
    budget.services.definition(resource.service)?.provider != nil
  }

  /// The plan after a change; nil where the changed plan has no price.
  func budget(_ change: (inout Scenario) -> Void) throws -> Budget? {
    var plan = scenario
    change(&plan)
    return try price(plan)
  }

  /// A plan; nil where it has no price, because a region or a date lacks one.
  func price(_ plan: Scenario) throws -> Budget? {
    if plan.resources.isEmpty { return nil }
    do {
      return try estimator.estimate(plan)
    } catch is Diagnostics {
      return nil
    }
  }

  /// What some resources cost on their own at list price, in one account; nil without a price.
  func list(_ resources: [Resource], for length: PlanLength) throws -> Money? {
    try alone(resources, for: length)?.totals.list
  }

  /// Some resources as a plan of their own, in one account; nil without a price.
  func alone(_ resources: [Resource], for length: PlanLength) throws -> Budget? {
    var plan = Scenario(title: scenario.title, length: length, resources: resources)
    (plan.provider, plan.pricesAsOf) = (scenario.provider, scenario.pricesAsOf)
    plan.appliesFreeTier = false
    return try price(plan)
  }

  /// The plan of one student alone: without the others, and without what the class shares.
  func oneStudent() -> Scenario {
    var plan = scenario
    plan.cohort?.students = 1
    plan.resources.removeAll { $0.isShared }
    return plan
  }
}

extension Resource {
  /// The same resource with a word for a field.
  func setting(_ field: String, _ word: String) -> Resource {
    var copy = self
    copy.fields.set(.text(word), for: field)
    return copy
  }

  /// The word that was given for a field.
  func word(_ field: String) -> String? {
    if case .text(let word)? = fields.value(field) { return word }
    return nil
  }

  /// The same resource on its own: one of it, without dates.
  var alone: Resource {
    var copy = self
    (copy.count, copy.from, copy.until, copy.isShared) = (1, nil, nil, false)
    return copy
  }

  /// The same resource, always on or for so many hours.
  func running(_ schedule: Schedule) -> Resource {
    var copy = self
    copy.schedule = schedule
    return copy
  }

  /// Whether somebody is meant to turn it on and off.
  var isScheduled: Bool { schedule != .always }

  /// When it runs, in words.
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
