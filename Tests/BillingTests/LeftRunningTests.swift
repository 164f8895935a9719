import Billing
import Money
import PriceFixtures
import Scenarios
import Testing

@testable import Advice

/// Tests of the cost when nobody turns things off.
@Suite struct LeftRunningTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var plan: String = #""months": 1"#
    var resources: String
    /// By label, in the order of the result.
    var costs: [String]

    var testDescription: String { name }
  }

  static let examples: [Example] = [
    Example(
      name: "a server of 40 hours a week: 0.0882 an hour with its address; 0.96 for its disk",
      resources: #"""
        { "service": "ec2", "instance_type": "t3.large", "hours_per_week": 40,
          "volumes": [ { "volume_type": "gp3", "size_gb": 12 } ] }
        """#,
      costs: [
        "one night 14 1.2348", "the weekend 64 5.6448", "one week 168 14.8176",
        "the two-week break 336 29.6352", "the month after the end 730 65.346",
      ]),
    Example(
      name: "what is planned to be always on is in the plan already, but not in the month after",
      plan: #""start": "2026-09-01", "months": 3, "month_hours": "calendar", "limit_usd": 5"#,
      resources: #"""
        { "service": "ec2", "instance_type": "t3.large", "hours_per_week": 40, "public_ipv4": 0,
          "from": "2026-10-01", "until": "2026-11-01" },
        { "name": "second", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0 },
        { "service": "s3", "storage_gb": 100 }
        """#,
      costs: [
        "one night 14 1.1648", "the weekend 64 5.3248", "one week 168 13.9776",
        "the two-week break 336 27.9552", "the month after the end 730 72.38",
      ]),
    Example(
      name:
        "what is deleted before the last of the others is none of what is left on after the end",
      plan: #""start": "2026-09-01", "months": 3, "month_hours": "calendar""#,
      resources: #"""
        { "name": "early", "service": "ec2", "instance_type": "t3.large", "public_ipv4": 0,
          "until": "2026-10-01" },
        { "name": "last", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0,
          "until": "2026-11-15" },
        { "service": "s3", "storage_gb": 100 }
        """#,
      costs: [
        "one night after the end 14 1.388109589041095890410959",
        "the weekend after the end 64 6.345643835616438356164384",
        "one week after the end 168 16.657315068493150684931507",
        "the two-week break after the end 336 33.314630136986301369863014",
        "the month after the end 730 72.38",
      ]),
    Example(
      name: "where nothing has a schedule, all is left on after the end, with what it stores",
      resources: #"""
        { "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "count": 2 },
        { "service": "ebs", "volume_type": "gp3", "size_gb": 100 }
        """#,
      costs: [
        "one night after the end 14 2.841424657534246575342466",
        "the weekend after the end 64 12.989369863013698630136986",
        "one week after the end 168 34.097095890410958904109589",
        "the two-week break after the end 336 68.194191780821917808219178",
        "the month after the end 730 148.16",
      ]),
    Example(
      name: "a class, its free tier and its credits left aside",
      plan: #"""
        "weeks": 2, "cohort": { "students": 30, "accounts": "individual" },
        "credits": [ { "name": "Course grant", "amount_usd": 100 } ]
        """#,
      resources: #"""
        { "service": "ec2", "instance_type": "t3.micro", "hours_per_day": 2, "public_ipv4": 0 }
        """#,
      costs: [
        "one night 14 4.368", "the weekend 64 19.968", "one week 168 52.416",
        "the two-week break 336 96.096", "the month after the end 730 227.76",
      ]),
    Example(
      name: "a server whose job is done, and a book that is bought once",
      resources: #"""
        { "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0,
          "job": { "work_gb": 100, "throughput_mb_per_s": 100 } },
        { "service": "custom", "unit_price_usd": 60, "quantity": 1 }
        """#,
      costs: [
        "one night 14 1.344", "the weekend 64 6.144", "one week 168 16.128",
        "the two-week break 336 32.256", "the month after the end 730 70.08",
      ]),
    Example(
      name: "what a class shares for a week is not there after the end of its own servers",
      plan:
        #""start": "2026-09-01", "months": 1, "cohort": { "students": 2, "accounts": "individual" }"#,
      resources: #"""
        { "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0 },
        { "service": "ec2", "instance_type": "m5.xlarge", "public_ipv4": 0, "shared": true,
          "until": "2026-09-08" }
        """#,
      costs: [
        "one night after the end 14 2.688", "the weekend after the end 64 12.288",
        "one week after the end 168 32.256", "the two-week break after the end 336 64.512",
        "the month after the end 730 140.16",
      ]),
    Example(
      name: "left on, the server of no hours has no price, which it needs none of in the plan",
      resources: #"""
        { "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0 },
        { "service": "ec2", "instance_type": "m5.large", "region": "eu-north-1", "hours": 0 }
        """#,
      costs: []),
    Example(
      name: "figures that are too large for a month are none for the plan's day",
      plan: #""days": 1"#,
      resources: #"{ "service": "s3", "storage_gb": 1000000000000000, "count": 10 }"#, costs: []),
    Example(
      name: "stored data only",
      resources: #"{ "service": "s3", "storage_gb": 100 }"#,
      costs: ["the month after the end 730 2.3"]),
  ]

  @Test(arguments: examples)
  func costs(_ example: Example) throws {
    var prices = FixtureBook()
    prices.offers = OfferFixtures.all
    let scenario = try PlanFixtures.scenario(
      #"{ "title": "T", "region": "us-east-1", \#(example.plan), "resources": [ \#(example.resources) ] }"#
    )
    let estimator = Estimator(prices: prices)
    // The plan itself can be priced, whether or not it can be priced when left on.
    _ = try estimator.estimate(scenario)
    let costs = try LeftRunning.scenarios(for: scenario, using: estimator)
    #expect(costs.map { "\($0.label) \($0.hours) \($0.amount)" } == example.costs)
  }
}
