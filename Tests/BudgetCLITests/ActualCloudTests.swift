import Foundation
import Testing

@testable import BudgetCLI

/// Tests of bills of Azure and Google beside a plan.
@Suite struct ActualCloudTests {
  /// Returns each resource with its billed amount and causes.
  private static func resources(_ report: [String: Any]) throws -> [String] {
    try #require(report["resources"] as? [[String: Any]]).map { row in
      let causes = (row["causes"] as? [[String: Any]] ?? []).map { "\($0["cause"] ?? "")" }
      return "\(row["resource"] ?? "") \(row["billed"] ?? "") \(causes.sorted())"
    }
  }

  private static let machines =
    #"{"title":"VMs","provider":"azure","region":"westeurope","start":"2026-09-01","days":2,"resources":[{"name":"web","service":"azure_vm","vm_size":"Standard_B2s","disks":[{"storage_account_type":"StandardSSD_LRS","disk_size_gb":128}]},{"name":"big","service":"azure_vm","vm_size":"Standard_D4s_v5","hours":10},{"name":"fn","service":"azure_functions","memory_mb":1024,"executions":1000000,"execution_duration_ms":1000}]}"#

  /// A machine whose type the plan does not have is unplanned, and one that it has is no other.
  @Test func machinesOfAzureAreToldApart() throws {
    let bill = """
      SubscriptionId,Date,MeterId,MeterCategory,MeterName,UnitOfMeasure,Quantity,Cost,UnitPrice,BillingCurrency,ResourceLocation,ResourceName,ChargeType
      s,09/01/2026,m,Virtual Machines,B2s,1 Hour,48,2.304,0.048,USD,westeurope,vm1,Usage
      s,09/01/2026,m,Virtual Machines,D4s v5,1 Hour,10,2.3,0.23,USD,westeurope,vm2,Usage
      s,09/02/2026,m,Virtual Machines,E64s v5,1 Hour,10,45,4.5,USD,westeurope,vm3,Usage
      s,09/02/2026,m,Functions,Standard Execution Time,1 GB Second,1000000,9.6,0.000016,USD,westeurope,fn1,Usage

      """
    let report = try ActualCommandTests.report("azure-machines", bill: bill, plan: Self.machines)
    let resources = try Self.resources(report)
    #expect(resources.contains { $0.hasPrefix("web 2.304 ") }, "\(resources)")
    #expect(resources.contains("big 2.3 []"), "\(resources)")
    #expect(resources.contains { $0.hasPrefix("(unplanned) 45 ") }, "\(resources)")
    let meters = try #require(report["meters"] as? [[String: Any]])
    let time = meters.filter { $0["meter"] as? String == "Standard Execution Time" }
    #expect(time.map { $0["billed_quantity"] as? String } == ["1000000"])
  }

  /// Azure's FOCUS export has the size of blocks in a column of its own.
  @Test func blocksOfAzuresFocusExportAreCounted() throws {
    let plan =
      #"{"title":"Blob","provider":"azure","region":"westeurope","start":"2026-09-01","months":1,"resources":[{"name":"data","service":"azure_blob","monthly_read_operations":1000000}]}"#
    let bill = """
      ProviderName,ServiceName,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,BilledCost,x_SkuMeterName,PricingQuantity,PricingUnit,x_PricingUnitDescription,ListUnitPrice,RegionId
      Microsoft,Storage Accounts,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,USD,0.43,Hot LRS Read Operations,100,Units,10K,0.0043,westeurope

      """
    let report = try ActualCommandTests.report(
      "azure-blocks", bill: bill, plan: plan, ["--check-prices"])
    let meters = try #require(report["meters"] as? [[String: Any]])
    #expect(meters.map { $0["billed_quantity"] as? String } == ["1000000"])
    #expect(meters.map { $0["as_planned"] as? Bool } == [true])
    let prices = try #require(report["prices"] as? [[String: Any]])
    #expect(prices.map { $0["verdict"] as? String } == ["same"], "\(prices)")
  }

  /// The exports of pay-as-you-go subscriptions state the price of a unit as `ResourceRate`.
  @Test func ratesOfPayAsYouGoExportsArePrices() throws {
    let bill = """
      SubscriptionGuid,UsageDateTime,MeterCategory,MeterId,MeterName,UnitOfMeasure,UsageQuantity,ResourceRate,PreTaxCost,ResourceLocation,InstanceId,Currency
      s,2026-09-14,Virtual Machines,m,B2s,1 Hour,6,0.048,0.288,westeurope,/x/web,USD
      s,2026-09-15,Virtual Machines,m,B2s,1 Hour,8,0.048,0.384,westeurope,/x/web,USD

      """
    let report = try ActualCommandTests.report(
      "azure-rates", bill: bill,
      plan: Self.machines.replacing("2026-09-01", with: "2026-09-14"), ["--check-prices"])
    let prices = try #require(report["prices"] as? [[String: Any]])
    #expect(prices.map { "\($0["billed"] ?? "") \($0["verdict"] ?? "")" } == ["0.048 same"])
  }

  /// A description is the meter where FOCUS has nothing else.
  @Test(arguments: [
    ("Virtual Machines", "Virtual Machines BS Series - B2s - EU West", "web"),
    ("Storage", "Standard SSD Managed Disks - E10 LRS - EU West", "web"),
    (
      "Virtual Machines", "Virtual Machines Dv2/DSv2 Series - D11 v2/DS11 v2 - EU West",
      "(unplanned)"
    ),
  ])
  func descriptionsOfAzureAreMeters(_ service: String, _ words: String, _ owner: String) throws {
    let bill = """
      ProviderName,ServiceName,ChargeCategory,ChargePeriodStart,BillingCurrency,BilledCost,ChargeDescription,ConsumedQuantity,ConsumedUnit,RegionId
      Microsoft,\(service),Usage,2026-09-01T00:00:00Z,USD,1,\(words),1,Hours,westeurope

      """
    let report = try ActualCommandTests.report(
      "azure-\(words.count)", bill: bill, plan: Self.machines)
    let resources = try #require(report["resources"] as? [[String: Any]])
    let billed = resources.filter { $0["billed"] as? String == "1" }
    #expect(billed.map { $0["resource"] as? String } == [owner], "\(resources)")
  }

  /// A bill in euros that states US dollars too is laid beside a plan in those.
  @Test func dollarsBesideAnotherCurrencyAreRead() throws {
    let header =
      "SubscriptionId,Date,MeterId,MeterCategory,MeterName,UnitOfMeasure,Quantity,CostInBillingCurrency,CostInPricingCurrency,CostInUsd,BillingCurrency,ResourceLocation,ChargeType\n"
    let row =
      "s,09/01/2026,m,Virtual Machines,B2s,1 Hour,48,2.07,2.304,2.304,EUR,westeurope,Usage\n"
    let report = try ActualCommandTests.report("euros", bill: header + row, plan: Self.machines)
    let bill = try #require(report["bill"] as? [String: Any])
    #expect(bill["currency"] as? String == "USD")
    #expect(bill["total"] as? String == "2.304")
    let without = try ActualCommandTests.run(
      "euros-only",
      bill: header.replacing("CostInUsd", with: "Other") + row, plan: Self.machines, [])
    #expect(without.code == 65)
    #expect(without.errors.contains("costInUsd"), "\(without.errors)")
  }

  private static let google =
    #"{"title":"G","provider":"gcp","region":"europe-west1","start":"2026-09-01","months":1,"month_hours":"calendar","resources":[{"name":"web","service":"gcp_compute","machine_type":"e2-standard-2","hours":10,"external_ip":1},{"name":"crunch","service":"gcp_compute","machine_type":"n2-standard-2","purchase_option":"spot","hours":10},{"name":"data","service":"gcp_storage","storage_gb":100,"monthly_class_a_operations":1000},{"name":"old","service":"gcp_storage","storage_class":"nearline","storage_gb":200},{"name":"fn","service":"gcp_functions","memory_mb":256,"monthly_function_invocations":5000000,"request_duration_ms":1}]}"#

  /// Families, classes of buckets, and spot are told apart; words that price lists lack are known.
  @Test func skusOfGoogleBelongToTheirResources() throws {
    let rows = [
      ("Compute Engine", "E2 Instance Core running in Belgium", "20", "hour", "0.4798674"),
      ("Compute Engine", "E2 Instance Ram running in Belgium", "80", "gibibyte hour", "0.2572872"),
      ("Compute Engine", "External IP Charge on a Standard VM", "10", "hour", "0.05"),
      ("Compute Engine", "Spot Preemptible N2 Instance Core running in Belgium", "20", "hour", "1"),
      ("Compute Engine", "N1 Predefined Instance Core running in Belgium", "5", "hour", "7"),
      ("Cloud Storage", "Standard Storage Belgium", "100", "gibibyte month", "2"),
      ("Cloud Storage", "Nearline Storage Belgium", "200", "gibibyte month", "3"),
      ("Cloud Storage", "Regional Standard Class A Operations", "1000", "count", "0.005"),
    ]
    let bill =
      "billing_account_id,service.description,sku.description,usage_start_time,project.id,cost,currency,usage.amount_in_pricing_units,usage.pricing_unit,location.region,cost_type\n"
      + rows.map {
        "1,\($0.0),\($0.1),2026-09-01 00:00:00 UTC,p,\($0.4),USD,\($0.2),\($0.3),europe-west1,regular\n"
      }.joined()
      + "1,Compute Engine,E2 Instance Core running in Belgium,2026-09-30 00:00:00 UTC,p,0,USD,0,hour,europe-west1,regular\n"
    let report = try ActualCommandTests.report("google-skus", bill: bill, plan: Self.google)
    let resources = try Self.resources(report)
    #expect(
      resources.contains { $0.hasPrefix("web 0.7871546 ") && !$0.contains("unplanned") },
      "\(resources)")
    #expect(resources.contains { $0.hasPrefix("crunch 1 ") }, "\(resources)")
    #expect(
      resources.contains { $0.hasPrefix("data 2.005 ") && !$0.contains("unplanned") },
      "\(resources)")
    #expect(resources.contains { $0.hasPrefix("old 3 ") }, "\(resources)")
    #expect(resources.contains { $0.hasPrefix("(unplanned) 7 ") }, "\(resources)")
  }

  /// What is free is a credit in Google's bills, and not money of the class.
  @Test func freeUseOfGoogleIsNoCredit() throws {
    let credit = #""[{""name"":""Free Tier"",""type"":""FREE_TIER"",""amount"":-0.8}]""#
    let bill = """
      billing_account_id,service.description,sku.description,usage_start_time,project.id,cost,currency,usage.amount_in_pricing_units,usage.pricing_unit,location.region,cost_type,credits
      1,Cloud Functions,Invocations,2026-09-01 00:00:00 UTC,p,2,USD,5000000,count,europe-west1,regular,\(credit)
      1,Cloud Functions,Invocations,2026-09-30 00:00:00 UTC,p,0,USD,0,count,europe-west1,regular,[]

      """
    let report = try ActualCommandTests.report("google-free", bill: bill, plan: Self.google)
    let meters = try #require(report["meters"] as? [[String: Any]])
    let calls = meters.filter { $0["meter"] as? String == "Invocations" }
    #expect(calls.map { $0["billed"] as? String } == ["1.2"])
    #expect(calls.map { $0["as_planned"] as? Bool } == [true], "\(calls)")
  }

  /// The Reports page has costs and subtotals beside each other, as no bill has.
  @Test func reportsOfGooglesConsoleAreRefused() throws {
    let result = try ActualCommandTests.run(
      "google-reports",
      bill: "Date,Cost ($),Discounts ($),Subtotal ($)\n2026-07-01,60,-3,57\n2026-07-02,60,-3,57\n",
      [])
    #expect(result.code == 65)
    #expect(result.errors.contains("Reports page of Google Cloud"), "\(result.errors)")
  }

  /// The hours of processors and of machines that a bill does not tell apart are no day of one.
  @Test func hoursOfSeveralAreNoWholeDay() throws {
    let rows = (1...5).map { day in
      """
      1,Compute Engine,E2 Instance Core running in Belgium,2026-09-0\(day) 00:00:00 UTC,p,1,USD,24,hour,europe-west1,regular
      1,Kubernetes Engine,Cluster Fee,2026-09-0\(day) 00:00:00 UTC,p,2,USD,30,hour,europe-west1,regular
      1,Compute Engine,External IP Charge on a Standard VM,2026-09-0\(day) 00:00:00 UTC,p,1,USD,48,hour,europe-west1,regular

      """
    }
    let bill =
      "billing_account_id,service.description,sku.description,usage_start_time,project.id,cost,currency,usage.amount_in_pricing_units,usage.pricing_unit,location.region,cost_type\n"
      + rows.joined()
    let report = try ActualCommandTests.json(
      try ActualCommandTests.run("google-hours", bill: bill, ["--format", "json"]))
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(
      findings.map { $0["subject"] as? String }
        == ["Compute Engine: External IP Charge on a Standard VM"], "\(findings)")
  }

  /// Twice the runs take twice the time in all, and each takes as long as before.
  @Test func runsAndTheirTimeAreNotCountedTwice() throws {
    let plan =
      #"{"title":"F","region":"us-east-1","start":"2026-09-01","months":1,"resources":[{"name":"f","service":"lambda","memory_mb":1024,"monthly_requests":10000000,"request_duration_ms":100}]}"#
    let row = "1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AWSLambda"
    let bill =
      ActualCommandTests.header + """
        a,\(row),Request,20000000,Requests,USD,0.0000002,4,us-east-1,,
        b,\(row),Lambda-GB-Second,2500000,seconds,USD,0.0000166667,41.66675,us-east-1,,

        """
    let next = "\(Checkout.temporary)/next-runs.json"
    let outcome = try ActualCommandTests.run(
      "runs", bill: bill, plan: plan, ["--write-plan", next])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let text = try String(contentsOfFile: next, encoding: .utf8).filter { !$0.isWhitespace }
    #expect(text.contains(#""monthly_requests":20000000,"request_duration_ms":125"#), "\(text)")
  }
}
