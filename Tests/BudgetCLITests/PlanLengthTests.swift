import BudgetCLI
import TestSupport
import Testing

/// A plan that costs less because it is shorter is no saving: where plans of several lengths are
/// compared, the answer says so.
@Suite struct PlanLengthTests {
  static let plan = """
    {"title": "t", "region": "us-east-1", "months": 3, "resources": [
      {"name": "vm", "service": "ec2", "instance_type": "m5.large", "hours_per_week": 10},
      {"name": "disk", "service": "ebs", "volume_type": "gp3", "size_gb": 100}]}
    """

  @Test(arguments: [
    (
      "months=4",
      "3 months before, at $12.39 a month; 4 months after, at $12.39 a month."
    ),
    ("weeks=4", "3 months before, at $12.39 a month; 4 weeks after, at $12.39 a month."),
    (
      "days=10", "3 months before, at $2.85 a week; 10 days after, at $2.85 a week."
    ),
  ])
  func differencesSaySo(_ change: String, _ sentence: String) {
    for format in ["table", "markdown", "html"] {
      let page = Checkout.run(
        ["diff", "-", "--to-set", change, "--format", format]
          + (change.hasPrefix("months") ? [] : ["--to-set", "months=null"]),
        input: .text(Self.plan)
      ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(page.contains("They are not of one length: \(sentence)"), "\(page)")
    }
  }

  @Test func plansSideBySideSaySo() {
    let page = Checkout.run(
      ["compare", "-", "--vary", "months=3,4", "--format", "markdown"], input: .text(Self.plan)
    ).output
    #expect(
      page.contains(
        "They are not of one length, but from 3 months to 4 months: a month of each costs $12.39."))
    #expect(page.contains("| 4 | 4 months | $12.39 | $49.55 |"), "\(page)")
  }

  /// What a commitment owes in all is the same for plans within its term: none of them costs least alone.
  @Test func plansThatCostTheSameAreNamedTogether() {
    let plan =
      #"{"title": "t", "region": "us-east-1", "months": 3, "resources": [{"name": "vm", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "purchase_option": "reserved_1yr_no_upfront"}]}"#
    let page = Checkout.run(
      ["compare", "-", "--vary", "months=6,12,14", "--format", "markdown"], input: .text(plan)
    ).output
    #expect(
      page.contains("6 and 12 cost least, $") && page.contains(" each; 14 costs most"), "\(page)")
  }

  /// Days are not compared by the month.
  @Test func shortPlansAreComparedInTheirOwnUnit() {
    let plan = Self.plan.replacing("\"months\": 3", with: "\"days\": 2")
    let page = Checkout.run(["diff", "-", "--to-set", "days=3"], input: .text(plan)).output
    #expect(page.contains("a day"), "\(page)")
  }

  @Test(arguments: [("months=3", "start"), ("weeks=2", "days=14")])
  func equalLengthsAreNoMatter(_ first: String, _ second: String) {
    let change = second == "start" ? "start=2026-11-01" : second
    let page = Checkout.run(
      ["diff", "-", "--set", "months=null", "--set", first, "--to-set", change]
        + (first.hasPrefix("months") ? [] : ["--to-set", "weeks=null"]),
      input: .text(Self.plan)
    ).output
    #expect(page.contains("Both cost") && !page.contains("not of one length"), "\(page)")
  }
}
