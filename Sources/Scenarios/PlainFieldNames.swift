/// Words that people use for fields of plans where they have not looked them up.
enum PlainFieldNames {
  /// Returns the fields among `names` that are meant by a word; a quantity's monthly field comes
  /// before the one for the whole plan.
  static func meant(by key: String, among names: [String]) -> [String] {
    let word = plain(key)
    let stem = withoutMonth(word)
    for field in meanings[word] ?? meanings[stem ?? ""] ?? [] {
      let found = ["monthly_" + field, field, field + "_monthly"].filter(names.contains)
      if let first = found.first { return stem == nil ? found : [first] }
    }
    return []
  }

  /// Returns what to write in place of a word that is no field itself; nil for other words.
  static func advice(on key: String, among names: [String]) -> String? {
    let word = plain(key)
    if let name = terraform[word] { return OtherFieldNames.advice(on: name, among: names) }
    let found = advice[word] ?? withoutMonth(word).flatMap { advice[$0] }
    return OtherFieldNames.sentence(found ?? [], among: names)
  }

  /// Returns the fields among `names` that are written almost so: in capitals, with hyphens, in the
  /// plural or without their unit.
  static func writtenAlmost(_ key: String, among names: [String]) -> [String] {
    let word = plain(key)
    let same = names.filter { $0 == word || $0 == word + "s" || $0 + "s" == word }
    if !same.isEmpty { return same }
    return names.filter { name in ["gb", "mb", "usd"].contains { name == "\(word)_\($0)" } }
  }

