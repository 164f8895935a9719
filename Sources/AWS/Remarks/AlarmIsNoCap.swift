import Billing
import Dates
import Money
import Prices
import Scenarios

/// Billing data is 6 to 12 hours behind, and no alarm stops anything (CloudWatch and Budgets user
/// guides).
enum AlarmIsNoCap: WarningRule {
  static let id = "alarm-is-no-cap"
  static let summary = "A billing alarm or a budget stops nothing and is hours behind."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let limit = context.scenario.limit
    let begins = context.startDate
    let hasCredit = context.budget.availableCredits.contains { credit in
      credit.expires.map { $0 >= begins } ?? true
    }
    guard limit != nil || hasCredit else { return [] }
    let halfDay = try context.cost(ofAllRunningFor: Quantity(12))
    guard halfDay.isWorthMentioning else { return [] }
    let isAll = context.resources.count == context.scenario.resources.count
    let what = isAll ? "all of this plan runs" : "all of this plan's AWS resources run"
    let bound = limit.map { "the \($0.dollars) there is" } ?? "what the credits hold"
    let way =
      limit.map { halfDay >= $0 } ?? false
      ? "no alarm comes in time for \(bound)" : "set the alarm at least that much below \(bound)"
    return [
      remark(
        """
        A billing alarm or a budget tells of the bill but stops nothing, and its figures are 6 to \
        12 hours behind. Twelve hours in which \(what) cost \(halfDay.dollars) at list price: \
        \(way).\(try spendLimit(context))
        """)
    ]
  }

  /// Accounts of the new sign-up on the paid plan may set a monthly limit of 20 dollars or more, at
  /// which their project is paused for the rest of the month (AWS "What's New" of 2026-09-16;
  /// "Create a spend limit").
  private static func spendLimit(_ context: WarningContext) throws -> String {
    guard context.scenario.account(of: .aws).plan == "paid",
      let since = CalendarDate("2026-09-16"),
      context.scenario.account(of: .aws).opened.map({ $0 >= since })
        ?? (context.budget.period.end.map { $0 > since } ?? false)
    else { return "" }
    let accounts: [(AccountRole, String)] =
      context.scenario.cohort?.accounts == .individual
      ? [(.student, "a student's account"), (.classroom, "the account of what they share")]
      : [(.common, "this plan")]
    var enough: [String] = []
    for (role, name) in accounts {
      guard let most = try mostInMonth(of: role, context) else { continue }
      enough.append("\(most.dollars)\(enough.isEmpty ? " a month is enough" : "") for \(name)")
    }
    return
      " An account of the new sign-up (since \(since)) can have a spend limit that does stop: its project is paused for the rest of the month. \(enough.joined(separator: ", "))."
  }

  /// Returns the limit that the dearest month of an account needs; nil for one without use.
  private static func mostInMonth(of role: AccountRole, _ context: WarningContext) throws -> Money?
  {
    let budget = context.budget
    var months = [Money](repeating: .zero, count: budget.months.count)
    for (place, charge) in budget.charges.enumerated()
    where charge.usage.account == role && charge.usage.key.provider == .aws {
      for month in months.indices {
        months[month] = try months[month] + budget.cashOfCharges[place][month]
      }
    }
    guard let dearest = months.max(), !dearest.isZero else { return nil }
    return max(dearest.rounded(to: 0, .up), try Money("20"))
  }
}
