import Foundation
import Testing

@testable import BudgetCLI

/// Tests of what the meters and prices of a bill mean: in the catalog, and in a plan.
@Suite struct ActualMeaningTests {
  /// A reservation's fee for September is billed on the first; the bill ends on the tenth, and a third
  /// of the fee, $1.56 of $4.68, is for the days that are compared.
  @Test func feesOfAMonthThatIsNotOverAreAsPlanned() throws {
    let plan =
      #"{"title":"Fee","region":"us-east-1","start":"2026-09-01","months":1,"month_hours":"calendar","free_tier":"none","resources":[{"name":"web","service":"ec2","instance_type":"t3.micro","public_ipv4":0,"purchase_option":"reserved_1yr_no_upfront"},{"name":"big","service":"ec2","instance_type":"t3.small","public_ipv4":0}]}"#
    let days = (1...10).map {
      String(
        format:
          "d,1,Usage,2026-09-%02dT00:00:00Z,2026-09-%02dT00:00:00Z,AmazonEC2,BoxUsage:t3.small,24,Hrs,USD,0.0208,0.4992,us-east-1,,\n",
        $0, $0 + 1)
    }.joined()
    func report(_ fee: String) throws -> [String: Any] {
      try ActualCommandTests.json(
        try ActualCommandTests.run(
          "fee-\(fee)",
          bill: ActualCommandTests.header
            + "f,1,RIFee,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,HeavyUsage:t3.micro,720,Hrs,USD,0.0065,\(fee),us-east-1,,\n"
            + days, plan: plan, ["--format", "json"]))
    }
    let planned = try #require(try report("4.68")["resources"] as? [[String: Any]])
    let fee = try #require(planned.first { $0["resource"] as? String == "web" })
    let expected = try #require(fee["planned"] as? String)
    // The plan's own price, for the whole month: three times what is planned for ten days.
    let whole = try #require(Decimal(string: expected)) * 3
    let resources = try #require(try report("\(whole)")["resources"] as? [[String: Any]])
    let web = try #require(resources.first { $0["resource"] as? String == "web" })
    #expect(web["as_planned"] as? Bool == true, "\(web)")
    let causes = try #require(web["causes"] as? [[String: String]])
    #expect(causes == [["cause": "other_days", "amount": "\(whole / 3 * 2)"]])
    #expect(resources.first { $0["resource"] as? String == "big" }?["as_planned"] as? Bool == true)
  }

  /// Storage of 60,000 GB: 51,200 at $0.023 and the rest at $0.022, in the plan and on the bill. What is
  ///
  /// more or less has the price of the tier that it is in.
  @Test(arguments: [
    ([(51_200, "0.023"), (28_800, "0.022")], ["quantity": "440"]),
    ([(40_000, "0.023")], ["quantity": "-451.2"]),
    ([(51_200, "0.023"), (8_800, "0.023")], ["price": "8.8"]),
    ([(51_200, "0.023"), (28_800, "0.023")], ["quantity": "440", "price": "28.8"]),
  ])
  func tiersAreNoOtherPrice(_ rows: [(Int, String)], _ causes: [String: String]) throws {
    let plan =
      #"{"title":"Tiers","region":"us-east-1","start":"2026-09-01","months":1,"month_hours":"calendar","free_tier":"none","resources":[{"name":"store","service":"s3","storage_gb":60000}]}"#
    try check(
      plan, causes, "AmazonS3,TimedStorage-ByteHrs", "GB-Mo",
      rows.map { (Decimal($0.0), Decimal(string: $0.1) ?? 0) })
  }

  /// The tiers of data sent begin after the 100 GB that are free.
  @Test func tiersBeginAfterWhatIsFree() throws {
    let plan =
      #"{"title":"Sent","region":"us-east-1","start":"2026-09-01","months":1,"month_hours":"calendar","resources":[{"name":"sent","service":"data_transfer","monthly_outbound_internet_gb":15000}]}"#
    try check(
      plan, ["quantity": "425"], "AWSDataTransfer,DataTransfer-Out-Bytes", "GB",
      [(100, 0), (10_240, 0.09), (9_660, 0.085)])
  }

