public import Billing
public import Money
public import Scenarios

/// The lengths of plans that stand side by side and are not of one length, so that one may cost less
/// only because it is shorter.
public struct PlanLengths: Sendable {
  /// The length of each plan.
  public let all: [PlanLength]
  /// The unit in which all are stated, such as `week`, or else the largest that none is shorter than.
  public let unit: String
  /// The number of such units in each plan.
  private let counts: [Quantity]

  /// Looks at the lengths of some plans; nil where they are the same.
  ///
  /// - Throws: `ArithmeticError` when a length exceeds the largest possible quantity.
  public init?(of budgets: [Budget]) throws(ArithmeticError) {
    all = budgets.map(\.period.length)
    let hours = try budgets.map { budget throws(ArithmeticError) in try budget.period.hours() }
    guard Set(all).count > 1, Set(hours).count > 1 else { return nil }
    let units = Set(all.map(Self.unit))
    let least = hours.min() ?? .zero
    let unit =
      units.count == 1
      ? units.first ?? "month"
      : least < Quantity(7 * 24) ? "day" : least < Quantity(28 * 24) ? "week" : "month"
    self.unit = unit
    counts = try zip(budgets, hours).map { budget, hours throws(ArithmeticError) in
      switch unit {
      case "day": try hours.divided(by: Quantity(24))
      case "week": try hours.divided(by: Quantity(168))
      default:
        try budget.period.months.map { month throws(ArithmeticError) in
          try month.hours.divided(by: month.monthHours)
        }.sum()
      }
    }
  }

  private static func unit(of length: PlanLength) -> String {
    switch length {
    case .months: "month"
    case .weeks: "week"
    case .days: "day"
    }
  }

  /// The shortest and the longest of the lengths.
  public var ends: (shortest: PlanLength, longest: PlanLength) {
    let order = zip(all, counts).sorted { $0.1 < $1.1 }.map(\.0)
    return (order[0], order[order.count - 1])
  }

  /// Returns what each plan costs in one unit, on average, of what each costs in all.
  public func each(of amounts: [Money]) throws(ArithmeticError) -> [Money] {
    try zip(amounts, counts).map { amount, count throws(ArithmeticError) in
      try amount.scaled(by: .one, over: count)
    }
  }
}
