public import Billing
public import Money
public import Scenarios
import Diagnostics

/// The cost of leaving something on for a period.
public struct LeftRunningCost: Sendable, Hashable {
  /// The period in words, such as `the weekend`.
  public var label: String
  /// The length of the period in hours.
  public var hours: Quantity
  /// The list cost over all accounts, before free tier and credits.
  public var amount: Money
  /// The name of the most expensive resource, where several are left on.
  public var dearest: String?
  /// The share of that resource.
  public var dearestAmount: Money

  /// Creates a cost from its parts.
  public init(
    label: String, hours: Quantity, amount: Money, dearest: String? = nil,
    dearestAmount: Money = .zero
  ) {
    self.label = label
    self.hours = hours
    self.amount = amount
    self.dearest = dearest
    self.dearestAmount = dearestAmount
  }
}

/// Prices a plan's resources for "What if nobody turns it off?".
///
/// For periods from a night to a break, it prices what running costs in addition to the plan, at
/// the time when it costs most: a resource with a schedule, or a job to do, is left on as long as
/// it exists, and never for more hours than its schedule leaves free. What always runs is in the
/// plan already.
///
/// In a plan where nothing has a schedule, the periods come after the end. Then, as in the month
/// after the end, everything still exists that does not end by itself and was not to be deleted
/// before the last of the others: it goes on billing for its existence and what it stores, and
/// nobody uses it. What a commitment bills is no part of that: it bills to the end of its term,
/// whether anybody forgets anything or not.
public enum LeftRunning {
  private static let whiles = [
    ("one night", 14), ("the weekend", 64), ("one week", 168), ("the two-week break", 336),
  ]

  /// Prices the periods for which a plan may be left on; those that cost nothing are left out.
  ///
  /// When left on, a plan may use something that it does not use itself: a resource with no hours,
  /// which may have no price. There is no answer then, and that is not the plan's fault.
  ///
  /// - Throws: the error of the store behind the estimator's price book.
  public static func scenarios(
    for scenario: Scenario, using estimator: Estimator
  ) throws -> [LeftRunningCost] {
    do {
      return try priced(scenario, using: estimator)
    } catch is Diagnostics {
      return []
    } catch is ArithmeticError {
      return []
    }
  }

  private static func priced(
    _ scenario: Scenario, using estimator: Estimator
  ) throws -> [LeftRunningCost] {
    let services = estimator.services
    var base = scenario
    (base.start, base.appliesFreeTier, base.credits, base.limit) = (nil, false, [], nil)
    base.resources = []
    let period = try PlanPeriod(scenario)
    let after = try afterEnd(scenario, in: period, base, estimator)
    let left = scenario.resources.filter { isLeftOn($0, services) }
    var costs: [LeftRunningCost] = []
    if left.isEmpty {
      for (label, hours) in whiles where after.isByTheHour {
        costs.append(try cost("\(label) after the end", Quantity(hours), after.parts))
      }
    } else {
      let spans = try left.map { try Span($0, in: period, base, estimator) }
      for (label, hours) in whiles {
        costs.append(try cost(label, Quantity(hours)) { try dearest(of: spans, for: $0) })
      }
    }
    costs.append(try cost("the month after the end", after.hours, after.parts))
    return costs.filter { !$0.amount.isZero }
  }

  /// An amount, with the name of the resource that it is for.
  private typealias Part = (name: String, amount: Money)

  private static func cost(
    _ label: String, _ hours: Quantity, _ parts: (Quantity) throws -> [Part]
  ) throws -> LeftRunningCost {
    let parts = try parts(hours).filter { !$0.amount.isZero }
    let dearest = parts.count > 1 ? parts.max { $0.amount < $1.amount } : nil
    return LeftRunningCost(
      label: label, hours: hours, amount: try parts.map(\.amount).sum(), dearest: dearest?.name,
      dearestAmount: dearest?.amount ?? .zero)
  }

  // MARK: After the end

  /// What still exists after the end: the hours of a month, whether anything of it bills by the
  /// hour, and its cost by resource for some hours.
  private typealias AfterEnd = (
    hours: Quantity, isByTheHour: Bool, parts: (Quantity) throws -> [Part]
  )

  private static func afterEnd(
    _ scenario: Scenario, in period: PlanPeriod, _ base: Scenario, _ estimator: Estimator
  ) throws -> AfterEnd {
    let kept = scenario.resources.filter { !isDone($0, estimator.services) }
    var plan = base
    plan.length = .months(1)
    plan.resources = kept.map {
      var copy = forgotten($0, estimator.services)
      copy.schedule = .always
      return copy
    }
    if plan.resources.isEmpty { return (Quantity(730), false, { _ in [] }) }
    let budget = try estimator.estimate(plan)
    let charges = budget.charges.filter {
      $0.usage.nature != .byUse && $0.usage.purchase?.commitment == nil
    }
    var isHourly = kept.map { _ in false }
    var amounts = Money.zeros(kept.count)
    for charge in charges {
      let (place, amount) = (charge.usage.resource.offset, try charge.amount())
      amounts[place] = try amounts[place] + amount
      if charge.usage.nature != .stored, !amount.isZero { isHourly[place] = true }
    }
    let stands = try stillStanding(kept, isHourly, in: period)
    let month = try budget.period.hours()
    return (
      month, zip(stands, isHourly).contains { $0 && $1 },
      { hours in
        try kept.indices.filter { stands[$0] }.map {
          (kept[$0].name, try amounts[$0].scaled(by: hours, over: month))
        }
      }
    )
  }

