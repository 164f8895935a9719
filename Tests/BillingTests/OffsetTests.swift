import Billing
import Money
import PriceFixtures
import Scenarios
import Testing

/// Free tier and credits: pools, windows, cohorts, expiry.
@Suite struct OffsetTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var plan: String
    var resources: String
    /// By month: list, free tier, credits.
    var months: [String]
    var testDescription: String { name }
  }

  static let server = #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0 }"#
  static let three =
    #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0, "count": 3 }"#
  static let dollar = #"{ "service": "custom", "unit_price_usd": 10, "monthly_quantity": 1 }"#

  static let cases: [Case] = [
    Case(
      name: "three servers share one pool of 750 hours: 1,410 of 2,160 are billed, 16.356",
      plan:
        #""months": 1, "month_hours": 720, "start": "2018-09-01", "account": { "opened": "2018-08-20" }"#,
      resources: three, months: ["25.056 -8.7 0"]),
    Case(
      name: "as three resources the same",
      plan:
        #""months": 1, "month_hours": 720, "start": "2018-09-01", "account": { "opened": "2018-08-20" }"#,
      resources: "\(server), \(server), \(server)", months: ["25.056 -8.7 0"]),
    Case(
      name: "spot hours are not free-tier hours",
      plan:
        #""months": 1, "month_hours": 720, "start": "2018-09-01", "account": { "opened": "2018-08-20" }"#,
      resources:
        #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0, "purchase_option": "spot", "spot_price_usd": 0.01 }"#,
      months: ["7.2 0 0"]),
    Case(
      name: "no account date: only what every account has",
      plan: #""months": 1, "month_hours": 720"#, resources: server, months: ["8.352 0 0"]),
    Case(
      name: "free_tier none",
      plan: #""months": 1, "free_tier": "none""#,
      resources: #"{ "service": "data_transfer", "monthly_outbound_internet_gb": 150 }"#,
      months: ["13.5 0 0"]),
    Case(
      name: "the window ends within the month: usage after it is billed",
      plan:
        #""months": 2, "month_hours": "calendar", "start": "2019-08-01", "account": { "opened": "2018-08-20" }"#,
      resources: server, months: ["8.6304 -5.2896 0", "8.352 0 0"]),
    Case(
      name: "an account opened within the plan's month",
      plan:
        #""months": 1, "month_hours": 720, "start": "2018-09-01", "account": { "opened": "2018-09-01" }"#,
      resources: server, months: ["8.352 -8.352 0"]),
    Case(
      name: "an account opened since 2025-07-15 has a credit, not hours",
      plan:
        #""months": 2, "month_hours": 720, "start": "2026-09-01", "account": { "opened": "2026-08-20" }"#,
      resources: server, months: ["8.352 0 -8.352", "8.352 0 -8.352"]),
    Case(
      name: "its credit pays nothing before the month of its opening",
      plan:
        #""months": 2, "month_hours": "calendar", "start": "2026-09-01", "account": { "opened": "2026-10-01" }"#,
      resources: #"{ "service": "public_ipv4", "count": 10 }"#, months: ["36 0 0", "37.2 0 -37.2"]),
    Case(
      name: "its credit ends a year after opening",
      plan:
        #""months": 2, "month_hours": "calendar", "start": "2026-09-01", "account": { "opened": "2025-09-11", "earned_credits_usd": 20 }"#,
      resources: #"{ "service": "public_ipv4", "count": 10 }"#, months: ["36 0 -12", "37.2 0 0"]),
    Case(
      name: "the provider's credit does not pay what others sell",
      plan: #""months": 1, "start": "2026-09-01", "account": { "opened": "2026-08-20" }"#,
      resources: dollar, months: ["10 0 0"]),
    Case(
      name: "tiers begin after the free pool: 10,340 GB are 100 free and 10,240 at 0.09",
      plan: #""months": 1"#,
      resources: #"{ "service": "data_transfer", "monthly_outbound_internet_gb": 10340 }"#,
      months: ["930.1 -8.5 0"]),
    Case(
      name: "free address hours are for instances: not for a NAT gateway's address",
      plan:
        #""months": 1, "month_hours": 720, "start": "2024-09-01", "account": { "opened": "2024-08-20" }"#,
      resources:
        #"{ "service": "ec2", "instance_type": "t2.micro" }, { "service": "nat_gateway" }, { "service": "public_ipv4" }"#,
      months: ["51.552 -11.952 0"]),
    Case(
      name: "one transfer pool for a server and a bucket",
      plan: #""months": 1"#,
      resources:
        #"{ "service": "ec2", "instance_type": "t2.micro", "public_ipv4": 0, "hours": 1, "monthly_data_transfer_out_gb": 80 }, { "service": "s3", "monthly_data_transfer_out_gb": 80 }"#,
      months: ["14.4116 -9 0"]),
    Case(
      name: "the earliest expiry pays first, whatever the order of the file",
      plan:
        #""months": 3, "month_hours": "calendar", "start": "2026-09-01", "credits": [ { "name": "late", "amount_usd": 100, "expires": "2027-01-31" }, { "name": "early", "amount_usd": 15, "expires": "2026-10-31" } ]"#,
      resources: dollar, months: ["10 0 -10", "10 0 -10", "10 0 -10"]),
    Case(
      name: "a credit that expired before the plan pays nothing",
      plan:
        #""months": 1, "start": "2026-09-01", "credits": [ { "name": "old", "amount_usd": 100, "expires": "2026-08-31" } ]"#,
      resources: dollar, months: ["10 0 0"]),
    Case(
      name: "a credit for one service pays no other",
      plan:
        #""months": 1, "credits": [ { "name": "s3 only", "amount_usd": 100, "services": ["s3"] } ]"#,
      resources: #"\#(dollar), { "service": "s3", "storage_gb": 100 }"#, months: ["12.3 0 -2.3"]),
    Case(
      name: "a credit never pays more than there is to pay, nor more than it has",
      plan: #""months": 3, "credits": [ { "name": "grant", "amount_usd": 25 } ]"#,
      resources: dollar, months: ["10 0 -10", "10 0 -10", "10 0 -5"]),
    Case(
      name: "38 accounts: 38 pools and 38 credits",
      plan:
        #""months": 1, "cohort": { "students": 38, "accounts": "individual" }, "credits": [ { "name": "c", "amount_usd": 1 } ]"#,
      resources: #"{ "service": "data_transfer", "monthly_outbound_internet_gb": 150 }"#,
      months: ["513 -342 -38"]),
    Case(
      name: "one account for 38: one pool, one credit, higher tiers",
      plan:
        #""months": 1, "cohort": { "students": 38, "accounts": "shared" }, "credits": [ { "name": "c", "amount_usd": 1 } ]"#,
      resources: #"{ "service": "data_transfer", "monthly_outbound_internet_gb": 150 }"#,
      months: ["513 -9 -1"]),
    Case(
      name: "what the class shares is one, in an account of its own, without the students' credits",
      plan:
        #""months": 1, "cohort": { "students": 38, "accounts": "individual" }, "credits": [ { "name": "c", "amount_usd": 1 } ]"#,
      resources: #"{ "service": "s3", "storage_gb": 100, "shared": true }"#, months: ["2.3 0 0"]),
  ]

  @Test(arguments: cases)
  func offsets(_ each: Case) throws {
    let example = WorkedExample(
      name: each.name, plan: each.plan, resources: each.resources, list: "")
    let budget = try example.budget(offers: FixtureBook.standardOffers)
    #expect(budget.months.map { "\($0.list) \($0.freeTier) \($0.credits)" } == each.months)
  }
}
