import Billing

extension AWS {
  private typealias Word = ServiceEquivalence.Word

  /// What its services have in common with those of other providers.
  static let equivalences: [ServiceEquivalence] = [
    ServiceEquivalence(
      .server, "ec2",
      [
        .machineType: "instance_type", .operatingSystem: "operating_system",
        .purchase: "purchase_option", .disks: "volumes", .addresses: "public_ipv4",
        .internetGB: "monthly_data_transfer_out_gb",
      ],
      words: [
        .operatingSystem: [Word("linux", "linux"), Word("windows", "windows")],
        .purchase: [
          Word("on demand", "on_demand"), Word("spot", "spot"),
          Word("1 year", "reserved_1yr_all_upfront"), Word("3 years", "reserved_3yr_all_upfront"),
          Word("1 year", "reserved_1yr_no_upfront"), Word("3 years", "reserved_3yr_no_upfront"),
          Word("1 year", "reserved_1yr_partial_upfront"),
          Word("3 years", "reserved_3yr_partial_upfront"),
        ],
      ], implied: [.addresses: 1],
      differs: ["a stopped instance gives its address back; addresses of others may go on billing"]),
    ServiceEquivalence(
      .disk, "ebs",
      [.diskKind: "volume_type", .diskGB: "size_gb", .snapshotGB: "snapshot_gb"],
      words: [
        .diskKind: [
          Word("SSD", "gp3"), Word("SSD", "gp2"), Word("fast SSD", "gp3"), Word("fast SSD", "io1"),
          Word("fast SSD", "io2"), Word("HDD", "st1"), Word("HDD", "sc1"), Word("HDD", "standard"),
        ]
      ], differs: ["disks are billed by the GB, not by steps"]),
    ServiceEquivalence(
      .objectStore, "s3",
      [
        .storedGB: "storage_gb", .storageClass: "storage_class",
        .writes: "monthly_tier_1_requests", .reads: "monthly_tier_2_requests",
        .retrievedGB: "monthly_data_retrieval_gb", .internetGB: "monthly_data_transfer_out_gb",
      ],
      words: [
        .storageClass: [
          Word("hot", "standard"), Word("30 days", "standard_ia"), Word("30 days", "one_zone_ia"),
          Word("90 days", "glacier_instant_retrieval"),
          Word("90 days", "glacier_flexible_retrieval"), Word("archive", "glacier_deep_archive"),
        ]
      ]),
    ServiceEquivalence(
      .function, "lambda",
      [
        .memoryMB: "memory_mb", .calls: "monthly_requests", .milliseconds: "request_duration_ms",
      ]),
    ServiceEquivalence(.kubernetes, "eks", [:]),
    ServiceEquivalence(.messages, "sqs", [.messages: "monthly_requests"]),
    ServiceEquivalence(.logs, "cloudwatch", [.logGB: "monthly_logs_ingested_gb"]),
    ServiceEquivalence(.keys, "kms", [.keys: "keys", .keyOperations: "monthly_requests"]),
    ServiceEquivalence(
      .transfer, "data_transfer", [.internetGB: "monthly_outbound_internet_gb"]),
    ServiceEquivalence(.address, "public_ipv4", [:]),
    ServiceEquivalence(
      .notebook, "sagemaker", [.machineType: "instance_type"], typePrefix: "ml."),
  ]
}
