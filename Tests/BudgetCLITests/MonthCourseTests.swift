import Foundation
import Testing

@testable import BudgetCLI

/// What is free in a month is used first, and then the tiers of a price in their order: wherever a
/// month is cut, and whoever asks.
@Suite struct MonthCourseTests {
  private static func json(_ arguments: [String]) throws -> [String: Any] {
    try ActualCommandTests.json(Checkout.run(arguments + ["--format", "json"]))
  }

  private static func plan(
    _ keys: String = "", months: Int = 1, gigabytes: String = "300", resources: String? = nil
  ) -> String {
    let out =
      #"{"name": "out", "service": "data_transfer", "monthly_outbound_internet_gb": \#(gigabytes)}"#
    return """
      {"title": "Course", "region": "us-east-1", "start": "2026-09-01", "months": \(months),
       "month_hours": "calendar", \(keys) "resources": [\(resources ?? out)]}
      """
  }

  private static func file(_ plan: String) throws -> String {
    try Checkout.file("course-\(UUID().uuidString).json", Array(plan.utf8))
  }

  /// Transfer of some gigabytes a day from 2026-09-01 on, of which some are free.
  private static func bill(
    days: Int, _ row: (Int) -> [(quantity: Double, rate: Double)]
  ) -> String {
    var bill = ActualCommandTests.header
    for day in 1...days {
      let from = "2026-09-\(day < 10 ? "0" : "")\(day)T00:00:00Z"
      let to = "2026-09-\(day < 9 ? "0" : "")\(day + 1)T00:00:00Z"
      for (quantity, rate) in row(day) {
        bill +=
          "\(day),1,Usage,\(from),\(to),AmazonEC2,DataTransfer-Out-Bytes,\(quantity),GB,USD,\(rate),\(quantity * rate),us-east-1,,\n"
      }
    }
    return bill
  }

  static let mixes = [
    #"{"service": "data_transfer", "monthly_outbound_internet_gb": 300}"#,
    #"{"service": "data_transfer", "monthly_outbound_internet_gb": 30720}"#,
    #"{"service": "data_transfer", "monthly_outbound_internet_gb": 9000, "until": "2026-09-21"}, {"service": "s3", "monthly_data_transfer_out_gb": 9000}"#,
    #"{"service": "lambda", "memory_mb": 1024, "monthly_requests": 1600000, "request_duration_ms": 500}"#,
    #"{"provider": "gcp", "region": "us-central1", "service": "gcp_compute", "machine_type": "n1-standard-4", "disks": [], "external_ip": 0}"#,
  ]

