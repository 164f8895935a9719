import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests of commitments that go on after the plan: what they owe then counts wherever plans are
/// compared.
@Suite struct CommitmentComparisonTests {
  private static func plan(months: Int) -> String {
    """
    {"title":"One server","region":"us-east-1","months":\(months),"limit_usd":400,"free_tier":"none",
     "resources":[{"name":"server","service":"ec2","instance_type":"m5.large","public_ipv4":0}]}
    """
  }

  private func run(
    _ words: [String], months: Int = 4, of text: String? = nil
  ) -> (code: Int32, text: String, outcome: BudgetCLI.Outcome) {
    let outcome = Checkout.run(words, input: .text(text ?? Self.plan(months: months)))
    let text = (outcome.output + outcome.errors).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return (outcome.code, text, outcome)
  }

  private static let ways =
    "purchase_option=on_demand,reserved_1yr_all_upfront,reserved_1yr_no_upfront"

  /// Four months on demand are $280.32; the year of a reservation is $494.00 or $529.29.
  @Test func shortPlansAreCheapestOnDemand() throws {
    let text = run(["compare", "-", "--vary", Self.ways]).text
    #expect(
      text.contains(
        "With what commitments owe after the plan, on_demand costs least, $280.32; reserved_1yr_no_upfront costs most, $529.29: $248.97 more. Owed in all, whatever runs after the plan: reserved_1yr_all_upfront, $494.00, of which the plan has $164.67; reserved_1yr_no_upfront, $529.29, of which the plan has $176.43."
      ), "\(text)")
    let outcome = run(["compare", "-", "--vary", Self.ways, "--format", "json"]).outcome
    let report = try ActualCommandTests.json(outcome)
    let plans = try #require(report["plans"] as? [[String: Any]])
    let owed = plans.compactMap { ($0["owed_usd"] as? String).flatMap(Double.init) }
    #expect(owed.count == 3 && abs(owed[2] - 529.29) < 0.01, "\(owed)")
    #expect(owed[0] == 280.32)
  }

  /// A plan as long as the commitment has all of it.
  @Test func aYearIsCheapestReserved() {
    let text = run(["compare", "-", "--vary", Self.ways], months: 12).text
    #expect(text.contains("reserved_1yr_all_upfront costs least, $494.00;"), "\(text)")
    #expect(!text.contains("after the plan"), "\(text)")
  }

  /// Nobody can reserve a server for a job: 1,000 core hours take two c5.large 250 hours at $0.17.
  @Test func aJobOwesTheTermOfACommitment() throws {
    let job = [
      "compare", "--work-core-hours", "1000", "--types", "m5.large,2xc5.large", "--region",
      "us-east-1", "--purchase", "on-demand,reserved", "--disk-gb", "0", "--addresses", "0",
    ]
    let text = run(job).text
    #expect(text.contains("is both the fastest and the cheapest: 250 hours and $42.50"), "\(text)")
    #expect(text.contains("What it costs in all is the whole term."), "\(text)")
    // Where a job lasts longer than on-demand hours for the price of a term, the term is cheaper.
    let long = run(job.map { $0 == "1000" ? "40000" : $0 }).text
    #expect(long.contains("The cheapest is m5.large (3yr all upfront"), "\(long)")
  }

  /// What a plan of some hours costs is the whole term, too.
  @Test func hoursOweTheTermOfACommitment() throws {
    let words = [
      "compare", "--types", "m5.large", "--region", "us-east-1", "--purchase", "reserved",
      "--hours", "250", "--format", "json",
    ]
    let report = try ActualCommandTests.json(run(words).outcome)
    let offers = try #require(report["rows"] as? [[String: Any]])
    let totals = offers.compactMap { ($0["total"] as? String).flatMap(Double.init) }
    #expect(totals.count == offers.count && totals.allSatisfy { $0 > 490 }, "\(totals)")
  }

  @Test func threeYearsOfGoogleOutlastAPlan() {
    let plan = """
      {"title":"G","provider":"gcp","region":"us-central1","months":4,"free_tier":"none",
       "resources":[{"name":"vm","service":"gcp_compute","machine_type":"e2-standard-2"}]}
      """
    let text = run(
      ["compare", "-", "--vary", "purchase_option=on_demand,committed_3yr"], of: plan
    ).text
    #expect(
      text.contains("With what commitments owe after the plan, on_demand costs least,"), "\(text)")
  }

  @Test func aDifferenceHasWhatIsOwedAfterThePlan() throws {
    let words = ["diff", "-", "--vary", "purchase_option=on_demand,reserved_1yr_all_upfront"]
    let (code, text, _) = run(words + ["--fail-on-increase"])
    #expect(code == 1)
    #expect(
      text.contains(
        "With what commitments owe after the plan, the second costs $213.68 more: $280.32 before, $494.00 after. The plan itself: $280.32 before, $164.67 after."
      ), "\(text)")
    #expect(run(words + ["--fail-on-increase"], months: 12).code == 0)
    let report = try ActualCommandTests.json(run(words + ["--format", "json"]).outcome)
    let owed = try #require((report["owed_difference_usd"] as? String).flatMap(Double.init))
    #expect(abs(owed - 213.68) < 0.01)
    #expect((report["difference_usd"] as? String)?.hasPrefix("-115.6") == true)
  }

  /// $400 pays for nine months of a reservation, $396.97; the rest of its year is $132.32.
  @Test func whatACommitmentOwesAfterwardsIsSaid() {
    let words = ["afford", "-", "--solve", "months", "--types", "m5.large", "--purchase"]
    let short = run(words + ["reserved_1yr_no_upfront"]).text
    #expect(short.contains("$400.00 pays for 9 months at most"), "\(short)")
    #expect(
      short.contains(
        "After the plan, on top of these figures: $132.32 (9 months, reserved 1 year, no upfront)."),
      "\(short)")
    let whole = run(words + ["reserved_1yr_no_upfront", "--limit", "530"]).text
    #expect(whole.contains("$530.00 pays for 12 months at most"), "\(whole)")
    #expect(!whole.contains("After the plan"), "\(whole)")
  }
}
