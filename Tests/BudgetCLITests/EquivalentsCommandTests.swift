import Foundation
import Testing

@testable import BudgetCLI

/// Tests of an AWS plan on the other clouds, with the bundled prices.
@Suite struct EquivalentsCommandTests {
  private static let plan = #"""
    { "title": "All", "region": "REGION", "months": 1, "start": "2026-12-01",
      "account": { "opened": "2026-11-01", "plan": "free" },
      "credits": [ { "name": "grant", "amount_usd": 10, "services": [ "ec2" ] } ],
      "resources": [
        { "name": "arm", "service": "ec2", "instance_type": "m7g.large", "hours_per_week": 10 },
        { "name": "database", "service": "rds", "engine": "postgres",
          "instance_class": "db.t3.medium", "storage_gb": 50, "multi_az": true },
        { "name": "old", "service": "rds", "engine": "mysql", "instance_class": "db.t3.medium",
          "storage_gb": 50 },
        { "name": "items", "service": "dynamodb", "billing_mode": "pay_per_request",
          "storage_gb": 5, "read_request_units": 1000000, "write_request_units": 200000 },
        { "name": "topic", "service": "sns", "monthly_requests": 1000000 },
        { "name": "training", "service": "sagemaker", "component": "training",
          "instance_type": "ml.m5.large", "hours": 3 },
        { "name": "gateway", "service": "nat_gateway" } ] }
    """#

  private func equivalent(
    on provider: String, from region: String = "us-east-1"
  ) throws -> (plan: [String: Any], choices: String) {
    let text = Self.plan.replacing("REGION", with: region)
    let file = try Checkout.file(
      "equivalents-\(provider)-\(region)-\(UUID().uuidString).json", Array(text.utf8))
    let outcome = Checkout.run(["equivalents", file, "--on", provider])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let plan =
      try JSONSerialization.jsonObject(with: Data(outcome.outputBytes)) as? [String: Any]
    return (try #require(plan), outcome.errors)
  }

  private func resource(_ name: String, in plan: [String: Any]) -> [String: Any]? {
    (plan["resources"] as? [[String: Any]])?.first { $0["name"] as? String == name }
  }

  /// The nearest region is the one in the same place, not the first by name.
  @Test(arguments: [
    ("us-east-1", "eastus", "us-east4"), ("eu-central-1", "germanywestcentral", "europe-west3"),
    ("us-west-2", "westus2", "us-west1"), ("eu-west-3", "francecentral", "europe-west9"),
    ("ap-southeast-2", "australiaeast", "australia-southeast1"),
    ("eu-north-1", "swedencentral", "europe-north2"),
  ])
  func takesTheRegionOfTheSamePlace(_ region: String, _ azure: String, _ google: String) throws {
    #expect(try equivalent(on: "azure", from: region).plan["region"] as? String == azure)
    #expect(try equivalent(on: "gcp", from: region).plan["region"] as? String == google)
  }

  @Test func findsDatabasesDocumentsAndTopicsOnAzure() throws {
    let (plan, choices) = try equivalent(on: "azure")
    let database = resource("database", in: plan)
    #expect(database?["service"] as? String == "azure_postgresql")
    #expect(database?["sku_name"] as? String == "GP_Standard_D2ds_v4")
    #expect(database?["storage_mb"] as? Int == 65_536)
    #expect((database?["high_availability"] as? [String: String]) == ["mode": "ZoneRedundant"])
    #expect(choices.contains("storage_mb is 65536, the next size there is, not 51200"))
    #expect(choices.contains("MySQL becomes PostgreSQL"))
    // A read counts as one unit, a write as five.
    #expect(resource("items", in: plan)?["serverless_request_units"] as? Int == 2_000_000)
    #expect(resource("topic", in: plan)?["service"] as? String == "azure_service_bus")
    #expect(choices.contains("training: sagemaker → no equivalent"))
    #expect(choices.contains("gateway: nat_gateway → no equivalent"))
  }

  @Test func findsDatabasesDocumentsAndTopicsOnGoogle() throws {
    let (plan, _) = try equivalent(on: "gcp")
    let database = resource("database", in: plan)
    #expect(database?["tier"] as? String == "db-custom-2-4096")
    #expect(database?["database_version"] as? String == "POSTGRES_16")
    #expect(database?["availability_type"] as? String == "regional")
    #expect(resource("old", in: plan)?["database_version"] as? String == "MYSQL_8_0")
    #expect(resource("items", in: plan)?["document_writes"] as? Int == 200_000)
    #expect(resource("topic", in: plan)?["service"] as? String == "gcp_pubsub")
  }

  /// Arm machines are not sold in every region; the nearest type with a price there is chosen.
  @Test func choosesMachinesThatTheRegionSells() throws {
    let machine = resource("arm", in: try equivalent(on: "gcp").plan)?["machine_type"] as? String
    #expect(machine != nil && machine?.hasPrefix("t2a") == false)
    // Only some families have a discount for sustained use.
    #expect(try !equivalent(on: "gcp").choices.contains("sustained use"))
  }

  /// Plans of which nothing can be written, with the reason for it.
  @Test(arguments: [
    (
      "aws", "us-east-1", #"{ "service": "route53", "hosted_zones": 1 }"#,
      "no service there is known to be like it"
    ),
    (
      "aws", "us-gov-west-1", #"{ "service": "ec2", "instance_type": "m5.large" }"#,
      "no region there is known to be near us-gov-west-1"
    ),
    (
      "aws", "us-east-1",
      #"{ "service": "ec2", "instance_type": "m5.large", "operating_system": "windows" }"#,
      "gcp_compute is priced with Linux only"
    ),
  ])
  func refusesAPlanOfWhichNothingIsLeft(
    provider: String, region: String, resource: String, reason: String
  ) throws {
    let outcome = try translation(of: resource, from: provider, in: region, on: "gcp")
    #expect(outcome.code == 65 && outcome.outputBytes.isEmpty)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(outcome.errors.contains("nothing of it has an equivalent on Google Cloud"))
  }

  /// Machines whose size is in their name, and those whose graphics processors are attached.
  @Test(arguments: [
    ("custom-4-8192", "", "4 vCPU and 8 GiB become 4 and 8"),
    (
      "n1-standard-4", #", "guest_accelerator": { "type": "nvidia-tesla-t4", "count": 1 }"#,
      "1 × "
    ),
  ])
  func countsWhatAMachineOfGoogleHas(type: String, more: String, reason: String) throws {
    let resource = #"{ "service": "gcp_compute", "machine_type": "\#(type)", "hours": 2\#(more) }"#
    let outcome = try translation(of: resource, from: "gcp", in: "us-central1", on: "azure")
    #expect(outcome.code == 0 && outcome.errors.contains(reason), "\(outcome.errors)")
  }

  /// Fields that lie within others, or whose words depend on a size.
  @Test(arguments: [
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_disk", "disk_type": "pd-standard", "size_gb": 30 }"#, "aws",
      #""volume_type": "standard""#
    ),
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_disk", "disk_type": "pd-standard", "size_gb": 500 }"#,
      "aws", #""volume_type": "st1""#
    ),
    (
      "aws", "us-east-1", #"{ "service": "cloudwatch", "alarms": 5 }"#, "azure",
      #""alert_time_series": 5"#
    ),
    (
      "aws", "us-east-1", #"{ "service": "data_transfer", "monthly_intra_region_gb": 10 }"#, "gcp",
      #""monthly_inter_zone_gb": 10"#
    ),
    (
      "azure", "westeurope",
      #"{ "service": "azure_postgresql", "sku_name": "GP_Standard_D2ds_v4", "high_availability": { "mode": "SameZone" } }"#,
      "gcp", #""availability_type": "regional""#
    ),
    (
      "aws", "us-east-1",
      #"{ "service": "ec2", "instance_type": "m5.large", "purchase_option": "compute_savings_plan_1yr_no_upfront" }"#,
      "gcp", #""purchase_option": "committed_1yr""#
    ),
    // The same graphics processor, rather than an older one in a smaller machine.
    (
      "azure", "eastus", #"{ "service": "azure_vm", "vm_size": "Standard_NC4as_T4_v3" }"#, "aws",
      #""instance_type": "g4dn.2xlarge""#
    ),
    // A machine on credits, rather than one with four times the memory.
    (
      "azure", "eastus", #"{ "service": "azure_ml", "vm_size": "Standard_DS3_v2" }"#, "aws",
      #""instance_type": "ml.t3.xlarge""#
    ),
    // A job keeps its hours: 100 × 1,024 MB at 50 MB a second.
    (
      "aws", "us-east-1",
      #"{ "service": "ec2", "instance_type": "m5.large", "job": { "work_gb": 100, "throughput_mb_per_s": 50 } }"#,
      "azure", #""hours": 0.5688888"#
    ),
    // Local disks of 1,900 GB, in a size whose name states them.
    (
      "aws", "us-east-1", #"{ "service": "ec2", "instance_type": "i3.2xlarge" }"#, "azure",
      #""vm_size": "Standard_L8as_v3""#
    ),
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_compute", "machine_type": "n2-standard-4", "scratch_disks": 1 }"#, "aws",
      #""instance_type": "i"#
    ),
    // A GPU with as much memory, rather than one with more than three times as much.
    (
      "aws", "us-east-1", #"{ "service": "ec2", "instance_type": "g5.xlarge" }"#, "azure",
      #""vm_size": "Standard_NV36ads_A10_v5""#
    ),
    // Four, rather than twice as many of half their size.
    (
      "aws", "us-east-1", #"{ "service": "ec2", "instance_type": "g5.12xlarge" }"#, "azure",
      #""vm_size": "Standard_NC96ads_A100_v4""#
    ),
    // Two of 16 GB each become four of the same, rather than two of half the memory.
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_compute", "machine_type": "n1-standard-8", "guest_accelerator": { "type": "nvidia-tesla-t4", "count": 2 } }"#,
      "aws", #""instance_type": "g4dn.12xlarge""#
    ),
    (
      "aws", "eu-west-1",
      #"{ "service": "ebs", "volume_type": "io2", "size_gb": 200, "iops": 10000 }"#, "azure",
      #""storage_account_type": "PremiumV2_LRS""#
    ),
    (
      "aws", "eu-west-1",
      #"{ "service": "ebs", "iops": 10000, "volume_type": "io2", "size_gb": 200 }"#, "azure",
      #""disk_iops_read_write": 10000"#
    ),
    // A server on AWS has an address unless its plan says that it has none.
    (
      "gcp", "us-central1", #"{ "service": "gcp_compute", "machine_type": "e2-standard-2" }"#,
      "aws", #""public_ipv4": 0"#
    ),
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_pubsub", "monthly_messages": 1000, "message_size_kb": 80 }"#, "aws",
      #""message_size_kb": 80"#
    ),
  ])
  func carriesOver(
    provider: String, region: String, resource: String, target: String, part: String
  ) throws {
    let outcome = try translation(of: resource, from: provider, in: region, on: target)
    let plan = String(decoding: outcome.outputBytes, as: UTF8.self)
    #expect(outcome.code == 0 && plan.contains(part), "\(plan) \(outcome.errors)")
  }

  /// What is told of a translation.
  @Test(arguments: [
    (
      "aws", "us-east-1",
      #"{ "service": "ec2", "instance_type": "m5.large", "purchase_option": "compute_savings_plan_1yr_no_upfront" }"#,
      "azure", "compute_savings_plan_1yr_no_upfront becomes reserved_1yr"
    ),
    (
      "azure", "eastus", #"{ "service": "azure_sql", "sku_name": "GP_Gen5_2" }"#, "aws",
      "2 vCPU and 10.2 GiB become 4 and 16"
    ),
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_compute", "machine_type": "e2-standard-2", "purchase_option": "committed_1yr" }"#,
      "aws", "committed_1yr becomes reserved_1yr_all_upfront"
    ),
    (
      "aws", "us-east-1", #"{ "service": "ec2", "instance_type": "inf1.xlarge" }"#, "azure",
      "it has no AWS Inferentia"
    ),
    (
      "aws", "us-east-1", #"{ "service": "ec2", "instance_type": "i3en.24xlarge" }"#, "gcp",
      "no local disks of it are known, where i3en.24xlarge has 60,000 GB"
    ),
    (
      "aws", "us-east-1", #"{ "service": "ec2", "instance_type": "g5.xlarge" }"#, "azure",
      "1 × A10 in place of 1 × NVIDIA A10G"
    ),
    // What has no price is told with its resource.
    (
      "aws", "us-east-1",
      #"{ "service": "lambda", "name": "big", "memory_mb": 3008, "monthly_requests": 1000, "request_duration_ms": 100 }"#,
      "azure", "- big: 'memory_mb' is out of bounds: 3008"
    ),
    // Its own cloud has no price, which keeps nothing from being translated.
    (
      "azure", "westeurope",
      #"{ "service": "azure_monitor", "monthly_log_data_ingestion_gb": 1, "alert_time_series": 2 }"#,
      "gcp",
      "warning: azure_monitor 1: no price for azure_monitor Alerts Metrics Monitored in westeurope"
    ),
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_disk", "disk_type": "pd-standard", "size_gb": 500 }"#, "azure",
      "Before it can be priced on Azure:\n- gcp_disk 1: no price for azure_disk S20 LRS Disk in centralus"
    ),
    // No machine has all that this one has in a region without prices of disks and addresses.
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_compute", "machine_type": "e2-standard-2", "external_ip": 1, "disks": [ { "disk_type": "pd-ssd", "size_gb": 40 } ] }"#,
      "azure", "azure_vm Standard_D2s_v5"
    ),
    (
      "azure", "eastus",
      #"{ "service": "azure_vm", "vm_size": "Standard_NC24ads_A100_v4" }"#, "gcp",
      "24 vCPU and 220 GiB become"
    ),
    // A part of a graphics processor does not stand in for a whole one.
    (
      "aws", "us-east-1", #"{ "service": "ec2", "instance_type": "g4dn.xlarge" }"#, "azure",
      "1 × T4"
    ),
  ])
  func tells(
    provider: String, region: String, resource: String, target: String, words: String
  ) throws {
    let outcome = try translation(of: resource, from: provider, in: region, on: target)
    #expect(outcome.code == 0 && outcome.errors.contains(words), "\(outcome.errors)")
  }

  /// A resource of which nothing that bills is left has no equivalent.
  @Test(arguments: [
    (
      "gcp", "us-central1",
      #"{ "service": "gcp_network", "assigned_vms": 3, "monthly_data_processed_gb": 100 }"#, "aws",
      "data_transfer bills nothing like 'assigned_vms' and 'monthly_data_processed_gb'"
    ),
    (
      "aws", "us-east-1",
      #"{ "service": "dynamodb", "billing_mode": "provisioned", "read_capacity": 5 }"#, "gcp",
      "only 'pay_per_request' as 'billing_mode' has an equivalent, not 'provisioned'"
    ),
    (
      "aws", "us-east-1",
      #"{ "service": "ec2", "instance_type": "m7i.xlarge", "operating_system": "rhel" }"#, "azure",
      "'rhel' has no equivalent: azure_vm has no price with it"
    ),
    (
      "aws", "us-east-1",
      #"{ "service": "metered", "offer": "AmazonPolly", "meter": "SynthesizeSpeech-Chars", "monthly_quantity": 1500 }"#,
      "gcp", "it is metered by a price list of AWS"
    ),
    // The reason is what makes it impossible, not what else is lost.
    (
      "azure", "eastus",
      #"{ "service": "azure_vm", "vm_size": "Standard_D2s_v5", "operating_system": "windows", "license_type": "windows_server" }"#,
      "gcp", "'windows' has no equivalent: gcp_compute is priced with Linux only"
    ),
  ])
  func hasNoEquivalentOfWhatBillsNothingThere(
    provider: String, region: String, resource: String, target: String, reason: String
  ) throws {
    let outcome = try translation(of: resource, from: provider, in: region, on: target)
    #expect(outcome.code == 65 && outcome.errors.contains(reason), "\(outcome.errors)")
  }

  private func translation(
    of resource: String, from provider: String, in region: String, on target: String
  ) throws -> BudgetCLI.Outcome {
    let plan =
      #"{ "title": "One", "provider": "\#(provider)", "region": "\#(region)", "months": 1, "resources": [ \#(resource) ] }"#
    let file = try Checkout.file("equivalent-\(UUID().uuidString).json", Array(plan.utf8))
    return Checkout.run(["equivalents", file, "--on", target])
  }

  /// Facts about an account and its credits that only the old provider knows are not carried over.
  @Test func leavesTheOldAccountBehind() throws {
    let (plan, _) = try equivalent(on: "gcp")
    #expect((plan["account"] as? [String: String]) == ["opened": "2026-11-01"])
    let credits = plan["credits"] as? [[String: Any]]
    #expect(credits?.first?["services"] as? [String] == ["gcp_compute"])
  }
}
