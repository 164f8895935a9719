import Billing

extension Azure {
  /// Names of the portal and of Terraform for services that have another name here.
  static let otherNames = OtherNames([
    (
      [
        "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine",
        "azurerm_virtual_machine",
        "azure virtual machine", "azure vm",
      ], .use(["azure_vm"])
    ),
    (["azurerm_managed_disk", "azure disk", "azure managed disk"], .use(["azure_disk"])),
    (
      [
        "azurerm_storage_account", "azurerm_storage_container", "azurerm_storage_blob",
        "azure storage",
        "blob", "blob storage",
      ], .use(["azure_blob"])
    ),
    (
      ["azurerm_function_app", "azurerm_linux_function_app", "azurerm_windows_function_app"],
      .use(["azure_functions"])
    ),
    (["azurerm_kubernetes_cluster", "aks"], .use(["azure_aks"])),
    (["azurerm_mssql_database", "azurerm_sql_database", "azure sql"], .use(["azure_sql"])),
    (
      ["azurerm_postgresql_flexible_server", "azurerm_postgresql_server", "azure postgresql"],
      .use(["azure_postgresql"])
    ),
    (["azurerm_cosmosdb_account", "cosmos db", "cosmosdb"], .use(["azure_cosmos_db"])),
    (["azurerm_servicebus_namespace", "service bus"], .use(["azure_service_bus"])),
    (
      ["azurerm_log_analytics_workspace", "azurerm_application_insights", "log analytics"],
      .use(["azure_monitor"])
    ),
    (["azurerm_key_vault", "key vault"], .use(["azure_key_vault"])),
    (["azurerm_public_ip"], .use(["azure_public_ip"])),
    (
      [
        "azurerm_machine_learning_workspace", "azurerm_machine_learning_compute_instance",
        "azure machine learning",
      ], .use(["azure_ml"])
    ),
    (
      [
        "azurerm_resource_group", "azurerm_virtual_network", "azurerm_subnet",
        "azurerm_network_security_group", "azurerm_network_interface", "entra id",
        "azure active directory",
      ],
      .free("it is free of charge: leave it out")
    ),
  ])
}
