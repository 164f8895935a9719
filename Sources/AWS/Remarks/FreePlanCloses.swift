import Billing
import Dates
import Money
import Prices
import Scenarios

/// The free plan lasts six months or as long as its credit (AWS free tier documentation, read
/// 2026-10-03).
enum FreePlanCloses: WarningRule {
  static let id = "free-plan-closes"
  static let summary =
    "An account on the free plan is closed after 6 months or when its credit is gone."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let account = context.scenario.account(of: .aws)
    guard context.isCreditAccount, account.plan == "free", let opened = account.opened else {
      return []
    }
    let closes = opened.adding(months: 6)
    let unpaid = try context.unpaid()
    let isLate = try goesOn(after: closes, context)
    guard unpaid.isWorthMentioning || isLate else { return [] }
    let end = context.budget.period.end.map { " The plan goes on until \($0.adding(days: -1))." }
    let late = isLate ? end ?? " The plan is longer." : ""
    let short = try short(unpaid, of: context)
    return [
      remark(
        """
        The account is on the free plan. It is closed 6 months after it was opened, on \(closes), \
        or when its credit is gone, and what is in it is deleted 90 days later.\(late)\(short) \
        Change to the paid plan before.
        """)
    ]
  }

  /// Returns why something is left to pay: the credit is too small, or may not pay for it.
  private static func short(_ unpaid: Money, of context: WarningContext) throws -> String {
    let unpayable = try context.unpayable()
    let missing = try unpaid - unpayable
    var text =
      missing.isWorthMentioning ? " The credit is \(missing.dollars) too small for the plan." : ""
    if unpayable.isWorthMentioning {
      text += " Such credits do not pay \(unpayable.dollars) of the plan."
    }
    return text
  }

  private static func goesOn(after day: CalendarDate, _ context: WarningContext) throws -> Bool {
    if let end = context.budget.period.end { return end > day }
    return try context.budget.period.hours() > context.monthHours * 6
  }
}