  private func check(
    _ plan: String, _ causes: [String: String], _ thing: String, _ unit: String,
    _ rows: [(quantity: Decimal, rate: Decimal)]
  ) throws {
    let bill =
      ActualCommandTests.header
      + rows.map {
        "t,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,\(thing),\($0.quantity),\(unit),USD,\($0.rate),\($0.quantity * $0.rate),us-east-1,,\n"
      }.joined()
    let report = try ActualCommandTests.report("tiers-\(UUID().uuidString)", bill: bill, plan: plan)
    let resources = try #require(report["resources"] as? [[String: Any]])
    let found = try #require(resources.first?["causes"] as? [[String: String]])
    #expect(
      Dictionary(uniqueKeysWithValues: found.map { ($0["cause"] ?? "", $0["amount"] ?? "") })
        == causes, "\(resources)")
  }

  @Test func pricesAreHeldAgainstTheCatalog() throws {
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run(
        "prices", bill: ActualCommandTests.clusterBill, ["--check-prices", "--format", "json"]))
    let prices = try #require(report["prices"] as? [[String: Any]])
    #expect(prices.map { $0["verdict"] as? String } == ["same"])
  }

  /// ECR, EFS and other services have `TimedStorage-ByteHrs` too, at 0.10 and more.
  @Test(arguments: [
    ("AmazonS3", "0.023", "same"), ("AmazonS3", "0.1", "differs"), ("AmazonECR", "0.1", "same"),
    ("AmazonECR", "0.023", "differs"), ("", "0.1", "same"),
    // A service that plans know, without a price of this name here.
    ("AmazonSQS", "0.1", "not in the catalog"), ("AmazonNobody", "0.1", "same"),
  ])
  func aPriceOfAnotherServiceIsNotTheSame(_ service: String, _ rate: String, _ verdict: String)
    throws
  {
    let bill =
      ActualCommandTests.header
      + "a,1,Usage,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,\(service),TimedStorage-ByteHrs,10,GB-Mo,USD,\(rate),1,us-east-1,,\n"
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run(
        "service-\(service)-\(rate)", bill: bill, ["--check-prices", "--format", "json"]))
    let prices = try #require(report["prices"] as? [[String: Any]])
    #expect(prices.map { $0["verdict"] as? String } == [verdict], "\(prices)")
    #expect(prices.map { $0["service"] as? String } == [service])
  }

  /// FOCUS has no usage types, but rate codes, which name prices word for word.
  @Test(arguments: [
    ("JG3KUJMBRGHV3N8G.JRTCKXETXF.6YS6EN2CT7", "0.08", "same"),
    ("JG3KUJMBRGHV3N8G.JRTCKXETXF.6YS6EN2CT7", "0.09", "differs"),
    ("JG3KUJMBRGHV3N8G.JRTCKXETXF.7YS6EN2CT7", "0.08", "not in the catalog"),
    ("\"\"\"] , [\"\"\"", "0.08", "not in the catalog"),
  ])
  func aRateCodeNamesAPrice(_ code: String, _ rate: String, _ verdict: String) throws {
    let bill = """
      ProviderName,ServiceName,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,BilledCost,ChargeDescription,PricingQuantity,PricingUnit,ListUnitPrice,SkuPriceId,RegionId
      AWS,Amazon Elastic Compute Cloud,Usage,2026-09-01,2026-09-02,USD,\(rate),"$\(rate) per GB-month of General Purpose (gp3) provisioned storage",1,GB-Mo,\(rate),\(code),us-east-1

      """
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run(
        "code-\(rate)-\(verdict.count)-\(code.count)", bill: bill,
        ["--check-prices", "--format", "json"]))
    let prices = try #require(report["prices"] as? [[String: Any]])
    #expect(prices.map { $0["verdict"] as? String } == [verdict], "\(prices)")
  }

  /// A usage type has the prices of several systems and tiers: the row's words, or else the plan,
  /// say which one is meant, and the month's usage which tiers are reached.
  @Test(arguments: [
    ("BoxUsage:t3.micro", "RunInstances", "1", "0.0104", "same"),
    ("BoxUsage:t3.micro", "RunInstances", "1", "0.0196", "differs"),
    ("BoxUsage:t3.micro", "RunInstances:0002", "1", "0.0196", "same"),
    ("BoxUsage:t3.micro", "RunInstances:0002", "1", "0.0104", "differs"),
    ("BoxUsage:t3.micro", "RunInstances:0006", "1", "0.5", "not in the catalog"),
    ("TimedStorage-ByteHrs", "", "100", "0.023", "same"),
    ("TimedStorage-ByteHrs", "", "100", "0.022", "differs"),
    ("TimedStorage-ByteHrs", "", "60000", "0.022", "same"),
    ("TimedStorage-ByteHrs", "", "60000", "0.021", "differs"),
  ])
  func aPriceIsHeldAgainstTheOneThatIsMeant(
    _ meter: String, _ operation: String, _ quantity: String, _ rate: String, _ verdict: String
  ) throws {
    let header = ActualCommandTests.header.replacing(
      "UsageType,", with: "UsageType,lineItem/Operation,")
    let (service, unit) = meter.hasPrefix("Box") ? ("AmazonEC2", "Hrs") : ("AmazonS3", "GB-Mo")
    let bill =
      "\(header)a,1,Usage,2026-09-01T00:00:00Z,2026-09-02T00:00:00Z,\(service),\(meter),\(operation),\(quantity),\(unit),USD,\(rate),1,us-east-1,,\n"
    let name = "meant-\(meter.prefix(4))-\(operation.suffix(4))-\(quantity)-\(rate)"
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run(name, bill: bill, ["--check-prices", "--format", "json"]))
    let prices = try #require(report["prices"] as? [[String: Any]])
    #expect(prices.map { $0["verdict"] as? String } == [verdict], "\(prices)")
  }

  @Test func aPlanSaysWhichPriceIsMeant() throws {
    let plan =
      #"{"title":"Windows","region":"us-east-1","start":"2026-09-01","months":1,"resources":[{"name":"web","service":"ec2","instance_type":"t3.micro","operating_system":"windows","public_ipv4":0}]}"#
    let bill =
      ActualCommandTests.header
      + "a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,720,Hrs,USD,0.0196,14.112,us-east-1,,\n"
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run(
        "windows", bill: bill, plan: plan, ["--check-prices", "--format", "json"]))
    let prices = try #require(report["prices"] as? [[String: Any]])
    #expect(prices.map { $0["verdict"] as? String } == ["same"], "\(prices)")
  }

  /// Azure's meter `B2s`, and Google's descriptions with their places, are the plan's meters; a
  /// reservation that was bought is none of them.
  @Test func metersOfOtherProvidersAreMatched() throws {
    let azure = """
      SubscriptionId,Date,MeterId,MeterCategory,MeterName,UnitOfMeasure,Quantity,Cost,UnitPrice,BillingCurrency,ResourceLocation,ResourceName,ChargeType
      s,09/14/2026,m,Virtual Machines,B2s,10 Hours,2.4,1.152,0.48,USD,westeurope,web,Usage
      s,09/15/2026,m,Virtual Machines,B2s,10 Hours,2.4,1.152,0.48,USD,westeurope,web,Usage
      s,09/15/2026,m,Virtual Machines,B2s,1 Hour,1,700,700,USD,westeurope,,Purchase

      """
    let plan =
      #"{"title":"Web","provider":"azure","region":"westeurope","start":"2026-09-01","months":1,"month_hours":"calendar","resources":[{"name":"web","service":"azure_vm","vm_size":"Standard_B2s"}]}"#
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run(
        "azure", bill: azure, plan: plan, ["--format", "json", "--check-prices"]))
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources.map { $0["resource"] as? String } == ["web", "(unplanned)"])
    #expect(resources[0]["as_planned"] as? Bool == true, "\(resources)")
    let meters = try #require(report["meters"] as? [[String: Any]])
    #expect(meters[0]["billed_quantity"] as? String == "48")
    let prices = try #require(report["prices"] as? [[String: Any]])
    #expect(prices.map { $0["verdict"] as? String } == ["same"], "\(prices)")
    let google = """
      billing_account_id,service.description,sku.description,usage_start_time,usage_end_time,project.id,cost,currency,usage.amount_in_pricing_units,usage.pricing_unit,location.region,cost_type
      1,Compute Engine,E2 Instance Core running in Belgium,2026-09-01 00:00:00 UTC,2026-09-02 00:00:00 UTC,p,1.151682,USD,48,hour,europe-west1,regular

      """
    let course =
      #"{"title":"VM","provider":"gcp","region":"europe-west1","start":"2026-09-01","months":1,"month_hours":"calendar","resources":[{"name":"vm","service":"gcp_compute","machine_type":"e2-standard-2"}]}"#
    let second = try ActualCommandTests.json(
      try ActualCommandTests.run(
        "google", bill: google, plan: course, ["--format", "json", "--check-prices"]))
    let cores = try #require(second["meters"] as? [[String: Any]]).filter {
      $0["meter"] as? String == "E2 Instance Core"
    }
    #expect(cores.map { $0["billed_quantity"] as? String } == ["48"])
    #expect(cores[0]["as_planned"] as? Bool == true, "\(cores)")
    let averages = try #require(second["prices"] as? [[String: Any]])
    #expect(averages.map { $0["verdict"] as? String } == ["same"], "\(averages)")
  }

  @Test func regionsAndServicesThatNoPlanNamesAreFound() throws {
    let row = "Usage,2026-08-01T00:00:00Z,2026-09-01T00:00:00Z"
    let bill =
      ActualCommandTests.clusterBill + """
        c,1,\(row),AmazonEC2,EU-BoxUsage:t3.micro,5,Hrs,USD,0.0114,0.057,eu-west-1,,
        d,1,\(row),AmazonECR,TimedStorage-ByteHrs,1,GB-Mo,USD,0.1,0.1,us-east-1,,

        """
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run(
        "strange", bill: bill, plan: ActualCommandTests.cluster, ["--format", "json"]))
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(
      findings.map { "\($0["rule"] ?? "") \($0["subject"] ?? "") \($0["amount"] ?? "")" }
        == ["unplanned-service AmazonECR 0.1", "unplanned-region eu-west-1 0.057"])
  }

  private static let views =
    #"{"title":"Class","region":"us-east-1","start":"2026-09-01","months":1,"resources":[{"name":"web","service":"ec2","instance_type":"t3.micro","count":2,"hours_per_week":40},{"name":"store","service":"s3","storage_gb":100}]}"#

  /// Views of Cost Explorer have no quantities: what they do not tell is not unused.
  @Test(arguments: [
    "Service,EC2-Instances($),S3($),Total costs($)\n2026-09-01,14.976,2.3,17.276\n",
    "Usage type,BoxUsage:t3.micro ($),TimedStorage-ByteHrs ($),Total costs ($)\n2026-09-01,14.976,2.3,17.276\n",
    "Linked account,Kim (111111111111)($),Lee (222222222222)($),Total costs($)\n2026-09-01,10,5,15\n",
  ])
  func viewsWithoutQuantitiesLeaveThePlanAsItWas(_ bill: String) throws {
    let outcome = try ActualCommandTests.run(
      "view-\(bill.utf8.count)", bill: bill, plan: Self.views,
      [
        "--write-plan", "-", "--output", "\(Checkout.temporary)/view-\(bill.utf8.count).md",
        "--format", "markdown",
      ])
    #expect(outcome.output.contains(#""hours_per_week":40"#), "\(outcome.output)")
    #expect(outcome.output.contains(#""storage_gb":100"#), "\(outcome.output)")
    #expect(outcome.errors.contains("the plan keeps as they were: web, store"))
  }

  /// A view that names nothing but accounts or tags is compared with the plan as a whole.
  @Test(arguments: [
    ("Linked account", "Kim (111111111111)($)"), ("Owner", "kim($)"),
  ])
  func viewsThatNameNothingAreComparedAsAWhole(_ title: String, _ column: String) throws {
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run(
        "whole-\(title.count)", bill: "\(title),\(column),Total costs($)\n2026-09-01,15,15\n",
        plan: Self.views, ["--format", "json"]))
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(resources.map { $0["resource"] as? String } == ["web + store"])
    #expect(resources.first?["billed"] as? String == "15")
  }
}
