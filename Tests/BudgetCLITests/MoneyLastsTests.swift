import Foundation
import Testing

@testable import BudgetCLI

/// Tests of whether the money lasts where credits expire inside of a limit: every command says the same.
@Suite struct MoneyLastsTests {
  /// $40 a month of disk from 2026-03-09 for 200 days, with a grant of $200 until 2026-05-15: it pays
  /// $29.68 in March, $40.00 in April and $19.35 in May, $89.03 in all; the other $110.97 expire.
  private static func disk(_ limit: String, size: String = "500") -> String {
    #"{"title": "T", "region": "us-east-1", "start": "2026-03-09", "days": 200, "month_hours": "calendar", "free_tier": "none", "resources": [{"service": "ebs", "volume_type": "gp3", "size_gb": \#(size), "name": "data"}], "limit_usd": \#(limit), "credits": [{"name": "grant", "amount_usd": 200, "expires": "2026-05-15"}]}"#
  }

  private func run(_ words: String, _ plan: String) -> (text: String, code: Int32) {
    let outcome = Checkout.run(
      words.split(separator: " ").map(String.init), input: .bytes(Array(plan.utf8)))
    let text = (outcome.output + outcome.errors).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return (text, outcome.code)
  }

  /// The $61.67 beside the credit go for the rest of May ($20.65) and for June ($40.00), and the last
  /// $1.02 on the first of July.
  ///
  /// Cents more or less of money are cents more or less that are missing.
  @Test(arguments: [
    ("261.67", "but $110.97 of that expire unused, so that $110.98 are missing", "2026-07-01"),
    ("261.69", "but $110.97 of that expire unused, so that $110.96 are missing", "2026-07-01"),
    ("300", "but $110.97 of that expire unused, so that $72.65 are missing", "2026-07-31"),
    ("180", "so that $172.65 are missing", "2026-05-16"),
  ])
  func moneyEndsWhenTheCashDoes(_ limit: String, _ missing: String, _ day: String) {
    for command in ["estimate -", "handout -", "handout - --proposal"] {
      let (text, _) = run(command, Self.disk(limit))
      #expect(text.contains(missing), "\(command): \(text)")
      #expect(text.contains("used up about \(day)"), "\(command): \(text)")
    }
  }

  /// $372.64 to pay beside the credit: $200 and that are enough, and a cent less is not.
  @Test func everyCommandSaysTheSame() {
    for (limit, lasts) in [("372.64", false), ("372.65", true)] {
      let plan = Self.disk(limit)
      let estimate = run("estimate - --fail-over limit", plan)
      #expect(estimate.code == (lasts ? 0 : 1))
      #expect(estimate.text.contains("The money lasts") == lasts)
      #expect(estimate.text.contains("over the limit: the plan uses $261.68 of $372.64") == !lasts)
      let forecast = run("forecast -", plan).text
      #expect(forecast.contains("is \(lasts ? "never passed" : "always used up")"), "\(forecast)")
      #expect(forecast.contains("Ask for $373"), "\(forecast)")
      let afford = run("afford - --solve days", plan).text
      #expect(afford.contains(lasts ? "pays for 200 days" : "pays for 199 days"), "\(afford)")
    }
  }

