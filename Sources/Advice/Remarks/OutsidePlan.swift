import Billing
import Dates
import Money
import Scenarios

/// A window that reaches beyond the plan is counted within it only: what comes before or after is no
/// part of the budget.
enum OutsidePlan: ResourceRule {
  static let id = "outside-plan"
  static let summary = "A resource begins before the plan or ends after it."

  static func together(_ amount: Money) -> String {
    "what they cost before or after the plan is not counted"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    let period = context.budget.period
    guard let start = period.start, let end = period.end else { return nil }
    var beyond: [String] = []
    if let from = item.resource.from, from < Moment(start) {
      beyond.append("begins on \(from), before the plan's first day, \(start)")
    }
    if let until = item.resource.until, until > Moment(end) {
      beyond.append("ends on \(until), after the plan's last day, \(end.adding(days: -1))")
    }
    guard !beyond.isEmpty else { return nil }
    return Finding(amount: .zero) {
      """
      It \(beyond.joined(separator: ", and ")). Only its time within the plan is priced; for the rest \
      make the plan longer.
      """
    }
  }
}
