import AWS
import Advice
import Billing
import Money
import PriceFixtures
import Scenarios
import Testing

/// Tests of the money available compared with what a plan uses before credits.
@Suite struct LimitStatusTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var plan: String
    /// Used, left, paid by credits, to pay; and when it is used up.
    var figures: String
    var testDescription: String { name }
  }

  /// 730 hours of m5.large at $0.096: $70.08.
  static let server = #"{ "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0 }"#

  static let examples: [Example] = [
    Example(
      name: "no credits", plan: #""limit_usd": 100"#, figures: "70.08 29.92 0 70.08 lasts"),
    Example(
      name: "credits are part of the money",
      plan: #""limit_usd": 100, "credits": [ { "name": "Grant", "amount_usd": 50 } ]"#,
      figures: "70.08 29.92 50 20.08 lasts"),
    Example(
      name: "a grant as credit and limit counts once: 50 of 70.08 are 21.7 days",
      plan: #""limit_usd": 50, "credits": [ { "name": "Grant", "amount_usd": 50 } ]"#,
      figures: "70.08 -20.08 50 20.08 day 22 of month 1"),
    Example(
      name: "more credits than money make no more money",
      plan: #""limit_usd": 60, "credits": [ { "name": "Grant", "amount_usd": 500 } ]"#,
      figures: "70.08 -10.08 70.08 0 day 27 of month 1"),
  ]

  @Test(arguments: examples)
  func figures(_ example: Example) throws {
    let scenario = try PlanFixtures.scenario(
      #"{ "title": "T", "region": "us-east-1", "months": 1, "free_tier": "none", \#(example.plan), "resources": [ \#(Self.server) ] }"#
    )
    let budget = try Estimator(prices: FixtureBook()).estimate(scenario)
    let status = try #require(budget.limitStatus)
    let text =
      "\(status.used) \(status.left) \(status.paidByCredits) \(status.toPay) \(status.usedUp ?? "lasts")"
    #expect(text == example.figures)
    #expect(status.fits == (status.left >= .zero))
    #expect(budget.due.map { "\($0.what) \($0.amount)" }.count <= 1)
  }
}
