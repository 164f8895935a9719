import Billing
import Diagnostics
import Prices
import Testing

/// The messages on impossible or unpriceable resources: SageMaker, EMR, Redshift, RDS, and
/// reservations.
@Suite struct DataPlatformErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The members of the resource.
    var resource: String
    /// What each message, with its hints, must contain; in order.
    var messages: [String]
    var testDescription: String { resource }

    init(_ resource: String, _ messages: String...) {
      (self.resource, self.messages) = (resource, messages)
    }
  }

  static let sageMaker = [
    Case(#""service": "sagemaker""#, "'instance_type' is missing"),
    Case(
      #""service": "sagemaker", "instance_type": "t3.medium""#,
      "'t3.medium' is not an instance type of SageMaker its types begin with 'ml.'"),
    Case(
      #""service": "sagemaker", "component": "notebok", "instance_type": "ml.t3.medium""#,
      "'notebok' is not a value of 'component' did you mean 'notebook'?"),
    Case(
      #""service": "sagemaker", "instance_type": "ml.t3.medium", "storage_gb": 4"#,
      "component 'notebook' has a disk of 5 GB at least, not 4"),
    Case(
      #""service": "sagemaker", "instance_type": "ml.t3.medium", "storage_gb": 20000"#,
      "'storage_gb' is out of bounds: 20000 is not within 0 to 16,384"),
    Case(
      #""service": "sagemaker", "component": "processing", "instance_type": "ml.m5.xlarge""#,
      "no price for sagemaker ml.m5.xlarge (component=processing) in us-east-1"),
    Case(
      #""service": "sagemaker", "component": "endpoint", "instance_type": "ml.m5.xlarge", "storage_gb": 10"#,
      "no price for sagemaker VolumeUsage.gp2 (component=hosting) in us-east-1"),
    Case(
      #""service": "sagemaker", "instance_type": "ml.t3.medium", "storage_gb": 5, "hours_per_week": 169"#,
      "169"),
  ]

  static let emr = [
    Case(#""service": "emr""#, "'nodes' is missing"),
    Case(#""service": "emr", "nodes": []"#, "'nodes' is empty: it needs at least 1"),
    Case(#""service": "emr", "nodes": [ {} ]"#, "'instance_type' is missing"),
    Case(
      #""service": "emr", "nodes": [ { "instance_type": "m5.xlrage" } ]"#,
      "unknown instance type 'm5.xlrage' did you mean m5.xlarge"),
    Case(
      #""service": "emr", "nodes": [ { "role": "master", "instance_type": "m5.xlarge", "count": 2 } ]"#,
      "a cluster has 1 or 3 master nodes, not 2"),
    Case(
      #""service": "emr", "nodes": [ { "role": "master", "instance_type": "m5.xlarge" }, { "role": "master", "instance_type": "m5.large" } ]"#,
      "a cluster has one group of master nodes"),
    Case(
      #""service": "emr", "nodes": [ { "instance_type": "m5.xlarge", "spot_price_usd": 0.1 } ]"#,
      "'spot_price_usd' does not go with purchase_option 'on_demand'"),
    Case(
      #""service": "emr", "nodes": [ { "instance_type": "m5.xlarge", "purchase_option": "reserved_1yr_all_upfront" } ]"#,
      "'reserved_1yr_all_upfront' is not a value of 'purchase_option'"),
    Case(
      #""service": "emr", "nodes": [ { "instance_type": "m5.xlarge", "volumes": [ { "volume_type": "gp2", "size_gb": 10, "iops": 100, "snapshot_gb": 1 } ] } ]"#,
      "'iops' does not go with volume_type 'gp2'",
      "'snapshot_gb' does not go with EMR the disks of a cluster can't be copied"),
    Case(
      #""service": "emr", "release_label": "7.1", "nodes": [ { "instance_type": "m5.xlarge" } ]"#,
      "'7.1' is not an EMR release releases are written like emr-7.1.0"),
    Case(
      #""service": "emr", "release_label": "emr-5.21.0", "nodes": [ { "instance_type": "m5.xlarge" } ]"#,
      "'m5.xlarge' has no disks of its own, and no default ones are known for it give the disks as 'volumes'"
    ),
    Case(
      #""service": "emr", "nodes": [ { "instance_type": "m5.metal" } ]"#,
      "'m5.metal' has no disks of its own"),
    Case(
      #""service": "emr", "ebs_root_volume_size": 5, "nodes": [ { "instance_type": "m5.xlarge" } ]"#,
      "a root disk has 10 GB at least, not 5"),
    Case(
      #""service": "emr", "nodes": [ { "instance_type": "m5.xlarge", "count": 0 } ]"#,
      "'count' is out of bounds: 0 is not within 1 to 2000"),
    Case(
      #""service": "emr", "nodes": [ { "instance_type": "t3.micro", "volumes": [] } ]"#,
      "no price for emr EMR:t3.micro in us-east-1"),
  ]

  static let redshift = [
    Case(
      #""service": "redshift""#, "a warehouse needs 'node_type' or 'serverless_rpu_hours_monthly'"),
    Case(
      #""service": "redshift", "node_count": 2, "managed_storage_gb": 10"#,
      "'node_type' is missing: 'node_count' needs it"),
    Case(
      #""service": "redshift", "concurrency_scaling_seconds_monthly": 2, "backup_storage_gb": 10"#,
      "'node_type' is missing: 'concurrency_scaling_seconds_monthly' needs it"),
    Case(
      #""service": "redshift", "node_type": "ra3.xlplus", "serverless_rpu_hours_monthly": 2"#,
      "'serverless_rpu_hours_monthly' does not go with 'node_type'"),
    Case(
      #""service": "redshift", "serverless_rpu_hours_monthly": 2, "spectrum_data_scanned_tb": 1, "node_count": 2"#,
      "'spectrum_data_scanned_tb' does not go with Redshift Serverless",
      "'node_count' does not go with Redshift Serverless"),
    Case(
      #""service": "redshift", "node_type": "dc2.large", "managed_storage_gb": 10"#,
      "'managed_storage_gb' does not go with node_type 'dc2.large' only RA3 nodes and Serverless"),
    Case(
      #""service": "redshift", "node_type": "ra3.xlplus", "node_count": 200"#,
      "'node_count' is out of bounds: 200 is not within 1 to 100"),
    Case(
      #""service": "redshift", "node_type": "ra3.huge""#,
      "no price for redshift Node:ra3.huge in us-east-1"),
  ]

  private static let mysql =
    #""service": "rds", "engine": "mysql", "instance_class": "db.m5.large""#
  private static let aurora =
    #""service": "rds", "engine": "aurora-mysql", "instance_class": "db.t3.medium""#

  static let rds = [
    Case(#""service": "rds""#, "'engine' is missing", "'instance_class' is missing"),
    Case(
      #""service": "rds", "engine": "mysql", "instance_class": "m5.large""#,
      "'m5.large' is not an instance class of RDS its classes begin with 'db.'"),
    Case(
      #""service": "rds", "engine": "mysql", "instance_class": "db.m5.lagre""#,
      "no price for rds InstanceUsage:db.m5.lagre (deployment=single_az;engine=mysql) in us-east-1"),
    Case(
      #""service": "rds", "engine": "sqlserver-se", "instance_class": "db.m5.large", "multi_az": true"#,
      "no price for rds Multi-AZUsage:db.m5.large (deployment=multi_az;engine=sqlserver-se) in us-east-1"
    ),
    Case(
      #""service": "rds", "engine": "mysql", "instance_class": "db.m9.large", "multi_az": true"#,
      "no price for rds InstanceUsage:db.m9.large"),
    Case(
      "\(mysql), \"storage_type\": \"gp3\", \"storage_gb\": 10", "comes in 20 to 65,536 GB, not 10"),
    Case(
      "\(mysql), \"storage_type\": \"standard\", \"storage_gb\": 4000",
      "comes in 5 to 3,072 GB, not 4,000"),
    Case(
      "\(mysql), \"storage_gb\": 20, \"iops\": 1000", "'iops' does not go with storage_type 'gp2'"),
    Case(
      "\(mysql), \"storage_gb\": 20, \"monthly_io_requests\": 1000",
      "'monthly_io_requests' does not go with storage_type 'gp2'"),
    Case(
      "\(mysql), \"storage_type\": \"io1\", \"storage_gb\": 100",
      "'iops' is missing: storage_type 'io1'"),
    Case(
      "\(mysql), \"storage_type\": \"io1\", \"storage_gb\": 100, \"iops\": 500",
      "storage_type 'io1' has 1,000 IOPS at least, not 500"),
    Case(
      "\(mysql), \"storage_type\": \"io1\", \"storage_gb\": 50, \"iops\": 1000",
      "storage_type 'io1' comes in 100 to 65,536 GB, not 50"),
    Case(
      "\(mysql), \"storage_type\": \"io2\", \"storage_gb\": 100, \"iops\": 1000",
      "no price for rds RDS:PIOPS-IO2 (deployment=single_az) in us-east-1"),
    Case(
      "\(mysql), \"storage_type\": \"gp3\", \"storage_gb\": 399, \"iops\": 3001, \"storage_throughput\": 126",
      "storage_type 'gp3' of 399 GB has 3,000 IOPS, not 3,001 more can be had from 400 GB on",
      "storage_type 'gp3' of 399 GB has 125 MiB/s, not 126"),
    Case(
      "\(mysql), \"storage_throughput\": 200",
      "'storage_throughput' does not go with storage_type 'gp2'"),
    Case(
      "\(mysql), \"storage_type\": \"aurora\"",
      "'storage_type' does not go with engine 'mysql' it takes 'gp2', 'gp3'"),
    Case(
      "\(mysql), \"license_model\": \"license-included\"",
      "'license_model' does not go with engine 'mysql'"),
    Case(
      #""service": "rds", "engine": "oracle-ee", "instance_class": "db.m5.large", "license_model": "license-included""#,
      "engine 'oracle-ee' comes with 'bring-your-own-license' only"),
    Case(
      "\(mysql), \"capacity_units_per_hr\": 2",
      "'capacity_units_per_hr' does not go with instance_class 'db.m5.large'"),
    Case(
      #""service": "rds", "engine": "mysql", "instance_class": "db.serverless""#,
      "'instance_class' does not go with engine 'mysql' only Aurora is serverless"),
    Case(
      #""service": "rds", "engine": "aurora-mysql", "instance_class": "db.serverless""#,
      "'capacity_units_per_hr' is missing: instance_class 'db.serverless' needs it"),
    Case("\(aurora), \"multi_az\": true", "'multi_az' does not go with engine 'aurora-mysql'"),
    Case(
      "\(aurora), \"storage_type\": \"gp3\"",
      "'storage_type' does not go with engine 'aurora-mysql' it takes 'aurora' and 'aurora-iopt1'"),
    Case(
      "\(aurora), \"storage_type\": \"aurora-iopt1\", \"monthly_io_requests\": 1",
      "'monthly_io_requests' does not go with storage_type 'aurora-iopt1'"),
    Case(
      "\(aurora), \"extended_support\": \"years_1_2\"",
      "'engine_version' is missing: extended_support of engine 'aurora-mysql' needs it"),
    Case(
      "\(mysql), \"engine_version\": \"8.0\"",
      "'engine_version' does not go with extended_support 'none'"),
    Case(
      #""service": "rds", "engine": "mariadb", "instance_class": "db.m5.large", "extended_support": "year_3""#,
      "'extended_support' does not go with engine 'mariadb'"),
    Case(
      "\(mysql), \"extended_support\": \"year_3\"",
      "no price for rds ExtendedSupport:Yr3 (engine=mysql) in us-east-1"),
  ]

  static let reservations = [
    Case(
      #""service": "ec2", "instance_type": "m5.large", "purchase_option": "reserved_1yr_no_upfront""#,
      "no price for ec2 HeavyUsage:m5.large (operating_system=linux;payment_option=no_upfront;term=1yr)"
    ),
    Case(
      #""service": "ec2", "instance_type": "m5.large", "purchase_option": "reserved_3yr_all_upfront", "spot_price_usd": 1"#,
      "'spot_price_usd' does not go with purchase_option 'reserved_3yr_all_upfront'"),
  ]

  @Test(arguments: sageMaker + emr + redshift + rds + reservations)
  func isRefused(_ faulty: Case) throws {
    let example = WorkedExample(name: "", resources: "{ \(faulty.resource) }", list: "")
    do {
      let total = try example.budget().totals.list
      Issue.record("priced at \(total)")
    } catch let error as Diagnostics {
      let messages = error.all.map { ([$0.message] + $0.hints).joined(separator: " ") }
      #expect(messages.count == faulty.messages.count, "\(messages)")
      for (message, expected) in zip(messages, faulty.messages) {
        #expect(message.contains(expected))
      }
    }
  }
}
