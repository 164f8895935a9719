import Bills
import Foundation
import Money
import Testing

@testable import BudgetCLI

/// Tests of what tells meters of the same name apart, and of units that bills spell in other ways.
@Suite struct ActualNamesTests {
  private static let databases =
    #"{"title":"SQL","provider":"azure","region":"eastus","start":"2026-09-01","months":1,"month_hours":"calendar","resources":[{"name":"shop","service":"azure_sql","sku_name":"GP_Gen5_2","max_size_gb":100,"backup_storage_gb":50},{"name":"dev","service":"azure_sql","sku_name":"GP_S_Gen5_2","monthly_vcore_hours":100,"max_size_gb":32},{"name":"big","service":"azure_sql","sku_name":"HS_Gen5_2","max_size_gb":500},{"name":"small","service":"azure_sql","sku_name":"Basic"},{"name":"pg","service":"azure_postgresql","sku_name":"GP_Standard_D2ds_v4","storage_mb":32768}]}"#

  /// The product, the meter, the unit, the quantity and the price of each row; a database of another
  /// tier, and of another series, is no other.
  private static let rows: [[String]] = [
    [
      "SQL Database", "Single/Elastic Pool General Purpose - Compute Gen5", "vCore", "1 Hour",
      "1440", "0.152216",
    ],
    [
      "SQL Database", "Single/Elastic Pool General Purpose - SQL License", "vCore", "1 Hour",
      "1440", "0.09996575",
    ],
    [
      "SQL Database", "Single/Elastic Pool General Purpose - Storage",
      "General Purpose Data Stored", "1 GB/Month", "132", "0.115",
    ],
    [
      "SQL Database", "Single/Elastic Pool PITR Backup Storage", "RA-GRS Data Stored",
      "1 GB/Month", "50", "0.2",
    ],
    [
      "SQL Database", "General Purpose - Serverless - Compute Gen5", "vCore", "1 Hour", "120",
      "0.52176",
    ],
    [
      "SQL Database", "SingleDB/Elastic Pool Hyperscale - Compute Gen5", "vCore", "1 Hour", "1440",
      "0.182658",
    ],
    [
      "SQL Database", "SingleDB/Elastic Pool Hyperscale - SQL License", "vCore", "1 Hour", "1440",
      "0.09996575",
    ],
    [
      "SQL Database", "SingleDB Hyperscale - Storage", "Hyperscale Data Stored", "1 GB/Month",
      "500", "0.25",
    ],
    ["SQL Database", "Single Basic", "B DTU", "1/Day", "30", "0.164054794521"],
    [
      "SQL Database", "Single/Elastic Pool Business Critical - Compute Gen5", "vCore", "1 Hour",
      "10", "0.304435",
    ],
    [
      "Azure Database for PostgreSQL", "Flexible Server General Purpose Ddsv4 Series Compute",
      "vCore", "1 Hour", "1440", "0.089",
    ],
    [
      "Azure Database for PostgreSQL", "Flexible Server Memory Optimized Edsv4 Series Compute",
      "vCore", "1 Hour", "10", "0.119",
    ],
  ]