  @Test func theForecastBesideAnEstimateAgrees() {
    let text = run(
      "estimate -", Self.disk("300", size: #"{"low": 450, "likely": 500, "high": 550}"#)
    ).text
    #expect(text.contains("The money does not last at the likely values"))
    #expect(text.contains("The limit of $300.00 is used up in all of the terms"), "\(text)")
    #expect(run("forecast -", Self.disk("300")).text.contains("in half of all terms by 2026-07-31"))
  }

  @Test(arguments: [("261.69", "2026-07-01"), ("300", "2026-07-31"), ("372.65", "lasts")])
  func aBillAsPlannedEndsAsPlanned(_ limit: String, _ day: String) throws {
    let bill =
      ActualCommandTests.header
      + (9...31).map {
        String(
          format:
            "d,1,Usage,2026-03-%02dT00:00:00Z,%@T00:00:00Z,AmazonEC2,EBS:VolumeUsage.gp3,16.1290322581,GB-Mo,USD,0.08,1.2903225806,us-east-1,,\n",
          $0, $0 == 31 ? "2026-04-01" : String(format: "2026-03-%02d", $0 + 1))
      }.joined()
    let outcome = try ActualCommandTests.run(
      "lapses-\(limit)", bill: bill, plan: Self.disk(limit), ["--fail-over", "limit"])
    let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let lasts = day == "lasts"
    #expect(text.contains(lasts ? "there is lasts" : "there is ends on \(day)"), "\(text)")
    #expect(outcome.code == (lasts ? 0 : 1))
    #expect(outcome.errors.contains("credits expire unused") == !lasts)
  }

  /// Ten accounts with $100 each until 2026-10-15, of which each uses $503.83.
  @Test func creditsOfAClassExpireAsWell() {
    let plan =
      #"{"title": "Class", "region": "us-east-1", "start": "2026-09-01", "months": 4, "month_hours": "calendar", "cohort": {"students": 10, "accounts": "individual"}, "resources": [{"service": "ec2", "instance_type": "t3.medium", "name": "nb"}], "limit_usd": 1100, "credits": [{"name": "grant", "amount_usd": 100, "expires": "2026-10-15"}]}"#
    var days: [Substring] = []
    for limit in ["1364", "1365"] {
      let text = run("estimate - --set limit_usd=\(limit)", plan).text
      #expect(text.contains("of that expire unused"), "\(text)")
      days += text.matches(of: /used up about (\d{4}-\d\d-\d\d)/).map(\.1).prefix(1)
    }
    #expect(days == ["2026-11-17", "2026-11-17"])
  }

  /// Twenty accounts with $5 each that do not expire are part of the money, used or not.
  @Test func creditsThatLastAreThere() {
    let plan =
      #"{"title": "Class", "region": "us-east-1", "start": "2026-09-01", "weeks": 14, "cohort": {"students": 20, "accounts": "individual"}, "credits": [{"name": "c", "amount_usd": 5}], "limit_usd": 110, "resources": [{"name": "nb", "service": "ec2", "instance_type": "t3.nano", "hours_per_week": 10}, {"name": "data", "service": "s3", "storage_gb": 200, "shared": true}]}"#
    #expect(run("estimate - --fail-over limit", plan).code == 0)
    #expect(run("forecast -", plan).text.contains("the limit of $110.00 is never passed"))
    #expect(
      run("estimate -", plan).text.contains(
        "But no credit may pay the $14.82, and beside the credits there is $10.00."))
  }

  /// $1,371.20 of storage, of which a credit of $500 for servers pays nothing: it is in the limit, and the
  /// answer says what is not.
  private static func storage(_ limit: String, credit: String = #""services": ["ec2"]"#) -> String {
    #"{"title": "T", "region": "us-east-1", "start": "2026-09-10", "months": 1, "free_tier": "none", "limit_usd": \#(limit), "credits": [{"name": "grant", "amount_usd": 500, \#(credit)}], "resources": [{"name": "store", "service": "s3", "storage_gb": 60000}]}"#
  }

  @Test func aCreditThatMayNotPayTheRestIsNamed() {
    let beside = "But no credit may pay the $1,371.20, and beside the credits there is $1,000.00."
    #expect(run("estimate -", Self.storage("1500")).text.contains(beside))
    #expect(run("handout -", Self.storage("1500")).text.contains(beside))
    #expect(!run("estimate -", Self.storage("1871.20")).text.contains("may pay the $1,371.20"))
  }

  @Test func aCreditThatExpiredBeforeThePlanSaysSo() {
    let text = run("estimate -", Self.storage("1500", credit: #""expires": "2026-09-09""#)).text
    #expect(
      text.contains(
        "but $500.00 of that had expired before the plan begins, so that $371.20 are missing"),
      "\(text)")
  }

  /// More money never makes less last: credits above the limit that expire are not there either.
  @Test func creditsAboveTheLimitExpireAsWell() {
    for limit in ["100", "199.99", "200", "261.67"] {
      #expect(run("estimate - --fail-over limit", Self.disk(limit)).code == 1)
    }
  }
}
