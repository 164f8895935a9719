import Billing
import Money

extension Google {
  private typealias Word = ServiceEquivalence.Word

  /// The equivalences between its services and those of other providers.
  static let equivalences: [ServiceEquivalence] = [
    ServiceEquivalence(
      .server, "gcp_compute",
      [
        .machineType: "machine_type", .purchase: "purchase_option", .disks: "disks",
        .addresses: "external_ip", .internetGB: "monthly_egress_gb",
        .accelerator: "guest_accelerator", .localDisks: "scratch_disks",
      ],
      words: [
        .purchase: [
          Word("on demand", "on_demand"), Word("spot", "spot"), Word("1 year", "committed_1yr"),
          Word("3 years", "committed_3yr"),
        ]
      ], implied: [.addresses: 0],
      statedSize: { name in
        (try? CustomName(name)).flatMap { MachineSize(vcpu: $0.vcpus, memoryMB: $0.memoryMB) }
      }, localDiskStep: 375,
      gpuMemoryGiB: { name in Accelerator(rawValue: name).map { Quantity($0.memoryGB) } },
      differsByType: { type in
        MachineFamily(ofType: type).sustainedUse.map { _ in
          "beyond a quarter of a month its hours cost less by themselves (sustained use)"
        }
      }),
    ServiceEquivalence(
      .disk, "gcp_disk",
      [
        .diskKind: "disk_type", .diskGB: "size_gb", .snapshotGB: "snapshot_gb",
        .diskIOPS: "provisioned_iops", .diskMBps: "provisioned_throughput",
      ],
      words: [
        .diskKind: [
          Word("SSD", "pd-balanced"), Word("fast SSD", "pd-ssd"), Word("HDD", "pd-standard"),
          Word("fast SSD", "pd-extreme"),
          Word("SSD", "hyperdisk-balanced", takesIOPS: true),
          Word("fast SSD", "hyperdisk-balanced"), Word("HDD", "hyperdisk-balanced"),
        ]
      ], least: [.diskGB: 10, .diskIOPS: 3000, .diskMBps: 140]),
    ServiceEquivalence(
      .objectStore, "gcp_storage",
      [
        .storedGB: "storage_gb", .storageClass: "storage_class",
        .writes: "monthly_class_a_operations", .reads: "monthly_class_b_operations",
        .retrievedGB: "monthly_data_retrieval_gb", .internetGB: "monthly_egress_gb",
      ],
      words: [
        .storageClass: [
          Word("hot", "standard"), Word("30 days", "nearline"), Word("90 days", "coldline"),
          Word("archive", "archive"),
        ]
      ]),
    ServiceEquivalence(
      .function, "gcp_functions",
      [
        .memoryMB: "memory_mb", .calls: "monthly_function_invocations",
        .milliseconds: "request_duration_ms", .internetGB: "monthly_outbound_data_gb",
      ]),
    ServiceEquivalence(
      .kubernetes, "gcp_gke", [:], differs: ["a zonal cluster of an account is paid by a credit"]),
    ServiceEquivalence(
      .messages, "gcp_pubsub", [.messages: "monthly_messages", .messageKB: "message_size_kb"],
      differs: ["messages are billed by their size, and once more for each subscription"]),
    ServiceEquivalence(
      .database, "gcp_sql",
      [
        .machineType: "tier", .engine: "database_version", .diskGB: "disk_size",
        .backupGB: "backup_storage_gb", .standby: "availability_type",
      ],
      words: [
        .engine: [Word("PostgreSQL", "POSTGRES_16"), Word("MySQL", "MYSQL_8_0")],
        .standby: [Word("yes", "regional"), Word("no", "zonal")],
      ], least: [.diskGB: 10],
      sizes: MachineSizes(
        size: { name in
          guard let tier = try? DatabaseTier(name),
            let memory = try? tier.memoryGB.scaled(by: Quantity(1024), over: .one).whole
          else { return nil }
          return MachineSize(vcpu: tier.vcpus, memoryMB: memory)
        },
        name: { size in
          // Processors come in even numbers with at most 6.5 GB each; memory comes in steps of 256
          // MB.
          let memory = max(3840, (size.memoryMB + 255) / 256 * 256)
          let least = max(size.vcpu, (memory + 6655) / 6656)
          let cores = least == 1 ? 1 : (least + 1) / 2 * 2
          let tier = "db-custom-\(cores)-\(max(memory, cores * 922 / 256 * 256))"
          return (try? DatabaseTier(tier)).map { $0.name }
        })),
    ServiceEquivalence(
      .documents, "gcp_firestore",
      [
        .storedGB: "storage_gb", .documentReads: "monthly_document_reads",
        .documentWrites: "monthly_document_writes",
      ], differs: ["documents are billed by number, whatever their size"]),
    ServiceEquivalence(.logs, "gcp_monitoring", [.logGB: "monthly_logging_data_gb"]),
    ServiceEquivalence(
      .keys, "gcp_kms", [.keys: "key_versions", .keyOperations: "monthly_key_operations"]),
    ServiceEquivalence(
      .transfer, "gcp_network",
      [.internetGB: "monthly_egress_gb", .zoneGB: "monthly_inter_zone_gb"]),
    ServiceEquivalence(.address, "gcp_external_ip", [:]),
    ServiceEquivalence(
      .notebook, "gcp_vertex_workbench", [.machineType: "machine_type"],
      differs: [
        "no source states its management fee: give \"management_fee_usd_per_hour\" before it can be priced"
      ]),
  ]
}
