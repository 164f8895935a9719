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

  /// A month of a plan from the 20th reaches into the next one: $60 of $34.018 a month are used up on
  /// the 24th of 31 days from 2026-10-20.
  @Test func aPlanMonthIsNotTheCalendarMonthOfItsName() {
    let plan =
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-20", "months": 3, "credits": [{"name": "grant", "amount_usd": 60}], "resources": [{"name": "server", "service": "ec2", "instance_type": "t3.medium"}]}"#
    let answer = answer("estimate", plan)
    #expect(answer.contains("all $60.00 are used up about 2026-11-12."))
    #expect(answer.contains("grant lasts until about 2026-11-12."))
    #expect(answer.contains("2026-09 is 2026-09-20 to 2026-10-19."))
    let outcome = Checkout.run(
      ["estimate", "-", "--format", "markdown"], input: .bytes(Array(plan.utf8)))
    #expect(outcome.output.contains("about 2026-11-12") && !outcome.output.contains("in 2026-10"))
    let json = Checkout.run(["estimate", "-", "--format", "json"], input: .bytes(Array(plan.utf8)))
    #expect(json.output.contains(#""used_up": "2026-11-12""#))
    #expect(json.output.contains(#""what": "bill of the month from 2026-10-20""#))
  }

  /// Each student's credit, too, is used up on a day.
  @Test func aStudentsCreditIsUsedUpOnADay() {
    let answer = answer(
      "estimate",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-20", "months": 3, "cohort": {"students": 5, "accounts": "individual"}, "credits": [{"name": "grant", "amount_usd": 60}], "resources": [{"name": "server", "service": "ec2", "instance_type": "t3.medium"}]}"#
    )
    #expect(answer.contains("it is used up about 2026-11-12, and $42.05 is for each to pay."))
  }

  /// 480 hours at $0.0816 until the end of the 20th: the credit is used up when the server is gone, not
  /// when the month is over.
  @Test func whatLastsToTheCentEndsWithItsLastUse() {
    let answer = answer(
      "estimate",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 1, "month_hours": "calendar", "credits": [{"name": "grant", "amount_usd": 39.168}], "resources": [{"name": "s", "service": "ec2", "instance_type": "m7g.large", "public_ipv4": 0, "volumes": [], "until": "2026-09-21"}]}"#
    )
    let sentence = "The credits last to the cent: all $39.17 are used up about 2026-09-20."
    #expect(answer.contains(sentence))
  }

  /// $2.40 until 2026-09-03, and from then on $1.20 a day where it is forgotten: more than $4 after 32
  /// hours of it, and $8.40 by the end of the first week.
  @Test func whatIsForgottenCostsFromThenOn() {
    let answer = answer(
      "forecast",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "weeks": 4, "limit_usd": 4, "resources": [{"name": "g", "service": "nat_gateway", "until": "2026-09-03", "forgotten": {"probability": 0.3, "days": 60}}]}"#
    )
    #expect(answer.contains("passed in 30 of 100 terms, in one of ten by 2026-09-04."))
    #expect(answer.contains("week 1 $2.40 $2.40 $8.40 $8.40"))
  }

  /// Of two things that may be forgotten, only one mostly is: each costs from its own end on.
  @Test func whatIsForgottenLaterCostsLater() {
    let answer = answer(
      "forecast",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "weeks": 4, "resources": [{"name": "a", "service": "nat_gateway", "until": "2026-09-03", "forgotten": {"probability": 0.3, "days": 5}}, {"name": "b", "service": "nat_gateway", "from": "2026-09-20", "until": "2026-09-22", "forgotten": {"probability": 0.3, "days": 5}}]}"#
    )
    #expect(answer.contains("week 2 $2.40 $2.40 $8.40 $8.40"))
    #expect(answer.contains("week 3 $4.80 $4.80 $10.80 $10.80"))
  }

  /// $3.92 a day: the first $100 last until the 26th, the next $15 until the 30th.
  @Test func theSecondCreditIsUsedUpAfterTheFirst() {
    let answer = answer(
      "forecast",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 2, "month_hours": "calendar", "account": {"opened": "2026-08-01"}, "credits": [{"name": "Course credit", "amount_usd": 15}], "resources": [{"name": "s", "service": "ec2", "instance_type": "m7g.xlarge", "public_ipv4": 0}, {"name": "b", "service": "s3", "storage_gb": {"low": 1, "likely": 2, "high": 3}}]}"#
    )
    #expect(answer.contains("Sign-up credit is always used up, in half of all terms by 2026-09-26"))
    #expect(answer.contains("Course credit is always used up, in half of all terms by 2026-09-30"))
  }

  /// Half of $126.02 is billed by the hour, which credits of the provider pay, in a forecast too.
  @Test func signUpCreditsPayTheHoursOfWhatIsPartlyPaidUpfront() {
    let plan =
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-10", "months": 3, "account": {"opened": "2026-08-20"}, "resources": [{"name": "s", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "purchase_option": "reserved_1yr_partial_upfront"}]}"#
    let estimate = answer("estimate", plan)
    #expect(estimate.contains("the plan uses $63.01 of $100.00 in credits, and $252.04 is yours"))
    #expect(answer("forecast", plan).contains("Sign-up credit is never used up."))
    let whole = plan.replacing("partial_upfront", with: "all_upfront")
    #expect(answer("estimate", whole).contains("the plan uses $0.00 of $100.00 in credits"))
  }

  /// A shared account's credit pays for its students.
  @Test func creditsOfASharedAccountPayForStudents() {
    let plan =
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 3, "account": {"opened": "2026-08-20"}, "cohort": {"students": 12, "accounts": "shared"}, "resources": [{"name": "s", "service": "ec2", "instance_type": "t3.micro", "hours_per_week": 10}]}"#
    let outcome = Checkout.run(
      ["estimate", "-", "--format", "json"], input: .bytes(Array(plan.utf8)))
    #expect(outcome.output.contains(#""paid_by_credits_usd": "2.0075000000000022""#))
  }

  /// Credits of $200 and a limit of $50: the limit does not hold, and the money does.
  @Test func aLimitBelowTheCreditsIsPassed() {
    let answer = answer(
      "estimate",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 3, "limit_usd": 50, "credits": [{"name": "grant", "amount_usd": 200}], "resources": [{"name": "server", "service": "ec2", "instance_type": "t3.medium"}]}"#
    )
    #expect(
      answer.contains(
        "The plan passes its limit: the plan uses $102.05 of $50.00, $52.05 more than the limit; credits pay all of it. The limit is passed about 2026-10-15."
      ))
    #expect(!answer.contains("does not last"))
  }

  /// What is left is what a reader gets who subtracts.
  @Test(arguments: [
    (
      #""limit_usd": 100, "resources": [{"name": "x", "service": "custom", "unit_price_usd": 78.135, "quantity": 1}]"#,
      "uses $78.14 of $100.00; $21.86 are left"
    ),
    (
      #""credits": [{"name": "g", "amount_usd": 100}], "resources": [{"name": "x", "service": "custom", "unit_price_usd": 78.135, "quantity": 1}]"#,
      "uses $78.14 of $100.00 in credits; $21.86 are left"
    ),
    (
      #""credits": [{"name": "g", "amount_usd": 50.005}], "resources": [{"name": "x", "service": "custom", "unit_price_usd": 78.01, "quantity": 1}]"#,
      "You pay $28.01 for 1 month: the list price is $78.01, of which credits pay $50.00."
    ),
  ])
  func figuresOfASentenceAddUp(_ plan: String, _ sentence: String) {
    let answer = answer(
      "estimate", #"{"title": "t", "region": "us-east-1", "months": 1, \#(plan)}"#)
    #expect(answer.contains(sentence), "\(answer.prefix(400))")
  }

  /// List price $12.80 and $2.34 to pay leave $10.46 that is free, though it is $10.4656: the same
  /// sum in the answer, in tables and in remarks.
  @Test func oneSumIsOneAmount() {
    let plan =
      #"{"title": "t", "region": "us-east-1", "start": "2026-03-01", "months": 2, "limit_usd": 90, "account": {"opened": "2025-07-01"}, "cohort": {"students": 2, "accounts": "individual"}, "resources": [{"name": "vm", "service": "ec2", "instance_type": "t2.micro", "hours_per_week": 3, "volumes": [{"volume_type": "gp3", "size_gb": 37.3}]}]}"#
    for options in [["--format", "markdown"], ["--format", "html"], []] {
      let page = Checkout.run(["estimate", "-"] + options, input: .text(plan)).output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(page.contains("the free tier covers $10.46"))
      #expect(page.contains("The free tier takes $10.46 off"))
      #expect(!page.contains("$10.47"))
    }
    let notes = Checkout.run(["handout", "-", "--instructor-notes"], input: .text(plan)).output
    #expect(notes.contains("covers $10.46") && !notes.contains("$10.47"), "\(notes)")
    let diff = Checkout.run(["diff", "-", "--to-set", "months=1"], input: .text(plan)).output
    #expect(diff.contains("-$10.46 →") && !diff.contains("$10.47"), "\(diff)")
  }

  /// In us-east-1b one price of t3.micro was observed, in the region six hundred.
  @Test func aZoneWithoutACourseMovesAsItsRegion() {
    let answer = answer(
      "forecast",
      #"{"title": "t", "region": "us-east-1", "months": 3, "free_tier": "none", "resources": [{"name": "r", "service": "ec2", "instance_type": "t3.micro", "purchase_option": "spot", "availability_zone": "us-east-1b", "hours_per_week": 30, "public_ipv4": 0}]}"#
    )
    #expect(
      answer.contains(
        "Of SpotUsage:t3.micro in us-east-1b only an average and a single price are known: its price moves as in the region"
      ), "\(answer)")
  }

  /// What has no end is not said to be gone with the others; only where all the others end.
  @Test(arguments: [
    (#""until": "2026-10-01""#, "deleted on 2026-10-01, when the last of the others is"),
    (#""hours": 9"#, "deleted on 2026-10-01, when gone is"),
  ])
  func anEndIsThatOfOthersThatHaveOne(_ other: String, _ words: String) {
    let answer = answer(
      "advise",
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 3, "month_hours": "calendar", "resources": [{"name": "gate", "service": "nat_gateway"}, {"name": "gone", "service": "ec2", "instance_type": "t3.micro", "until": "2026-10-01"}, {"name": "other", "service": "ec2", "instance_type": "t3.micro", \#(other)}]}"#
    )
    #expect(answer.contains("gate: \(words)"), "\(answer)")
  }

  /// What is free of metered usage and deducted is not said to be unknown.
  @Test func meteredUsageHasTheFreeTierThatIsKnown() {
    let answer = answer(
      "estimate",
      #"{"title": "t", "region": "us-east-1", "months": 1, "resources": [{"name": "x", "service": "metered", "offer": "lambda", "meter": "Request", "monthly_quantity": 2000000}]}"#
    )
    #expect(answer.contains("Free tier -$0.20"))
    #expect(
      answer.contains(
        "minimums and rounding of lambda are not known here, nor what is free of it beyond what is deducted"
      ), "\(answer)")
  }
}
