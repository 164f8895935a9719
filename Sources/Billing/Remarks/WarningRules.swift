package import Money
import Prices
import Scenarios

/// A rule of the plan linter: one file, one line in the registry.
public protocol WarningRule: Sendable {
  /// A short id in kebab case, for machines.
  static var id: String { get }
  /// What the rule looks for, in one sentence for the documentation.
  static var summary: String { get }
  /// Returns the remarks on a budget; `ResourceRule` implements it for remarks about one resource
  /// each.
  static func check(_ context: WarningContext) throws -> [PlanWarning]
}

extension WarningRule {
  /// Returns the remarks on a budget; none where the remark's own figures are too large to be
  /// computed.
  package static func remarks(_ context: WarningContext) throws -> [PlanWarning] {
    do {
      return try check(context)
    } catch is ArithmeticError {
      return []
    }
  }
}

extension WarningRule {
  package static func remark(
    _ message: String, on item: PlannedResource? = nil, amount: Money? = nil
  ) -> PlanWarning {
    PlanWarning(rule: id, resource: item?.resource.name, message: message, amount: amount)
  }
}
