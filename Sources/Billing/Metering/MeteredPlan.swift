package import Money
import Prices
package import Scenarios

/// What metering may know about instance types: everything but their prices.
struct Specifications {
  var find: (String, Provider) throws -> InstanceType?
  var names: (Provider) throws -> [String]
  var isRegion: (String, Provider) -> Bool = { _, _ in true }
  /// Returns the availability zones of a region; none where they are not known.
  var zones: (String, Provider) -> [String] = { _, _ in [] }
  /// Returns a provider's type that comes nearest to one of another provider.
  var nearest: (InstanceType, Provider) throws -> InstanceType? = { _, _ in nil }
}

/// What the resources of a plan share when they are metered.
final class MeteredPlan {
  let scenario: Scenario
  let period: PlanPeriod
  let specifications: Specifications
  private let services: ServiceRegistry
  /// A quantity of zero in every month.
  let nothing: MeteredAmount
  /// The hours of a resource that exists from the first day to the last, as most do.
  private let allHours: MeteredAmount

  init(
    _ scenario: Scenario, _ period: PlanPeriod, _ specifications: Specifications,
    _ services: ServiceRegistry
  ) {
    self.services = services
    self.scenario = scenario
    self.period = period
    self.specifications = specifications
    nothing = MeteredAmount(
      months: Quantity.zeros(period.months.count), steps: [])
    allHours = Self.existing(period.months.map { $0.hours }, in: period)
  }

  /// The number of a plan's problems for which hints are looked up: no more are shown, and looking
  /// for similar names takes longer than pricing.
  static let mostExplained = 200
  private var explained = 0

  /// Returns whether it is worth looking for a hint for one more problem.
  func isWorthExplaining() -> Bool {
    explained += 1
    return explained <= Self.mostExplained
  }

  /// Returns whether plans know a service by this name.
  func isService(_ id: String) -> Bool { services.facts(id) != nil }

  /// Returns whether a resource can be stopped and started again with its stored data intact.
  func canBeStopped(_ resource: Resource) -> Bool {
    services.facts(resource.service)?.canBeStopped(resource.fields) ?? false
  }

  /// Returns the hours for which a resource exists, running or not.
  func existingHours(of resource: Resource) throws(ArithmeticError) -> MeteredAmount {
    if resource.from == nil, resource.until == nil { return allHours }
    return Self.existing(try period.existingHours(of: resource), in: period)
  }

  private static func existing(_ months: [Quantity], in period: PlanPeriod) -> MeteredAmount {
    MeteredAmount(months: months, steps: [period.described(months, "hour", prefix: "exists")])
  }
}

extension PlanPeriod {
  /// Returns the hours of each month for which a resource exists, running or not.
  package func existingHours(of resource: Resource) throws(ArithmeticError) -> [Quantity] {
    var hours: [Quantity] = []
    for month in months {
      hours.append(try month.hours(from: resource.from, until: resource.until))
    }
    return hours
  }

  /// Returns a step that states an amount: one figure when all months are equal, one per month
  /// otherwise.
  func described(
    _ months: [Quantity], _ unit: String, prefix: @autoclosure @escaping @Sendable () -> String
  ) -> Step {
    Step("\(prefix()) \(words(months, unit))")
  }

  private func words(_ months: [Quantity], _ unit: String) -> String {
    let first = months.first ?? .zero
    let one = "\(first.grouped) \(Words.noun(unit, for: first))"
    if months.count == 1 { return one }
    if months.allSatisfy({ $0 == first }) { return "\(one) in each of \(months.count) months" }
    let list = zip(self.months, months).map { "\($0.label): \($1.grouped)" }
    let total = (try? months.sum().grouped) ?? "too many"
    return "\(total) \(unit)s (\(list.joined(separator: ", ")))"
  }
}