  private static func bill(
    _ header: String, _ row: ([String], String) -> String
  ) throws -> String {
    let lines = try rows.map { cells in
      let (quantity, price) = (Decimal(string: cells[4]), Decimal(string: cells[5]))
      return row(cells, "\(try #require(quantity) * (try #require(price)))")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  private static let units = ["1 Hour": "Hours", "1 GB/Month": "GB/Month", "1/Day": "Units/Day"]

  /// An export, FOCUS with the columns of Azure, and FOCUS with descriptions only.
  private static func bills() throws -> [(name: String, text: String)] {
    [
      (
        "export",
        try bill(
          "SubscriptionId,Date,MeterId,MeterCategory,MeterSubCategory,MeterName,UnitOfMeasure,Quantity,Cost,UnitPrice,BillingCurrency,ResourceLocation,BillingPeriodEndDate,ChargeType"
        ) { row, cost in
          "s,09/01/2026,m,\(row[0]),\(row[1]),\(row[2]),\(row[3]),\(row[4]),\(cost),\(row[5]),USD,eastus,09/30/2026,Usage"
        }.replacing(
          "s,09/01/2026,m,SQL Database,Single Basic",
          with: "s,09/30/2026,m,SQL Database,Single Basic")
      ),
      (
        "focus",
        try bill(
          "ProviderName,ServiceName,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,BilledCost,x_SkuMeterName,x_SkuMeterSubcategory,PricingQuantity,PricingUnit,RegionId"
        ) { row, cost in
          "Microsoft,\(row[0]),Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,USD,\(cost),\(row[2]),\(row[1]),\(row[4]),\(units[row[3]] ?? ""),eastus"
        }
      ),
      (
        "descriptions",
        try bill(
          "ProviderName,ServiceName,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,BilledCost,ChargeDescription,PricingQuantity,PricingUnit,RegionId"
        ) { row, cost in
          "Microsoft,\(row[0]),Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,USD,\(cost),\(row[0]) \(row[1]) - \(row[2]) - US East,\(row[4]),\(units[row[3]] ?? ""),eastus"
        }
      ),
    ]
  }

  /// Quantities by pencil: 2 vCores in 720 hours, 100 + 32 GB of one tier, 30 days.
  @Test func productsOfAzureTellMetersOfOneNameApart() throws {
    for (name, text) in try Self.bills() {
      let report = try ActualCommandTests.report(
        "names-\(name)", bill: text, plan: Self.databases, ["--check-prices"])
      let meters = try #require(report["meters"] as? [[String: Any]])
      let billed = Dictionary(
        meters.map { ("\($0["meter"] ?? "")", "\($0["billed_quantity"] ?? "")") }
      ) { first, _ in first }
      let expected = [
        "GeneralPurpose:Gen5 vCore": "1440", "GeneralPurpose:License vCore": "1440",
        "GeneralPurpose:Serverless vCore": "120", "GeneralPurpose:Storage": "132",
        "PITR Backup RA-GRS": "50", "Hyperscale:Gen5 vCore": "1440",
        "Hyperscale:License vCore": "1440", "Hyperscale:Storage": "500", "B DTUs": "30",
        "Ddsv4 vCore": "1440",
      ]
      for (meter, quantity) in expected {
        #expect(billed[meter] == quantity, "\(name): \(meter)")
      }
      let unplanned = try #require(report["unplanned"] as? [[String: String]])
      #expect(unplanned.map { $0["amount"] ?? "" } == ["3.04435", "1.19"], "\(name)")
      #expect(unplanned[0]["name"]?.contains("Business Critical") == true, "\(unplanned)")
      let prices = try #require(report["prices"] as? [[String: Any]])
      // The catalog's prices of PostgreSQL begin after the bill.
      #expect(prices.count == 12)
      let others = prices.filter { $0["verdict"] as? String != "same" }
      #expect(
        others.map { "\($0["meter"] ?? "")" } == ["Ddsv4 vCore", "Edsv4 vCore"], "\(others)")
    }
  }

  /// Load balancers of both kinds have the same usage type; the operation tells them apart.
  @Test func operationsOfAWSTellMetersOfOneNameApart() throws {
    let plan =
      #"{"title":"LB","region":"us-east-1","start":"2026-09-01","months":1,"month_hours":"calendar","resources":[{"name":"web","service":"load_balancer","load_balancer_type":"application"},{"name":"tcp","service":"load_balancer","load_balancer_type":"network"}]}"#
    let header = ActualCommandTests.header.replacing("\n", with: ",lineItem/Operation\n")
    let bill =
      header + """
        a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AWSELB,LoadBalancerUsage,720,Hrs,USD,0.0225,16.2,us-east-1,,,LoadBalancing:Application
        b,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AWSELB,LoadBalancerUsage,700,Hrs,USD,0.0225,15.75,us-east-1,,,LoadBalancing:Network

        """
    let direct = try ActualCommandTests.report("operations", bill: bill, plan: plan)
    func resources(_ report: [String: Any]) throws -> [String] {
      try #require(report["resources"] as? [[String: Any]]).map {
        "\($0["resource"] ?? "") \($0["billed"] ?? "")"
      }
    }
    #expect(try resources(direct) == ["web 16.2", "tcp 15.75"])
    // What is converted to FOCUS tells them apart still.
    let focus = try ActualCommandTests.run("operations", bill: bill, ["--format", "focus"]).output
    #expect(
      try resources(try ActualCommandTests.report("operations-focus", bill: focus, plan: plan)) == [
        "web 16.2", "tcp 15.75",
      ])
  }

  /// Several services have meters of the same name; what a service of the bill does not have itself,
  /// such as the data that a bucket sends out, is another's.
  @Test func metersOfOtherServicesAreNotThoseOfThePlan() throws {
    let plan =
      #"{"title":"Same","region":"us-east-1","start":"2026-09-01","months":1,"month_hours":"calendar","free_tier":"none","resources":[{"name":"files","service":"s3","storage_gb":10,"tags":{"team":"a"}},{"name":"out","service":"data_transfer","monthly_outbound_internet_gb":10},{"name":"db","service":"rds","engine":"mysql","instance_class":"db.t3.medium","storage_gb":20}]}"#
    let row = "a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,"
    let bill =
      ActualCommandTests.header.replacing("user:Name", with: "user:team") + """
        \(row)AmazonS3,TimedStorage-ByteHrs,10,GB-Mo,USD,0.023,0.23,us-east-1,,
        \(row)AmazonCloudWatch,TimedStorage-ByteHrs,100,GB-Mo,USD,0.03,3,us-east-1,,
        \(row)AmazonECR,TimedStorage-ByteHrs,50,GB-Mo,USD,0.10,5,us-east-1,,a
        \(row)AmazonS3,DataTransfer-Out-Bytes,10,GB,USD,0.09,0.9,us-east-1,,
        \(row)AmazonCloudFront,EU-DataTransfer-Out-Bytes,10,GB,USD,0.085,0.85,,,
        \(row)AmazonRDS,InstanceUsage:db.t3.medium,720,Hrs,USD,0.068,48.96,us-east-1,,
        \(row)AmazonNeptune,InstanceUsage:db.t3.medium,720,Hrs,USD,0.098,70.56,us-east-1,,

        """
    let report = try ActualCommandTests.report("same-names", bill: bill, plan: plan)
    let meters = try #require(report["meters"] as? [[String: Any]])
    let billed = meters.map { "\($0["resource"] ?? "") \($0["meter"] ?? "") \($0["billed"] ?? "")" }
    for line in [
      "files TimedStorage-ByteHrs 0.23", "files AmazonECR TimedStorage-ByteHrs 5",
      "out DataTransfer-Out-Bytes 0.9", "db InstanceUsage:db.t3.medium 48.96",
    ] { #expect(billed.contains(line), "\(line): \(billed)") }
    let unplanned = try #require(report["unplanned"] as? [[String: String]])
    #expect(unplanned.map { $0["amount"] ?? "" } == ["70.56", "3", "0.85"])
  }

  /// A share of files has the meter's name of a blob, and a disk is counted by the month too; what a
  /// machine runs is in its product.
  @Test func otherProductsOfAzureAreNotThoseOfThePlan() throws {
    let plan =
      #"{"title":"Products","provider":"azure","region":"westeurope","start":"2026-09-01","months":1,"month_hours":"calendar","resources":[{"name":"lin","service":"azure_vm","vm_size":"Standard_B2s"},{"name":"win","service":"azure_vm","vm_size":"Standard_B2s","operating_system":"windows"},{"name":"data","service":"azure_blob","storage_gb":10}]}"#
    let row = "Microsoft,Virtual Machines,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,USD,"
    let store = row.replacing("Virtual Machines", with: "Storage Accounts")
    let bill = """
      ProviderName,ServiceName,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,BillingCurrency,BilledCost,x_SkuMeterName,x_SkuMeterSubcategory,PricingQuantity,PricingUnit,RegionId
      \(row)34.56,B2s,BS Series,720,Hours,westeurope
      \(row)40.32,B2s,BS Series Windows,720,Hours,westeurope
      \(store)2.4,E4 LRS Disk,Standard SSD Managed Disks,1,Units/Month,westeurope
      \(store)0.196,Hot LRS Data Stored,Tiered Block Blob,10,GB/Month,westeurope
      \(store)0.6,Hot LRS Data Stored,Files v2,20,GB/Month,westeurope

      """
    let resources = try #require(
      try ActualCommandTests.report("products", bill: bill, plan: plan)["resources"]
        as? [[String: Any]])
    #expect(
      resources.map { "\($0["resource"] ?? "") \($0["billed"] ?? "")" }
        == ["lin 34.56", "win 40.32", "data 0.196", "(unplanned) 3"])
  }

  /// The same with operations of AWS, in a bill that names Linux by no operation.
  @Test func systemsOfServersTellThemApart() throws {
    let plan =
      #"{"title":"Systems","region":"us-east-1","start":"2026-09-01","months":1,"month_hours":"calendar","resources":[{"name":"lin","service":"ec2","instance_type":"t3.micro","public_ipv4":0},{"name":"win","service":"ec2","instance_type":"t3.micro","operating_system":"windows","public_ipv4":0}]}"#
    let header = ActualCommandTests.header.replacing("\n", with: ",lineItem/Operation\n")
    let row = "a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,"
    let bill =
      header + """
        \(row)720,Hrs,USD,0.0104,7.488,us-east-1,,,RunInstances
        \(row)100,Hrs,USD,0.0196,1.96,us-east-1,,,RunInstances:0002

        """
    let resources = try #require(
      try ActualCommandTests.report("systems", bill: bill, plan: plan)["resources"]
        as? [[String: Any]])
    #expect(
      resources.map { "\($0["resource"] ?? "") \($0["billed"] ?? "")" }
        == ["lin 7.488", "win 1.96"])
  }

  /// The address of a server is billed by another service than the server.
  @Test func partsOfAResourceMayBeOfAnotherService() throws {
    let plan =
      #"{"title":"Part","region":"us-east-1","start":"2026-09-01","months":1,"resources":[{"name":"web","service":"ec2","instance_type":"t3.micro"},{"name":"files","service":"s3","storage_gb":10}]}"#
    let bill =
      "Service,EC2-Instances($),VPC($),S3($),Glue($),Total costs($)\nService total,7,4,3,1,15\n2026-09-01,7,4,3,1,15\n"
    let report = try ActualCommandTests.report("parts", bill: bill, plan: plan)
    let resources = try #require(report["resources"] as? [[String: Any]])
    #expect(
      resources.map { "\($0["resource"] ?? "") \($0["billed"] ?? "")" }
        == ["web 11", "files 3", "(unplanned) 1"])
  }

  /// A usage type has one unit, which the offers and the bills of AWS spell in many ways.
  @Test func unitsOfAWSAreCountedHoweverTheyAreSpelled() throws {
    let plan =
      #"{"title":"Units","region":"us-east-1","start":"2026-09-01","months":1,"month_hours":"calendar","free_tier":"none","resources":[{"name":"fn","service":"lambda","memory_mb":1024,"monthly_requests":1000000,"request_duration_ms":100,"ephemeral_storage_mb":1024},{"name":"disk","service":"ebs","volume_type":"gp3","size_gb":100,"throughput_mbps":253,"iops":4000},{"name":"table","service":"dynamodb","billing_mode":"provisioned","write_capacity":10},{"name":"watch","service":"cloudwatch","alarms":5}]}"#
    let row = "a,1,Usage,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,"
    let bill =
      ActualCommandTests.header + """
        \(row)AWSLambda,Request,2000000,Requests,USD,0.0000002,0.4,us-east-1,,
        \(row)AWSLambda,Lambda-GB-Second,300000,Lambda-GB-Second,USD,0.0000166667,5.00001,us-east-1,,
        \(row)AmazonEC2,EBS:VolumeP-Throughput.gp3,0.125,GiBps-mo,USD,40.96,5.12,us-east-1,,
        \(row)AmazonEC2,EBS:VolumeP-IOPS.gp3,1000,IOPS-Mo,USD,0.005,5,us-east-1,,
        \(row)AmazonDynamoDB,WriteCapacityUnit-Hrs,7200,WriteCapacityUnit-Hrs,USD,0.00065,4.68,us-east-1,,
        \(row)AmazonCloudWatch,CW:AlarmMonitorUsage,7,Alarms,USD,0.1,0.7,us-east-1,,

        """
    let report = try ActualCommandTests.report("units", bill: bill, plan: plan)
    let meters = try #require(report["meters"] as? [[String: Any]])
    let billed = meters.filter { $0["billed"] as? String != "0" }
      .map { "\($0["meter"] ?? "") \($0["billed_quantity"] ?? "")" }
    #expect(
      billed == [
        "Lambda-GB-Second 300000", "Request 2000000", "EBS:VolumeP-IOPS.gp3 1000",
        "EBS:VolumeP-Throughput.gp3 128", "WriteCapacityUnit-Hrs 7200", "CW:AlarmMonitorUsage 7",
      ])
    // What a field cannot have is not written: a disk of no size, or less than the 512 MB of /tmp.
    let file = try Checkout.file("units.csv", Array(bill.utf8))
    let written = Checkout.run(
      [
        "actual", file, "--plan", try Checkout.file("units.json", Array(plan.utf8)), "--write-plan",
        "-", "--output", "\(file).html",
      ])
    for part in [
      #""monthly_requests":2000000,"request_duration_ms":150,"ephemeral_storage_mb":1024"#,
      #""size_gb":100"#, #""alarms":7"#,
    ] {
      #expect(written.output.contains(part), "\(written)")
    }
    let again = Checkout.run(["validate", "-"], input: .bytes(written.outputBytes))
    #expect(again.code == 0, "\(again.errors)")
  }

  /// Everything that the offers divide for the catalog is divided in bills too.
  @Test func bulkUnitsOfAWSHaveTheOffersDivisors() throws {
    let text = try String(
      contentsOfFile: "\(Checkout.root)/pricing-data/feed-mapping/aws-offers.csv", encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    let (units, divisor) = try #require(
      header.firstIndex(of: "feed_units").flatMap { units in
        header.firstIndex(of: "divisor").map { (units, $0) }
      })
    var bulk = 0
    for line in lines.dropFirst() where line.count == header.count && line[divisor] != "1" {
      for unit in line[units].split(separator: "|") {
        #expect(
          UsageType.parts(ofUnit: String(unit)).count.description == line[divisor], "\(unit)")
        bulk += 1
      }
    }
    #expect(bulk > 0)
  }

  /// Nobody has to read a bill twice: it may come from a pipe.
  @Test func dollarsBesideAnotherCurrencyAreReadFromAPipe() throws {
    let plan =
      #"{"title":"VMs","provider":"azure","region":"westeurope","start":"2026-09-01","days":2,"resources":[{"name":"web","service":"azure_vm","vm_size":"Standard_B2s"}]}"#
    let header =
      "SubscriptionId,Date,MeterId,MeterCategory,MeterName,UnitOfMeasure,Quantity,CostInBillingCurrency,CostInUsd,BillingCurrency,ResourceLocation,ChargeType\n"
    let row = "s,09/01/2026,m,Virtual Machines,B2s,1 Hour,48,2.07,2.304,EUR,westeurope,Usage\n"
    let file = try Checkout.file("pipe.json", Array(plan.utf8))
    let outcome = Checkout.run(
      ["actual", "-", "--plan", file, "--format", "json"], input: .bytes(Array((header + row).utf8))
    )
    let bill = try #require(try ActualCommandTests.json(outcome)["bill"] as? [String: Any])
    #expect(bill["currency"] as? String == "USD" && bill["total"] as? String == "2.304")
    #expect(outcome.output.contains("the bill is in EUR"))
    // Without a plan it is what it is.
    let alone = Checkout.run(
      ["actual", "-", "--format", "json"], input: .bytes(Array((header + row).utf8)))
    let own = try #require(try ActualCommandTests.json(alone)["bill"] as? [String: Any])
    #expect(own["currency"] as? String == "EUR" && own["total"] as? String == "2.07")
  }
}
