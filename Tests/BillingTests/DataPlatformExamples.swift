/// Worked examples of SageMaker, EMR and Redshift.
enum DataPlatformExamples {
  static let all: [WorkedExample] =
    sageMaker + emr + emrReleases + redshift + DatabaseExamples.all

  static let sageMaker: [WorkedExample] = [
    WorkedExample(
      name: "a notebook 40 hours a week: its disk stays while it is stopped",
      resources:
        #"{ "service": "sagemaker", "instance_type": "ml.t3.medium", "storage_gb": 5, "hours_per_week": 40 }"#,
      quantities: ["ml.t3.medium": "173.809523809524", "VolumeUsage.gp2": "5"],
      list: "9.3904761904762"),
    WorkedExample(
      name: "an endpoint forgotten for a week: 168 h at 0.05",
      plan: #""weeks": 1"#,
      resources:
        #"{ "service": "sagemaker", "component": "endpoint", "instance_type": "ml.t3.medium" }"#,
      quantities: ["ml.t3.medium": "168"], list: "8.4"),
    WorkedExample(
      name: "training on two instances for 10 hours: their disks go with them",
      resources:
        #"{ "service": "sagemaker", "component": "training", "instance_type": "ml.m5.xlarge", "count": 2, "storage_gb": 50, "hours": 10 }"#,
      quantities: ["ml.m5.xlarge": "20", "VolumeUsage.gp2": "1.369863013698"],
      list: "4.79178082191772"),
    WorkedExample(
      name: "a Studio app for 1.8 seconds is billed as 2, without a minimum",
      resources:
        #"{ "service": "sagemaker", "component": "studio", "instance_type": "ml.g4dn.xlarge", "hours": 0.0005 }"#,
      quantities: ["ml.g4dn.xlarge": "0.000555555556"], list: "0.0004091111114384"),
  ]

  private static let in2015 = #""weeks": 1, "prices_as_of": "2015-12-17""#
  private static let bare2015 = #""ebs_root_volume_size": 0"#

  static let emr: [WorkedExample] = [
    WorkedExample(
      name: "m3.2xlarge on 2015-12-17: 0.532 + 0.140 = 0.672 an hour, 112.896 a week",
      plan: in2015,
      resources:
        #"{ "service": "emr", \#(bare2015), "nodes": [ { "role": "master", "instance_type": "m3.2xlarge" } ] }"#,
      quantities: ["BoxUsage:m3.2xlarge": "168", "EMR:m3.2xlarge": "168"], list: "112.896"),
    WorkedExample(
      name: "five nodes left on for 74.4 hours in 2015: 75 whole hours, 252 dollars",
      plan: in2015,
      resources:
        #"{ "service": "emr", \#(bare2015), "hours": 74.4, "nodes": [ { "role": "master", "instance_type": "m3.2xlarge" }, { "instance_type": "m3.2xlarge", "count": 4 } ] }"#,
      quantities: ["BoxUsage:m3.2xlarge": "375", "EMR:m3.2xlarge": "375"], list: "252"),
    WorkedExample(
      name: "three m5.xlarge for a month: 2 × 32 GB and a root of 10 GB each, and an address each",
      resources:
        #"{ "service": "emr", "nodes": [ { "role": "master", "instance_type": "m5.xlarge" }, { "role": "core", "instance_type": "m5.xlarge", "count": 2 } ] }"#,
      quantities: [
        "BoxUsage:m5.xlarge": "2190", "EMR:m5.xlarge": "2190", "EBS:VolumeUsage.gp2": "222",
        "PublicIPv4:InUseAddress": "2190",
      ], list: "558.75"),
    WorkedExample(
      name: "spot nodes 6 hours a week: the fee is not discounted, the disks end with the cluster",
      resources:
        #"{ "service": "emr", "hours_per_week": 6, "nodes": [ { "role": "task", "instance_type": "m5.xlarge", "count": 4, "purchase_option": "spot", "public_ipv4": 0, "volumes": [ { "volume_type": "gp3", "size_gb": 50 } ] } ] }"#,
      quantities: [
        "SpotUsage:m5.xlarge": "104.285714285716", "EMR:m5.xlarge": "104.285714285716",
        "EBS:VolumeUsage.gp2": "1.428571428572", "EBS:VolumeUsage.gp3": "7.142857142856",
      ], list: "13.00540000000016776"),
    WorkedExample(
      name: "45 seconds are billed as 60, the spot price being the user's own",
      resources:
        #"{ "service": "emr", "hours": 0.0125, "nodes": [ { "role": "master", "instance_type": "m5.large", "purchase_option": "spot", "spot_price_usd": 0.01 } ] }"#,
      quantities: [
        "SpotUsage:m5.large": "0.016666666667", "EBS:VolumeUsage.gp2": "0.000958904109",
      ], list: "0.000745890410913"),
    WorkedExample(
      name: "release 7: a root of 15 GB, and gp3",
      resources:
        #"{ "service": "emr", "release_label": "emr-7.1.0", "nodes": [ { "role": "master", "instance_type": "m5.xlarge", "public_ipv4": 0 } ] }"#,
      quantities: ["EBS:VolumeUsage.gp3": "79"], list: "181.52"),
    WorkedExample(
      name: "a type with disks of its own gets only a root disk",
      resources:
        #"{ "service": "emr", "nodes": [ { "role": "master", "instance_type": "m3.2xlarge" } ] }"#,
      quantities: ["EBS:VolumeUsage.gp2": "10"], list: "495.21"),
  ]

