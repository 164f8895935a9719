import Billing
import Money
import Prices

extension Azure {
  private typealias Word = ServiceEquivalence.Word

  /// The memory of a vCore of the fifth generation, 5.1 GB (Azure SQL resource limits, read
  /// 2026-11).
  private static let vCoreMB = 5222

  /// The local disks that the name of a size states.
  ///
  /// Of the series L from its second version on, 1.92 TB for eight processors, with `o` three times as
  /// much; of D and E, with `d` among the letters after the number, at least 75 GB for two; of sizes with
  /// fewer processors than their name begins with, nothing (naming conventions and size tables of the
  /// virtual machines documentation, read 2026-11).
  @Sendable private static func localDiskGB(_ type: InstanceType) -> Quantity? {
    let name = type.name.split(separator: "_")
    guard name.count > 1, let version = name.last, version.hasPrefix("v"),
      Int(version.dropFirst()) ?? 0 > 1
    else { return nil }
    let family = name[1].prefix(while: \.isUppercase)
    let size = name[1].dropFirst(family.count)
    guard let cores = Int(size.prefix(while: \.isNumber)), !size.contains("-") else { return nil }
    switch family {
    case "L": return Quantity(cores * (size.contains("o") ? 720 : 240))
    case "D", "E": return size.contains("d") ? Quantity(cores * 75 / 2) : nil
    default: return nil
    }
  }

  /// The series with FPGAs (sizes of accelerated machines, read 2026-11).
  @Sendable private static func chips(_ type: String) -> String? {
    type.hasPrefix("Standard_NP") ? "FPGAs" : nil
  }

  /// The equivalences between its services and those of other providers.
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
          Word("3 years", "reserved_3yr"), Word("1 year", "savings_plan_1yr"),
          Word("3 years", "savings_plan_3yr"),
        ],
      ], implied: [.addresses: 0], localDiskGB: localDiskGB, chips: chips,
      differs: ["it bills until it is deallocated, and its address for as long as it exists"]),
    ServiceEquivalence(
      .disk, "azure_disk",
      [
        .diskKind: "storage_account_type", .diskGB: "disk_size_gb", .snapshotGB: "snapshot_gb",
        .diskOperations: "monthly_disk_operations", .diskIOPS: "disk_iops_read_write",
        .diskMBps: "disk_mbps_read_write",
      ],
      words: [
        .diskKind: [
          Word("SSD", "StandardSSD_LRS"), Word("fast SSD", "Premium_LRS"),
          Word("HDD", "Standard_LRS"), Word("SSD", "StandardSSD_ZRS"),
          Word("fast SSD", "Premium_ZRS"), Word("fast SSD", "PremiumV2_LRS", takesIOPS: true),
          Word("fast SSD", "UltraSSD_LRS", takesIOPS: true),
        ]
      ], least: [.diskGB: 4, .diskIOPS: 3000, .diskMBps: 125],
      differs: ["a disk is billed as the next step of sizes, such as 64 GB for 40"]),
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
    ServiceEquivalence(
      .database, "azure_postgresql",
      [
        .machineType: "sku_name", .diskGB: "storage_mb", .backupGB: "additional_backup_storage_gb",
        .standby: "high_availability.mode",
      ],
      words: [
        .standby: [
          Word("yes", AzurePostgreSQL.Mode.zoneRedundant.rawValue),
          Word("yes", AzurePostgreSQL.Mode.sameZone.rawValue),
        ]
      ], steps: [.diskGB: AzurePostgreSQL.storageSteps],
      sizes: MachineSizes(
        [("B_Standard_B1ms", 1, 2)]
          + [2, 4, 8, 16, 32, 48, 64].map { ("GP_Standard_D\($0)ds_v4", $0, $0 * 4) }),
      engine: "PostgreSQL", scale: [.diskGB: 1024]),
    ServiceEquivalence(
      .database, "azure_sql", [.machineType: "sku_name", .diskGB: "max_size_gb"],
      sizes: MachineSizes(
        size: { name in
          guard name.hasPrefix("GP_Gen5_"), let cores = Int(name.dropFirst(8)) else { return nil }
          return MachineSize(vcpu: cores, memoryMB: cores * vCoreMB)
        },
        name: { size in
          [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80].first {
            $0 >= size.vcpu && $0 * vCoreMB >= size.memoryMB
          }.map { "GP_Gen5_\($0)" }
        }), engine: "SQL Server", differs: ["the licence is in the price"]),
    ServiceEquivalence(
      .documents, "azure_cosmos_db",
      [
        .storedGB: "storage_gb", .documentReads: "monthly_serverless_request_units",
        .documentWrites: "monthly_serverless_request_units",
      ], scale: [.documentWrites: 5],
      differs: [
        "serverless: a read of 1 KB is taken as one request unit and a write as five; larger items take more"
      ]),
    ServiceEquivalence(
      .logs, "azure_monitor",
      [.logGB: "monthly_log_data_ingestion_gb", .alarms: "alert_time_series"]),
    ServiceEquivalence(
      .keys, "azure_key_vault", [.keyOperations: "monthly_secrets_operations"],
      differs: ["software keys cost nothing to keep"]),
    ServiceEquivalence(
      .transfer, "azure_bandwidth", [.internetGB: "monthly_outbound_internet_gb"],
      differs: ["data between the zones of a region costs nothing"]),
    ServiceEquivalence(.address, "azure_public_ip", [:]),
    ServiceEquivalence(
      .notebook, "azure_ml", [.machineType: "vm_size"], localDiskGB: localDiskGB, chips: chips,
      differs: ["a load balancer goes on billing while the instance is stopped"]),
  ]
}
