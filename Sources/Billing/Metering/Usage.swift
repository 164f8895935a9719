public import Money
public import Prices
public import Scenarios

/// The account in which usage is billed.
public enum AccountRole: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// The one account of a plan without a class, or the account that a class shares.
  case common
  /// The account of each student.
  case student
  /// The account for what a class with individual accounts shares.
  case classroom

  /// Orders roles as declared.
  public static func < (left: AccountRole, right: AccountRole) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The monthly usage of one meter by one resource within one account.
///
/// Knows no prices. An immutable object, because all stages share it and copying it would be
/// expensive.
public final class Usage: Sendable {
  /// The resource's place in the scenario.
  public let resource: ResourceIndex
  /// The resource's service, by the format's name; the meter may be another service's.
  public let service: String
  /// The meter's declaration.
  public let meter: MeterDeclaration
  /// The key of the price.
  public let key: MeterKey
  /// The billing unit, in the singular: the meter's, or the user's own.
  public let unit: String
  /// A description for people, such as `t3.large, Linux, on-demand`.
  public let description: String
  /// The account in which it is billed.
  public let account: AccountRole
  /// The quantities and the arithmetic behind them.
  public let amount: MeteredAmount
  /// The number of metered things within one account.
  public let copies: Quantity
  /// The part of the resource that it is for.
  public let part: Part
  /// How it is paid, where that is a choice.
  public let purchase: Purchase?
  /// The step and minimum by which it is billed, if any.
  public let granule: Granule?
  /// The field that decides the meter, for messages.
  public let field: String?
  /// A price of the user's own, instead of the catalog's.
  public let ownPrice: UnitPrice?
  /// The keys under which the catalog may have the price where it has none under the usage's own.
  public let otherKeys: [MeterKey]
  /// The meter that stands in by the provider's own rule where the list has no price of this meter.
  public let substitute: Substitute?
  /// Whether offers of free usage may cover it.
  public let takesFreeTier: Bool
  /// The highest price for one unit that the user pays, above which nothing is used; nil without a
  /// limit.
  public let highestPrice: UnitPrice?
  /// Its place among the stretches of one use, of which each begins in a month where the one before it
  /// ends; nil for a use that is not divided.
  public let stretch: Int?

  init(
    resource: ResourceIndex, service: String, meter: MeterDeclaration, key: MeterKey, unit: String,
    description: String,
    account: AccountRole, amount: MeteredAmount, copies: Quantity, part: Part, purchase: Purchase?,
    granule: Granule?, field: String?, ownPrice: UnitPrice?, otherKeys: [MeterKey],
    substitute: Substitute?, takesFreeTier: Bool, highestPrice: UnitPrice?,
    stretch: Int?
  ) {
    self.resource = resource
    self.service = service
    self.meter = meter
    self.key = key
    self.unit = unit
    self.description = description
    self.account = account
    self.amount = amount
    self.copies = copies
    self.part = part
    self.purchase = purchase
    self.granule = granule
    self.field = field
    self.ownPrice = ownPrice
    self.otherKeys = otherKeys
    self.substitute = substitute
    self.takesFreeTier = takesFreeTier
    self.highestPrice = highestPrice
    self.stretch = stretch
  }

  /// The nature of the meter.
  public var nature: MeterNature { meter.nature }

  /// The machine type whose hours it counts; nil for anything else.
  public var instanceType: String? {
    if case .instance(let type) = part { return type }
    return nil
  }

  /// How much of it is paid in advance and so is owed whatever happens.
  public var upfront: Commitment.Upfront { purchase?.commitment?.upfront ?? .none }

  /// Returns whether it is the stretch of one use that follows another one in each month.
  package func follows(_ earlier: Usage) -> Bool {
    guard let stretch, let before = earlier.stretch else { return false }
    return before < stretch && resource == earlier.resource && key.meter == earlier.key.meter
  }

  /// Returns the same usage by the price that was found, and counted in its unit.
  func priced(by key: MeterKey, in unit: String) -> Usage {
    Usage(
      resource: resource, service: service, meter: meter, key: key, unit: unit,
      description: description, account: account, amount: amount, copies: copies, part: part,
      purchase: purchase, granule: granule, field: field, ownPrice: ownPrice,
      otherKeys: otherKeys, substitute: substitute, takesFreeTier: takesFreeTier,
      highestPrice: highestPrice, stretch: stretch)
  }

  /// Returns the same usage in units of its substitute; nil without one.
  ///
  /// An offer for the substitute's meter doesn't cover the usage that it stands in for, so that
  /// gets no free usage.
  func substituted() throws(ArithmeticError) -> Usage? {
    guard let substitute else { return nil }
    var key = key
    key.meter = substitute.meter
    key.attributes = substitute.attributes
    return Usage(
      resource: resource, service: service, meter: meter, key: key, unit: unit,
      description: description, account: account,
      amount: try amount.times(Quantity(substitute.factor), substitute.reason),
      copies: copies, part: part, purchase: purchase, granule: granule, field: field,
      ownPrice: ownPrice, otherKeys: otherKeys, substitute: nil, takesFreeTier: false,
      highestPrice: highestPrice, stretch: stretch)
  }
}

/// A meter whose price, times a whole number, is that of another meter by a rule of the provider.
public struct Substitute: Sendable, Hashable {
  /// The meter that stands in.
  public var meter: String
  /// Its attributes.
  public var attributes: MeterAttributes
  /// The number of its units that one unit counts as.
  public var factor: Int
  /// The rule in a few words, such as `(primary and standby)`.
  public var reason: String

  /// Creates a substitute from its parts.
  public init(_ meter: String, _ attributes: MeterAttributes, factor: Int, reason: String) {
    self.meter = meter
    self.attributes = attributes
    self.factor = factor
    self.reason = reason
  }
}
