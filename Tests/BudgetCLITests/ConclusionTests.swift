import Testing

@testable import BudgetCLI

/// Tests of what the answer concludes from the figures, in the words that a reader sees.
@Suite struct ConclusionTests {
  private func answer(_ command: String, _ plan: String) -> String {
    let outcome = Checkout.run([command, "-"], input: .bytes(Array(plan.utf8)))
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// m5.large for a year, paid in advance: lines and cash are the same $494.00.
  @Test func cashThatEqualsTheLinesIsNotHeldAgainstThem() {
    let answer = answer(
      "estimate",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 12, "resources": [{"name": "s", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "purchase_option": "reserved_1yr_all_upfront"}]}"#
    )
    #expect(answer.contains("Upfront fees are due in full ($494.00 on 2026-09-01)"))
    #expect(!answer.contains("In cash the plan takes"))
  }

  /// A gateway that is always forgotten: 60 days at $1.20 beside the planned $2.40.
  @Test func whatAlwaysHappensIsPartOfTheAnswer() {
    let answer = answer(
      "estimate",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "weeks": 4, "limit_usd": 4, "resources": [{"name": "g", "service": "nat_gateway", "until": "2026-09-03", "forgotten": {"probability": 1, "days": 60}}]}"#
    )
    #expect(answer.contains("The money lasts at the likely values"))
    #expect(answer.contains("The limit of $4.00 is passed in all of the terms that were drawn."))
  }

  /// 40 hours and 4 × 25 hours left on, at $0.0104 for the server and $0.005 for its address.
  @Test func aServerThatIsLeftOnKeepsItsAddress() {
    let answer = answer(
      "forecast",
      #"{"title": "t", "region": "us-east-1", "start": "2027-02-01", "weeks": 4, "resources": [{"name": "nb", "service": "ec2", "instance_type": "t3.micro", "hours_per_week": 10, "left_on": {"probability": 1, "hours": 25}}]}"#
    )
    #expect(answer.contains("Used up, before credits $2.16 $2.16 $2.16 $2.16 $2.16"))
  }

  /// Forgotten in 30 of 100 terms: twice as often is 60, however long it then runs.
  @Test func twiceAsOftenIsNotTwiceAsLong() throws {
    let answer = answer(
      "forecast",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "weeks": 4, "limit_usd": 4, "resources": [{"name": "g", "service": "nat_gateway", "until": "2026-09-03", "forgotten": {"probability": 0.3, "days": 60}}]}"#
    )
    let high = answer.firstMatch(of: /at its high end passed in (\d+) of 100 terms/)
    let share = try #require(high.flatMap { Int($0.1) })
    #expect((55...65).contains(share))
  }

  /// The credit's last day and the limit's are the same day, in the second half of the month.
  @Test func aCreditIsNotUsedUpBeforeAnythingRuns() {
    let answer = answer(
      "forecast",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 1, "month_hours": "calendar", "credits": [{"name": "grant", "amount_usd": 10, "expires": "2027-06-30"}], "limit_usd": 10, "resources": [{"name": "s", "service": "ec2", "instance_type": "m7g.large", "public_ipv4": 0, "from": "2026-09-16"}]}"#
    )
    #expect(answer.contains("grant ($10.00) is always used up: in 90 of 100 terms by 2026-09-21."))
  }
}
