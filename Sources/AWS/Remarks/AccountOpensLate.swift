import Billing
import Dates
import Prices
import Scenarios

/// The plan begins before there is an account to run it in.
enum AccountOpensLate: WarningRule {
  static let id = "account-opens-late"
  static let summary = "The account is opened after the plan begins."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard let opened = context.scenario.account(of: .aws).opened,
      let start = context.budget.period.start,
      start < opened
    else { return [] }
    return [
      remark(
        """
        The account is opened on \(opened), but the plan begins on \(start): nothing can run in it \
        before. What the account gets free counts from the month in which it is opened.
        """)
    ]
  }
}
