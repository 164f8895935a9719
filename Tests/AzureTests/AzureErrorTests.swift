import Testing

@Suite struct AzureErrorTests {
  /// An error in a resource, with a part of its message.
  static let cases: [(String, String)] = [
    (#"{ "service": "azure_vm", "vm_size": "Standard_D2s_v55" }"#, "did you mean Standard_D2s_v5"),
    (
      #"{ "service": "azure_vm", "vm_size": "m7i.large" }"#,
      "'m7i.large' is a type of aws: Standard_D2s_v5 is the nearest to it of azure"
    ),
    (
      #"{ "service": "azure_vm", "vm_size": "Standard_B1s", "purchase_option": "spot" }"#,
      "not sold as spot"
    ),
    (
      #"{ "service": "azure_vm", "vm_size": "Standard_B1s", "purchase_option": "savings_plan_1yr" }"#,
      "no source has the rates of savings plans"
    ),
    (
      #"{ "service": "azure_vm", "vm_size": "Standard_B1s", "license_type": "windows_server" }"#,
      "'license_type' does not go with operating_system 'linux'"
    ),
    (
      #"{ "service": "azure_disk", "storage_account_type": "Premium_LRS", "disk_size_gb": 40000 }"#,
      "the largest is P80 of 32,767"
    ),
    (
      #"""
      { "service": "azure_vm", "vm_size": "Standard_B1s",
        "disks": [ { "storage_account_type": "StandardSSD_LRS", "disk_size_gb": 50000 } ] }
      """#, "the largest is E80 of 32,767"
    ),
    (
      #"""
      { "service": "azure_disk", "storage_account_type": "Premium_LRS", "disk_size_gb": 64,
        "monthly_disk_operations": 5 }
      """#, "its operations are in the price of the disk"
    ),
    (
      #"""
      { "service": "azure_disk", "storage_account_type": "PremiumV2_LRS", "disk_size_gb": 4,
        "disk_iops_read_write": 5000 }
      """#, "'disk_iops_read_write' is 3,000 at most here"
    ),
    (
      #"{ "service": "azure_disk", "storage_account_type": "UltraSSD_LRS", "disk_size_gb": 4 }"#,
      "'disk_iops_read_write' is missing"
    ),
    (
      #"{ "service": "azure_blob", "access_tier": "archive", "account_replication_type": "ZRS" }"#,
      "archive is LRS, GRS or RA-GRS"
    ),
    (
      #"{ "service": "azure_blob", "monthly_data_retrieval_gb": 5 }"#,
      "hot data is read without a fee"
    ),
    (#"{ "service": "azure_sql", "sku_name": "S5" }"#, "did you mean S0"),
    (
      #"{ "service": "azure_sql", "sku_name": "S0", "license_type": "BasePrice" }"#,
      "'license_type' does not go with sku_name 'S0'"
    ),
    (#"{ "service": "azure_postgresql", "sku_name": "D2ds_v4" }"#, "sizes are such as"),
    (
      #"""
      { "service": "azure_postgresql", "sku_name": "B_Standard_B1ms",
        "high_availability": { "mode": "SameZone" } }
      """#, "a standby needs a GP or MO size"
    ),
    (
      #"""
      { "service": "azure_vm", "vm_size": "Standard_D2_v3",
        "disks": [ { "storage_account_type": "Premium_LRS", "disk_size_gb": 32 } ] }
      """#, "'Standard_D2_v3' takes no storage_account_type 'Premium_LRS'"
    ),
    (#"{ "service": "azure_cosmos_db", "throughput": 450 }"#, "steps of 100 from 400"),
    (
      #"""
      { "service": "azure_cosmos_db", "throughput": 400,
        "geo_location": [ { "location": "westus" } ] }
      """#, "lacks the account's own region"
    ),
    (
      #"{ "service": "azure_service_bus", "capacity": 2 }"#,
      "'capacity' does not go with sku 'Basic'"
    ),
    (
      #"{ "service": "azure_key_vault", "hsm_protected_keys": 1 }"#,
      "keys in hardware need \"sku_name\": \"premium\""
    ),
    (#"{ "service": "azure_aks", "sku_tier": "Standard", "region": "westus" }"#, "no price for"),
  ]

  @Test(arguments: cases)
  func saysWhatIsWrong(_ resource: String, _ expected: String) {
    let problems = AzureExample.problems(resource)
    #expect(problems.contains(expected), "\(problems)")
  }
}
