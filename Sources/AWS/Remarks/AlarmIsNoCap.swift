import Billing
import Money
import Scenarios

/// Billing data is 6 to 12 hours behind, and no alarm stops anything (CloudWatch and Budgets user
/// guides).
enum AlarmIsNoCap: WarningRule {
  static let id = "alarm-is-no-cap"
  static let summary = "A billing alarm or a budget stops nothing and is hours behind."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let limit = context.scenario.limit
    guard limit != nil || !context.budget.availableCredits.isEmpty else { return [] }
    let hours = try context.budget.period.hours()
    let list = context.budget.totals.list
    let halfDay = try list.scaled(by: Quantity(12), over: hours)
    guard halfDay.isWorthMentioning else { return [] }
    let bound = limit.map { "the \($0.dollars) there is" } ?? "what the credits hold"
    return [
      remark(
        """
        A billing alarm or a budget tells of the bill but stops nothing, and its figures are 6 to \
        12 hours behind. Twelve hours of this plan cost \(halfDay.dollars) at list price: set the \
        alarm at least that much below \(bound).
        """)
    ]
  }
}
