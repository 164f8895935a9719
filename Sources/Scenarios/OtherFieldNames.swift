/// The names that fields of plans have in Terraform where a plan's own name differs in more than
/// its spelling, and Terraform's arguments that decide no price.
enum OtherFieldNames {
  /// Returns the fields among `names` that are meant by a name of Terraform.
  static func meant(by key: String, among names: [String]) -> [String] {
    (meanings[key.lowercased()] ?? []).filter(names.contains)
  }

  /// Returns whether a name is an argument of Terraform that decides no price.
  static func isFree(_ key: String) -> Bool { free.contains(key.lowercased()) }

  private static let meanings: [String: [String]] = [
    "allocated_storage": ["storage_gb"], "disk_size": ["storage_gb", "volume_size", "size_gb"],
    "volume_size": ["storage_gb", "size_gb"], "ebs_volume_size": ["storage_gb", "volume_size"],
    "root_block_device": ["volumes"], "ebs_block_device": ["volumes"],
    "monitoring": ["detailed_monitoring"],
    "platform": ["operating_system"], "spot_price": ["spot_price_usd"],
    "instance_market_options": ["purchase_option"], "instance_count": ["count"],
    "desired_capacity": ["count", "min_instances"], "desired_count": ["count"],
    "memory_size": ["memory_mb"], "architectures": ["architecture"],
    "ephemeral_storage": ["ephemeral_storage_mb", "ephemeral_storage_gb"],
    "provisioned_concurrent_executions": ["provisioned_concurrency"],
    "read_capacity_units": ["read_capacity"], "write_capacity_units": ["write_capacity"],
    "point_in_time_recovery": ["pitr_enabled"], "retention_period": ["retention_hours"],
    "number_of_nodes": ["node_count"], "cluster_size": ["node_count"],
    "master_instance_group": ["nodes"], "core_instance_group": ["nodes"],
    "master_instance_type": ["nodes"], "core_instance_type": ["nodes"],
    "cache_cluster_size": ["cache_size_gb"], "max_allocated_storage": ["storage_gb"],
    "boot_disk": ["disks"], "attached_disk": ["disks"], "scratch_disk": ["scratch_disks"],
    "access_config": ["external_ip"], "os_disk": ["disks"], "initial_node_count": ["node_count"],
  ]

  private static let free: Set<String> = [
    "ami", "apply_immediately", "arn", "auto_minor_version_upgrade", "bucket", "cluster_identifier",
    "db_name", "db_subnet_group_name", "deletion_protection", "function_name", "handler",
    "hash_key",
    "iam_instance_profile", "id", "identifier", "key_name", "network_interface", "password",
    "range_key", "replace_on_change", "role_arn", "runtime", "security_groups",
    "skip_final_snapshot", "subnet_id", "subnet_ids", "user_data", "username",
    "vpc_security_group_ids",
  ]
}
