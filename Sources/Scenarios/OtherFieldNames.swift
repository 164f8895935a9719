/// The names that fields of plans have in Terraform where a plan's own name differs in more than
/// its spelling, and Terraform's arguments that decide no price.
enum OtherFieldNames {
  /// Returns the fields among `names` that are meant by a name of Terraform.
  static func meant(by key: String, among names: [String]) -> [String] {
    (meanings[key.lowercased()] ?? []).filter(names.contains)
  }

  /// Returns why a name of Terraform is no field of an object with these names; nil for a name that
  /// may be a mistake.
  static func advice(on key: String, among names: [String]) -> String? {
    let key = key.lowercased()
    if let found = sentence(advice[key] ?? [], among: names) { return found }
    return free.contains(key) ? "it decides no price: leave it out" : nil
  }

  /// Returns the first sentence whose field is among the names, or that needs none.
  static func sentence(
    _ advice: [(field: String?, sentence: String)], among names: [String]
  ) -> String? {
    advice.first { $0.field.map(names.contains) ?? true }?.sentence
  }

  private static let meanings: [String: [String]] = [
    // Where and how many.
    "location": ["region"], "zone": ["availability_zone"], "zones": ["availability_zone"],
    "labels": ["tags"], "tags_all": ["tags"],
    "instance_count": ["count"], "desired_capacity": ["count", "min_instances"],
    "desired_count": ["count"], "desired_size": ["count"], "initial_instance_count": ["count"],
    "min_size": ["min_instances", "count"], "for_each": ["count"],
    // Machines.
    "size": ["vm_size", "size_gb", "disk_size_gb", "disk_size", "instance_type"],
    "machine_type": ["machine_type", "tier", "vm_size", "instance_type"],
    "instance_class": ["instance_type", "node_type"], "node_type": ["instance_type"],
    "instance_type": [
      "instance_class", "node_type", "host_instance_type", "vm_size", "machine_type",
    ],
    "vm_size": ["instance_type", "machine_type"],
    "platform": ["operating_system"], "os_type": ["operating_system"],
    "operating_system_family": ["operating_system"],
    "cpu": ["vcpu"], "memory": ["memory_gb", "memory_mb"], "memory_size": ["memory_mb"],
    "available_memory": ["memory_mb"], "available_memory_mb": ["memory_mb"],
    "architectures": ["architecture"], "cpu_architecture": ["architecture"],
    "runtime_platform": ["architecture", "operating_system"],
    "monitoring": ["detailed_monitoring"], "gpu": ["guest_accelerator"],
    // How it is bought.
    "spot_price": ["spot_price_usd"], "bid_price": ["spot_price_usd", "nodes"],
    "max_bid_price": ["spot_price_usd", "purchase_option"],
    "instance_market_options": ["purchase_option"], "market_type": ["purchase_option"],
    "priority": ["purchase_option"], "preemptible": ["purchase_option"],
    "scheduling": ["purchase_option"], "provisioning_model": ["purchase_option"],
    "capacity_type": ["purchase_option"], "capacity_provider_strategy": ["purchase_option"],
    "spot_instance_type": ["purchase_option"], "use_spot_instances": ["purchase_option"],
    "enable_managed_spot_training": ["purchase_option"], "offering_type": ["purchase_option"],
    // Addresses.
    "public_ip_address_id": ["public_ip"],
    "access_config": ["external_ip"],
    // Disks and what is stored.
    "allocated_storage": ["storage_gb"], "max_allocated_storage": ["storage_gb"],
    "disk_size": ["storage_gb", "volume_size", "size_gb"],
    "disk_size_gb": ["size_gb", "disk_size", "storage_gb"],
    "volume_size": ["storage_gb", "size_gb", "disk_size"],
    "volume_size_in_gb": ["storage_gb"], "ebs_volume_size": ["storage_gb", "volume_size"],
    "size_in_gb": ["size_gb", "disk_size"], "size_gb": ["disk_size_gb", "storage_gb"],
    "storage": ["storage_gb"], "storage_size_gb": ["storage_gb"],
    "throughput": ["throughput_mbps", "storage_throughput"],
    "type": [
      "instance_type", "vm_size", "machine_type", "instance_class", "node_type",
      "host_instance_type", "volume_type", "disk_type", "workflow_type", "storage_account_type",
      "queue_type",
    ],
    "volume_type": ["storage_type", "disk_type"], "storage_type": ["volume_type"],
    "root_block_device": ["volumes"], "ebs_block_device": ["volumes"], "ebs_config": ["volumes"],
    "block_device_mappings": ["volumes"], "ebs_options": ["volume_size"],
    "boot_disk": ["disks"], "attached_disk": ["disks"], "disk": ["disks"], "data_disks": ["disks"],
    "os_disk": ["disks"], "storage_os_disk": ["disks"], "storage_data_disk": ["disks"],
    "scratch_disk": ["scratch_disks"], "os_disk_size_gb": ["disks"], "boot_disk_size_gb": ["disks"],
    "ephemeral_storage": ["ephemeral_storage_mb", "ephemeral_storage_gb"],
    "account_replication_type": ["storage_account_type"],
    "storage_account_type": ["account_replication_type"],
    "replication_type": [
      "account_replication_type"
    ],
    // Functions, tables, streams, queues.
    "provisioned_concurrent_executions": ["provisioned_concurrency"],
    "read_capacity_units": ["read_capacity"], "write_capacity_units": ["write_capacity"],
    "global_secondary_index": ["global_secondary_indexes"],
    "point_in_time_recovery": ["pitr_enabled"], "retention_period": ["retention_hours"],
    "stream_mode_details": ["stream_mode"], "fifo_queue": ["queue_type"],
    "protocol_type": ["api_type"], "cache_cluster_size": ["cache_size_gb"],
    "cache_cluster_enabled": ["cache_size_gb"], "enable_key_rotation": ["rotations"],
    // Databases, clusters, caches.
    "number_of_nodes": ["node_count"], "cluster_size": ["node_count"],
    "initial_node_count": ["node_count"],
    "master_instance_group": ["nodes"], "core_instance_group": ["nodes"],
    "task_instance_group": ["nodes"], "master_instance_fleet": ["nodes"],
    "core_instance_fleet": ["nodes"], "master_instance_type": ["nodes"],
    "core_instance_type": ["nodes"],
    "serverlessv2_scaling_configuration": ["capacity_units_per_hr"],
    "scaling_configuration": ["capacity_units_per_hr"],
    "min_capacity": ["capacity_units_per_hr", "monthly_vcore_hours"],
    "max_capacity": ["capacity_units_per_hr", "serverless_rpu_hours_monthly", "job_dpus"],
    "base_capacity": ["serverless_rpu_hours_monthly"],
    "number_of_workers": ["job_dpus"], "worker_type": ["job_dpus"],
    "num_cache_clusters": ["replicas_per_node_group", "num_cache_nodes"],
    "number_cache_clusters": ["replicas_per_node_group", "num_cache_nodes"],
    "broker_node_group_info": ["instance_type", "volume_size"],
    "cluster_config": ["instance_type", "instance_count"], "support_type": ["extended_support"],
    "upgrade_policy": ["extended_support"], "enable_free_tier": ["free_tier_enabled"],
    "requested_service_objective_name": ["sku_name"], "sku": ["sku_name", "sku_tier"],
    "sku_name": ["sku_tier", "sku"], "sku_tier": ["sku"],
    "edition": ["sku_name", "database_version"],
    "high_availability_mode": ["high_availability"], "instance_tier": ["tier"],
    "multi_az_enabled": ["multi_az"], "publicly_available": ["publicly_accessible"],
  ]

