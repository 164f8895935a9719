import Analysis
import Billing
import Money
import Testing

@testable import Reports

/// The figures of reports add up to those of the budget.
@Suite struct FiguresTests {
  @Test(arguments: Plan.all)
  func groupsAddUp(_ plan: Plan) throws {
    let budget = try plan.budget()
    let figures = try BudgetFigures(budget)
    let (totals, groups) = (budget.totals, try TagGroup.all(by: "course", of: figures))
    #expect(try figures.resources.map(\.amount).sum() == totals.list)
    #expect(try groups.map(\.list).sum() == totals.list)
    #expect(try groups.map(\.afterFreeTier).sum() == totals.list + totals.freeTier)
    let saved = try FreePool.all(of: budget).flatMap { pool in
      try pool.runs.map { try $0.amount(accounts: pool.accounts) }
    }
    #expect(try saved.sum() == -totals.freeTier)
    #expect(try CreditLedger.all(of: budget).map { try $0.paid() }.sum() == -totals.credits)
  }

  /// A credit of the user's own may have the name and the last day of the provider's.
  @Test func creditsOfOneNameAreToldApart() throws {
    let plan = """
      { "title": "T", "region": "us-east-1", "start": "2026-02-01", "months": 3,
        "account": { "opened": "2026-01-20" },
        "credits": [
          { "name": "Credit for signing up", "amount_usd": 30, "expires": "2027-01-19" } ],
        "resources": [ { "service": "custom", "unit_price_usd": 20, "monthly_quantity": 1 },
          { "name": "disk", "service": "ebs", "volume_type": "gp2", "size_gb": 100 } ] }
      """
    let budget = try Plan.budget(Array(plan.utf8))
    let ledgers = try CreditLedger.all(of: budget)
    #expect(ledgers.map(\.credit.amount.description) == ["100", "30"])
    // The provider's credit pays no custom costs: 10 a month for the disk; the other pays the first
    // 30 of 60.
    #expect(ledgers.map(\.left.description) == ["70", "0"])
    #expect(ledgers.map { $0.payments.map(\.month.offset) } == [[0, 1, 2], [0, 1]])
  }
}
