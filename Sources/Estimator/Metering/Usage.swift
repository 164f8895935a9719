public import Money
public import Prices

/// Whose account usage falls into.
public enum AccountRole: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// The one account of a plan without a class, or the account that a class shares.
  case common
  /// The account of each student.
  case student
  /// What a class with individual accounts has in common.
  case classroom

  /// Orders as declared.
  public static func < (left: AccountRole, right: AccountRole) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What one meter of one resource counts, month by month, within one account.
///
/// Knows no prices.
public struct Usage: Sendable {
  /// The resource's place in the scenario, from 0.
  public var resource: Int
  /// The resource's service, by the format's name; the meter may be another service's.
  public var service: String
  /// What is metered.
  public var key: MeterKey
  /// The billing unit, in the singular.
  public var unit: String
  /// What it is, for people, such as `t3.large, Linux, on-demand`.
  public var description: String
  /// Whose account it falls into.
  public var account: AccountRole
  /// The quantities and how they were worked out.
  public var amount: MeteredAmount
  /// The billing granule and minimum that hold, in words, if any.
  public var granule: String?
  /// The field that decides the meter, for messages.
  public var field: String?
  /// A price of the user's own, in place of the catalog's.
  public var ownPrice: UnitPrice?
  /// What the provider's own rule says where the list has no price of this meter.
  public var substitute: Substitute?
  /// Whether offers of free usage may cover it.
  public var takesFreeTier = true

  /// Whether it is a reservation's fee, which is owed whatever happens.
  public var isUpfront: Bool {
    let payment = key.attributes.values["payment_option"]
    return payment == "all_upfront" || payment == "partial_upfront"
  }

  /// The same usage in units of its substitute; nil without one.
  ///
  /// An offer for the substitute's meter is not one for what it stands for: it gets no free usage.
  func substituted() throws(ArithmeticError) -> Usage? {
    guard let substitute else { return nil }
    var usage = self
    usage.key.meter = substitute.meter
    usage.key.attributes = substitute.attributes
    usage.amount = try amount.times(Quantity(substitute.factor), substitute.reason)
    usage.substitute = nil
    usage.takesFreeTier = false
    return usage
  }
}

/// A meter whose price, times a whole number, is that of another meter by a rule of the provider.
public struct Substitute: Sendable, Hashable {
  /// The meter that stands in.
  public var meter: String
  /// Its attributes.
  public var attributes: MeterAttributes
  /// How many units of it one unit counts as.
  public var factor: Int
  /// The rule in a few words, such as `(primary and standby)`.
  public var reason: String

  /// A substitute of its parts.
  public init(_ meter: String, _ attributes: MeterAttributes, factor: Int, reason: String) {
    self.meter = meter
    self.attributes = attributes
    self.factor = factor
    self.reason = reason
  }
}
