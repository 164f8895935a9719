import Billing

extension Azure {
  private typealias Word = ServiceEquivalence.Word

  /// What its services have in common with those of other providers.
  static let equivalences: [ServiceEquivalence] = [
    ServiceEquivalence(
      .server, "azure_vm",
      [
        .machineType: "vm_size", .operatingSystem: "operating_system",
        .purchase: "purchase_option", .disks: "disks", .addresses: "public_ip",
        .internetGB: "monthly_data_transfer_out_gb",
      ],
      words: [
        .operatingSystem: [Word("linux", "linux"), Word("windows", "windows")],
        .purchase: [
          Word("on demand", "on_demand"), Word("spot", "spot"), Word("1 year", "reserved_1yr"),
          Word("3 years", "reserved_3yr"),
        ],
      ], differs: ["it bills until it is deallocated, and its address for as long as it exists"]),
    ServiceEquivalence(
      .disk, "azure_disk",
      [
        .diskKind: "storage_account_type", .diskGB: "disk_size_gb", .snapshotGB: "snapshot_gb",
        .diskOperations: "monthly_disk_operations",
      ],
      words: [
        .diskKind: [
          Word("SSD", "StandardSSD_LRS"), Word("fast SSD", "Premium_LRS"),
          Word("HDD", "Standard_LRS"), Word("SSD", "StandardSSD_ZRS"),
          Word("fast SSD", "Premium_ZRS"), Word("fast SSD", "PremiumV2_LRS"),
          Word("fast SSD", "UltraSSD_LRS"),
        ]
      ], least: [.diskGB: 4],
      differs: ["a disk is billed as the next step of sizes: 40 GB as 64"]),
    ServiceEquivalence(
      .objectStore, "azure_blob",
      [
        .storedGB: "storage_gb", .storageClass: "access_tier",
        .writes: "monthly_write_operations", .reads: "monthly_read_operations",
        .retrievedGB: "monthly_data_retrieval_gb", .internetGB: "monthly_data_transfer_out_gb",
      ],
      words: [
        .storageClass: [
          Word("hot", "hot"), Word("30 days", "cool"), Word("90 days", "cold"),
          Word("archive", "archive"),
        ]
      ], differs: ["three copies in one data centre (LRS), where others have several zones"]),
    ServiceEquivalence(
      .function, "azure_functions",
      [
        .memoryMB: "memory_mb", .calls: "monthly_executions",
        .milliseconds: "execution_duration_ms",
      ], differs: ["memory in use is billed, 100 ms at least, and 1,536 MB are the most"]),
    ServiceEquivalence(
      .kubernetes, "azure_aks", [:], differs: ["the Free tier has no uptime SLA and costs nothing"]),
    ServiceEquivalence(
      .messages, "azure_service_bus", [.messages: "monthly_messaging_operations"],
      differs: ["an operation is 64 KB; the Basic kind has queues only"]),
    ServiceEquivalence(.logs, "azure_monitor", [.logGB: "monthly_log_data_ingestion_gb"]),
    ServiceEquivalence(
      .keys, "azure_key_vault", [.keyOperations: "monthly_secrets_operations"],
      differs: ["software keys cost nothing to keep"]),
    ServiceEquivalence(
      .transfer, "azure_bandwidth", [.internetGB: "monthly_outbound_internet_gb"]),
    ServiceEquivalence(.address, "azure_public_ip", [:]),
    ServiceEquivalence(
      .notebook, "azure_ml", [.machineType: "vm_size"],
      differs: ["a load balancer goes on billing while the instance is stopped"]),
  ]
}