  /// Returns which resources nothing in the plan deletes before the last that bills by the hour is.
  ///
  /// A student's resources are not held against what the class shares, so that a student's part of the
  /// sum is what the student's plan has alone.
  private static func stillStanding(
    _ resources: [Resource], _ isHourly: [Bool], in period: PlanPeriod
  ) throws -> [Bool] {
    let ends = try resources.map { resource in
      try period.months.map { try $0.hours(from: nil, until: resource.until) }.sum()
    }
    return resources.indices.map { index in
      resources.indices.allSatisfy {
        !isHourly[$0] || (resources[$0].isShared && !resources[index].isShared)
          || ends[index] >= ends[$0]
      }
    }
  }

  // MARK: During the plan

  /// The period in which a resource exists, the time that its schedule leaves it off, and its cost
  /// if left on.
  private struct Span {
    var name: String
    var begin: Quantity
    var end: Quantity
    var off: Quantity
    var cost: HoursLeftOn

    init(
      _ resource: Resource, in period: PlanPeriod, _ base: Scenario, _ estimator: Estimator
    ) throws {
      name = resource.name
      begin =
        try resource.from.map { from in
          try period.months.map { try $0.hours(from: nil, until: from) }.sum()
        } ?? .zero
      end = try period.months.map { try $0.hours(from: nil, until: resource.until) }.sum()
      let exists = max(try end - begin, .zero)
      let planned = try LeftRunning.planned(resource, exists, period)
      off = max(try exists - planned, .zero)
      cost = try HoursLeftOn(
        LeftRunning.forgotten(resource, estimator.services), planned: planned, in: exists, base,
        estimator)
    }

    /// Returns the cost of leaving it on for some hours from a moment of the plan.
    func amount(from moment: Quantity, for hours: Quantity) throws -> Money {
      let overlap = try min(end, moment + hours) - max(begin, moment)
      return try cost.amount(for: min(max(overlap, .zero), off))
    }
  }

  /// Returns the costs of a period by resource, at the moment of the plan when they are highest.
  private static func dearest(of spans: [Span], for hours: Quantity) throws -> [Part] {
    // The sum is highest where one of the spans begins or ceases to count in full.
    let moments = try spans.flatMap {
      [$0.begin, try $0.end - hours, try $0.end - $0.off, try $0.begin + $0.off - hours]
    }
    var best: (sum: Money, parts: [Part]) = (.zero, [])
    for moment in Set(moments.map { max($0, .zero) }).sorted() {
      let parts: [Part] = try spans.map { ($0.name, try $0.amount(from: moment, for: hours)) }
      let sum = try parts.map(\.amount).sum()
      if sum > best.sum { best = (sum, parts) }
    }
    return best.parts
  }

  /// Returns the hours that a schedule asks for within the time that the resource exists.
  private static func planned(
    _ resource: Resource, _ exists: Quantity, _ period: PlanPeriod
  ) throws -> Quantity {
    if case .total(let hours) = resource.schedule { return hours.likely }
    let monthHours = period.monthHours ?? Quantity(730)
    return try resource.schedule.hours(within: exists, monthHours: monthHours) ?? .zero
  }

  // MARK: What is left on

  /// Returns whether somebody is meant to turn a resource off, and may forget to.
  public static func isLeftOn(_ resource: Resource, _ services: ServiceRegistry) -> Bool {
    !isDone(resource, services)
      && (resource.schedule != .always || workField(of: resource, services) != nil)
  }

  /// Returns the same plan, with everything that should be turned off left on from beginning to
  /// end.
  public static func leftOn(_ scenario: Scenario, _ services: ServiceRegistry) -> Scenario {
    var plan = scenario
    for index in plan.resources.indices where isLeftOn(plan.resources[index], services) {
      plan.resources[index] = withoutWork(plan.resources[index], services)
      plan.resources[index].schedule = .always
    }
    return plan
  }

  /// Returns whether it ends when its work is done, so that nobody has to turn it off.
  private static func isDone(_ resource: Resource, _ services: ServiceRegistry) -> Bool {
    services.facts(resource.service)?.endsByItself(resource.fields) ?? false
  }

  /// Returns the field that states its work, where that is given.
  private static func workField(of resource: Resource, _ services: ServiceRegistry) -> String? {
    services.facts(resource.service)?.workField.flatMap { name in
      resource.fields.value(name) == nil ? nil : name
    }
  }

  /// Returns the same resource without an end: without its window, and without the work after which
  /// it would be deleted.
  private static func forgotten(_ resource: Resource, _ services: ServiceRegistry) -> Resource {
    var copy = withoutWork(resource, services)
    (copy.from, copy.until) = (nil, nil)
    return copy
  }

  private static func withoutWork(_ resource: Resource, _ services: ServiceRegistry) -> Resource {
    guard let work = workField(of: resource, services) else { return resource }
    var copy = resource
    copy.fields = resource.fields.without(work)
    return copy
  }
}
