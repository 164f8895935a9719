public import Money

/// A cause of a difference between a bill and a plan, with its amount.
public struct VarianceCause: Sendable, Hashable {
  /// The reason for a difference.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The calendar month has other hours than the planning month.
    case calendar
    /// It is billed for days that are not compared too, such as the rest of a month that has begun.
    case otherDays = "other_days"
    /// It ran for more or fewer hours.
    case hours
    /// More or less was used.
    case quantity
    /// A unit cost more or less.
    case price
    /// More or less was free.
    case freeTier = "free_tier"
    /// The plan does not have it.
    case unplanned
    /// It was planned, and the bill does not have it.
    case notUsed = "not_used"
    /// The bill does not state quantities.
    case untold

    /// The reason's name.
    public var name: String {
      switch self {
      case .calendar: "calendar"
      case .otherDays: "other days"
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
  /// The amount that it adds to the bill.
  public var amount: Money

  /// Creates a cause from its parts.
  public init(_ reason: Reason, _ amount: Money) {
    self.reason = reason
    self.amount = amount
  }
}

/// A planned and a billed amount, with the causes of their difference.
public struct VarianceLine: Sendable, Hashable {
  /// The resource, or several that the bill does not distinguish.
  public var resource: String
  /// The meter; empty for a resource as a whole.
  public var meter: String
  /// The month, such as `2026-09`; empty for all months.
  public var month: String
  /// The unit of the quantities.
  public var unit: String
  /// The quantity planned for the days that the bill covers.
  public var plannedQuantity: Quantity
  /// The quantity billed.
  public var billedQuantity: Quantity
  /// The amount planned for the days that the bill covers, after the free tier.
  public var planned: Money
  /// The amount billed.
  public var billed: Money
  /// The causes of the difference, which add up to it.
  public var causes: [VarianceCause]

  /// Returns the amount by which the bill is higher.
  public func difference() throws(ArithmeticError) -> Money { try billed - planned }

  /// Whether the calendar and days that are not compared account for the whole difference, apart from
  /// what rounding each row of a bill makes.
  public var isAsPlanned: Bool {
    causes.allSatisfy { cause in
      [.calendar, .otherDays].contains(cause.reason) || cause.amount.isZero
        || (cause.reason == .price
          && cause.amount.scaled.magnitude < billed.scaled.magnitude / 1_000_000)
    }
  }
}
