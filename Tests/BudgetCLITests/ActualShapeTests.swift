import Bills
import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests of the shapes in which exports come: folders, other dimensions, two kinds side by side.
@Suite struct ActualShapeTests {
  private static func report(_ arguments: [String]) throws -> [String: Any] {
    try ActualCommandTests.json(Checkout.run(["actual"] + arguments + ["--format", "json"]))
  }

  private static func bill(_ arguments: [String]) throws -> [String: Any] {
    try #require(try report(arguments)["bill"] as? [String: Any])
  }

  private static func remarks(_ report: [String: Any]) -> [String] {
    report["remarks"] as? [String] ?? []
  }

  private static func shares(_ report: [String: Any], _ key: String) -> [String] {
    (report[key] as? [[String: String]] ?? []).map { "\($0["name"] ?? "") \($0["amount"] ?? "")" }
  }

  // MARK: Data Exports

  private static let header =
    "bill_billing_period_start_date,line_item_usage_account_id,line_item_usage_account_name,line_item_line_item_type,line_item_usage_start_date,line_item_usage_end_date,line_item_product_code,line_item_usage_type,line_item_operation,line_item_resource_id,line_item_usage_amount,line_item_currency_code,line_item_unblended_rate,line_item_unblended_cost,pricing_unit,product,product_region_code,resource_tags,cost_category,discount\n"

  /// A server that runs for the first hours of some days, an hour a row.
  private static func hours(_ month: String, days: Int, hours: Int, of student: String) -> String {
    var rows = ""
    for day in 1...days {
      for hour in 0..<hours {
        let start = String(format: "\(month)-%02dT%02d:00:00.000Z", day, hour)
        let end = String(format: "\(month)-%02dT%02d:00:00.000Z", day, hour + 1)
        rows +=
          #"\#(month)-01T00:00:00.000Z,1,class,Usage,\#(start),\#(end),AmazonEC2,BoxUsage:t3.micro,RunInstances,i-\#(student),1.0,USD,0.0104,0.0104,Hrs,"{""region"":""us-east-1""}",us-east-1,"{""user_student"":""\#(student)""}",{},{}"#
          + "\n"
      }
    }
    return rows
  }

  private static func other(_ type: String, _ cost: String) -> String {
    "2026-08-01T00:00:00.000Z,1,class,\(type),2026-08-01T00:00:00.000Z,2026-09-01T00:00:00.000Z,AmazonEC2,,,,,USD,,\(cost),,{},,{},{},{}\n"
  }

  private static func write(_ path: String, _ rows: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try (header + rows).write(toFile: path, atomically: true, encoding: .utf8)
    let result = runScript("gzip -f '\(path)'", in: "sh")
    try #require(result.code == 0, "\(result.output)")
  }

  private static func manifest(
    _ path: String, _ month: String, _ run: String, _ files: [String]
  ) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    let list = files.map { "\"s3://bucket/prefix/\($0)\"" }.joined(separator: ",")
    try
      #"{"exportArn":"arn:aws:bcm-data-exports:us-east-1:1:export/class","executionId":"\#(run)","billingPeriod":{"start":"\#(month)-01T00:00:00.000Z"},"dataFiles":[\#(list)]}"#
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Two months, each of two files: 31 × 12 and 31 × 6 hours, 10 × 12 and 10 × 6 hours at $0.0104,
  /// with tax of $1 and a credit of $5.
  private static func export(_ folder: String, runs: [String], hasManifests: Bool) throws {
    for (month, days) in [("2026-08", 31), ("2026-09", 10)] {
      let extra = month == "2026-08" ? other("Tax", "1.00") + other("Credit", "-5.00") : ""
      let parts = [
        hours(month, days: days, hours: 12, of: "ada"),
        hours(month, days: days, hours: 6, of: "bob") + extra,
      ]
      let name = "class/metadata/BILLING_PERIOD=\(month)"
      for run in runs {
        let place =
          "class/data/BILLING_PERIOD=\(month)" + (runs.count > 1 ? "/\(run)" : "")
        var files: [String] = []
        for (index, rows) in parts.enumerated() {
          try write("\(folder)/\(place)/class-0000\(index + 1).csv", rows)
          files.append("\(place)/class-0000\(index + 1).csv.gz")
        }
        guard hasManifests else { continue }
        if runs.count > 1 {
          try manifest("\(folder)/\(name)/\(run)/class-Manifest.json", month, run, files)
        }
        try manifest("\(folder)/\(name)/class-Manifest.json", month, run, files)
      }
    }
  }

