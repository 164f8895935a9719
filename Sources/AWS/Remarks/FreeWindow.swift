import Billing
import Dates
import Money
import Prices
import Scenarios

/// Remarks on an account whose first twelve months end before the plan begins.
enum FreeWindowOver: WarningRule {
  static let id = "free-window-over"
  static let summary = "The account's first 12 months are over before the plan begins."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard let end = context.freeWindowEnd, end <= context.startDate else { return [] }
    let missed = try context.missedTwelveMonthOffers()
    guard missed.isWorthMentioning else { return [] }
    return [
      remark(
        """
        The account's 12-month offers ended on \(end.adding(days: -1)), before the plan begins. In \
        its first year \(missed.dollars) of this plan would have been free; now it is not.
        """, amount: missed)
    ]
  }
}

/// Remarks on an account whose first twelve months end during the plan.
enum FreeWindowEnds: WarningRule {
  static let id = "free-window-ends"
  static let summary = "The account's first 12 months end during the plan."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard let end = context.freeWindowEnd, let last = context.budget.period.end,
      context.startDate < end, end < last
    else { return [] }
    let missed = try context.missedTwelveMonthOffers()
    guard missed.isWorthMentioning else { return [] }
    return [
      remark(
        """
        The account's 12-month offers end on \(end.adding(days: -1)), during the plan. From the \
        next day on, \(missed.dollars) is charged that they would have covered.
        """, amount: missed)
    ]
  }
}

/// Accounts opened since 2025-07-15 have credits instead of the twelve-month offers (AWS free tier
/// documentation, read 2026-10-07).
enum NoFreeHours: WarningRule {
  static let id = "no-free-hours"
  static let summary = "An account opened since 2025-07-15 has no 750 free hours a month."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard context.isCreditAccount, let opened = context.scenario.account(of: .aws).opened else {
      return []
    }
    let missed = try context.missedTwelveMonthOffers()
    guard missed.isWorthMentioning else { return [] }
    return [
      remark(
        """
        The account was opened on \(opened). Accounts opened since 2025-07-15 get credits in place \
        of 750 free hours a month and the other 12-month offers: \(missed.dollars) of this plan, \
        free for an older account in its first year, is paid by credits while they last, and then \
        by you.
        """, amount: missed)
    ]
  }
}

extension WarningContext {
  /// Whether the account has credits instead of the twelve-month offers.
  var isCreditAccount: Bool {
    scenario.account(of: .aws).opened.map { $0 >= Account.plansSince } ?? false
  }

  /// The first day on which an account that had the twelve-month offers no longer has them.
  var freeWindowEnd: CalendarDate? {
    isCreditAccount ? nil : scenario.account(of: .aws).opened?.adding(months: 12)
  }

  /// Returns what the twelve-month offers would cover in addition to what is deducted, if the
  /// account had them for the whole plan, over all accounts whose age the plan states.
  func missedTwelveMonthOffers() throws -> Money {
    let unlimited = offers.all.map { offer in
      var copy = offer
      guard offer.kind == .twelveMonths else { return copy }
      (copy.windowMonths, copy.accountsOpenedFrom, copy.accountsOpenedBefore) = (nil, nil, nil)
      return copy
    }
    let known = budget.charges.filter { $0.usage.account != .classroom }
    let possible = try FreeTier(
      scenario: scenario, period: budget.period, referenceDate: startDate,
      offers: OfferList(unlimited)
    ).uses(try MeteredGroups(known, months: budget.period.months.count))
    let actual = budget.freeTier.filter { $0.account != .classroom }
    return try Self.worth(possible) - Self.worth(actual)
  }

  /// Returns the list price of free usage, over all accounts.
  static func worth(_ uses: [FreeTierUse]) throws(ArithmeticError) -> Money {
    var sum = Money.zero
    for use in uses { sum = try sum + use.amount * use.accounts }
    return sum
  }
}