  private static let supportField = "extended_support"
  private static let oldVersion =
    "a version decides a price only when its standard support is over: then say so with 'extended_support', else leave it out"

  /// Arguments that decide no price themselves but point to a quantity that does; the first sentence
  /// holds whose field the object has, or that needs none.
  private static let advice: [String: [(field: String?, sentence: String)]] = [
    "price_class": [
      (
        "price_region",
        "it limits where files are served from: say with 'price_region' where the readers are"
      )
    ],
    "retention_in_days": [
      ("logs_stored_gb", "the longer logs are kept, the more is stored: give 'logs_stored_gb'"),
      (
        "monthly_additional_log_data_retention_gb",
        "31 days come with the logs: give what is kept longer as 'monthly_additional_log_data_retention_gb'"
      ),
    ],
    "version": [(supportField, oldVersion)], "engine_version": [(supportField, oldVersion)],
    "kubernetes_version": [(supportField, oldVersion)],
    "cluster_version": [(supportField, oldVersion)],
    "min_master_version": [(supportField, oldVersion)],
    "timeout": [
      ("request_duration_ms", "a time limit decides no price: calls bill 'request_duration_ms'")
    ],
    "backup_retention_period": [
      (
        "backup_storage_gb",
        "backups up to the size of the database are free: give what is beyond as 'backup_storage_gb'"
      )
    ],
    "backup_retention_days": [
      (
        "backup_storage_gb",
        "backups up to the size of the database are free: give what is beyond as 'backup_storage_gb'"
      ),
      (
        "additional_backup_storage_gb",
        "backups up to the size of the database are free: give what is beyond as 'additional_backup_storage_gb'"
      ),
    ],
    "backup_configuration": [
      ("backup_storage_gb", "backups bill what they hold: give 'backup_storage_gb'")
    ],
    "snapshot_retention_limit": [
      ("snapshot_storage_gb", "snapshots bill what they hold: give 'snapshot_storage_gb'")
    ],
    "message_retention_duration": [
      ("storage_gb", "the longer messages are kept, the more is stored: give 'storage_gb'")
    ],
    "versioning": [
      ("storage_gb", "each version is stored as an object of its own: count it in 'storage_gb'")
    ],
    "lifecycle_rule": [
      (
        "monthly_lifecycle_transition_requests",
        "make a resource for each class, and give the moves as 'monthly_lifecycle_transition_requests'"
      ), ("storage_gb", "make a resource for each class that data is stored in"),
    ],
    "lifecycle_policy": [
      (
        "infrequent_access_storage_gb",
        "say how much is in each class: 'storage_gb', 'infrequent_access_storage_gb', 'archive_storage_gb'"
      )
    ],
    "associate_public_ip_address": [
      (nil, "give the number of its public addresses: 'public_ipv4', 0 if it has none")
    ],
    "assign_public_ip": [
      (nil, "give the number of its public addresses: 'public_ipv4', 0 if it has none")
    ],
    "map_public_ip_on_launch": [
      (nil, "give the number of its public addresses: 'public_ipv4', 0 if it has none")
    ],
    "zone": [(nil, "a zone decides no price: say with 'region' where it is")],
    "zones": [(nil, "a zone decides no price: say with 'region' where it is")],
    "tenancy": [
      (
        "instance_type",
        "shared machines, 'default', are what is priced: leave it out; dedicated ones have prices of their own, which no list here has, and a fee of $2 an hour in each region: price both as 'custom' with \"unit\": \"hour\""
      )
    ],
    "credit_specification": [
      (
        "monthly_surplus_vcpu_hours",
        "what is used above the baseline bills: give 'monthly_surplus_vcpu_hours'"
      )
    ],
    "hibernation": [
      ("hours_per_week", "a server that hibernates bills like a stopped one: its disks go on")
    ],
    "stream_enabled": [
      (
        "monthly_streams_read_request_units",
        "reading the stream bills: give 'monthly_streams_read_request_units'"
      )
    ],
    "replicate_source_db": [
      ("engine", "a replica bills like any database: make it a resource of its own, or 'count' it")
    ],
    "read_replica": [
      ("engine", "a replica bills like any database: make it a resource of its own, or 'count' it")
    ],
    "replica": [
      ("secrets", "each replica of a secret bills as a secret: count it in 'secrets'")
    ],
    "replicas": [
      ("secrets", "each replica of a secret bills as a secret: count it in 'secrets'")
    ],
    "performance_insights_retention_period": [
      ("engine", "7 days are free: price a longer time as 'custom'")
    ],
    "shard_level_metrics": [
      ("shard_count", "each metric of a shard bills as a custom metric of 'cloudwatch'")
    ],
    "tier": [("disk_size_gb", "the size decides the tier: give 'disk_size_gb'")],
    "geo_redundant_backup_enabled": [
      (
        "additional_backup_storage_gb",
        "backups in a second region count twice in 'additional_backup_storage_gb'"
      )
    ],
    "min_instances": [
      ("request_duration_ms", "instances that wait idle are not priced here: add them as 'custom'")
    ],
    "settings": [("tier", "give what is in it beside it, such as 'tier' and 'disk_size'")],
    "initialize_params": [("size_gb", "give what is in it beside it, such as 'size_gb'")],
    "initial_node_count": [(nil, "nodes are servers: plan them as resources of their own")],
    "instance_types": [(nil, "nodes are servers: plan them as resources of their own")],
    "vm_size": [("sku_tier", "nodes are servers: plan them as resources of their own")],
    "machine_type": [
      ("enable_autopilot", "nodes are servers: plan them as resources of their own")
    ],
    "node_group": [(nil, "nodes are servers: plan them as resources of their own")],
    "node_pool": [(nil, "nodes are servers: plan them as resources of their own")],
    "default_node_pool": [(nil, "nodes are servers: plan them as resources of their own")],
    "node_config": [(nil, "nodes are servers: plan them as resources of their own")],
    "node_count": [(nil, "nodes are servers: plan them as resources of their own")],
    "service_plan_id": [
      ("monthly_executions", "functions are priced by execution: price other plans as 'custom'")
    ],
    "reserved_concurrent_executions": [
      ("memory_mb", "a limit on how many run at once is free: leave it out")
    ],
    "account_tier": [
      ("access_tier", "Standard accounts are priced: say with 'access_tier' how warm the data is")
    ],
    "daily_quota_gb": [
      (
        "monthly_log_data_ingestion_gb",
        "a limit bills nothing: give 'monthly_log_data_ingestion_gb'"
      )
    ],
    "allocation_method": [("sku_tier", "static and dynamic addresses bill the same: leave it out")],
  ]

