import Foundation
import Testing

@testable import BudgetCLI

/// Tests of the day on which the money ends: a forecast in which nothing is uncertain says the same as the
/// estimate.
@Suite struct MoneyEndsTests {
  /// A plan, and the day on which its money ends.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var plan: String
    var day: String

    init(_ name: String, _ plan: String, ends day: String) {
      (testDescription, self.plan, self.day) = (name, plan, day)
    }
  }

  /// A reserved server, whose fee is $494.00 if it is paid in full, and a gateway for $36.50 a month.
  private static func reserved(
    _ limit: String, _ upfront: String = "all", start: String = "2026-09-01", server: String = "",
    plan: String = ""
  ) -> String {
    #"{"title": "T", "region": "us-east-1", "start": "\#(start)", "months": 3, "free_tier": "none", "limit_usd": \#(limit), \#(plan) "resources": [{"name": "a", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "purchase_option": "reserved_1yr_\#(upfront)_upfront"\#(server)}, {"name": "b", "service": "nat_gateway"}]}"#
  }

  private static let later = #", "from": "2026-10-03""#

  /// Of $573.32, the fee takes $494.00, two months take $73.00, and the $6.32 that are left last for five days
  /// at $1.22 each.
  static let fees = [
    Case("all upfront", reserved("573.32"), ends: "2026-11-06"),
    Case("less than the fee", reserved("400"), ends: "2026-09-01"),
    Case(
      "a fee of a later day", reserved("362.10", start: "2026-09-15", server: later),
      ends: "2026-10-03"),
    Case(
      "before a fee of a later day", reserved("10", start: "2026-09-15", server: later),
      ends: "2026-09-23"),
    Case(
      "after a fee of a later day", reserved("520", start: "2026-09-15", server: later),
      ends: "2026-10-06"),
    // A day of this month does not begin on a round hour.
    Case(
      "the day before a fee",
      reserved(
        "60", start: "2028-02-10", server: #", "from": "2028-03-22""#,
        plan: #""month_hours": "calendar","#), ends: "2028-03-22"),
    Case("partial upfront", reserved("250", "partial"), ends: "2026-09-01"),
    Case("after a partial fee", reserved("300", "partial"), ends: "2026-09-26"),
    Case(
      "a credit pays the fee",
      reserved("520", plan: #""credits": [{"name": "c", "amount_usd": 500}],"#), ends: "2026-09-22"),
  ]

  /// Resources of which credits may not pay for all.
  private static func restricted(
    _ limit: String, start: String, _ length: String, credits: String, _ resources: String...
  ) -> String {
    #"{"title": "T", "region": "us-east-1", "start": "\#(start)", \#(length), "free_tier": "none", "limit_usd": \#(limit), "credits": [\#(credits)], "resources": [\#(resources.joined(separator: ", "))]}"#
  }

  private static let machine =
    #"{"name": "m", "service": "ec2", "instance_type": "t3.medium", "public_ipv4": 0}"#
  private static let large =
    #"{"name": "l", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0}"#
  private static let store = #"{"name": "s", "service": "s3", "storage_gb": 3000}"#

  static let credits = [
    // The machine has the $3.00 of a credit for everything and the $2.00 beside the credits, at $1.00 a day.
    Case(
      "a credit for a later service",
      restricted(
        "30", start: "2028-02-29", #""weeks": 7, "month_hours": 720"#,
        credits:
          #"{"name": "a", "amount_usd": 3, "expires": "2028-04-05"}, {"name": "b", "amount_usd": 25, "expires": "2028-04-08", "services": ["nat_gateway"]}"#,
        machine,
        #"{"name": "g", "service": "nat_gateway", "from": "2028-03-14T23:30", "until": "2028-04-16T08:00"}"#
      ), ends: "2028-03-05"),
    // The $6.00 beside the credit are for the store, at $0.79 a day.
    Case(
      "a credit for a service that begins within the month",
      restricted(
        "31", start: "2028-02-01", #""months": 1, "month_hours": 720"#,
        credits: #"{"name": "a", "amount_usd": 25, "expires": "2028-02-17", "services": ["ec2"]}"#,
        #"{"name": "m", "service": "ec2", "instance_type": "t3.medium", "from": "2028-02-13T08:00"}"#,
        #"{"name": "s", "service": "s3", "storage_gb": 1000}"#), ends: "2028-02-08"),
    // The plan uses $350.40 of the credit, so that $249.60 are for the store, at $69.00 a month.
    Case(
      "a credit that lasts",
      restricted(
        "600", start: "2026-09-01", #""months": 5, "month_hours": 730"#,
        credits: #"{"name": "a", "amount_usd": 500, "services": ["ec2"]}"#, large, store),
      ends: "2026-12-20"),
    // The $100.00 beside the credits are for what the class shares, at $4.60 a day.
    Case(
      "a credit of each student",
      restricted(
        "600", start: "2026-09-01",
        #""months": 2, "month_hours": 730, "cohort": {"students": 5, "accounts": "individual"}"#,
        credits: #"{"name": "a", "amount_usd": 100, "expires": "2026-10-20"}"#, large,
        #"{"name": "s", "service": "s3", "storage_gb": 6000, "shared": true}"#), ends: "2026-09-22"),
  ]

  static func json(_ command: String, _ plan: String) throws -> [String: Any] {
    let outcome = Checkout.run(
      command.split(separator: " ").map(String.init) + ["-", "--format", "json"],
      input: .bytes(Array(plan.utf8)))
    return try ActualCommandTests.json(outcome)
  }

  static func forecast(_ plan: String) throws -> [String: Any] {
    try #require(try json("forecast --draws 100", plan)["forecast"] as? [String: Any])
  }

  private func expectOneDay(_ each: Case) throws {
    let answer = try #require(try Self.json("estimate", each.plan)["answer"])
    #expect("\(answer)".contains("used up about \(each.day)"), "\(answer)")
    let over = try #require(try Self.forecast(each.plan)["over_limit"] as? [String: [String: Any]])
    for share in ["p10", "p50", "p90"] {
      #expect(over[share]?["date"] as? String == each.day, "\(over)")
    }
  }

  @Test(arguments: fees)
  func aFeeIsDueOnItsDay(_ each: Case) throws { try expectOneDay(each) }

  @Test(arguments: credits)
  func aCreditPaysWhatItMayPayFor(_ each: Case) throws { try expectOneDay(each) }

  /// Credits beyond the limit that expire take nothing of what the others pay.
  @Test func whatLastsIsNotPassed() throws {
    let plan = Self.restricted(
      "47", start: "2028-02-10", #""days": 30, "month_hours": 730"#,
      credits:
        #"{"name": "a", "amount_usd": 400, "expires": "2028-02-17", "services": ["ec2"]}, {"name": "b", "amount_usd": 28, "services": ["s3"]}"#,
      #"{"name": "l", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "until": "2028-02-27"}"#
    )
    let limit = try #require(try Self.json("estimate", plan)["limit"] as? [String: Any])
    #expect(limit["fits"] as? Bool == true)
    #expect(try Self.forecast(plan)["over_limit_probability"] as? Double == 0)
  }

  /// By months and weeks, a fee is used in full on its day, and nothing of it before or after.
  @Test func monthsAndWeeksHaveTheFeeOnItsDay() throws {
    func used(_ steps: String, _ plan: String) throws -> [String] {
      let steps = try #require(try Self.forecast(plan)[steps] as? [[String: Any]])
      return try steps.prefix(3).map { step in
        let used = try #require(step["used"] as? [String: String])
        #expect(used["p10_usd"] == used["p90_usd"])
        return try #require(used["p50_usd"])
      }
    }
    #expect(try used("months", Self.reserved("573.32")) == ["530.50", "36.50", "36.50"])
    // A week is 168 of the month's 730 hours.
    #expect(try used("weeks", Self.reserved("573.32")) == ["502.40", "8.40", "8.40"])
    let later = Self.reserved("573.32", start: "2026-09-15", server: Self.later)
    #expect(try used("months", later) == ["530.50", "36.50", "36.50"])
    #expect(try used("weeks", later) == ["8.40", "8.40", "502.40"])
    // Half of $504.08 is the fee, and $21.00 a month are paid by the hour.
    let partial = Self.reserved("573.32", "partial")
    #expect(try used("months", partial) == ["309.54", "57.50", "57.50"])
  }
}
