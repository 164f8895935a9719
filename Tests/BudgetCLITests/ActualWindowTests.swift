import Foundation
import Testing

@testable import BudgetCLI

/// Tests of bills for a part of a month beside plans whose resources exist for a part of it.
@Suite struct ActualWindowTests {
  /// An m7g.large costs $0.0816 an hour and gp3 $0.08 a GB-month: 168 hours are $13.7088, and ten of
  /// September's thirty days of 100 GB are $2.6667.
  private static func plan(_ window: String) -> String {
    """
    {"title":"Workshop","region":"us-east-1","start":"2026-09-01","months":1,
     "month_hours":"calendar","limit_usd":25,"free_tier":"none","resources":[
      {"name":"server","service":"ec2","instance_type":"m7g.large","public_ipv4":0,\(window)},
      {"name":"disk","service":"ebs","volume_type":"gp3","size_gb":120}]}
    """
  }

  /// A bill of a server in its first days, and of a disk for ten days.
  private static func bill(server days: Int) -> String {
    func row(_ day: Int, _ rest: String) -> String {
      String(
        format: "x,1,Usage,2026-09-%02dT00:00:00Z,2026-09-%02dT00:00:00Z,AmazonEC2,\(rest)\n", day,
        day + 1)
    }
    let server = (0..<days).map {
      row($0 + 1, "BoxUsage:m7g.large,24,Hrs,USD,0.0816,1.9584,us-east-1,i-1,server")
    }
    let disk = (1...10).map {
      row($0, "EBS:VolumeUsage.gp3,4,GB-Mo,USD,0.08,0.32,us-east-1,vol-1,disk")
    }
    return ActualCommandTests.header + (server + disk).joined()
  }

