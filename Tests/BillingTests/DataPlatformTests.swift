import Billing
import Money
import PriceFixtures
import Prices
import Testing

/// Tests of what worked examples can't show: free hours and a standby, steps, and assumptions.
@Suite struct DataPlatformTests {
  private static let hours: FreeTierOffer = {
    var offer = FreeTierOffer(
      id: "database hours", provider: .aws, kind: .always, service: "rds",
      description: "750 hours of db.t3.micro", limit: Quantity(750), unit: "hour",
      source: FixtureBook.source)
    offer.meters = [
      FreeTierOffer.Coverage(
        service: "rds", meter: "InstanceUsage:db.t3.micro",
        attributes: ["deployment": "single_az", "engine": "mysql"], regions: [])
    ]
    return offer
  }()

  private static let database =
    #""service": "rds", "engine": "mysql", "instance_class": "db.t3.micro""#

  /// Free hours are for single databases: one with a standby is billed in full, though it is priced
  /// as two single ones.
  @Test(arguments: [("", "12.41", "0"), (#", "multi_az": true"#, "24.82", "24.82")])
  func standbyHasNoFreeHours(_ members: String, _ list: String, _ total: String) throws {
    let example = WorkedExample(
      name: "", resources: "{ \(Self.database)\(members) }", list: list)
    let budget = try example.budget(offers: [Self.hours])
    #expect(budget.totals.list.description == list)
    #expect(budget.totals.total.description == total)
  }

  static let steps: [(resource: String, meter: String, steps: [String])] = [
    (
      "{ \(database), \"multi_az\": true, \"count\": 3 }", "InstanceUsage:db.t3.micro",
      ["always on: 730 hours", "× 3 (count)", "× 2 (primary and standby)"]
    ),
    (
      #"{ "service": "emr", "hours": 73, "nodes": [ { "instance_type": "m5.xlarge", "count": 2, "public_ipv4": 0 } ], "ebs_root_volume_size": 0 }"#,
      "EBS:VolumeUsage.gp2",
      ["2 disks of 32 GB", "64 GB", "× 73 h ÷ 730 h of a month", "× 2 nodes"]
    ),
    (
      #"{ "service": "rds", "engine": "mysql", "instance_class": "db.m5.large", "storage_type": "gp3", "storage_gb": 500, "iops": 15000 }"#,
      "RDS:GP3-PIOPS", ["15,000 − 12,000 IOPS", "3,000 IOPS", "× 1 month"]
    ),
    (
      #"{ "service": "redshift", "node_type": "dc2.large", "node_count": 4, "hours": 10 }"#,
      "Node:dc2.large", ["10 hours in all", "× 4 nodes"]
    ),
  ]

  @Test(arguments: steps)
  func isExplained(_ resource: String, _ meter: String, _ steps: [String]) throws {
    let budget = try WorkedExample(name: "", resources: resource, list: "").budget()
    let charge = try #require(budget.charges.first { $0.usage.key.meter == meter })
    #expect(charge.usage.amount.steps.map(\.text) == steps)
  }

  static let assumptions: [(resource: String, sentence: String)] = [
    (#"{ "service": "sagemaker", "instance_type": "ml.t3.medium" }"#, "a disk of 5 GB at least"),
    (
      #"{ "service": "emr", "nodes": [ { "instance_type": "m5.xlarge" } ] }"#,
      "no master node is priced"
    ),
    (
      #"{ "service": "emr", "nodes": [ { "instance_type": "m5.xlarge" } ] }"#,
      "the default disks of release 5.22 and later (gp2)"
    ),
    (
      #"{ "service": "emr", "nodes": [ { "instance_type": "m5.xlarge" } ] }"#,
      "Every EMR node has one public IPv4 address"
    ),
  ]

  @Test(arguments: assumptions)
  func isAssumed(_ resource: String, _ sentence: String) throws {
    let budget = try WorkedExample(name: "", resources: resource, list: "").budget()
    #expect(budget.assumptions.contains { $0.contains(sentence) })
  }

  /// Anything stated is not assumed.
  @Test func saysOnlyWhatIsAssumed() throws {
    let told =
      #"{ "service": "emr", "nodes": [ { "role": "master", "instance_type": "m5.xlarge", "public_ipv4": 1, "volumes": [] } ] }, { "service": "sagemaker", "instance_type": "ml.t3.medium", "storage_gb": 5 }"#
    let budget = try WorkedExample(name: "", resources: told, list: "").budget()
    let sentences = budget.assumptions.filter { $0.contains("EMR") || $0.contains("notebook") }
    #expect(sentences == [])
  }
}
