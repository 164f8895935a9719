public import Money
public import Prices
public import Scenarios

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
/// Knows no prices. An object that never changes, since all stages share it and it is large to copy.
public final class Usage: Sendable {
  /// The resource's place in the scenario.
  public let resource: ResourceIndex
  /// The resource's service, by the format's name; the meter may be another service's.
  public let service: String
  /// The meter's declaration.
  public let meter: MeterDeclaration
  /// What is metered.
  public let key: MeterKey
  /// The billing unit, in the singular: the meter's, or the user's own.
  public let unit: String
  /// What it is, for people, such as `t3.large, Linux, on-demand`.
  public let description: String
  /// Whose account it falls into.
  public let account: AccountRole
  /// The quantities and how they were worked out.
  public let amount: MeteredAmount
  /// How many of what it counts there are within one account.
  public let copies: Quantity
  /// Which part of the resource it is for.
  public let part: Part
  /// How it is paid, where that is a choice.
  public let purchase: Purchase?
  /// The step and minimum by which it is billed, if any.
  public let granule: Granule?
  /// The field that decides the meter, for messages.
  public let field: String?
  /// A price of the user's own, in place of the catalog's.
  public let ownPrice: UnitPrice?
  /// What the provider's own rule says where the list has no price of this meter.
  public let substitute: Substitute?
  /// Whether offers of free usage may cover it.
  public let takesFreeTier: Bool
  /// The most that the user pays for one unit: above it there is no usage; nil without such a limit.
  public let highestPrice: UnitPrice?

  init(
    resource: ResourceIndex, service: String, meter: MeterDeclaration, key: MeterKey, unit: String,
    description: String,
    account: AccountRole, amount: MeteredAmount, copies: Quantity, part: Part, purchase: Purchase?,
    granule: Granule?, field: String?, ownPrice: UnitPrice?, substitute: Substitute?,
    takesFreeTier: Bool, highestPrice: UnitPrice?
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
    self.substitute = substitute
    self.takesFreeTier = takesFreeTier
    self.highestPrice = highestPrice
  }

  /// What makes it count.
  public var nature: MeterNature { meter.nature }

  /// The machine type that its hours are of; nil for anything else.
  public var instanceType: String? {
    if case .instance(let type) = part { return type }
    return nil
  }

  /// Whether some of it is paid in advance, which is owed whatever happens.
  public var isUpfront: Bool { purchase?.commitment.map { $0.upfront != .none } ?? false }

  /// The same usage counted in the unit of its price.
  func inUnit(_ unit: String) -> Usage {
    Usage(
      resource: resource, service: service, meter: meter, key: key, unit: unit,
      description: description, account: account, amount: amount, copies: copies, part: part,
      purchase: purchase, granule: granule, field: field, ownPrice: ownPrice,
      substitute: substitute, takesFreeTier: takesFreeTier, highestPrice: highestPrice)
  }

  /// The same usage in units of its substitute; nil without one.
  ///
  /// An offer for the substitute's meter is not one for what it stands for: it gets no free usage.
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
      ownPrice: ownPrice, substitute: nil, takesFreeTier: false, highestPrice: highestPrice)
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