  /// What a resource has for a part of a month falls on that part, in the plan's course too.
  @Test(arguments: [
    (#""until":"2026-09-08""#, 7, "16.9088", "23.3088"),
    // It begins after the bill: nothing of it is planned for these days, and all of it is to come.
    (#""from":"2026-09-16""#, 0, "3.2", "38.976"),
    (#""from":"2026-09-01T00:00","until":"2026-09-08T00:00""#, 7, "16.9088", "23.3088"),
    (#""hours_per_day":24,"until":"2026-09-08""#, 7, "16.9088", "23.3088"),
  ])
  func partsOfAMonthFollowTheWindow(
    _ window: String, _ days: Int, _ soFar: String, _ total: String
  ) throws {
    let report = try ActualCommandTests.report(
      "window-\(window.utf8.count)", bill: Self.bill(server: days), plan: Self.plan(window))
    #expect(report["planned"] as? String == soFar, "\(window)")
    #expect(report["billed"] as? String == soFar)
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources.allSatisfy { $0["as_planned"] as? Bool == true }, "\(resources)")
    #expect(resources.count == (days > 0 ? 2 : 1))
    let forecast = try #require(report["forecast"] as? [String: Any])
    #expect(forecast["total"] as? String == total, "\(forecast)")
    #expect(forecast["planned"] as? String == total)
  }

  /// The days to come are drawn as the plan goes: a server that is gone adds nothing.
  @Test func drawsFollowTheWindow() throws {
    let plan = Self.plan(
      #""until":"2026-09-08","hours_per_day":{"low":23.9,"likely":24,"high":24}"#)
    let report = try ActualCommandTests.report(
      "drawn", bill: Self.bill(server: 7), plan: plan)
    let forecast = try #require(report["forecast"] as? [String: Any])
    let text = try #require(forecast["p90"] as? String, "\(forecast)")
    let amount = try #require(Double(text))
    #expect(abs(amount - 23.3088) < 0.02, "\(forecast)")
  }

  /// Credits end with what they pay for, and with their last day.
  @Test(arguments: [
    (#"{"name":"a","amount_usd":25}"#, nil),
    (#"{"name":"a","amount_usd":25,"expires":"2026-09-20"}"#, "2026-09-21"),
    (#"{"name":"a","amount_usd":20},{"name":"b","amount_usd":5,"expires":"2026-09-20"}"#, nil),
    // The first $16.91 are of the one that expires; the other $3 are nine days of $0.32.
    (
      #"{"name":"a","amount_usd":3},{"name":"b","amount_usd":20,"expires":"2026-09-10"}"#,
      "2026-09-20"
    ),
  ])
  func creditsEndWithTheirLastDay(_ credits: String, _ end: String?) throws {
    let plan = Self.plan(#""until":"2026-09-08""#)
      .replacingOccurrences(of: #""limit_usd":25"#, with: #""credits":[\#(credits)]"#)
    let report = try ActualCommandTests.report(
      "credits-\(credits.utf8.count)-\(end ?? "lasts")", bill: Self.bill(server: 7), plan: plan)
    let money = try #require(report["credits"] as? [String: Any])
    #expect(money["ends_on"] as? String == end, "\(money)")
  }

  /// What a credit holds when it expires is not left after it.
  ///
  /// Of $20, five days used $11.392. What follows is paid by the next credit, or by the cash in a limit.
  @Test(arguments: [
    (
      #""credits":[{"name":"a","amount_usd":10},{"name":"b","amount_usd":20,"expires":"2026-09-05"}]"#,
      "4.4832"
    ),
    (
      #""limit_usd":25,"credits":[{"name":"b","amount_usd":20,"expires":"2026-09-05"}]"#, "-0.5168"
    ),
    (
      #""limit_usd":40,"credits":[{"name":"b","amount_usd":20,"expires":"2026-09-05"}]"#, "14.4832"
    ),
  ])
  func whatExpiredIsNotLeft(_ money: String, _ left: String) throws {
    let plan = Self.plan(#""until":"2026-09-08""#)
      .replacingOccurrences(of: #""limit_usd":25"#, with: money)
    let bill = Self.bill(server: 7)
    let name = "expired-\(left)"
    let report = try ActualCommandTests.report(name, bill: bill, plan: plan)
    let credits = try #require(report["credits"] as? [String: Any])
    #expect(credits["left"] as? String == left, "\(credits)")
    #expect(credits["expired"] as? String == "8.608", "\(credits)")
    let page = try ActualCommandTests.run(name, bill: bill, plan: plan, ["--format", "markdown"])
    #expect(page.output.contains("$8.61 of the credits had expired unused by 2026-09-10."))
  }

  /// A student has nothing left of what has expired.
  @Test func whatExpiredIsNoStudents() throws {
    let plan = Self.plan(#""until":"2026-09-08""#).replacingOccurrences(
      of: #""limit_usd":25"#,
      with: #""credits":[{"name":"b","amount_usd":20,"expires":"2026-09-05"}]"#)
    let roster = try Checkout.file("expired-roster.csv", Array("student,account\nalex,1\n".utf8))
    let report = try ActualCommandTests.report(
      "expired-student", bill: Self.bill(server: 3), plan: plan, ["--roster", roster])
    let students = try #require(report["students"] as? [[String: Any]])
    #expect(students.first?["left"] as? String == "0", "\(students)")
  }

  /// Credits for some services pay for nothing else, in the days of the bill and in those to come: the
  /// server uses $13.7088 by the 7th, the disk $9.60 in the month.
  @Test(arguments: [
    (#"{"name":"a","amount_usd":20,"services":["ec2"]}"#, "", "2026-09-01", "6.2912"),
    (
      #"{"name":"a","amount_usd":5,"services":["ec2"]},{"name":"b","amount_usd":10,"services":["ebs"]},{"name":"c","amount_usd":9}"#,
      "", nil, "7.0912"
    ),
    (
      #"{"name":"b","amount_usd":20,"services":["ebs"]},{"name":"c","amount_usd":5}"#, "",
      "2026-09-03", "16.8"
    ),
    (
      #"{"name":"a","amount_usd":14,"services":["ec2"]},{"name":"b","amount_usd":10,"services":["ebs"]}"#,
      Self.database, "2026-09-04", "7.0912"
    ),
  ])
  func creditsPayForTheirServicesOnly(
    _ credits: String, _ more: String, _ end: String?, _ left: String
  ) throws {
    let plan = Self.plan(#""until":"2026-09-08""#)
      .replacingOccurrences(of: #""limit_usd":25"#, with: #""credits":[\#(credits)]"#)
    let name = "services-\(credits.utf8.count)"
    let bill = Self.bill(server: 7) + more
    let report = try ActualCommandTests.report(name, bill: bill, plan: plan)
    let money = try #require(report["credits"] as? [String: Any])
    #expect(money["ends_on"] as? String == end, "\(money)")
    #expect(money["left"] as? String == left, "\(money)")
    let page = try ActualCommandTests.run(name, bill: bill, plan: plan, ["--format", "markdown"])
    let sentence = end.map { "leaves something to pay from \($0)." } ?? "there is lasts."
    #expect(page.output.contains(sentence), "\(page.output)")
  }

  private static let database =
    "d,1,Usage,2026-09-04T00:00:00Z,2026-09-05T00:00:00Z,AmazonRDS,InstanceUsage:db.m5.large,10,Hrs,USD,0.3,3,us-east-1,db-1,other\n"
  private static let copy =
    "d,1,Usage,2026-09-04T00:00:00Z,2026-09-05T00:00:00Z,AmazonEC2,USW2-BoxUsage:m7g.large,24,Hrs,USD,0.0816,1.9584,us-west-2,i-2,server\n"
  private static let larger =
    "d,1,Usage,2026-09-04T00:00:00Z,2026-09-05T00:00:00Z,AmazonEC2,BoxUsage:p3.2xlarge,24,Hrs,USD,3.06,73.44,us-east-1,i-2,server\n"

  /// A copy in a region that the plan does not have, and a type that it does not have, are unplanned
  /// though they have the tag of a resource.
  @Test func tagsDoNotHideWhatIsUnplanned() throws {
    let plan = Self.plan(#""until":"2026-09-08""#)
    for (row, amount) in [(Self.copy, "1.9584"), (Self.larger, "73.44")] {
      let outcome = try ActualCommandTests.run(
        "tagged", bill: Self.bill(server: 7) + row, plan: plan,
        ["--format", "json", "--fail-on-unplanned"])
      #expect(outcome.code == 1 && outcome.errors.contains("unplanned: $"), "\(outcome.errors)")
      let report = try ActualCommandTests.json(outcome)
      let resources = try #require(report["resources"] as? [[String: Any]])
      let server = try #require(resources.first { $0["resource"] as? String == "server" })
      let causes = try #require(server["causes"] as? [[String: String]])
      #expect(causes == [["cause": "unplanned", "amount": amount]])
      let findings = try #require(report["findings"] as? [[String: Any]])
      let regions = findings.filter { $0["rule"] as? String == "unplanned-region" }
      #expect(
        regions.compactMap { $0["subject"] as? String }
          == (row == Self.copy ? ["us-west-2"] : []))
    }
  }

  /// Twelve months of free hours end with the 15th: up to then nothing is planned, and from then on 384
  /// hours at $0.0116.
  @Test func whatIsFreeIsFreeUntilItEnds() throws {
    let plan =
      #"{"title":"t","region":"us-east-1","start":"2025-10-01","months":1,"month_hours":"calendar","account":{"opened":"2024-10-16"},"resources":[{"name":"server","service":"ec2","instance_type":"t2.micro","public_ipv4":0,"volumes":[]}]}"#
    let rows = (1...10).map {
      String(
        format:
          "x,1,Usage,2025-10-%02dT00:00:00Z,2025-10-%02dT00:00:00Z,AmazonEC2,BoxUsage:t2.micro,24,Hrs,USD,0.0116,0,us-east-1,i-1,server\n",
        $0, $0 + 1)
    }
    let report = try ActualCommandTests.report(
      "free-window", bill: ActualCommandTests.header + rows.joined(), plan: plan)
    #expect(report["planned"] as? String == "0")
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources.allSatisfy { $0["as_planned"] as? Bool == true }, "\(resources)")
    let forecast = try #require(report["forecast"] as? [String: Any])
    #expect(forecast["total"] as? String == "4.4544")
    let money = try #require(report["credits"] as? [String: Any])
    #expect(money["ends_on"] is NSNull, "\(money)")
  }

  /// $494 for a year (8,760 hours at $0.056393), all of it on the first day: what is billed is as planned, and no part of it is to
  /// come, in the draws neither.
  @Test func anUpfrontFeeIsPaidOnce() throws {
    let plan =
      #"{"title":"t","region":"us-east-1","start":"2026-09-01","months":12,"limit_usd":600,"resources":[{"name":"server","service":"ec2","instance_type":"m5.large","public_ipv4":0,"volumes":[],"purchase_option":"reserved_1yr_all_upfront"},{"name":"b","service":"s3","storage_gb":{"low":1,"likely":2,"high":3}}]}"#
    let fee =
      "f,1,Fee,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,HeavyUsage:m5.large,1,,USD,494,494,us-east-1,,\n"
    let report = try ActualCommandTests.report(
      "upfront", bill: ActualCommandTests.header + fee, plan: plan)
    #expect(report["planned"] as? String == "494.046")
    let forecast = try #require(report["forecast"] as? [String: Any])
    #expect(forecast["total"] as? String == "494.506", "\(forecast)")
    #expect(forecast["over_limit_probability"] as? Double == 0)
    let drawn = try #require((forecast["p50"] as? String).flatMap(Double.init))
    #expect(abs(drawn - 494.506) < 0.05, "\(forecast)")
  }

  /// The $50 expired before the plan begins: $24.48 are more than the other $10 in all terms.
  @Test func whatHasExpiredIsNotThere() throws {
    let plan = Self.plan(#""hours_per_day":{"low":9,"likely":10,"high":11}"#)
      .replacingOccurrences(
        of: #""limit_usd":25"#,
        with:
          #""credits":[{"name":"old","amount_usd":50,"expires":"2026-08-15"},{"name":"new","amount_usd":10}]"#
      )
    let report = try ActualCommandTests.report("expired", bill: Self.bill(server: 5), plan: plan)
    let forecast = try #require(report["forecast"] as? [String: Any])
    #expect(forecast["over_limit_probability"] as? Double == 1, "\(forecast)")
    let money = try #require(report["credits"] as? [String: Any])
    #expect(money["available"] as? String == "10", "\(money)")
  }
}
