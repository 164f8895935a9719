package import Dates
package import Money
import Prices
package import Scenarios

/// A resource with its charges.
///
/// An object, like its charges, because the rules visit all resources of a plan many times.
public final class PlannedResource {
  package let index: ResourceIndex
  package let resource: Resource
  package let charges: ArraySlice<PlannedCharge>
  /// The facts of its service; nil for an unknown one.
  package let facts: ServiceFacts?
  /// The hours for which one such resource exists, once they have been worked out.
  var existingHours: Quantity?

  init(
    index: ResourceIndex, resource: Resource, charges: ArraySlice<PlannedCharge>,
    facts: ServiceFacts?
  ) {
    self.index = index
    self.resource = resource
    self.charges = charges
    self.facts = facts
  }

  /// Returns the resources of a plan in the order of the file.
  static func all(
    of scenario: Scenario, with charges: [PlannedCharge], _ services: ServiceRegistry
  ) -> [PlannedResource] {
    var begin = 0
    return scenario.resources.numbered.map { index, resource in
      // Charges are in the order of their resources.
      let own = charges[begin...].prefix { $0.usage.resource == index }
      begin = own.endIndex
      return PlannedResource(
        index: index, resource: resource, charges: own, facts: services.facts(resource.service))
    }
  }

  package var service: String { resource.service }

  /// The charges that a commitment bills, such as those of processors and memory together.
  package var committed: [PlannedCharge] {
    charges.filter { $0.usage.purchase?.commitment != nil }
  }

  /// Returns the first charge of a meter; nil where it uses none of it.
  package func charge(of meter: MeterDeclaration) -> PlannedCharge? {
    charges.first { $0.isOf(meter) }
  }

  /// Whether it is in one of a provider's regions, as everything is except what third parties alone
  /// sell.
  package var isInRegion: Bool { charges.contains { !$0.usage.meter.isSoldByOthers } }

  /// Whether it states work that decides how long it runs.
  package var hasWork: Bool {
    facts?.workField.map { resource.fields.value($0) != nil } ?? false
  }

  /// Whether anything states how long it runs.
  package var isScheduled: Bool { resource.schedule != .always || hasWork }

  /// Returns the word given for a field of any service.
  package func word(_ field: String) -> String? {
    resource.fields.text(field)
  }

  /// Returns the most likely number given for a field of any service.
  package func number(_ field: String) -> Quantity? { resource.fields.range(field)?.likely }

  /// Returns the list cost of the selected charges over the plan and all accounts.
  package func amount(where isMeant: (PlannedCharge) -> Bool = { _ in true }) throws -> Money {
    var sum = Money.zero
    for charge in charges where isMeant(charge) { sum = try sum + charge.amount() }
    return sum
  }
}

/// A charge, with the answers that the rules need again and again.
///
/// The rules visit all charges of a plan many times, so each answer is worked out once.
public final class PlannedCharge {
  private let charge: Charge
  private var knownAmount: Money?

  init(_ charge: Charge) { self.charge = charge }

  package var usage: Usage { charge.usage }
  var rate: Rate { charge.rate }
  package var months: [MonthlyCharge] { charge.months }
  var accounts: Int { charge.accounts }
  package var meter: MeterIndex? { charge.meter }

  /// Returns whether it is of a meter.
  package func isOf(_ meter: MeterDeclaration) -> Bool { charge.usage.meter == meter }

  /// Returns the usage over the whole plan and all accounts.
  package func quantity() throws(ArithmeticError) -> Quantity { try charge.quantity() }

  /// Returns the list cost over the whole plan and all accounts.
  package func amount() throws(ArithmeticError) -> Money {
    if let knownAmount { return knownAmount }
    let amount = try charge.amount()
    knownAmount = amount
    return amount
  }

  /// Whether it is for the time for which something runs or exists, however it is used.
  package var isHourly: Bool { usage.nature == .running || usage.nature == .existing }

  /// Whether it is for something stored or reserved, by the month.
  package var isStored: Bool { usage.nature == .stored }

  /// Whether it is for machine hours, however they are paid for.
  package var isCompute: Bool { usage.instanceType != nil }

  /// Whether it is billed only for the hours for which something runs.
  var isBilledAsItRuns: Bool { usage.granule?.time == .secondWithMinimumOfOneMinute }

  /// The machine type whose hours it counts.
  package var instanceType: String? { usage.instanceType }

  /// The first day on which its price is known to be valid; nil for a price of the user's own.
  package var priceDate: CalendarDate? { rate.card?.effectiveFrom }

  /// The price of the first unit.
  package private(set) lazy var firstPrice: UnitPrice? = rate.tiers.first?.unitPrice
}
