public import Money

/// Why a bill differs from a plan, and by how much.
public struct VarianceCause: Sendable, Hashable {
  /// A reason.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The month has other hours than the planning month.
    case calendar
    /// It ran for more or fewer hours.
    case hours
    /// More or less was used.
    case quantity
    /// A unit cost more or less.
    case price
    /// More or less was free.
    case freeTier = "free_tier"
    /// No plan has it.
    case unplanned
    /// It was planned, and the bill does not have it.
    case notUsed = "not_used"
    /// The bill does not tell quantities.
    case untold

    /// What it is called.
    public var name: String {
      switch self {
      case .calendar: "calendar"
      case .hours: "hours"
      case .quantity: "quantity"
      case .price: "price"
      case .freeTier: "free tier"
      case .unplanned: "unplanned"
      case .notUsed: "not used"
      case .untold: "untold"
      }
    }
  }

  /// The reason.
  public var reason: Reason
  /// How much more the bill is for it.
  public var amount: Money

  /// A cause of its parts.
  public init(_ reason: Reason, _ amount: Money) {
    self.reason = reason
    self.amount = amount
  }
}

/// A planned and a billed amount, and why they differ.
public struct VarianceLine: Sendable, Hashable {
  /// The resource, or several that cannot be told apart in the bill.
  public var resource: String
  /// The meter; empty for a resource as a whole.
  public var meter: String
  /// The month, such as `2026-09`; empty for all.
  public var month: String
  /// The unit of the quantities.
  public var unit: String
  /// How much was planned for the days that the bill covers.
  public var plannedQuantity: Quantity
  /// How much was billed.
  public var billedQuantity: Quantity
  /// What was planned for the days that the bill covers, after the free tier.
  public var planned: Money
  /// What was billed.
  public var billed: Money
  /// Why they differ; the causes add up to the difference.
  public var causes: [VarianceCause]

  /// How much more the bill is.
  public func difference() throws(ArithmeticError) -> Money { try billed - planned }

  /// Whether all of the difference is the calendar's.
  public var isAsPlanned: Bool { causes.allSatisfy { $0.reason == .calendar || $0.amount.isZero } }
}
