public import Money
import Billing
import Prices

/// The difference in one line between two budgets, over the plan and all accounts.
public struct DiffLine: Sendable, Hashable {
  /// The fate of a line.
  public enum Status: String, Sendable, CaseIterable {
    /// Only the second budget has it.
    case added
    /// Only the first budget has it.
    case removed
    /// Both have it, with another price, quantity or allowance.
    case changed
    /// Both have it, without any difference.
    case unchanged
  }

  /// The fate of the line.
  public var status: Status
  /// The name of the resource.
  public var resource: String
  /// The resource's service.
  public var service: String
  /// The meter.
  public var meter: String
  /// The billing unit.
  public var unit: String
  /// The line in the first budget; nil when it is added.
  public var before: Figures?
  /// The line in the second budget; nil when it is removed.
  public var after: Figures?
  /// The amount by which the second is higher after the free tier.
  public var difference: Money
  /// The part due to different prices: the first budget's usage at the second's prices, after the
  /// usage of others in the same tiers there, less the same at its own.
  public var pricePart: Money
  /// The part due to different usage, at the second budget's prices.
  public var quantityPart: Money
  /// The part due to different free usage.
  public var allowancePart: Money

  /// A line of one of the budgets.
  public struct Figures: Sendable, Hashable {
    /// A description for people.
    public var description: String
    /// The meter.
    public var meter: String
    /// The region of the price.
    public var region: String
    /// The usage.
    public var quantity: Quantity
    /// The list cost.
    public var list: Money
    /// The part that the free tier covers: zero or less.
    public var freeTier: Money
    /// The prices of the tiers that it reaches.
    public var prices: [UnitPrice]
    /// The list cost less what the free tier covers.
    public var due: Money
  }

  /// Compares a line with its counterpart in another budget; at least one of them exists.
  init(_ old: DiffSide?, _ new: DiffSide?) throws(ArithmeticError) {
    let charge = (old ?? new)?.charge
    resource = (old ?? new)?.resource ?? ""
    service = charge?.usage.service ?? ""
    meter = charge?.usage.key.meter ?? ""
    unit = charge?.usage.unit ?? ""
    (before, after) = (old?.figures, new?.figures)
    difference = try (new?.figures.due ?? .zero) - (old?.figures.due ?? .zero)
    allowancePart = try (new?.figures.freeTier ?? .zero) - (old?.figures.freeTier ?? .zero)
    if let old, let new {
      let repriced = try old.cost(asIn: new)
      pricePart = try repriced - old.figures.list
      quantityPart = try new.figures.list - repriced
      let isSame =
        pricePart.isZero && quantityPart.isZero && allowancePart.isZero
        && old.figures.quantity == new.figures.quantity
      status = isSame ? .unchanged : .changed
    } else {
      pricePart = .zero
      quantityPart = try (new?.figures.list ?? .zero) - (old?.figures.list ?? .zero)
      status = old == nil ? .added : .removed
    }
  }
}
