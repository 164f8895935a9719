public import Billing
public import Money
public import Scenarios
import Diagnostics

/// What it costs when nobody turns something off for a while.
public struct LeftRunningCost: Sendable, Hashable {
  /// The while in words, such as `the weekend`.
  public var label: String
  /// How many hours it is.
  public var hours: Quantity
  /// The list cost over all accounts, before free tier and credits.
  public var amount: Money

  /// A cost of its parts.
  public init(label: String, hours: Quantity, amount: Money) {
    self.label = label
    self.hours = hours
    self.amount = amount
  }
}

/// "What if nobody turns it off": prices a plan's resources when they are left on.
///
/// Nights to breaks are what running costs beside the plan: disks bill then anyhow. What has a
/// schedule, or a job to do, is left on; in a plan where nothing has, all that runs by the hour is,
/// after the end. The month is one of everything that is still there after the end, always on, with
/// its disks and its monthly use.
public enum LeftRunning {
  private static let whiles = [
    ("one night", 14), ("the weekend", 64), ("one week", 168), ("the two-week break", 336),
  ]

  /// Prices the whiles for which a plan may be left on; those that cost nothing are left out.
  ///
  /// Left on, a plan may use what it does not use itself: a resource of no hours, for which there
  /// need be no price. There is no answer then, and that is no fault of the plan.
  ///
  /// - Throws: the error of the store behind the estimator's price book.
  public static func scenarios(
    for scenario: Scenario, using estimator: Estimator
  ) throws -> [LeftRunningCost] {
    do {
      return try priced(scenario, using: estimator)
    } catch is Diagnostics {
      return []
    }
  }

  private static func priced(
    _ scenario: Scenario, using estimator: Estimator
  ) throws -> [LeftRunningCost] {
    var base = scenario
    (base.start, base.appliesFreeTier, base.credits) = (nil, false, [])
    base.resources = scenario.resources.filter { !isDone($0, estimator.services) }
      .map { withoutDates($0, estimator.services) }
    let isLeftOn = leftOn(scenario.resources, estimator.services)

    base.length = .weeks(2)
    let off = try cost(base, isLeftOn, hours: 0, estimator)
    var costs: [LeftRunningCost] = []
    for (label, hours) in whiles {
      let amount = try cost(base, isLeftOn, hours: hours, estimator) - off
      costs.append(LeftRunningCost(label: label, hours: Quantity(hours), amount: amount))
    }
    base.length = .months(1)
    for index in base.resources.indices { base.resources[index].schedule = .always }
    let budget = try estimator.estimate(base)
    costs.append(
      LeftRunningCost(
        label: "the month after the end", hours: try budget.period.hours(),
        amount: budget.totals.list))
    return costs.filter { !$0.amount.isZero }
  }

  private static func cost(
    _ base: Scenario, _ isLeftOn: Set<String>, hours: Int, _ estimator: Estimator
  ) throws -> Money {
    var plan = base
    for index in plan.resources.indices where isLeftOn.contains(plan.resources[index].name) {
      plan.resources[index].schedule = .total(RangedQuantity(Quantity(hours)))
    }
    return try estimator.estimate(plan).totals.list
  }

  // MARK: What is left on

  /// The names of the resources that somebody is meant to turn off; all, where nobody is.
  private static func leftOn(_ resources: [Resource], _ services: ServiceRegistry) -> Set<String> {
    let scheduled = resources.filter { resource in
      !isDone(resource, services)
        && (resource.schedule != .always || workField(of: resource, services) != nil)
    }
    return Set((scheduled.isEmpty ? resources : scheduled).map(\.name))
  }

  /// Whether it ends when its work is done, and nobody has to turn it off.
  private static func isDone(_ resource: Resource, _ services: ServiceRegistry) -> Bool {
    services.facts(resource.service)?.endsByItself(resource.fields) ?? false
  }

  /// The field that states its work, where that is given.
  private static func workField(of resource: Resource, _ services: ServiceRegistry) -> String? {
    services.facts(resource.service)?.workField.flatMap { name in
      resource.fields.value(name) == nil ? nil : name
    }
  }

  /// The same resource without an end: its window and the work after which it would be deleted.
  private static func withoutDates(_ resource: Resource, _ services: ServiceRegistry) -> Resource {
    var copy = resource
    (copy.from, copy.until) = (nil, nil)
    guard let work = workField(of: resource, services) else { return copy }
    copy.fields = FieldValues(position: resource.fields.position)
    for name in resource.fields.names where name != work {
      guard let value = resource.fields.value(name) else { continue }
      copy.fields.set(value, for: name, at: resource.fields.position(of: name))
    }
    return copy
  }
}
