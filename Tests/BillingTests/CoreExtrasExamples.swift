/// More worked examples of the core services: every way to pay for an instance, provisioned disks,
/// warm functions, and what S3 bills in addition to storage.
enum CoreExtrasExamples {
  static let all: [WorkedExample] = purchaseOptions + starts + disks + functions + objects

  // MARK: EC2

  /// An m4.large for a month, paid for in one way.
  private static func server(
    _ option: String, on date: String, _ name: String, _ quantities: [String: String], list: String
  ) -> WorkedExample {
    WorkedExample(
      name: name, plan: #""months": 1, "prices_as_of": "\#(date)""#,
      resources:
        #"{ "service": "ec2", "instance_type": "m4.large", "purchase_option": "\#(option)", "hours_per_week": 40, "public_ipv4": 0 }"#,
      quantities: quantities, list: list)
  }

  static let purchaseOptions: [WorkedExample] = [
    server(
      "on_demand", on: "2016-12-01", "on-demand scales with the schedule",
      ["BoxUsage:m4.large": "173.809523809524"], list: "17.3809523809524"),
    server(
      "spot", on: "2020-12-01", "spot scales with the schedule",
      ["SpotUsage:m4.large": "173.809523809524"], list: "7.659264285714294108"),
    server(
      "reserved_1yr_no_upfront", on: "2016-12-01", "a reservation bills every hour: 730 × 0.083",
      ["HeavyUsage:m4.large": "730"], list: "60.59"),
    server(
      "reserved_1yr_partial_upfront", on: "2016-12-01", "730 × (0.035 + 308 ÷ 8,760)",
      ["HeavyUsage:m4.large": "730"], list: "51.21666666696"),
    server(
      "reserved_1yr_all_upfront", on: "2016-12-01", "730 × 603 ÷ 8,760",
      ["HeavyUsage:m4.large": "730"], list: "50.24999999974"),
    server(
      "reserved_3yr_partial_upfront", on: "2016-12-01", "730 × (0.024 + 624 ÷ 26,280)",
      ["HeavyUsage:m4.large": "730"], list: "34.85333333301"),
    server(
      "reserved_3yr_all_upfront", on: "2016-12-01", "730 × 1,173 ÷ 26,280",
      ["HeavyUsage:m4.large": "730"], list: "32.58333333308"),
    server(
      "reserved_1yr_all_upfront", on: "2026-05-12", "today's list has the fee in its hourly price",
      ["HeavyUsage:m4.large": "730"], list: "42.25021"),
    server(
      "reserved_3yr_all_upfront", on: "2026-06-01", "so for three years",
      ["HeavyUsage:m4.large": "730"], list: "27.44435"),
  ]

  /// A quarter of an hour of a system, on a certain day.
  private static func quarterHour(
    _ system: String, on date: String, _ name: String, billed: String, list: String
  ) -> WorkedExample {
    WorkedExample(
      name: name, plan: #""months": 1, "prices_as_of": "\#(date)""#,
      resources:
        #"{ "service": "ec2", "instance_type": "m5.large", "operating_system": "\#(system)", "hours": 0.25, "public_ipv4": 0 }"#,
      quantities: ["BoxUsage:m5.large": billed], list: list)
  }

  static let starts: [WorkedExample] = [
    quarterHour("linux", on: "2017-10-01", "Linux by the hour", billed: "1", list: "0.096"),
    quarterHour("linux", on: "2017-10-02", "Linux by the second", billed: "0.25", list: "0.024"),
    quarterHour("windows", on: "2021-06-10", "Windows by the hour", billed: "1", list: "0.188"),
    quarterHour(
      "windows", on: "2021-06-11", "Windows by the second", billed: "0.25", list: "0.047"),
    quarterHour("rhel", on: "2024-03-31", "RHEL by the hour", billed: "1", list: "0.125"),
    quarterHour("rhel", on: "2024-04-01", "RHEL by the second", billed: "0.25", list: "0.03125"),
    quarterHour("suse", on: "2026-11-01", "SUSE by the hour still", billed: "1", list: "0.152"),
    WorkedExample(
      name: "SUSE by the hour, its address by the second: 0.152 + 0.25 × 0.005",
      resources:
        #"{ "service": "ec2", "instance_type": "m5.large", "operating_system": "suse", "hours": 0.25 }"#,
      quantities: ["BoxUsage:m5.large": "1", "PublicIPv4:InUseAddress": "0.25"], list: "0.15325"),
  ]