  /// A credit pays until it lapses what the plan would owe if it ended there.
  @Test(arguments: mixes)
  func aCreditPaysWhatIsOwedUntilItLapses(_ resources: String) throws {
    let credit = #""credits": [{"name": "c", "amount_usd": 5000, "expires": "2026-09-15"}],"#
    let whole = Self.plan(credit, resources: resources)
    let budget = try Self.json(["estimate", try Self.file(whole)])
    let cut = whole.replacing(#""months": 1,"#, with: #""days": 15,"#)
      .replacing(#", "until": "2026-09-21""#, with: "")
    let half = try Self.json(["estimate", try Self.file(cut)])
    let totals = try [budget, half].map { try #require($0["totals"] as? [String: String]) }
    let paid = try totals.map { try #require($0["credits_usd"].flatMap { Double($0) }) }
    #expect(abs(paid[0] - paid[1]) < 1e-9, "\(paid)")
    let lines = try #require(budget["lines"] as? [[String: Any]])
    let sum = lines.compactMap { Double($0["credits_usd"] as? String ?? "") }.reduce(0, +)
    #expect(abs(sum - paid[0]) < 1e-9, "\(sum) \(paid)")
  }

  /// Half of a month's transfer costs the first tier only, as planned.
  @Test func aBillInTheFirstTierIsAsPlanned() throws {
    let bill = Self.bill(days: 15) { day in
      let quantity = 20480.0 / 30
      return day == 1 ? [(100, 0), (quantity - 100, 0.09)] : [(quantity, 0.09)]
    }
    let report = try ActualCommandTests.report(
      "first-tier", bill: bill, plan: Self.plan(#""limit_usd": 1790,"#, gigabytes: "20480"))
    let lines = try #require(report["resources"] as? [[String: Any]])
    #expect(lines.map { $0["as_planned"] as? Bool } == [true], "\(lines)")
    let ahead = try #require(report["forecast"] as? [String: Any])
    let end = try #require((ahead["total"] as? String).flatMap { Double($0) })
    #expect(abs(end - 1783.5) < 1e-6, "\(ahead)")
    let money = try #require(report["credits"] as? [String: Any])
    #expect(money["ends_on"] is NSNull, "\(money)")
  }

  /// Without any width, a forecast names the day that the estimate names.
  @Test(arguments: [#""limit_usd": 5,"#, #""credits": [{"name": "c", "amount_usd": 5}],"#])
  func aForecastWithoutRangesNamesTheDayOfTheEstimate(_ money: String) throws {
    let plan = try Self.file(Self.plan(money, months: 3))
    for command in ["estimate", "forecast"] {
      let text = Checkout.run([command, plan]).output
      #expect(text.contains("2026-09-16"), "\(command): \(text)")
      #expect(!text.contains("2026-09-09"), "\(command): \(text)")
    }
  }

  /// What is free was used by the bill, so that the days to come cost the full price.
  @Test func daysToComeAreDrawnWithoutWhatIsFreeAndUsed() throws {
    let bill = Self.bill(days: 15) { day in day <= 10 ? [(10, 0)] : [(10, 0.09)] }
    let range = #"{"low": 299.9, "likely": 300, "high": 300.1}"#
    let report = try ActualCommandTests.report(
      "drawn-rest", bill: bill,
      plan: Self.plan(#""limit_usd": 52,"#, months: 3, gigabytes: range))
    let ahead = try #require(report["forecast"] as? [String: Any])
    let median = try #require((ahead["p50"] as? String).flatMap { Double($0) })
    #expect(abs(median - 54) < 0.02, "\(median)")
    #expect(ahead["over_limit_probability"] as? Double == 1, "\(ahead)")
    let days = try #require(report["burn_down"] as? [[String: Any]])
    let last = try #require(days.first { $0["date"] as? String == "2026-09-30" })
    let low = try #require((last["p10"] as? String).flatMap { Double($0) })
    #expect(abs(low - 18) < 0.02, "\(last)")
  }

  /// Money that ends at midnight ends with the first use after it, in the estimate and in a forecast
  /// without ranges: on the next day, or where nothing runs for days, after these.
  @Test(arguments: [
    // 240 hours of an m5.large at $0.096, and as many from the 21st.
    (
      "23.04", "2026-09-21",
      #"{"name": "a", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "until": "2026-09-11"}, {"name": "b", "service": "ec2", "instance_type": "m5.large", "public_ipv4": 0, "from": "2026-09-21"}"#
    ),
    // 2, 17 and 21 days of a NAT gateway with its address at $0.05 an hour.
    ("2.4", "2026-09-03", #"{"name": "a", "service": "nat_gateway"}"#),
    ("20.4", "2026-09-18", #"{"name": "a", "service": "nat_gateway"}"#),
    ("25.2", "2026-09-22", #"{"name": "a", "service": "nat_gateway"}"#),
    // 17 of 30 days of 333 GB at $0.08.
    (
      "15.096", "2026-09-18",
      #"{"name": "a", "service": "ebs", "volume_type": "gp3", "size_gb": 333}"#
    ),
  ])
  func moneyEndsAtMidnight(_ amount: String, _ day: String, _ resources: String) throws {
    for money in [
      #""limit_usd": \#(amount)"#, #""credits": [{"name": "c", "amount_usd": \#(amount)}]"#,
    ] {
      let plan =
        #"{"title": "t", "region": "us-east-1", "start": "2026-09-01", "months": 1, "month_hours": "calendar", \#(money), "resources": [\#(resources)]}"#
      for command in ["estimate", "forecast"] {
        let text = Checkout.run([command, "-"], input: .text(plan)).output
        let dates = text.matches(of: /2026-09-\d\d/).map { String($0.output) }
        #expect(dates.contains(day), "\(command), \(money): \(text)")
      }
    }
  }

  /// A time of day is where it is on the calendar in months of 730 hours, too.
  @Test(arguments: [("6.00", "2026-10-11"), ("5.50", "2026-10-10")])
  func timesOfDayAreThoseOfTheCalendar(_ limit: String, _ day: String) {
    let plan =
      #"{"title": "t", "region": "us-east-1", "start": "2026-09-15", "months": 2, "limit_usd": \#(limit), "resources": [{"name": "a", "service": "nat_gateway", "monthly_data_processed_gb": 50, "from": "2026-10-06T08:00", "until": "2026-10-11T08:00"}]}"#
    for command in ["estimate", "forecast"] {
      let text = Checkout.run([command, "-"], input: .text(plan)).output
      #expect(text.contains("used up about \(day)") || text.contains("by \(day)"), "\(text)")
    }
  }
}
