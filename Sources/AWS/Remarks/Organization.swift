import Billing
import Money
import Prices
import Scenarios

/// Linked accounts share one free tier (AWS free tier documentation, copy of 2026).
enum OrganizationSharesFreeTier: WarningRule {
  static let id = "organization-shares-free-tier"
  static let summary = "Accounts of one organization share one free tier."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    let uses = context.budget.freeTier.filter { $0.account == .student && $0.accounts > 1 }
    guard let accounts = uses.first?.accounts else { return [] }
    var kept = Money.zero
    for use in uses {
      let whole = try use.amount * accounts
      let pooled = min(use.offer.limit, try use.poolUsage * accounts)
      kept =
        try kept + whole.scaled(by: pooled, over: min(use.offer.limit, use.poolUsage) * accounts)
    }
    let all = try WarningContext.worth(uses)
    let lost = try all - kept
    guard lost.isWorthMentioning else { return [] }
    return [
      remark(
        """
        The free tier takes \(context.budget.totals.shown(all).dollars) off, once for each of \(Quantity(accounts).grouped) \
        accounts. If they belong to one organization they share one free tier, and about \
        \(lost.dollars) of that is lost.
        """, amount: lost)
    ]
  }
}

/// An organization's accounts are on the paid plan, without the credits of a new account (AWS free
/// tier documentation, read 2026-10-07).
enum OrganizationEndsCredits: WarningRule {
  static let id = "organization-ends-credits"
  static let summary = "Joining an organization ends the sign-up credits of the class's accounts."

  static func check(_ context: WarningContext) throws -> [PlanWarning] {
    guard context.students != nil, context.scenario.cohort?.accounts == .individual else {
      return []
    }
    // A credit of the user's own may have any name, even the provider's.
    let granted = context.budget.availableCredits.filter { $0.provider == .aws }.map(\.id)
    let uses = context.budget.credits.filter {
      $0.credit.isProviders && granted.contains($0.credit)
    }
    let paid = try uses.map { try $0.amount * $0.accounts }.sum()
    guard paid.isWorthMentioning else { return [] }
    return [
      remark(
        """
        AWS's credits for opening an account pay \(context.budget.totals.shown(paid).dollars) of this \
        plan. An account that joins an AWS organization or Control Tower loses them at once: keep \
        the students' accounts on their own.
        """, amount: paid)
    ]
  }
}