  /// The disks that an m5.xlarge of a release gets by default, in addition to 730 h at 0.192 +
  /// 0.048.
  static let emrReleases: [WorkedExample] = [
    release("emr-5.22.0", "EBS:VolumeUsage.gp2", gigabytes: 74, list: "182.6"),
    release("emr-6.9.1", "EBS:VolumeUsage.gp2", gigabytes: 74, list: "182.6"),
    release("emr-6.10.0", "EBS:VolumeUsage.gp2", gigabytes: 79, list: "183.1"),
    release("emr-6.14.0", "EBS:VolumeUsage.gp2", gigabytes: 79, list: "183.1"),
    release("emr-6.15.0", "EBS:VolumeUsage.gp3", gigabytes: 79, list: "181.52"),
  ]

  private static func release(
    _ label: String, _ meter: String, gigabytes: Int, list: String
  ) -> WorkedExample {
    WorkedExample(
      name: "\(label): \(gigabytes) GB on \(meter)",
      resources:
        #"{ "service": "emr", "release_label": "\#(label)", "nodes": [ { "role": "master", "instance_type": "m5.xlarge", "public_ipv4": 0 } ] }"#,
      quantities: [meter: String(gigabytes)], list: list)
  }

  static let redshift: [WorkedExample] = [
    WorkedExample(
      name: "two ra3.xlplus, paused outside 40 hours a week: managed storage goes on",
      resources:
        #"{ "service": "redshift", "node_type": "ra3.xlplus", "node_count": 2, "managed_storage_gb": 100, "hours_per_week": 40 }"#,
      quantities: ["Node:ra3.xlplus": "347.619047619048", "RMS:Storage": "100"],
      list: "379.914285714286128"),
    WorkedExample(
      name: "Serverless: 4 RPU for 10 hours at 1.50 an hour",
      resources:
        #"{ "service": "redshift", "serverless_rpu_hours_monthly": 40, "managed_storage_gb": 50 }"#,
      quantities: ["Redshift:ServerlessUsage": "40"], list: "16.2"),
    WorkedExample(
      name: "the provider's example: two added clusters of 10 dc2.8xlarge for 5 minutes, about 8",
      resources:
        #"{ "service": "redshift", "node_type": "dc2.8xlarge", "node_count": 10, "concurrency_scaling_seconds_monthly": 600 }"#,
      quantities: ["Node:dc2.8xlarge": "7300", "CS:dc2.8xlarge": "6000"], list: "35047.98"),
    WorkedExample(
      name: "Spectrum at 5 a TB, and 60 TB of snapshots: 50 TB at 0.023 and 10 TB at 0.022",
      resources:
        #"{ "service": "redshift", "spectrum_data_scanned_tb": 2.5, "backup_storage_gb": 61440 }"#,
      quantities: ["DataScanned": "2.5", "Redshift:PaidSnapshots": "61440"], list: "1415.38"),
  ]
}
