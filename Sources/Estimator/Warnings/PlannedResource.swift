import Money
import Prices
import Scenarios

/// A resource with its charges.
///
/// An object, as its charges are: the rules go over all resources of a plan many times.
final class PlannedResource {
  let index: Int
  let resource: Resource
  let charges: ArraySlice<PlannedCharge>
  /// The hours for which one such resource exists, once they are known.
  var existingHours: Quantity?

  init(index: Int, resource: Resource, charges: ArraySlice<PlannedCharge>) {
    self.index = index
    self.resource = resource
    self.charges = charges
  }

  /// The resources of a plan in the order of the file.
  static func all(of scenario: Scenario, with charges: [PlannedCharge]) -> [PlannedResource] {
    var begin = 0
    return scenario.resources.enumerated().map { index, resource in
      // Charges come in the order of their resources.
      let own = charges[begin...].prefix { $0.usage.resource == index }
      begin = own.endIndex
      return PlannedResource(index: index, resource: resource, charges: own)
    }
  }

  var service: String { resource.service }

  /// Whether something says how long it runs.
  var isScheduled: Bool { resource.schedule != .always || resource.fields.isGiven(EC2.job) }

  /// The word that was given for a field of any service.
  func word(_ field: String) -> String? {
    if case .text(let word)? = resource.fields.value(field) { return word }
    return nil
  }

  /// The likely number that was given for a field of any service.
  func number(_ field: String) -> Quantity? { resource.fields.range(field)?.likely }

  /// The list cost over the plan and all accounts of the charges that are meant.
  func amount(where isMeant: (PlannedCharge) -> Bool = { _ in true }) throws -> Money {
    var sum = Money.zero
    for charge in charges where isMeant(charge) { sum = try sum + charge.amount() }
    return sum
  }
}

/// A charge, with what the rules ask of it again and again.
///
/// The rules go over all charges of a plan many times: what they ask is worked out once.
final class PlannedCharge {
  private let charge: Charge
  private var knownAmount: Money?

  init(_ charge: Charge) { self.charge = charge }

  var usage: Usage { charge.usage }
  var rate: Rate { charge.rate }
  var months: [MonthlyCharge] { charge.months }
  var accounts: Int { charge.accounts }
  var meter: Int? { charge.meter }

  /// The usage over the whole plan and all accounts.
  func quantity() throws(ArithmeticError) -> Quantity { try charge.quantity() }

  /// The list cost over the whole plan and all accounts.
  func amount() throws(ArithmeticError) -> Money {
    if let knownAmount { return knownAmount }
    let amount = try charge.amount()
    knownAmount = amount
    return amount
  }

  /// Whether it is for the time for which something runs or is kept: instance-hours, LCU-hours.
  private(set) lazy var isHourly = usage.unit.hasSuffix("hour")

  /// Whether it is for something kept in store or set aside, month by month.
  private(set) lazy var isStored =
    usage.unit.hasSuffix("-month") && usage.unit != "metric-month"

  /// Whether it is for the hours of EC2 instances, however they are paid.
  private(set) lazy var isCompute =
    usage.key.service == "ec2" && usage.key.meter.utf8.contains(UInt8(ascii: ":"))

  /// Whether it is for just the hours for which something runs.
  var isBilledAsItRuns: Bool {
    usage.granule == TimeGranule.secondWithMinimumOfOneMinute.rule
  }

  /// The instance type that the hours are of, out of a meter such as `BoxUsage:t3.micro`.
  var instanceType: String? {
    let parts = usage.key.meter.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    return parts.count == 2 ? String(parts[1]) : nil
  }

  /// Whether it is for instances that are paid in a certain way, as the meter tells.
  func isPaid(as option: PurchaseOption) -> Bool {
    isCompute && usage.key.meter.utf8.starts(with: option.meterPrefix.utf8)
  }

  /// What the first unit costs.
  private(set) lazy var firstPrice: UnitPrice? = rate.tiers.first?.unitPrice
}
