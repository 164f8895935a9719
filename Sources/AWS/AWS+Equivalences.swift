import Billing

extension AWS {
  private typealias Word = ServiceEquivalence.Word

  private static let savingsPlans: [Word] = ["compute", "instance"].flatMap { kind in
    [("1 year", "1yr"), ("3 years", "3yr")].flatMap { meaning, term in
      Commitment.Upfront.allCases.map {
        Word(meaning, "\(kind)_savings_plan_\(term)_\($0.rawValue)")
      }
    }
  }

  /// The processors of a family that are neither usual nor for graphics (EC2 instance types page,
  /// "Accelerated computing", read 2026-11).
  private static func chips(_ type: String) -> String? {
    switch type.prefix(while: { $0 != "." }) {
    case "inf1", "inf2": "AWS Inferentia"
    case "trn1", "trn1n", "trn2", "trn2u": "AWS Trainium"
    case "dl1": "Gaudi accelerators"
    case "dl2q": "Qualcomm AI accelerators"
    case "f1", "f2": "FPGAs"
    case "vt1": "media accelerators"
    default: nil
    }
  }

  /// The equivalences between its services and those of other providers.
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
        ] + savingsPlans,
      ], implied: [.addresses: 1], work: EC2.work, chips: chips,
      differs: ["a stopped instance gives its address back; addresses of others may go on billing"]),
    ServiceEquivalence(
      .disk, "ebs",
      [
        .diskKind: "volume_type", .diskGB: "size_gb", .snapshotGB: "snapshot_gb",
        .diskIOPS: "iops", .diskMBps: "throughput_mbps",
      ],
      words: [
        .diskKind: [
          Word("SSD", "gp3", takesIOPS: true), Word("SSD", "gp2"), Word("fast SSD", "gp3"),
          Word("fast SSD", "io1", takesIOPS: true), Word("fast SSD", "io2", takesIOPS: true),
          Word("HDD", "st1", least: 125), Word("HDD", "sc1", least: 125),
          Word("HDD", "standard"),
        ]
      ], least: [.diskIOPS: 3000, .diskMBps: 125],
      differs: ["disks are billed by the GB, not by steps"]),
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
    ServiceEquivalence(
      .messages, "sqs", [.messages: "monthly_requests", .messageKB: "message_size_kb"]),
    ServiceEquivalence(
      .messages, "sns", [.messages: "monthly_requests", .messageKB: "message_size_kb"]),
    ServiceEquivalence(
      .database, "rds",
      [
        .machineType: "instance_class", .engine: "engine", .diskGB: "storage_gb",
        .backupGB: "backup_storage_gb", .standby: "multi_az",
      ],
      words: [
        .engine: [
          Word("PostgreSQL", "postgres"), Word("PostgreSQL", "aurora-postgresql"),
          Word("MySQL", "mysql"), Word("MySQL", "mariadb"), Word("MySQL", "aurora-mysql"),
          Word("SQL Server", "sqlserver-se"), Word("SQL Server", "sqlserver-ex"),
          Word("SQL Server", "sqlserver-web"), Word("SQL Server", "sqlserver-ee"),
          Word("Oracle", "oracle-se2"), Word("Oracle", "oracle-ee"),
        ]
      ], typePrefix: "db.",
      sizes: MachineSizes(
        [("db.t3.micro", 2, 1), ("db.t3.small", 2, 2), ("db.t3.medium", 2, 4)]
          + [2, 4, 8, 16, 32, 48, 64, 96].map { cores in
            (
              "db.m5.\(cores == 2 ? "large" : cores == 4 ? "xlarge" : "\(cores / 4)xlarge")", cores,
              cores * 4
            )
          })),
    ServiceEquivalence(
      .documents, "dynamodb",
      [
        .storedGB: "storage_gb", .documentReads: "monthly_read_request_units",
        .documentWrites: "monthly_write_request_units",
      ], assumes: ["billing_mode": "pay_per_request"],
      differs: ["a unit reads 4 KB or writes 1 KB of an item"]),
    ServiceEquivalence(
      .logs, "cloudwatch", [.logGB: "monthly_logs_ingested_gb", .alarms: "alarms"]),
    ServiceEquivalence(.keys, "kms", [.keys: "keys", .keyOperations: "monthly_requests"]),
    ServiceEquivalence(
      .transfer, "data_transfer",
      [.internetGB: "monthly_outbound_internet_gb", .zoneGB: "monthly_intra_region_gb"]),
    ServiceEquivalence(.address, "public_ipv4", [:]),
    ServiceEquivalence(
      .notebook, "sagemaker", [.machineType: "instance_type"], typePrefix: "ml.",
      chips: chips, assumes: ["component": "notebook"]),
  ]
}
