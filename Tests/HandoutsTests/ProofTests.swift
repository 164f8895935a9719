import Advice
import Billing
import Handouts
import Money
import PriceFixtures
import Testing

/// Tests of facts that remarks and handouts once derived from names and units.
@Suite struct ProofTests {
  private func budget(_ plan: String) throws -> Budget {
    try Estimator(prices: HandoutPlan.prices, services: knownServices, reviewer: Advice())
      .estimate(try HandoutPlan.scenario(plan))
  }

  /// Twenty balancers bill $15.60 a day for merely existing; a single one with the traffic of all
  /// costs $607.73 a month, and sharing saves not a cent of the traffic.
  @Test func aSharedBalancerCarriesTheTrafficOfAll() throws {
    let remark = try #require(
      try budget(HandoutPlan.balancers).warnings.first { $0.rule == "fixed-cost-per-student" })
    #expect(
      remark.message
        == "Every student has a lb of their own: $474.50 for 20 students, used or not ($15.60 a day). Most of what they cost is use, $584.00, which stays the same however many there are: one of each with the use of all would be $607.73."
    )
    let handout = try HandoutPlan.handout(HandoutPlan.balancers)
    for document in HandoutDocument.allCases {
      let page = try HandoutPlan.page(handout, document, .markdown)
      #expect(!page.contains("would be $52.93") && !page.contains("$34.80"))
      #expect(!page.contains("saves $"))
    }
  }

  /// A credit of the user's own is not the provider's, whatever its name.
  @Test func creditsAreKnownByTheirIDs() throws {
    let budget = try budget(HandoutPlan.signUps)
    #expect(budget.totals.credits.dollars == "-$6,000.00")
    let remark = try #require(
      budget.warnings.first { $0.rule == "organization-ends-credits" })
    #expect(
      remark.message.hasPrefix(
        "AWS's credits for opening an account pay $1,000.00 of this plan."), "\(remark.message)")
  }
}