  private static func plain(_ key: String) -> String {
    String(key.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }

  /// Returns a word without what says that it is a month's; nil where nothing does.
  private static func withoutMonth(_ word: String) -> String? {
    if word.hasPrefix("monthly_") { return String(word.dropFirst(8)) }
    for end in ["_monthly", "_per_month", "_a_month"] where word.hasSuffix(end) {
      return String(word.dropLast(end.count))
    }
    return nil
  }

  /// Makes a table of groups of words; a word of several groups has the values of all, in their
  /// order.
  private static func table<Element>(
    _ groups: [(words: String, values: [Element])]
  ) -> [String: [Element]] {
    Dictionary(
      groups.flatMap { group in
        group.words.split(separator: " ").map { (String($0), group.values) }
      }, uniquingKeysWith: +)
  }

  private static func fields(_ names: String) -> [String] {
    names.split(separator: " ").map(String.init)
  }

  /// Words, and the fields they mean; the first that the object has.
  private static let meanings: [String: [String]] = table([
    // The plan and its money.
    ("budget budget_usd max_usd max_cost maximum cap cap_usd money limit", fields("limit_usd")),
    ("name plan plan_name", fields("title")),
    ("begin begins begin_date start_date start_time starts", fields("start from")),
    ("start first_day", fields("from")),
    (
      "end ends end_date end_time stop stop_date last_day finish delete_after",
      fields("until expires")
    ),
    ("duration_months number_of_months month_count term_months n_months", fields("months")),
    ("duration_weeks number_of_weeks week_count weeks_count n_weeks", fields("weeks")),
    ("duration_days number_of_days day_count n_days", fields("days")),
    ("date as_of price_date prices_date", fields("prices_as_of")),
    (
      "students student_count students_count class_size participants learners pupils "
        + "attendees", fields("students cohort")
    ),
    ("class", fields("storage_class access_tier instance_class table_class cohort")),
    ("size count number people group_size teams headcount", fields("students")),
    ("expiration expiry expiry_date expires_on valid_until valid_to", fields("expires")),
    ("amount value balance sum usd credit_usd", fields("amount_usd")),
    ("services_covered covers applies_to", fields("services")),
    // How many, and when.
    (
      "instances number number_of_instances qty quantity servers units how_many "
        + "machines tasks containers clusters copies", fields("count")
    ),
    ("hours_day hours_daily daily_hours hours_a_day hours_each_day", fields("hours_per_day")),
    ("hours_week hours_weekly weekly_hours hours_a_week hours_each_week", fields("hours_per_week")),
    ("hours_month monthly_hours hours_monthly", fields("hours_per_month")),
    (
      "on_hours usage_hours running_hours run_hours total_hours hours_total "
        + "runtime_hours uptime_hours notebook_hours instance_hours", fields("hours")
    ),
    // Machines.
    (
      "instance server machine flavor",
      fields("instance_type vm_size machine_type instance_class node_type host_instance_type")
    ),
    ("node_size worker_size broker_type", fields("instance_type node_type host_instance_type")),
    ("os system operatingsystem image_os", fields("operating_system")),
    ("kind job_type", fields("component")),
    (
      "spot reserved reservation savings_plan on_demand term commitment pricing purchase",
      fields("purchase_option billing_mode")
    ),
    ("gpus gpu gpu_count gpu_type accelerator", fields("guest_accelerator")),
    (
      "ip ips public_ip public_ips elastic_ip elastic_ips static_ip ip_address "
        + "ip_addresses ipv4",
      fields("public_ipv4 public_ip external_ip ipv4_enabled publicly_accessible")
    ),
    (
      "az ha high_availability failover standby",
      fields("multi_az availability_type zone_redundant")
    ),
    ("lcu lcus nlcu clcu", fields("capacity_units")),
    ("dpu dpus", fields("job_dpus dpu_hours")),
    ("rcu rcus", fields("read_capacity")),
    ("wcu wcus", fields("write_capacity")),
    ("shards", fields("shard_count num_shards")),
    ("brokers", fields("number_of_broker_nodes count")),
    (
      "workers worker_count nodes node_type instance_type master_type master_count "
        + "core_type core_count task_count", fields("nodes node_count instance_count")
    ),
    // Disks and what is stored.
    (
      "disk_gb storage storage_gb ebs_gb ebs root_gb root_volume_gb root_volume "
        + "volume_gb volume disk disks hdd_gb ssd_gb",
      fields("volumes disks volume_size disk_size_gb disk_size size_gb storage_gb")
    ),
    ("backup_gb backups_gb backups", fields("backup_storage_gb additional_backup_storage_gb")),
    ("snapshot_gb snapshots_gb snapshots", fields("snapshot_gb snapshot_storage_gb")),
    ("objects files file_count items", fields("object_count item_count catalog_objects")),
    (
      "redundancy replication replication_type",
      fields("account_replication_type storage_account_type")
    ),
    ("tier storage_tier", fields("storage_class access_tier sku_tier storage_tier sku_name")),
    // Data on its way.
    (
      "data_transfer_out_gb outbound_internet_gb outbound_data_gb",
      fields("data_transfer_out_gb egress_gb outbound_internet_gb outbound_data_gb")
    ),
    (
      "egress egress_gb data_out data_out_gb out_gb outbound_gb bandwidth bandwidth_gb "
        + "traffic_out_gb transfer_gb data_transfer_gb data_transfer internet_gb "
        + "download_gb traffic_gb traffic network_gb processed_gb",
      fields(
        "data_transfer_out_gb egress_gb outbound_internet_gb outbound_data_gb data_out_gb "
          + "data_processed_gb data_retrieval_gb data_ingested_gb size_gb storage_gb")
    ),
    (
      "gb data_gb",
      fields(
        "storage_gb size_gb disk_size_gb data_processed_gb data_transfer_out_gb "
          + "outbound_internet_gb")
    ),
    ("retrieval_gb retrieved_gb", fields("data_retrieval_gb")),
    (
      "data_in_gb ingest_gb ingested_gb",
      fields("data_in_gb data_ingested_gb logs_ingested_gb log_data_ingestion_gb inbound_gb")
    ),
    ("logs_gb log_gb logs", fields("logs_ingested_gb log_data_ingestion_gb logging_data_gb")),
    // Requests.
    (
      "put_requests puts put posts post_requests copy_requests list_requests uploads "
        + "writes write_requests write_operations",
      fields(
        "tier_1_requests write_operations class_a_operations document_writes "
          + "write_request_units put_records")
    ),
    (
      "get_requests gets get downloads reads read_requests read_operations",
      fields("tier_2_requests read_operations class_b_operations document_reads read_request_units")
    ),
    ("deletes delete_requests", fields("document_deletes")),
    (
      "invocations calls executions api_calls runs function_calls requests operations",
      fields(
        "requests executions function_invocations messaging_operations key_operations "
          + "job_runs build_mins")
    ),
    ("records", fields("put_records records")),
    ("queries", fields("queries")),
    ("scanned_tb", fields("queries_tb")),
    ("state_transitions steps", fields("transitions")),
    ("emails email mails", fields("emails_sent email_notifications")),
    ("users mau user_count", fields("active_users readers")),
    ("viewers", fields("readers")),
    ("metrics", fields("custom_metrics monitoring_data_mb")),
    ("fifo", fields("queue_type fifo_topic")),
    (
      "duration duration_ms runtime_ms execution_ms",
      fields("request_duration_ms execution_duration_ms")
    ),
    ("license", fields("license_model license_type")),
  ])

  /// Words for what Terraform has a name for, which has its advice already.
  private static let terraform = [
    "versioned": "versioning", "versions": "versioning", "read_replicas": "read_replica",
  ]

  private typealias Advice = [(field: String?, sentence: String)]

  private static let typeDecides: Advice = [
    ("instance_type", "the type of the machine decides it: give 'instance_type'"),
    ("instance_class", "the type of the machine decides it: give 'instance_class'"),
    ("vm_size", "the type of the machine decides it: give 'vm_size'"),
    ("machine_type", "the type of the machine decides it: give 'machine_type'"),
  ]

  /// What to write in place of words that are no field; the first sentence holds whose field the
  /// object has, or that needs none.
  private static let advice: [String: Advice] = table([
    (
      "grant grant_usd funding",
      [
        (
          "limit_usd",
          "money that the provider gave is one of the 'credits', all the money there is 'limit_usd'"
        )
      ]
    ),
    ("duration length end end_date period term", [("months", "give 'months', 'weeks' or 'days'")]),
    ("currency", [("title", "amounts are in US dollars: leave it out")]),
    ("tax vat taxes", [("title", "taxes are not priced: add them as a resource of 'custom'")]),
    (
      "discount discount_percent",
      [("title", "plans are priced by the list: give what others pay as 'credits'")]
    ),
    (
      "credit_usd credits credit credit_per_student",
      [("students", "credits stand in the plan: \"credits\": [{ \"amount_usd\": 100 }]")]
    ),
    (
      "students participants class_size",
      [("service", "the plan says it for all: \"cohort\": { \"students\": 20, … }")]
    ),
    (
      "months weeks days duration_months duration",
      [
        (
          "hours_per_week",
          "the plan has the length; with 'from' and 'until' a resource exists for a part of it"
        )
      ]
    ),
    (
      "hours hours_per_day hours_per_week hours_per_month schedule",
      [("months", "each resource has hours of its own: give them there")]
    ),
    (
      "days_per_week days_a_week weekdays workdays days_per_month",
      [
        (
          "hours_per_week",
          "give the hours of a week: 4 hours on 5 days are \"hours_per_week\": 20"
        )
      ]
    ),
    (
      "always_on 24x7 24_7 full_time",
      [("hours_per_week", "it runs all the time where no hours are given: leave it out")]
    ),
    (
      "utilization utilisation uptime uptime_percent usage_percent duty_cycle usage",
      [("hours_per_month", "give the hours: half of the time is \"hours_per_week\": 84")]
    ),
    ("vcpus vcpu cpus cpu cores ram ram_gb memory memory_gb gpus gpu gpu_count", typeDecides),
    (
      "snapshot_gb snapshots snapshots_gb",
      [("volumes", "snapshots are a resource of their own, of the service that keeps them")]
    ),
    (
      "gb_seconds gbs compute_seconds",
      [
        (
          "request_duration_ms",
          "they follow from 'memory_mb', 'monthly_requests' and 'request_duration_ms'"
        ),
        (
          "execution_duration_ms",
          "they follow from 'memory_mb', 'monthly_executions' and 'execution_duration_ms'"
        ),
      ]
    ),
    (
      "requests operations calls",
      [
        (
          "monthly_tier_1_requests",
          "give PUT, COPY, POST and LIST as 'monthly_tier_1_requests', GET and all others as 'monthly_tier_2_requests'"
        ),
        (
          "monthly_class_a_operations",
          "give writing and listing as 'monthly_class_a_operations', reading as 'monthly_class_b_operations'"
        ),
      ]
    ),
    (
      "messages",
      [
        (
          "queue_type",
          "a message is sent, received and deleted: count three 'monthly_requests' for each"
        )
      ]
    ),
    (
      "scanned_gb data_scanned_gb scanned_tb data_scanned_tb data_scanned gb_scanned tb_scanned",
      [
        (
          "data_scanned_mb_per_query",
          "give 'monthly_queries' and 'data_scanned_mb_per_query': each query bills a minimum"
        )
      ]
    ),
    (
      "replication replica_region",
      [("storage_class", "a copy in another region is a resource of its own, with its 'region'")]
    ),
    (
      "pods nodes workers worker_count worker_type node_type node_size",
      [("name", "nodes are servers: plan them as resources of their own")]
    ),
  ])
}