  @Test(arguments: [(["one"], true), (["old", "new"], true), (["one"], false)])
  func foldersOfDataExportsAreOneBill(_ runs: [String], _ hasManifests: Bool) throws {
    let folder = "\(Checkout.temporary)/exports-\(runs.count)-\(hasManifests)"
    try Self.export(folder, runs: runs, hasManifests: hasManifests)
    let report = try Self.report([folder])
    let bill = try #require(report["bill"] as? [String: Any])
    // (31 + 10) × (12 + 6) = 738 hours.
    let expected = ["usage": "7.6752", "tax": "1", "credits": "-5", "total": "3.6752"]
    for (key, amount) in expected { #expect(bill[key] as? String == amount, "\(key)") }
    #expect(bill["rows_read"] as? Int == 740 && bill["rows_used"] as? Int == 740)
    #expect(bill["from"] as? String == "2026-08-01" && bill["to"] as? String == "2026-09-11")
    #expect(Self.shares(report, "by_month") == ["2026-08 5.8032", "2026-09 1.872"])
    let tags = try #require(report["by_tag"] as? [String: [[String: String]]])
    #expect(tags["student"]?.map { $0["amount"] ?? "" } == ["5.1168", "2.5584"])
    // What an older version has is said to be left out, and the last day is told.
    let left = Self.remarks(report).filter { $0.contains("no manifest names it") }
    #expect(left.count == (runs.count > 1 ? 4 : 0))
    #expect(Self.remarks(report).contains { $0.contains("has costs until 12:00 only") })
    if hasManifests, runs.count == 1 {
      let one = try Self.bill([
        "\(folder)/class/metadata/BILLING_PERIOD=2026-09/class-Manifest.json"
      ])
      #expect(one["total"] as? String == "1.872" && one["rows_read"] as? Int == 180)
    }
  }

  // MARK: Cost Explorer by other dimensions

  private static func view(_ name: String, _ text: String) throws -> [String: Any] {
    try report([try Checkout.file("\(name).csv", Array(text.utf8))])
  }

  @Test func dailyViewsByOtherDimensionsAddUp() throws {
    let accounts = try Self.view(
      "view-accounts",
      "\"Linked account\",\"111111111111 ($)\",\"Ada Lovelace (222222222222) ($)\",\"Total costs ($)\"\n\"Linked account total\",\"3.75\",\"1.0000087\",\"4.7500087\"\n2026-09-01,1.25,1,2.25\n2026-09-02,1.25,,1.25\n2026-09-03,1.25,8.7e-06,1.2500087\n"
    )
    #expect(
      Self.shares(accounts, "by_account")
        == ["111111111111 3.75", "Ada Lovelace (222222222222) 1.0000087"])
    #expect(
      Self.shares(accounts, "by_day")
        == ["2026-09-01 2.25", "2026-09-02 1.25", "2026-09-03 1.2500087"])
    let regions = try Self.view(
      "view-regions",
      "Region,us-east-1($),eu-central-1($),NoRegion($),Total costs($)\nRegion total,3.0,1.5,0.25,4.75\n2026-09-01,1.0,0.5,,1.5\n2026-09-02,1.0,0.5,,1.5\n2026-09-03,1.0,0.5,0.25,1.75\n"
    )
    #expect(Self.shares(regions, "by_region") == ["us-east-1 3", "eu-central-1 1.5", " 0.25"])
    let tags = try Self.view(
      "view-tags",
      "student,ada($),bob($),No tag key: student($),Total costs($)\nstudent total,2,1,0.5,3.5\n2026-09-13,1,0.5,0.25,1.75\n2026-09-14,1,0.5,0.25,1.75\n"
    )
    let values = try #require(tags["by_tag"] as? [String: [[String: String]]])
    #expect(values["student"]?.map { $0["amount"] ?? "" } == ["2", "1", "0.5"])
    for report in [accounts, regions, tags] {
      let bill = try #require(report["bill"] as? [String: Any])
      let rows = ["rows_read", "rows_used", "rows_left_out"].compactMap { bill[$0] as? Int }
      #expect(rows.count == 3 && rows[0] == rows[1] + rows[2] && rows[2] == 1)
    }
  }

  private static let usage =
    "Usage type,EUC1-BoxUsage:t3.micro($),BoxUsage:t3.micro($),NatGateway-Hours($),Total costs($)\nUsage type total,0.576,0.4992,2.16,3.2352\n2026-09-01,0.288,0.2496,1.08,1.6176\n2026-09-02,0.288,0.2496,1.08,1.6176\n"

  /// A server that was left on in another region is not the one of the plan, though nothing but the
  /// usage type tells.
  @Test(arguments: [("us-east-1", "0.4992"), ("eu-central-1", "0.576"), ("eu-west-1", "0")])
  func usageTypesTellTheRegion(_ region: String, _ billed: String) throws {
    let file = try Checkout.file("usage-\(region).csv", Array(Self.usage.utf8))
    let plan = try Checkout.file(
      "usage-\(region).json",
      Array(
        #"{"title":"Lab","region":"\#(region)","start":"2026-09-01","months":1,"resources":[{"name":"web","service":"ec2","instance_type":"t3.micro","public_ipv4":0}]}"#
          .utf8))
    let report = try Self.report([file, "--plan", plan])
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources.first?["billed"] as? String == billed, "\(resources)")
    let findings = try #require(report["findings"] as? [[String: Any]])
    let strange = findings.filter { $0["rule"] as? String == "unplanned-region" }
    #expect(
      strange.map { $0["subject"] as? String } == (region == "eu-central-1" ? [] : ["eu-central-1"])
    )
    #expect(Self.shares(report, "by_meter").first == "NatGateway-Hours 2.16")
    let shown = Checkout.run(["actual", file]).output
    #expect(shown.contains("By meter") && shown.contains("EUC1-BoxUsage:t3.micro"))
  }

  /// The codes are those of the price lists.
  @Test func codesOfRegionsAreThoseOfPriceLists() throws {
    let text = try String(
      contentsOfFile: "\(Checkout.root)/pricing-data/feed-mapping/aws-regions.csv", encoding: .utf8)
    var codes: [String: String] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      for code in fields[1].split(separator: "|") { codes[String(code)] = String(fields[0]) }
    }
    #expect(UsageRegion.codes == codes)
  }

  // MARK: Two exports side by side

  private static let agreement =
    "SubscriptionId,Date,BillingPeriodEndDate,MeterId,MeterCategory,MeterName,UnitOfMeasure,Quantity,Cost,BillingCurrency,ResourceLocation,ChargeType,PricingModel\n"
  private static let customer =
    "SubscriptionId,date,billingPeriodEndDate,meterId,meterCategory,meterName,unitOfMeasure,quantity,costInBillingCurrency,billingCurrency,resourceLocation,chargeType,pricingModel\n"

  private static func azure(
    _ header: String, _ subscription: String, month: String = "09", _ cost: String,
    model: String = "OnDemand"
  ) -> String {
    header
      + (1...2).map {
        "\(subscription),\(month)/0\($0)/2026,\(month)/30/2026,m,Virtual Machines,B2s,1 Hour,24,\(cost),USD,westeurope,Usage,\(model)\n"
      }.joined()
  }

  private static func pair(_ name: String, _ texts: [String]) throws -> [String: Any] {
    try report(
      try texts.enumerated().map {
        try Checkout.file("\(name)-\($0.offset).csv", Array($0.element.utf8))
      })
  }

  @Test func exportsOfBothAgreementsAreToldWhereTheyCountTwice() throws {
    let same = try Self.pair(
      "agreements",
      [Self.azure(Self.agreement, "s", "1.5"), Self.azure(Self.customer, "s", "1.6")])
    #expect((same["bill"] as? [String: Any])?["total"] as? String == "6.2")
    #expect(Self.remarks(same).contains { $0.contains("an export of another kind (azure-ea)") })
    // Where every row is the same, it is the same file in another layout.
    let twice = try Self.pair(
      "agreements-twice",
      [Self.azure(Self.agreement, "s", "1.5"), Self.azure(Self.customer, "s", "1.5")])
    #expect((twice["bill"] as? [String: Any])?["rows_left_out"] as? Int == 2)
    let others = try Self.pair(
      "agreements-others",
      [Self.azure(Self.agreement, "s", "1.5"), Self.azure(Self.customer, "t", "1.5")])
    #expect(Self.remarks(others).isEmpty)
  }

  /// An amortized export repeats an actual one of its own subscriptions and days, and no other.
  @Test(arguments: [("s", "09", "3", 2), ("t", "09", "7", 0), ("s", "08", "7", 0)])
  func amortizedExportsAreLeftOutWhereTheyRepeat(
    _ subscription: String, _ month: String, _ total: String, _ left: Int
  ) throws {
    let amortized = Self.azure(
      Self.agreement, subscription, month: month, "2", model: "Reservation"
    ).replacing("08/30", with: "08/31")
    let report = try Self.pair(
      "amortized-\(subscription)-\(month)", [amortized, Self.azure(Self.agreement, "s", "1.5")])
    let bill = try #require(report["bill"] as? [String: Any])
    #expect(bill["total"] as? String == total && bill["rows_left_out"] as? Int == left)
    #expect(bill["rows_read"] as? Int == 4)
  }

  private static let table = """
    Invoice number,1,
    Currency,USD,
    Project name,Project ID,Service description,SKU description,SKU ID,Credit type,Cost type,Usage start date,Usage end date,Usage amount,Usage unit,Cost ($)
    course,course-1,Compute Engine,E2 Instance Core running in Americas,C,,Usage,2026-06-01,2026-06-30,"1,000",hour,6.72
    course,course-1,Compute Engine,E2 Instance Core running in Americas,C,Promotion,Usage,2026-06-01,2026-06-30,0,hour,-1.00
    ,,,,,,Rounding error,,,,,-0.00
    ,,,,,,Total,,,,,5.72

    """
  private static let query = """
    billing_account_id,service.description,sku.id,sku.description,usage_start_time,usage_end_time,project.id,location.region,cost,currency,usage.amount_in_pricing_units,usage.pricing_unit,cost_type,credits
    1,Compute Engine,C,E2 Instance Core running in Americas,2026-06-01 00:00:00 UTC,2026-06-01 01:00:00 UTC,course-1,us-central1,3.36172,USD,500,hour,regular,"[{""name"":""Promo"",""amount"":-1.0,""type"":""PROMOTION""}]"
    1,Compute Engine,C,E2 Instance Core running in Americas,2026-06-30 23:00:00 UTC,2026-07-01 00:00:00 UTC,course-1,us-central1,3.361721,USD,500,hour,regular,[]
    1,Invoice,X,Tax,2026-06-30 23:00:00 UTC,2026-07-01 00:00:00 UTC,,,0.50,USD,0,,tax,[]

    """

  /// By pencil: 6.72 - 1.00 = 5.72, and 3.36172 + 3.361721 - 1.00 + 0.50 = 6.223441.
  @Test func googlesTableAndExportAreToldWhereTheyCountTwice() throws {
    let table = try Self.pair("google-table", [Self.table])
    let export = try Self.pair("google-export", [Self.query])
    for (report, total, usage) in [(table, "5.72", "6.72"), (export, "6.223441", "6.723441")] {
      let bill = try #require(report["bill"] as? [String: Any])
      #expect(bill["total"] as? String == total && bill["usage"] as? String == usage)
      #expect(bill["credits"] as? String == "-1" && Self.remarks(report).isEmpty)
    }
    let both = try Self.pair("google-both", [Self.table, Self.query])
    #expect((both["bill"] as? [String: Any])?["total"] as? String == "11.943441")
    #expect(
      Self.remarks(both).contains { $0.contains("an export of another kind (google-cost-table)") })
    let may = Self.table.replacing("2026-06-01,2026-06-30", with: "2026-05-01,2026-05-31")
    #expect(Self.remarks(try Self.pair("google-months", [may, Self.query])).isEmpty)
  }

  @Test func aRosterOfAnotherNumberIsSaid() throws {
    let plan = try Checkout.file(
      "roster-number.json",
      Array(
        #"{"title":"Class","region":"us-east-1","start":"2026-08-01","months":2,"cohort":{"students":2,"accounts":"individual"},"resources":[{"name":"cluster","service":"eks"}]}"#
          .utf8))
    let bill = try Checkout.file(
      "roster-number.csv", Array(ActualCommandTests.clusterBill.utf8))
    for (students, isSaid) in [("Ada,1\nBob,2\n", false), ("Ada,1\nBob,2\nCem,3\n", true)] {
      let roster = try Checkout.file(
        "roster-number-list.csv", Array("student,account\n\(students)".utf8))
      let report = try Self.report([bill, "--plan", plan, "--roster", roster])
      let said = Self.remarks(report).contains {
        $0.contains("the roster has 3 students and the plan 2")
      }
      #expect(said == isSaid, "\(Self.remarks(report))")
    }
  }
}