  // MARK: EBS

  static let disks: [WorkedExample] = [
    WorkedExample(
      name: "io1: 500 GB at 0.125 and 3,000 IOPS at 0.065",
      resources: #"{ "service": "ebs", "volume_type": "io1", "size_gb": 500, "iops": 3000 }"#,
      quantities: ["EBS:VolumeUsage.piops": "500", "EBS:VolumeP-IOPS.piops": "3000"], list: "257.5"),
    WorkedExample(
      name: "io2: 100,000 IOPS in three slices of 32,000, 32,000 and 36,000",
      resources: #"{ "service": "ebs", "volume_type": "io2", "size_gb": 200, "iops": 100000 }"#,
      quantities: [
        "EBS:VolumeP-IOPS.io2": "32000", "EBS:VolumeP-IOPS.io2.tier2": "32000",
        "EBS:VolumeP-IOPS.io2.tier3": "36000",
      ], list: "4707.6"),
    WorkedExample(
      name: "io2: the slices are those of each disk, so two of 32,000 stay in the first",
      resources:
        #"{ "service": "ebs", "volume_type": "io2", "size_gb": 200, "iops": 32000, "count": 2 }"#,
      quantities: ["EBS:VolumeP-IOPS.io2": "64000"], list: "4210"),
    WorkedExample(
      name: "magnetic: 10 GB at 0.05 and 2 million requests at 0.05 a million",
      resources:
        #"{ "service": "ebs", "volume_type": "standard", "size_gb": 10, "monthly_io_requests": 2000000 }"#,
      quantities: ["EBS:VolumeIOUsage": "2000000"], list: "0.6"),
  ]

  // MARK: Lambda

  static let functions: [WorkedExample] = [
    WorkedExample(
      name:
        "the provider's example: 100 warm instances of 1 GB for 2 hours, 1.2 million calls of 1 s",
      resources:
        #"{ "service": "lambda", "memory_mb": 1024, "monthly_requests": 1200000, "request_duration_ms": 1000, "provisioned_concurrency": 100, "hours": 2 }"#,
      quantities: [
        "Lambda-Provisioned-Concurrency": "720000", "Lambda-Provisioned-GB-Second": "1200000",
        "Request": "1200000",
      ], list: "14.906664"),
    WorkedExample(
      name: "warm for 324 s a day: billed as 10 minutes, the next multiple of 5",
      resources:
        #"{ "service": "lambda", "architecture": "arm64", "memory_mb": 512, "provisioned_concurrency": 2, "hours_per_day": 0.09 }"#,
      quantities: ["Lambda-Provisioned-Concurrency-ARM": "18250.000000038"],
      list: "0.0608345500001266692"),
    WorkedExample(
      name: "10 GB of /tmp: 9.5 GB beyond the free 512 MB, for 1 million seconds",
      resources:
        #"{ "service": "lambda", "monthly_requests": 1000000, "request_duration_ms": 1000, "ephemeral_storage_mb": 10240 }"#,
      quantities: ["Lambda-Storage-Duration": "9500000", "Lambda-GB-Second": "125000"],
      list: "2.5768875"),
    WorkedExample(
      name: "before 2020-12-01 each call was rounded up to 100 ms",
      plan: #""months": 1, "prices_as_of": "2020-11-30""#,
      resources:
        #"{ "service": "lambda", "memory_mb": 1024, "monthly_requests": 1000, "request_duration_ms": 101 }"#,
      quantities: ["Lambda-GB-Second": "200"], list: "0.00353334"),
  ]

  // MARK: S3

