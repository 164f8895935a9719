import Foundation
import TestSupport
import Testing

@testable import BudgetCLI

/// Tests of `budget actual` with bills and plans.
@Suite struct ActualCommandTests {
  static let header =
    "identity/LineItemId,lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/UsageAmount,pricing/unit,lineItem/CurrencyCode,lineItem/UnblendedRate,lineItem/UnblendedCost,product/region,lineItem/ResourceId,resourceTags/user:Name\n"

  static let cluster =
    #"{"title":"EKS","region":"us-east-1","start":"2026-08-01","months":2,"limit_usd":150,"resources":[{"name":"cluster","service":"eks"}]}"#

  static let clusterBill =
    header + """
      a,1,Usage,2026-08-01T00:00:00Z,2026-09-01T00:00:00Z,AmazonEKS,USE1-AmazonEKS-Hours:perCluster,744,Hrs,USD,0.10,74.4,us-east-1,,
      b,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEKS,USE1-AmazonEKS-Hours:perCluster,720,Hrs,USD,0.10,72.0,us-east-1,,

      """

  static func run(
    _ name: String, bill: String, plan: String? = nil, _ options: [String] = []
  ) throws -> BudgetCLI.Outcome {
    let file = try Checkout.file("\(name).csv", Array(bill.utf8))
    var arguments = ["actual", file] + options
    if let plan {
      arguments += ["--plan", try Checkout.file("\(name).json", Array(plan.utf8))]
    }
    return Checkout.run(arguments)
  }

  /// Returns the report on a bill beside a plan as JSON.
  static func report(
    _ name: String, bill: String, plan: String, _ options: [String] = []
  ) throws -> [String: Any] {
    try json(try run(name, bill: bill, plan: plan, ["--format", "json"] + options))
  }

