import Billing
import Money
import Scenarios

/// What hours cost for which a resource is left on, beside those that are planned.
final class HoursLeftOn {
  private let resource: Resource
  private let base: Scenario
  private let estimator: Estimator
  /// The cost of two weeks, each at the price of the second one.
  private let twoWeeks: Money
  /// The hours of a month.
  private let month: Quantity
  /// The hours planned in a month; nil where each hour costs the same, however many there are.
  private var planned: Quantity?
  private var known: [Quantity: Money] = [:]

  /// Prices a resource without its schedule, of which some hours are planned while it exists.
  init(
    _ resource: Resource, planned: Quantity, in exists: Quantity, _ base: Scenario,
    _ estimator: Estimator
  ) throws {
    (self.resource, self.base, self.estimator) = (resource, base, estimator)
    var ofMonth = base
    ofMonth.length = .months(1)
    month = try PlanPeriod(ofMonth).hours()
    func price(_ hours: Int) throws -> Budget {
      try Self.price(resource, Quantity(hours), .weeks(2), base, estimator)
    }
    let longer = try price(336)
    twoWeeks = try (longer.totals.list - price(168).totals.list) * 2
    guard longer.charges.contains(where: { $0.usage.stretch != nil }) else { return }
    self.planned = exists > month ? try planned.scaled(by: month, over: exists) : planned
  }

  /// Returns what some hours cost: where a month's hours become cheaper the more there are, those that
  /// follow the planned ones of a month.
  func amount(for hours: Quantity) throws -> Money {
    guard let planned, !hours.isZero else {
      return try twoWeeks.scaled(by: hours, over: Quantity(336))
    }
    if let amount = known[hours] { return amount }
    let room = try month - planned
    guard room > .zero else { return .zero }
    func list(_ hours: Quantity) throws -> Money {
      try Self.price(resource, hours, .months(1), base, estimator).totals.list
    }
    let first = min(hours, room)
    let amount = try (list(planned + first) - list(planned)).scaled(by: hours, over: first)
    known[hours] = amount
    return amount
  }

  private static func price(
    _ resource: Resource, _ hours: Quantity, _ length: PlanLength, _ base: Scenario,
    _ estimator: Estimator
  ) throws -> Budget {
    var plan = base
    plan.length = length
    var copy = resource
    copy.schedule = .total(RangedQuantity(hours))
    plan.resources = [copy]
    return try estimator.estimate(plan)
  }
}
