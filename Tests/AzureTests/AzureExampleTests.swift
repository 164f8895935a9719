import Azure
import Billing
import Money
import Prices
import Testing

@Suite struct AzureExampleTests {
  @Test(arguments: servers + storage + functions + databases + others)
  func agrees(_ example: AzureExample) throws {
    let budget = try example.budget()
    #expect(budget.totals.list.description == example.list)
    #expect(budget.totals.total.description == example.total ?? example.list)
    var sums: [String: Quantity] = [:]
    for charge in budget.charges {
      let meter = charge.usage.key.meter
      sums[meter] = try (sums[meter] ?? .zero) + charge.quantity()
    }
    for (meter, quantity) in example.quantities {
      #expect(sums[meter]?.description == quantity, "\(meter)")
    }
  }

  /// Every meter that an example uses is one that its service declares, with the declared unit.
  @Test(arguments: servers + storage + functions + databases + others)
  func declaresItsMeters(_ example: AzureExample) throws {
    for charge in try example.budget().charges {
      let service = try #require(AzureExample.registry.service(charge.usage.service))
      #expect(service.meters.contains(charge.usage.meter))
    }
  }

  static let servers: [AzureExample] = [
    AzureExample(
      name: "D2s_v5 for a month of 730 hours: 0.096 × 730",
      resources: #"{ "service": "azure_vm", "vm_size": "Standard_D2s_v5" }"#,
      quantities: ["VM:Standard_D2s_v5": "730"], list: "70.08"),
    AzureExample(
      name: "40 hours a week with a disk of 40 GB, billed as 64, and an address that is kept",
      resources: #"""
        { "service": "azure_vm", "vm_size": "Standard_D2s_v5", "hours_per_month": 100,
          "public_ip": 1, "monthly_data_transfer_out_gb": 10,
          "disks": [ { "storage_account_type": "StandardSSD_LRS", "disk_size_gb": 40 } ] }
        """#,
      quantities: [
        "VM:Standard_D2s_v5": "100", "E6 LRS Disk": "1", "Standard IPv4 Static Public IP": "730",
        "Standard Data Transfer Out": "10",
      ], list: "18.92"),
    AzureExample(
      name: "Windows, and Windows with a licence of one's own at the price of Linux",
      resources: #"""
        { "name": "a", "service": "azure_vm", "vm_size": "Standard_D2s_v5",
          "operating_system": "windows", "hours": 10 },
        { "name": "b", "service": "azure_vm", "vm_size": "Standard_D2s_v5",
          "operating_system": "windows", "license_type": "windows_server", "hours": 10 }
        """#, list: "2.84"),
    AzureExample(
      name: "spot: 0.0178 × 730",
      resources: #"""
        { "service": "azure_vm", "vm_size": "Standard_D2s_v5", "purchase_option": "spot" }
        """#, list: "12.994"),
    AzureExample(
      name: "a reservation of a year that costs 496 in all bills a twelfth of it, stopped or not",
      resources: #"""
        { "service": "azure_vm", "vm_size": "Standard_D2s_v5", "hours_per_week": 10,
          "purchase_option": "reserved_1yr" }
        """#,
      quantities: ["ReservedVM:Standard_D2s_v5": "730"], list: "41.33333333318"),
    AzureExample(
      name: "a reservation does not cover the licence of Windows, which is billed while it runs",
      resources: #"""
        { "service": "azure_vm", "vm_size": "Standard_D2s_v5", "hours": 100,
          "operating_system": "windows", "purchase_option": "reserved_1yr" }
        """#,
      quantities: ["WindowsLicence:Standard_D2s_v5": "100"], list: "50.53333333318"),
    AzureExample(
      name: "a compute instance costs its machine, and its balancer also while it is stopped",
      plan: #""days": 10"#,
      resources: #"{ "service": "azure_ml", "vm_size": "Standard_D2s_v5", "hours": 20 }"#,
      quantities: ["VM:Standard_D2s_v5": "20", "Compute Instance Load Balancer": "10"],
      list: "5.22"),
    AzureExample(
      name: "AKS: nothing, 0.10 an hour, and 0.70 with long-term support",
      resources: #"""
        { "name": "free", "service": "azure_aks" },
        { "name": "paid", "service": "azure_aks", "sku_tier": "Standard" },
        { "name": "old", "service": "azure_aks", "sku_tier": "Premium", "hours": 10 }
        """#, list: "80"),
  ]

  static let storage: [AzureExample] = [
    AzureExample(
      name: "a disk of 200 GB is an E15, whatever is stored, for 73 days",
      plan: #""days": 73"#,
      resources: #"""
        { "service": "azure_disk", "storage_account_type": "StandardSSD_LRS", "disk_size_gb": 200 }
        """#, quantities: ["E15 LRS Disk": "2.4"], list: "46.08"),
    AzureExample(
      name: "one of 128 GB is a P10 of 128, one of 32 an S4 with its operations and snapshots",
      resources: #"""
        { "name": "p", "service": "azure_disk", "storage_account_type": "Premium_LRS",
          "disk_size_gb": 128 },
        { "name": "s", "service": "azure_disk", "storage_account_type": "Standard_LRS",
          "disk_size_gb": 5, "monthly_disk_operations": 20000, "snapshot_gb": 50 }
        """#, list: "23.747"),
    AzureExample(
      name: "infracost: an Ultra disk of 2,000 GB is one of 2,048: 245.19 + 198.56 + 6.99",
      resources: #"""
        { "service": "azure_disk", "storage_account_type": "UltraSSD_LRS", "disk_size_gb": 2000,
          "disk_iops_read_write": 4000, "disk_mbps_read_write": 20 }
        """#,
      quantities: ["Ultra LRS Provisioned Capacity": "1495040"], list: "450.73996"),
    AzureExample(
      name: "Premium SSD v2 has 3,000 IOPS and 125 MB/s in its price",
      region: "westeurope",
      resources: #"""
        { "service": "azure_disk", "storage_account_type": "PremiumV2_LRS", "disk_size_gb": 100,
          "disk_iops_read_write": 4000, "disk_mbps_read_write": 225 }
        """#, list: "20.075"),
    AzureExample(
      name: "Microsoft: January with 5,000 GB and 641,000 writes costs 107.53",
      resources: #"""
        { "service": "azure_blob", "storage_gb": 5000, "monthly_write_operations": 641000 }
        """#, list: "107.5255"),
    AzureExample(
      name: "Microsoft: renaming 1,000 blobs is a write each: 0.0055, 0.01 and 0.018",
      resources: #"""
        { "name": "h", "service": "azure_blob", "monthly_write_operations": 1000 },
        { "name": "c", "service": "azure_blob", "access_tier": "cool",
          "monthly_write_operations": 1000 },
        { "name": "d", "service": "azure_blob", "access_tier": "cold",
          "monthly_write_operations": 1000 }
        """#, list: "0.0335"),
    AzureExample(
      name: "60,000 GB reach the second band",
      resources: #"{ "service": "azure_blob", "storage_gb": 60000 }"#, list: "1240.6784"),
    AzureExample(
      name: "Microsoft: cool data that goes after 21 days is billed for 9 more",
      plan: #""start": "2026-06-01", "months": 1, "month_hours": "calendar""#, region: "westeurope",
      resources: #"""
        { "service": "azure_blob", "access_tier": "cool", "storage_gb": 100,
          "until": "2026-06-22" }
        """#,
      quantities: ["Cool LRS Data Stored": "70", "Cool LRS Early Delete": "30"], list: "1"),
  ]

  static let functions: [AzureExample] = [
    AzureExample(
      name: "Microsoft: 512 MB for 3 seconds are 1.5 GB-seconds",
      resources: #"""
        { "service": "azure_functions", "memory_mb": 512, "monthly_executions": 1,
          "execution_duration_ms": 3000 }
        """#, quantities: ["Standard Execution Time": "1.5"], list: "0.0000242"),
    AzureExample(
      name: "130 MB are billed as 256, 20 ms as 100",
      resources: #"""
        { "service": "azure_functions", "memory_mb": 130, "monthly_executions": 1000,
          "execution_duration_ms": 20 }
        """#, quantities: ["Standard Execution Time": "25"], list: "0.0006"),
    AzureExample(
      name: "3 million executions of a second with 1.5 GB, before what is free",
      resources: #"""
        { "service": "azure_functions", "memory_mb": 1536, "monthly_executions": 3000000,
          "execution_duration_ms": 1000 }
        """#, quantities: ["Standard Execution Time": "4500000"], list: "72.6"),
  ]

  static let databases: [AzureExample] = [
    AzureExample(
      name: "S0 is 14.72 a month of 730 hours",
      resources: #"{ "service": "azure_sql", "sku_name": "S0" }"#,
      list: "14.719999999986411315068493"),
    AzureExample(
      name: "infracost: GP_Gen5_4 with 5 GB is 444.47 + 291.90 + 0.58",
      resources: #"{ "service": "azure_sql", "sku_name": "GP_Gen5_4", "max_size_gb": 5 }"#,
      list: "736.94571"),
    AzureExample(
      name: "a licence of one's own takes its part away",
      resources: #"""
        { "service": "azure_sql", "sku_name": "GP_Gen5_4", "max_size_gb": 5,
          "license_type": "BasePrice" }
        """#, list: "445.04572"),
    AzureExample(
      name: "serverless by the vCores in use, and its storage: 500 × 0.52176 + 32 × 0.115",
      resources: #"""
        { "service": "azure_sql", "sku_name": "GP_S_Gen5_4", "monthly_vcore_hours": 500 }
        """#, list: "264.56"),
    AzureExample(
      name: "infracost: PostgreSQL on B1ms is 12.41, and its 32 GB",
      resources: #"{ "service": "azure_postgresql", "sku_name": "B_Standard_B1ms" }"#,
      list: "16.09"),
    AzureExample(
      name: "a standby doubles compute and storage; a stopped server pays its storage only",
      resources: #"""
        { "service": "azure_postgresql", "sku_name": "GP_Standard_D2ds_v4", "storage_mb": 65536,
          "high_availability": { "mode": "ZoneRedundant" }, "hours": 100 }
        """#,
      quantities: ["Ddsv4 vCore": "400", "Storage Data Stored": "128"], list: "50.32"),
    AzureExample(
      name: "Microsoft: 1,000 RU/s for 720 hours are 57.60",
      plan: #""months": 1, "month_hours": 720"#,
      resources: #"{ "service": "azure_cosmos_db", "throughput": 1000 }"#, list: "57.6"),
    AzureExample(
      name: "Microsoft: 500,000 request units are 0.125",
      resources: #"""
        { "service": "azure_cosmos_db", "monthly_serverless_request_units": 500000 }
        """#, list: "0.125"),
    AzureExample(
      name: "Microsoft: 120,000 RU/s for 300 hours and 155,000 for 420 are 8,088",
      plan: #""months": 1, "month_hours": 720"#,
      resources: #"""
        { "name": "a", "service": "azure_cosmos_db", "throughput": 120000, "hours": 300 },
        { "name": "b", "service": "azure_cosmos_db", "throughput": 155000, "hours": 420 }
        """#, list: "8088"),
    AzureExample(
      name: "Microsoft: three regions, 1,200 RU/s and 10 GB, free tier on: 156",
      plan: #""months": 1, "month_hours": 744"#,
      resources: #"""
        { "service": "azure_cosmos_db", "throughput": 1200, "storage_gb": 10,
          "free_tier_enabled": true,
          "geo_location": [ { "location": "eastus" }, { "location": "westus" },
            { "location": "centralus" } ] }
        """#, list: "156.002"),
    AzureExample(
      name: "Microsoft: autoscale at 1,600 RU/s for an hour, 1,000 of them free, is 0.072",
      resources: #"""
        { "service": "azure_cosmos_db", "autoscale_settings": { "max_throughput": 2000 },
          "max_request_units_utilization_percentage": 80, "free_tier_enabled": true, "hours": 1 }
        """#, list: "0.072"),
  ]

  static let others: [AzureExample] = [
    AzureExample(
      name: "Service Bus: 20 million operations, 13 of them in the base charge",
      resources: #"""
        { "name": "s", "service": "azure_service_bus", "sku": "Standard",
          "monthly_messaging_operations": 20000000 },
        { "name": "b", "service": "azure_service_bus", "monthly_messaging_operations": 1000000 }
        """#, list: "15.46193"),
    AzureExample(
      name: "infracost: a messaging unit is 677.075 a month",
      region: "westeurope",
      resources: #"{ "service": "azure_service_bus", "sku": "Premium" }"#, list: "677.075"),
    AzureExample(
      name: "infracost: a commitment to 100 GB a day for 30 days is 7,585.20",
      plan: #""months": 1, "month_hours": 720"#, region: "westeurope",
      resources: #"{ "service": "azure_monitor", "sku": "CapacityReservation" }"#,
      list: "7585.2"),
    AzureExample(
      name: "3,100 GB of logs are a day's commitment more than 30 × 100",
      plan: #""months": 1, "month_hours": 720"#, region: "westeurope",
      resources: #"""
        { "service": "azure_monitor", "sku": "CapacityReservation",
          "monthly_log_data_ingestion_gb": 3100 }
        """#, list: "7838.04"),
    AzureExample(
      name: "Key Vault: 300 advanced keys in hardware, 250 of them at 5.00",
      region: "westeurope",
      resources: #"""
        { "service": "azure_key_vault", "sku_name": "premium", "hsm_protected_keys": 300,
          "monthly_secrets_operations": 20000 }
        """#, list: "1375.06"),
    AzureExample(
      name: "Bandwidth: the tiers begin after what is free",
      resources: #"""
        { "service": "azure_bandwidth", "monthly_outbound_internet_gb": 10335 }
        """#, list: "898.745"),
  ]

  /// The free amounts of Functions: 65.60 of 72.00 and 0.40 of 0.60 are left.
  @Test func deductsWhatFunctionsHaveFree() throws {
    let offers = [
      Self.offer("time", 400_000, "GB-second", "Standard Execution Time"),
      Self.offer("executions", 1_000_000, "execution", "Standard Total Executions"),
    ]
    let budget = try Self.functions[2].budget(offers: offers)
    #expect(budget.totals.list.description == "72.6")
    #expect(budget.totals.total.description == "66")
  }

  private static func offer(
    _ id: String, _ limit: Int, _ unit: String, _ meter: String
  ) -> FreeTierOffer {
    var offer = FreeTierOffer(
      id: id, provider: .azure, kind: .always, service: "azure_functions", description: id,
      limit: Quantity(limit), unit: unit,
      source: PriceSource(
        id: "fixture", name: "Frozen", published: AzureBook().newestDate(), confidence: "high"))
    offer.meters = [
      FreeTierOffer.Coverage(
        service: "azure_functions", meter: meter, attributes: [:], regions: [])
    ]
    return offer
  }
}