  static func json(_ outcome: BudgetCLI.Outcome) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any],
      "\(outcome.errors)")
  }

  @Test func monthsOfTheCalendarAreAsPlanned() throws {
    let outcome = try Self.run(
      "eks", bill: Self.clusterBill, plan: Self.cluster, ["--format", "json"])
    let report = try Self.json(outcome)
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources.count == 1 && resources[0]["as_planned"] as? Bool == true)
    #expect(resources[0]["planned"] as? String == "146")
    #expect(resources[0]["billed"] as? String == "146.4")
    let causes = try #require(resources[0]["causes"] as? [[String: String]])
    #expect(causes == [["cause": "calendar", "amount": "0.4"]])
    let months = try #require(report["months"] as? [[String: Any]])
    #expect(months.map { $0["difference"] as? String } == ["1.4", "-1"])
    let forecast = try #require(report["forecast"] as? [String: String])
    #expect(forecast["total"] == "146.4" && forecast["rest"] == "0")
  }

  /// Half of the plan is billed; the other half's hours are a range, drawn from the plan.
  @Test func theDaysToComeAreDrawn() throws {
    let plan =
      #"{"title":"EKS","region":"us-east-1","start":"2026-08-01","months":2,"month_hours":"calendar","limit_usd":140,"resources":[{"name":"cluster","service":"eks","hours_per_month":{"low":600,"likely":700,"high":720}}]}"#
    let bill =
      Self.header
      + "a,1,Usage,2026-08-01T00:00:00Z,2026-09-01T00:00:00Z,AmazonEKS,USE1-AmazonEKS-Hours:perCluster,744,Hrs,USD,0.10,74.4,us-east-1,,\n"
    let report = try Self.json(try Self.run("drawn", bill: bill, plan: plan, ["--format", "json"]))
    let forecast = try #require(report["forecast"] as? [String: Any])
    let figures = ["p10", "p50", "p90"].compactMap {
      (forecast[$0] as? String).flatMap(Double.init)
    }
    // 74.40 are used; September's 600 to 720 hours cost 60 to 72.
    #expect(figures.count == 3 && figures == figures.sorted())
    #expect(figures.allSatisfy { (134.4...146.4).contains($0) }, "\(figures)")
    let over = try #require(forecast["over_limit_probability"] as? Double)
    #expect(over > 0.5 && over < 1)
    // The band opens where the bill ends, and ends with the forecast.
    let days = try #require(report["burn_down"] as? [[String: Any]])
    let band = days.compactMap { day -> (low: Double, high: Double)? in
      guard let low = day["p10"] as? String, let high = day["p90"] as? String else { return nil }
      return Double(low).flatMap { low in Double(high).map { (low, $0) } }
    }
    #expect(days.count == 61 && band.count == 30 && days[30]["p10"] == nil)
    #expect(band[0].low > 74.4 && band[0].high < 74.4 + 2.41, "\(band[0])")
    #expect(band[29].low == figures[0] && band[29].high == figures[2], "\(band[29])")
    let page = try Self.run("drawn", bill: bill, plan: plan, ["--format", "html"]).output
    #expect(page.contains("where 8 of 10 drawn terms go"))
    let certain = try Self.json(
      try Self.run("certain", bill: Self.clusterBill, plan: Self.cluster, ["--format", "json"]))
    #expect((certain["forecast"] as? [String: Any])?["p50"] == nil)
  }

  @Test func hoursOfAGatewayComeOutExactly() throws {
    let bill =
      "InvoiceID,PayerAccountId,LinkedAccountId,RecordType,ProductName,UsageType,AvailabilityZone,ItemDescription,UsageStartDate,UsageEndDate,UsageQuantity,UnBlendedRate,UnBlendedCost\n1,1,2,LinkedLineItem,Amazon Elastic Compute Cloud,NatGateway-Hours,us-east-1a,x,2020-04-01 00:00:00,2020-04-30 23:59:59,716,0.045,32.22\n"
    let plan =
      #"{"title":"NAT","region":"us-east-1","start":"2020-04-01","months":1,"month_hours":"calendar","prices_as_of":"2020-04-10","resources":[{"name":"gateway","service":"nat_gateway","hours":716}]}"#
    let report = try Self.json(try Self.run("nat", bill: bill, plan: plan, ["--format", "json"]))
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources[0]["billed"] as? String == "32.22")
    #expect(resources[0]["planned"] as? String == "32.22")
    #expect(resources[0]["as_planned"] as? Bool == true)
  }

  @Test func differencesAreToldApartAndAddUp() throws {
    // 40 hours a week were planned, but it ran all the time, next to a larger type that nobody
    // planned.
    let plan =
      #"{"title":"Lab","region":"eu-central-1","start":"2026-09-01","months":1,"resources":[{"name":"web","service":"ec2","instance_type":"t3.micro","hours_per_week":40,"public_ipv4":0}]}"#
    let bill =
      Self.header + """
        a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,EUC1-BoxUsage:t3.micro,300,Hrs,USD,0.013,3.9,eu-central-1,i-1,web
        b,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,EUC1-BoxUsage:t3.large,10,Hrs,USD,0.096,0.96,eu-central-1,i-2,other

        """
    let outcome = try Self.run(
      "lab", bill: bill, plan: plan, ["--format", "json", "--fail-on-unplanned"])
    #expect(outcome.code == 1 && outcome.errors.contains("unplanned: $0.96"))
    let report = try Self.json(outcome)
    let meters = try #require(report["meters"] as? [[String: Any]])
    for meter in meters {
      let causes = meter["causes"] as? [[String: String]] ?? []
      let sum = causes.reduce(Decimal(0)) { $0 + (Decimal(string: $1["amount"] ?? "") ?? .nan) }
      #expect(sum == Decimal(string: meter["difference"] as? String ?? ""))
    }
    let web = try #require(meters.first { $0["resource"] as? String == "web" })
    let reasons = (web["causes"] as? [[String: String]] ?? []).compactMap { $0["cause"] }
    #expect(reasons.contains("hours") && reasons.contains("price"))
    let unplanned = try #require(report["unplanned"] as? [[String: String]])
    #expect(unplanned.map { $0["amount"] } == ["0.96"])
  }

  @Test func aPlanSaysWhatOfABillItIs() throws {
    let plan =
      #"{"title":"Two","region":"us-east-1","start":"2026-09-01","months":1,"resources":[{"name":"a","service":"eks","match":{"account":"1"}},{"name":"b","service":"eks","match":{"account":"2","tag:Name":"b"}}]}"#
    let row =
      "Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEKS,USE1-AmazonEKS-Hours:perCluster,720,Hrs,USD,0.10,72.0,us-east-1,,"
    let bill = Self.header + "x,1,\(row)\nx,2,\(row)b\nx,3,\(row)\n"
    let report = try Self.json(try Self.run("match", bill: bill, plan: plan, ["--format", "json"]))
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources.map { $0["resource"] as? String } == ["a", "b", "(unplanned)"])
    #expect(resources.map { $0["billed"] as? String } == ["72", "72", "72"])
    let wrong = plan.replacingOccurrences(of: "\"account\":\"1\"", with: "\"acount\":\"1\"")
    let outcome = try Self.run("wrong", bill: bill, plan: wrong)
    #expect(outcome.code == 65 && outcome.errors.contains("did you mean 'account'"))
  }

  @Test func whatCannotBeToldApartIsNotSpread() throws {
    let plan =
      #"{"title":"Two","region":"us-east-1","start":"2026-09-01","months":1,"resources":[{"name":"a","service":"eks"},{"name":"b","service":"eks"}]}"#
    let bill =
      Self.header
      + "x,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEKS,USE1-AmazonEKS-Hours:perCluster,1440,Hrs,USD,0.10,144.0,us-east-1,,\n"
    let report = try Self.json(try Self.run("group", bill: bill, plan: plan, ["--format", "json"]))
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources.map { $0["resource"] as? String } == ["a + b"])
    #expect(resources[0]["as_planned"] as? Bool == true)
  }

  @Test func aRosterTellsStudentsApart() throws {
    let roster = try Checkout.file(
      "students.csv", Array("student,account\nAda,1\nGrace,2\nEdsger,3\nBarbara,4\n".utf8))
    let rows = [("1", "90"), ("2", "5"), ("3", "4"), ("9", "1")].map {
      "x,\($0.0),Usage,2026-09-01T00:00:00Z,2026-09-01T01:00:00Z,AmazonEC2,BoxUsage:t3.micro,1,Hrs,USD,1,\($0.1),us-east-1,,"
    }
    let bill = Self.header + rows.joined(separator: "\n") + "\n"
    let report = try Self.json(
      try Self.run("roster", bill: bill, ["--roster", roster, "--format", "json"]))
    let students = try #require(report["students"] as? [[String: Any]])
    #expect(students.map { $0["used"] as? String } == ["90", "5", "4", "0", "1"])
    #expect(report["spread"] as? String == "1 of 4 students uses 91% of it")
  }

  @Test func exitCodesAnswerWhatWasAsked() throws {
    let over = try Self.run(
      "over", bill: Self.clusterBill, plan: Self.cluster, ["--fail-over", "146.3"])
    #expect(over.code == 1 && over.errors.contains("over the limit: $146.40"))
    #expect(
      try Self.run("under", bill: Self.clusterBill, plan: Self.cluster, ["--fail-over", "limit"])
        .code
        == 0)
    let later = Self.cluster.replacingOccurrences(of: "2026-08-01", with: "2027-08-01")
    let other = try Self.run("later", bill: Self.clusterBill, plan: later)
    #expect(other.code == 65 && other.errors.contains("no day in common"))
    for arguments in [
      ["actual"], ["actual", "x.csv", "--fail-on-unplanned"], ["actual", "--sql", "duckdb"],
      ["actual", "x.csv", "--tag", "a"], ["actual", "x.csv", "--format", "cur2"],
    ] {
      #expect(Checkout.run(arguments).code == 64, "\(arguments)")
    }
    #expect(Checkout.run(["actual", "/nowhere.csv"]).code == 66)
  }

  @Test func aPlanIsWrittenWithWhatTheBillShows() throws {
    let plan =
      #"{"title":"Lab","region":"us-east-1","start":"2026-08-01","months":2,"resources":[{"name":"web","service":"ec2","instance_type":"t3.micro","hours_per_month":100,"public_ipv4":0},{"name":"rows","service":"s3","storage_gb":10}]}"#
    let bill =
      Self.header + """
        a,1,Usage,2026-08-01T00:00:00Z,2026-09-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,50,Hrs,USD,0.0104,0.52,us-east-1,i-1,
        b,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,150,Hrs,USD,0.0104,1.56,us-east-1,i-1,
        c,1,Usage,2026-08-01T00:00:00Z,2026-09-01T00:00:00Z,AmazonS3,TimedStorage-ByteHrs,20,GB-Mo,USD,0.023,0.46,us-east-1,,
        d,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonS3,TimedStorage-ByteHrs,20,GB-Mo,USD,0.023,0.46,us-east-1,,

        """
    let target = "\(Checkout.temporary)/next.json"
    let outcome = try Self.run("write", bill: bill, plan: plan, ["--write-plan", target])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let text = try String(contentsOfFile: target, encoding: .utf8)
    let plain = text.filter { !$0.isWhitespace }
    #expect(plain.contains(#""hours_per_month":{"low":50,"likely":100,"high":150}"#), "\(text)")
    #expect(plain.contains(#""storage_gb":20"#), "\(text)")
    #expect(Checkout.run(["validate", target]).code == 0)
  }

  @Test func aScheduleIsWrittenByTheHoursOfTheCalendar() throws {
    // September has 720 hours and a planning month 730: twelve hours a day are twelve, and a server
    // with an address is no reason to count them twice.
    let plan =
      #"{"title":"Lab","region":"us-east-1","start":"2026-09-01","months":1,"resources":[{"name":"web","service":"ec2","instance_type":"t3.micro","hours_per_day":6},{"name":"cluster","service":"eks"},{"name":"two","service":"ec2","instance_type":"t3.small","hours_per_day":20,"public_ipv4":0}]}"#
    let bill =
      Self.header + """
        a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,360,Hrs,USD,0.0104,3.744,us-east-1,i-1,
        b,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonVPC,PublicIPv4:InUseAddress,360,Hrs,USD,0.005,1.8,us-east-1,,web
        c,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEKS,USE1-AmazonEKS-Hours:perCluster,720,Hrs,USD,0.10,72.0,us-east-1,,
        d,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,BoxUsage:t3.small,1440,Hrs,USD,0.0208,29.952,us-east-1,i-2,

        """
    let target = "\(Checkout.temporary)/calendar-next.json"
    let outcome = try Self.run("calendar", bill: bill, plan: plan, ["--write-plan", target])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let plain = try String(contentsOfFile: target, encoding: .utf8).filter { !$0.isWhitespace }
    #expect(plain.contains(#""hours_per_day":12}"#), "\(plain)")
    #expect(plain.contains(#"{"name":"cluster","service":"eks"}"#), "\(plain)")
    // Forty-eight hours a day are two servers: that is not for a schedule to say.
    #expect(plain.contains(#""hours_per_day":20"#) && outcome.errors.contains("two"), "\(plain)")
  }

  @Test func roundingIsNoOtherPrice() throws {
    let plan =
      #"{"title":"Lab","region":"us-east-1","start":"2026-09-01","months":1,"resources":[{"name":"web","service":"ec2","instance_type":"t3.micro","hours_per_day":12,"public_ipv4":0}]}"#
    let bill =
      Self.header
      + "a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,720,Hrs,USD,0.0104,7.4880000001,us-east-1,i-1,\n"
    let report = try Self.json(
      try Self.run("rounding", bill: bill, plan: plan, ["--format", "json"]))
    let lines = try #require(report["meters"] as? [[String: Any]])
    let causes = try #require(lines[0]["causes"] as? [[String: Any]])
    #expect(causes.map { $0["cause"] as? String } == ["calendar", "hours"], "\(causes)")
    // 365 hours planned, 360 in September, 720 billed.
    #expect(lines[0]["difference"] as? String == "3.6920000001")
  }

  @Test func spansThatReachBeyondThePlanAreSaid() throws {
    let plan =
      #"{"title":"Half","region":"us-east-1","start":"2026-09-16","months":1,"resources":[{"name":"cluster","service":"eks"}]}"#
    let bill = "Service,EKS($),Total costs($)\nService total,72,72\n2026-09-01,72,72\n"
    let outcome = try Self.run("half", bill: bill, plan: plan)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      outcome.output.filter { !$0.isWhitespace }.contains("thebilldoesnottellthedaysapart"),
      "\(outcome.output)")
  }

  @Test(arguments: [
    ("student;account\nAda;1\n", 0, "144"), ("\u{FEFF}student,account\r\nAda,1\r\n", 0, "144"),
    ("student,account\nAda,2\n", 0, "0"), ("student,account\n ,1\n", 65, "names no student"),
    ("student,account\nAda,000000000001\n", 0, "144"),
    ("student,account\nAda,000000000001\nBob,1\n", 65, "belongs to 'Ada' already"),
  ])
  func aRosterIsReadAsSpreadsheetsWriteIt(_ text: String, _ code: Int32, _ found: String) throws {
    let roster = try Checkout.file("spreadsheet-\(text.hashValue).csv", Array(text.utf8))
    let bill =
      Self.header
      + "a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEKS,AmazonEKS-Hours:perCluster,1440,Hrs,USD,0.10,144.0,us-east-1,,\n"
    let outcome = try Self.run(
      "spreadsheet-\(text.hashValue)-bill", bill: bill, ["--roster", roster, "--format", "json"])
    #expect(outcome.code == code, "\(outcome.errors)")
    guard code == 0 else { return #expect(outcome.errors.contains(found), "\(outcome.errors)") }
    let students = try #require(try Self.json(outcome)["students"] as? [[String: Any]])
    #expect(students[0]["used"] as? String == found)
  }

  @Test func rowsWithoutAmountsAndFilesWithoutRowsAreSaid() throws {
    let row =
      "x,1,Usage,2026-09-01T00:00:00Z,2026-09-01T01:00:00Z,AmazonEC2,BoxUsage:t3.micro,1,Hrs,USD,1,"
    let blank = try Self.json(
      try Self.run(
        "blank", bill: Self.header + "\(row)1,,,\n\(row)NULL,,,\n\(row)0,,,\n",
        ["--format", "json"]))
    let remarks = try #require(blank["remarks"] as? [String])
    #expect(
      remarks.contains {
        $0.hasSuffix("blank.csv:3: 1 row of use without an amount, counted as nothing to pay")
      },
      "\(remarks)")
    let empty = try Self.run("headers-only", bill: Self.header)
    #expect(empty.code == 0 && empty.output.contains("a header and no rows"), "\(empty.output)")
  }

  @Test func aDashIsStandardOutput() throws {
    let report = try Self.run("dash", bill: Self.clusterBill, ["--format", "csv"])
    let dash = try Self.run("dash", bill: Self.clusterBill, ["--format", "csv", "-o", "-"])
    #expect(!report.outputBytes.isEmpty && dash.outputBytes == report.outputBytes)
    let both = try Self.run(
      "dash-both", bill: Self.clusterBill, plan: Self.cluster, ["--write-plan", "-"])
    #expect(both.code == 64 && both.errors.contains("both go to standard output"))
    let target = "\(Checkout.temporary)/dash.html"
    let plan = try Self.run(
      "dash-plan", bill: Self.clusterBill, plan: Self.cluster,
      ["--write-plan", "-", "--output", target])
    #expect(plan.code == 0 && plan.output.contains(#""resources""#), "\(plan)")
    #expect(Checkout.run(["validate", "-"], input: .bytes(plan.outputBytes)).code == 0)
    #expect(!FileManager.default.fileExists(atPath: "\(Checkout.root)/-"))
  }

  @Test func whatIsWrittenAsFocusIsReadAsTheSame() throws {
    let file = "\(Checkout.root)/Tests/BillsTests/Samples/focus-1.0-sample.csv"
    let focus = Checkout.run(["actual", file, "--format", "focus"])
    let again = Checkout.run(
      ["actual", "-", "--format", "json"], input: .bytes(focus.outputBytes))
    let (first, second) = (
      try Self.json(Checkout.run(["actual", file, "--format", "json"])), try Self.json(again)
    )
    for key in ["by_service", "by_resource", "by_region", "by_account", "by_month", "by_day"] {
      #expect(first[key] as? NSArray == second[key] as? NSArray, "\(key)")
    }
  }

  @Test(arguments: ["table", "markdown", "html", "csv", "json", "focus"])
  func everyFormatHasTheBill(_ format: String) throws {
    let outcome = try Self.run(
      "format-\(format)", bill: Self.clusterBill, plan: Self.cluster, ["--format", format])
    #expect(outcome.code == 0 && outcome.output.contains("EKS"), "\(outcome.errors)")
    if format == "html" { #expect(outcome.output.contains("polyline")) }
  }

  @Test func foldersAreReadByTheirManifests() throws {
    let folder = "\(Checkout.temporary)/report"
    try FileManager.default.createDirectory(
      atPath: "\(folder)/20260801-20260901", withIntermediateDirectories: true)
    let lines = Self.clusterBill.split(separator: "\n", omittingEmptySubsequences: true)
    for (name, row) in [("cur-1.csv", lines[1]), ("cur-2.csv", lines[2]), ("old.csv", lines[1])] {
      try (Self.header + row + "\n").write(
        toFile: "\(folder)/20260801-20260901/\(name)", atomically: true, encoding: .utf8)
    }
    try #"{"reportKeys":["p/20260801-20260901/cur-1.csv","p/20260801-20260901/cur-2.csv"]}"#.write(
      toFile: "\(folder)/cur-Manifest.json", atomically: true, encoding: .utf8)
    let report = try Self.json(Checkout.run(["actual", folder, "--format", "json"]))
    let bill = try #require(report["bill"] as? [String: Any])
    #expect(bill["total"] as? String == "146.4" && bill["rows_read"] as? Int == 2)
    #expect("\(report["remarks"] ?? "")".contains("no manifest names it"))
  }

  /// Data Exports have their manifest beside the data, not above them.
  @Test func exportsAreReadByTheirManifests() throws {
    let folder = "\(Checkout.temporary)/export"
    let (data, metadata) = (
      "\(folder)/data/BILLING_PERIOD=2026-08", "\(folder)/metadata/BILLING_PERIOD=2026-08"
    )
    for path in [data, metadata] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    try Self.clusterBill.write(toFile: "\(data)/e-1.csv", atomically: true, encoding: .utf8)
    try #"{"dataFiles":["s3://b/p/export/data/BILLING_PERIOD=2026-08/e-1.csv"]}"#.write(
      toFile: "\(metadata)/e-Manifest.json", atomically: true, encoding: .utf8)
    for name in [folder, "\(metadata)/e-Manifest.json"] {
      let outcome = Checkout.run(["actual", name, "--format", "json"])
      let bill = try #require(try Self.json(outcome)["bill"] as? [String: Any], "\(outcome.errors)")
      #expect(bill["total"] as? String == "146.4")
    }
  }
}