  private static let free: Set<String> = [
    // Names, keys, networks and rights.
    "account_kind", "acl", "address_type", "admin_password", "admin_ssh_key", "admin_username",
    "administrator_login",
    "administrator_login_password", "administrator_password", "aliases", "allocation_id", "ami",
    "arn", "attribute", "availability_set_id", "blueprint_id", "bucket", "bucket_prefix",
    "ca_cert_identifier", "cluster_identifier", "cluster_type", "cluster_name", "computer_name",
    "connectivity_type",
    "creation_token", "database_name", "dataset_id", "db_name", "db_subnet_group_name",
    "dns_prefix",
    "domain_name", "domain_name_label", "ec2_attributes", "execution_role_arn", "function_name",
    "hash_key", "host_id", "iam_database_authentication_enabled", "iam_instance_profile",
    "iam_role_arn", "id", "identifier", "identity", "image", "image_id", "image_uri",
    "instance_name",
    "key_name", "key_pair_name", "key_ring", "kms_key_id", "kms_key_arn", "layers",
    "manage_master_user_password", "master_password", "master_username", "monitoring_role_arn",
    "name_prefix", "network", "network_configuration", "network_interface", "network_interface_ids",
    "network_mode", "network_profile", "offer_type", "option_group_name", "parameter_group_name",
    "partition_key",
    "partition_key_path", "password", "policy", "port", "private_ip", "project", "range_key",
    "resource_group_name", "role", "role_arn", "root_password", "s3_bucket", "s3_key",
    "security_group_ids", "security_groups", "server_id", "service_account", "service_role",
    "source_dest_check", "subnet_group_name", "subnet_id", "subnet_ids", "subnets", "subnetwork",
    "table_name", "task_role_arn", "tenant_id", "username", "virtual_machine_id", "vpc",
    "vpc_config",
    "vpc_id", "vpc_options", "vpc_security_group_ids", "zone_id",
    // Software and what runs.
    "app_settings", "application", "applications", "bootstrap_action", "collation", "command",
    "configurations", "consistency_policy", "container_definitions", "custom_data", "definition",
    "description", "engine_mode", "engine_version", "entry_point", "environment",
    "environment_variables", "family",
    "filename", "glue_version", "handler", "image_tag_mutability", "kafka_version",
    "kubernetes_version", "launch_template", "launch_type", "lifecycle_config_name", "metadata",
    "metadata_options",
    "metadata_startup_script", "platform_version", "release_channel",
    "requires_compatibilities", "runtime", "site_config", "solution_stack_name",
    "source_code_hash", "source_image_id", "source_image_reference", "step", "user_data",
    "user_data_base64", "version",
    // Encryption, protection and upkeep.
    "allow_major_version_upgrade", "apply_immediately", "at_rest_encryption_enabled",
    "auto_minor_version_upgrade", "automatic_failover_enabled", "availability_zones",
    "backup_window", "boot_diagnostics", "can_ip_forward", "copy_tags_to_snapshot", "cpu_options",
    "create_before_destroy", "create_option", "dead_letter_config", "deletion_protection",
    "delete_on_termination", "deletion_window_in_days", "depends_on", "disable_api_termination",
    "ebs_optimized", "enable_deletion_protection", "encrypt_at_rest", "encrypted",
    "encryption_configuration", "encryption_type", "ephemeral_block_device", "eviction_policy",
    "final_snapshot_identifier", "force_delete", "force_destroy", "get_password_data",
    "health_check", "idle_timeout", "image_scanning_configuration",
    "instance_initiated_shutdown_behavior", "instance_interruption_behavior", "is_enabled",
    "key_usage", "lifecycle", "maintenance_window", "min_cpu_platform", "min_tls_version",
    "performance_insights_enabled", "performance_mode", "placement_group",
    "preferred_backup_window",
    "preferred_maintenance_window", "publish", "recovery_window_in_days", "replace_on_change",
    "server_side_encryption", "server_side_encryption_configuration", "shielded_instance_config",
    "skip_final_snapshot", "snapshot_identifier", "soft_delete_retention_days",
    "storage_encrypted", "termination_protection", "transit_encryption_enabled",
    "uniform_bucket_level_access", "purge_protection_enabled",
    // Limits and settings of queues, functions, tables and alarms.
    "ack_deadline_seconds", "alarm_actions", "alarm_name", "build_timeout", "disk_autoresize",
    "rotation_period", "zone_awareness_enabled", "auto_pause_delay_in_minutes",
    "comparison_operator", "content_based_deduplication", "delay_seconds", "evaluation_periods",
    "max_instances", "max_message_size", "max_retries", "max_size", "message_retention_seconds",
    "metric_name", "namespace", "period", "receive_wait_time_seconds", "redrive_policy", "schedule",
    "stage_name", "statistic", "threshold", "timeout", "tracing_config", "ttl",
    "visibility_timeout_seconds",
  ]
}