  static let objects: [WorkedExample] = [
    WorkedExample(
      name: "requester pays: only the storage is left",
      resources:
        #"{ "service": "s3", "storage_gb": 100, "monthly_tier_1_requests": 10000, "monthly_tier_2_requests": 10000, "monthly_data_transfer_out_gb": 50, "requester_pays": true }"#,
      quantities: ["TimedStorage-ByteHrs": "100"], list: "2.3"),
    WorkedExample(
      name: "a million objects into Standard-IA: 10 dollars",
      resources:
        #"{ "service": "s3", "storage_class": "standard_ia", "monthly_lifecycle_transition_requests": 1000000 }"#,
      list: "10"),
    WorkedExample(
      name: "a million objects into Deep Archive: 50 dollars",
      resources:
        #"{ "service": "s3", "storage_class": "glacier_deep_archive", "monthly_lifecycle_transition_requests": 1000000 }"#,
      list: "50"),
    WorkedExample(
      name: "Glacier: 32 KB more of each object at its rate, 8 KB at the Standard rate",
      resources:
        #"{ "service": "s3", "storage_class": "glacier_flexible_retrieval", "storage_gb": 100, "object_count": 1000000 }"#,
      quantities: [
        "TimedStorage-GlacierByteHrs": "130.517578125", "TimedStorage-ByteHrs": "7.62939453125",
      ], list: "0.64533935546875"),
    WorkedExample(
      name: "Deep Archive: the same overhead",
      resources:
        #"{ "service": "s3", "storage_class": "glacier_deep_archive", "storage_gb": 100, "object_count": 1000000 }"#,
      quantities: ["TimedStorage-GDA-ByteHrs": "130.517578125"], list: "0.3046884765625"),
    WorkedExample(
      name: "Glacier, expedited: 10 GB at 0.03 and 100 requests at 0.01",
      resources:
        #"{ "service": "s3", "storage_class": "glacier_flexible_retrieval", "monthly_data_retrieval_gb": 10, "monthly_restore_requests": 100, "retrieval_option": "expedited" }"#,
      list: "1.3"),
    WorkedExample(
      name: "Glacier, standard: 10 GB at 0.01 and 1,000 requests at 0.05 a thousand",
      resources:
        #"{ "service": "s3", "storage_class": "glacier_flexible_retrieval", "monthly_data_retrieval_gb": 10, "monthly_restore_requests": 1000 }"#,
      list: "0.15"),
    WorkedExample(
      name: "Glacier, bulk: free in the list",
      resources:
        #"{ "service": "s3", "storage_class": "glacier_flexible_retrieval", "monthly_data_retrieval_gb": 10, "monthly_restore_requests": 1000, "retrieval_option": "bulk" }"#,
      quantities: ["Retrieval-Glacier-Bulk": "10", "Requests-Restore-Glacier-Bulk": "1000"],
      list: "0"),
    WorkedExample(
      name: "Deep Archive, bulk: 100 GB at 0.0025 and 1,000 requests at 0.025 a thousand",
      resources:
        #"{ "service": "s3", "storage_class": "glacier_deep_archive", "monthly_data_retrieval_gb": 100, "monthly_restore_requests": 1000, "retrieval_option": "bulk" }"#,
      list: "0.275"),
    WorkedExample(
      name: "Standard-IA: 50 GB at 0.0125, and 100 GB read at 0.01",
      resources:
        #"{ "service": "s3", "storage_class": "standard_ia", "storage_gb": 50, "monthly_data_retrieval_gb": 100 }"#,
      list: "1.625"),
    WorkedExample(
      name: "Glacier Instant Retrieval: a million objects of 1 KB are billed as 128 KB each",
      resources:
        #"{ "service": "s3", "storage_class": "glacier_instant_retrieval", "storage_gb": 1, "object_count": 1000000, "monthly_data_retrieval_gb": 100 }"#,
      quantities: ["TimedStorage-GIR-ByteHrs": "122.0703125"], list: "3.48828125"),
    WorkedExample(
      name: "Intelligent-Tiering: both tiers, and a million objects watched for 2.50",
      resources:
        #"{ "service": "s3", "storage_class": "intelligent_tiering", "storage_gb": 500, "infrequent_access_storage_gb": 500, "object_count": 1000000 }"#,
      quantities: ["Monitoring-Automation-INT": "1000000", "TimedStorage-INT-IA-ByteHrs": "500"],
      list: "20.25"),
    WorkedExample(
      name: "Intelligent-Tiering: objects below 128 KB are not watched",
      resources:
        #"{ "service": "s3", "storage_class": "intelligent_tiering", "storage_gb": 10, "object_count": 1000000 }"#,
      list: "0.23"),
    WorkedExample(
      name: "Reduced Redundancy: 1,024 GB at 0.024 and 476 at 0.0236",
      resources:
        #"{ "service": "s3", "storage_class": "reduced_redundancy", "storage_gb": 1500 }"#,
      list: "35.8096"),
    WorkedExample(
      name: "Express One Zone: 10 GB at 0.11, 20 GB written at 0.0032, 30 GB read at 0.0006",
      resources:
        #"{ "service": "s3", "storage_class": "express_one_zone", "storage_gb": 10, "monthly_data_upload_gb": 20, "monthly_data_retrieval_gb": 30 }"#,
      list: "1.182"),
  ]
}
