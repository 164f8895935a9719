import Prices

/// A rule of the plan linter: one file, one line in the registry.
protocol WarningRule: Sendable {
  /// A short id in kebab case, for machines.
  static var id: String { get }
  /// What the rule looks for, in one sentence for the documentation.
  static var summary: String { get }
  /// The remarks on a budget.
  static func check(_ context: WarningContext) throws -> [PlanWarning]
}

/// What rules may look at.
struct WarningContext {
  var budget: Budget
  var prices: any PriceBook
  var offers: [FreeTierOffer]
}

/// All rules of the plan linter.
public enum WarningRules {
  static let all: [any WarningRule.Type] = []

  /// The rules' ids and summaries, for the documentation.
  public static var summaries: [(id: String, summary: String)] {
    all.map { ($0.id, $0.summary) }
  }

  static func warnings(
    for budget: Budget, prices: any PriceBook, offers: [FreeTierOffer]
  ) throws -> [PlanWarning] {
    let context = WarningContext(budget: budget, prices: prices, offers: offers)
    return try all.flatMap { try $0.check(context) }
  }
}
