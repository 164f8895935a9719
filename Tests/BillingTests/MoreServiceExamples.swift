/// Worked examples of the services used along with the core ones, with figures worked out on paper.
enum MoreServiceExamples {
  static let all: [WorkedExample] = caches + clusters + brokers + text + devices + metered

  static let brokers: [WorkedExample] = [
    WorkedExample(
      name: "Amazon MQ: an active and a standby broker in March, 744 × 0.576, and 5 GB of EFS",
      plan: #""months": 1, "start": "2026-03-01", "month_hours": "calendar""#,
      resources:
        #"{ "service": "amazon_mq", "engine_type": "ActiveMQ", "host_instance_type": "mq.m5.large", "deployment_mode": "ACTIVE_STANDBY_MULTI_AZ", "storage_gb": 5 }"#,
      quantities: ["InstanceUsage:mq.m5.large": "744", "TimedStorage-ByteHrs": "5"],
      list: "430.044"),
    WorkedExample(
      name: "Amazon MQ: a small broker for a class: 730 × 0.02704 and 1 GB",
      resources:
        #"{ "service": "amazon_mq", "engine_type": "activemq", "host_instance_type": "mq.t3.micro", "storage_gb": 1 }"#,
      list: "20.0392"),
    WorkedExample(
      name: "Amazon MQ: a RabbitMQ cluster keeps 200 GB on each of three nodes",
      resources:
        #"{ "service": "amazon_mq", "engine_type": "rabbitmq", "host_instance_type": "mq.m5.large", "deployment_mode": "cluster_multi_az", "storage_gb": 200 }"#,
      quantities: ["InstanceUsage:mq.m5.large": "730", "TimedStorage-RabbitMQ-ByteHrs": "600"],
      list: "690.72"),
    WorkedExample(
      name: "Amazon MQ: one ActiveMQ broker on EBS for 90 minutes",
      resources:
        #"{ "service": "amazon_mq", "engine_type": "activemq", "host_instance_type": "mq.m5.large", "storage_type": "ebs", "storage_gb": 73, "hours": 1.5 }"#,
      quantities: ["InstanceUsage:mq.m5.large": "1.5", "TimedStorage-EBS-ByteHrs": "0.15"],
      list: "0.447"),
  ]

  static let caches: [WorkedExample] = [
    WorkedExample(
      name: "ElastiCache: one cache.t3.micro for a month: 730 × 0.017",
      resources: #"{ "service": "elasticache", "engine": "redis", "node_type": "cache.t3.micro" }"#,
      quantities: ["NodeUsage:cache.t3.micro": "730"], list: "12.41"),
    WorkedExample(
      name: "ElastiCache: 2 shards of 2 Valkey nodes: 4 × 730 × 0.0128",
      resources:
        #"{ "service": "elasticache", "engine": "valkey", "node_type": "cache.t4g.micro", "num_node_groups": 2, "replicas_per_node_group": 1 }"#,
      quantities: ["NodeUsage:cache.t4g.micro": "2920"], list: "37.376"),
    WorkedExample(
      name: "ElastiCache: a reservation bills every hour: 730 × 0.141",
      resources:
        #"{ "service": "elasticache", "engine": "redis", "node_type": "cache.r6g.large", "purchase_option": "reserved_1yr_no_upfront" }"#,
      quantities: ["HeavyUsage:cache.r6g.large": "730"], list: "102.93"),
    WorkedExample(
      name: "ElastiCache, serverless Valkey: 10 GB × 730 h × 0.084 and 50 million ECPUs",
      resources:
        #"{ "service": "elasticache", "engine": "valkey", "deployment": "serverless", "cache_data_gb": 10, "monthly_ecpus": 50000000 }"#,
      quantities: ["CachedData:Valkey": "7300"], list: "613.315"),
    WorkedExample(
      name: "ElastiCache, serverless Redis: 0.2 GB bill as 1 GB",
      resources:
        #"{ "service": "elasticache", "engine": "redis", "deployment": "serverless", "cache_data_gb": 0.2, "monthly_ecpus": 0 }"#,
      quantities: ["CachedData:Redis": "730"], list: "91.25"),
    WorkedExample(
      name: "ElastiCache: 90 minutes are 2 hours",
      resources:
        #"{ "service": "elasticache", "engine": "redis", "node_type": "cache.t3.micro", "hours": 1.5 }"#,
      quantities: ["NodeUsage:cache.t3.micro": "2"], list: "0.034"),
    WorkedExample(
      name: "DAX: 3 × dax.t3.small for a month",
      resources: #"{ "service": "dax", "node_type": "dax.t3.small", "replication_factor": 3 }"#,
      quantities: ["NodeUsage:dax.t3.small": "2190"], list: "87.6"),
    WorkedExample(
      name: "DAX: 90 minutes of dax.r5.large are 2 hours",
      resources:
        #"{ "service": "dax", "node_type": "dax.r5.large", "replication_factor": 1, "hours": 1.5 }"#,
      list: "0.51"),
    WorkedExample(
      name: "MemoryDB: one node, 10 GB written: 730 × 0.048 + 10 × 0.20",
      resources:
        #"{ "service": "memorydb", "node_type": "db.t4g.small", "num_replicas_per_shard": 0, "monthly_data_written_gb": 10 }"#,
      list: "37.04"),
    WorkedExample(
      name: "MemoryDB for Valkey: 4 nodes; 500 GB written are free",
      resources:
        #"{ "service": "memorydb", "engine": "valkey", "node_type": "db.r6g.large", "num_shards": 2, "monthly_data_written_gb": 500 }"#,
      quantities: ["NodeUsage:db.r6g.large": "2920"], list: "631.596"),
    WorkedExample(
      name: "MemoryDB: 2 nodes, 200 GB written, 20 GB of snapshots",
      resources:
        #"{ "service": "memorydb", "node_type": "db.r6g.large", "monthly_data_written_gb": 200, "snapshot_storage_gb": 20 }"#,
      list: "491.56"),
  ]

  static let clusters: [WorkedExample] = [
    WorkedExample(
      name: "OpenSearch: one t3.small.search with 10 GB of gp3",
      resources:
        #"{ "service": "opensearch", "instance_type": "t3.small.search", "volume_type": "gp3", "volume_size": 10 }"#,
      list: "27.5"),
    WorkedExample(
      name: "OpenSearch: data node with 400 GB, a master of three, two UltraWarm nodes",
      resources:
        #"{ "service": "opensearch", "instance_type": "c4.2xlarge.search", "volume_size": 400, "dedicated_master_enabled": true, "dedicated_master_type": "c4.8xlarge.search", "warm_enabled": true, "warm_type": "ultrawarm1.medium.search" }"#,
      // 730 × 0.587 + 2,190 × 2.347 + 1,460 × 0.238 + 400 × 0.135
      quantities: ["ES:GP2-Storage": "400", "ESInstance:c4.8xlarge": "2190"], list: "5969.92"),
    WorkedExample(
      name: "OpenSearch: r6g.large.search reserved for a year",
      resources:
        #"{ "service": "opensearch", "instance_type": "r6g.large.search", "volume_type": "gp3", "volume_size": 10, "purchase_option": "reserved_1yr_no_upfront" }"#,
      list: "85.17"),
    WorkedExample(
      name: "DocumentDB: db.t3.medium, 10 GB, 5 million reads and writes",
      resources:
        #"{ "service": "documentdb", "instance_class": "db.t3.medium", "storage_gb": 10, "monthly_io_requests": 5000000 }"#,
      list: "58.94"),
    WorkedExample(
      name: "DocumentDB: two I/O-Optimized instances, 100 GB",
      resources:
        #"{ "service": "documentdb", "instance_class": "db.r6g.large", "instance_count": 2, "storage_type": "iopt1", "storage_gb": 100 }"#,
      list: "452.67"),
    WorkedExample(
      name: "DocumentDB: 3 minutes are 10, and no storage",
      resources:
        #"{ "service": "documentdb", "instance_class": "db.t3.medium", "storage_gb": 0, "hours": 0.05 }"#,
      list: "0.013000000000026"),
    WorkedExample(
      name: "MSK: 3 × kafka.m5.large with 100 GB each",
      resources:
        #"{ "service": "msk", "instance_type": "kafka.m5.large", "number_of_broker_nodes": 3, "volume_size": 100 }"#,
      quantities: ["Kafka.m5.large": "2190", "Kafka.Storage.GP2": "300"], list: "489.9"),
    WorkedExample(
      name: "MSK: 3 express brokers, 500 GB kept, 1,000 GB written",
      resources:
        #"{ "service": "msk", "instance_type": "express.m7g.large", "number_of_broker_nodes": 3, "storage_gb": 500, "monthly_data_in_gb": 1000 }"#,
      list: "953.52"),
    WorkedExample(
      name: "MSK, serverless: 10 partitions, 100 GB in, 200 GB out, 50 GB kept",
      resources:
        #"{ "service": "msk", "cluster_type": "serverless", "partitions": 10, "monthly_data_in_gb": 100, "monthly_data_out_gb": 200, "storage_gb": 50 }"#,
      list: "583.45"),
    WorkedExample(
      name: "Neptune: db.t3.medium, 10 GB, 10 million reads and writes",
      resources:
        #"{ "service": "neptune", "instance_class": "db.t3.medium", "storage_gb": 10, "monthly_io_requests": 10000000 }"#,
      list: "74.54"),
    WorkedExample(
      name: "Neptune: db.r5.large with a replica, 100 GB, 200 million requests, 50 GB of backups",
      resources:
        #"{ "service": "neptune", "instance_class": "db.r5.large", "instance_count": 2, "storage_gb": 100, "monthly_io_requests": 200000000, "backup_storage_gb": 50 }"#,
      list: "559.13"),
    WorkedExample(
      name: "Neptune, serverless: 2.5 NCUs on average",
      resources:
        #"{ "service": "neptune", "instance_class": "db.serverless", "capacity_units_per_hr": 2.5, "storage_gb": 0 }"#,
      list: "293.46"),
    WorkedExample(
      name: "Neptune on a Database Savings Plan: 20 % less than 201.48",
      resources:
        #"{ "service": "neptune", "instance_class": "db.r7g.large", "storage_gb": 0, "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: ["DatabaseSP:1yrNoUpfront:InstanceUsage:db.r7g.large": "730"], list: "161.184"),
    WorkedExample(
      name: "Neptune on a plan, I/O-Optimized: 20 % less than 271.998",
      resources:
        #"{ "service": "neptune", "instance_class": "db.r7g.large", "storage_type": "iopt1", "storage_gb": 0, "purchase_option": "database_savings_plan_1yr_no_upfront" }"#,
      quantities: ["DatabaseSP:1yrNoUpfront:InstanceUsageIOOptimized:db.r7g.large": "730"],
      list: "217.5984"),
  ]

  static let text: [WorkedExample] = [
    WorkedExample(
      name: "Comprehend: 10,000 requests of 550 characters are 60,000 units",
      resources:
        #"{ "service": "comprehend", "feature": "sentiment", "monthly_requests": 10000, "characters_per_request": 550 }"#,
      quantities: ["DetectSentiment": "60000"], list: "6"),
    WorkedExample(
      name: "Comprehend: 80 characters are three units",
      resources:
        #"{ "service": "comprehend", "feature": "entities", "monthly_requests": 100000, "characters_per_request": 80 }"#,
      quantities: ["DetectEntities": "300000"], list: "30"),
    WorkedExample(
      name: "Comprehend: 20 million units in two tiers",
      resources:
        #"{ "service": "comprehend", "feature": "key_phrases", "monthly_requests": 5000000, "characters_per_request": 400 }"#,
      list: "1500"),
    WorkedExample(
      name: "Comprehend: an endpoint of one unit for an hour: 3,600 × 0.0005",
      resources:
        #"{ "service": "comprehend", "feature": "custom_classification", "inference_units": 1, "hours": 1 }"#,
      list: "1.8"),
    WorkedExample(
      name: "Rekognition: 6 million images of group 1 in three tiers",
      resources: #"{ "service": "rekognition", "monthly_group1_images": 6000000 }"#, list: "4800"),
    WorkedExample(
      name: "Rekognition: a million faces kept, and 100 hours of a model",
      resources:
        #"{ "service": "rekognition", "stored_faces": 1000000, "inference_units": 1, "hours": 730 }, { "service": "rekognition", "monthly_training_hours": 2 }"#,
      // 10 + 730 × 60 × 0.06666667, and 120 × 0.01666667
      list: "2932.0001464"),
    WorkedExample(
      name: "SES: 100,000 mails with 10 GB attached",
      resources:
        #"{ "service": "ses", "monthly_emails_sent": 100000, "monthly_attachments_gb": 10 }"#,
      list: "11.2"),
    WorkedExample(
      name: "SES: 10,000 mails received of 768 KB are three chunks each",
      resources:
        #"{ "service": "ses", "monthly_emails_received": 10000, "received_email_size_kb": 768 }"#,
      quantities: ["ReceivedChunk": "30000"], list: "3.7"),
    WorkedExample(
      name: "SES: a mail below 256 KB has no chunk",
      resources:
        #"{ "service": "ses", "monthly_emails_received": 10000, "received_email_size_kb": 255 }"#,
      list: "1"),
    WorkedExample(
      name: "QuickSight: 2 authors and 30 readers",
      resources: #"{ "service": "quicksight", "authors": 2, "readers": 30 }"#, list: "138"),
    WorkedExample(
      name: "QuickSight: an author by the year, 50 GB in memory",
      resources:
        #"{ "service": "quicksight", "authors": 1, "annual_commitment": true, "spice_gb": 50 }"#,
      list: "37"),
    WorkedExample(
      name: "QuickSight: 5 Pro authors, 20 Pro readers and the account's fee",
      resources: #"{ "service": "quicksight", "pro_authors": 5, "pro_readers": 20 }"#, list: "850"),
    WorkedExample(
      name: "CodePipeline: three pipelines of type V1",
      resources: #"{ "service": "codepipeline", "active_pipelines": 3 }"#, list: "3"),
    WorkedExample(
      name: "CodePipeline V2: 1,500 runs of 90 seconds are 3,000 minutes",
      resources:
        #"{ "service": "codepipeline", "pipeline_type": "V2", "monthly_action_runs": 1500, "minutes_per_run": 1.5 }"#,
      quantities: ["actionExecutionMinute": "3000"], list: "6"),
  ]

  static let devices: [WorkedExample] = [
    WorkedExample(
      name: "IoT: 100 devices for 30 days, 9,000 messages each",
      plan: #""months": 1, "month_hours": 720"#,
      resources:
        #"{ "service": "iot", "devices": 100, "monthly_messages_per_device": 9000 }"#,
      quantities: ["ConnectionMinutes": "4320000", "Messages": "900000"], list: "1.2456"),
    WorkedExample(
      name: "IoT: a million messages of 8 KB are two million",
      resources:
        #"{ "service": "iot", "devices": 1, "connected_hours_per_day": 0, "monthly_messages_per_device": 1000000, "message_size_kb": 8 }"#,
      quantities: ["Messages": "2000000"], list: "2"),
    WorkedExample(
      name: "Lightsail: micro_3_0 for 744 hours is its monthly price",
      plan: #""months": 1, "month_hours": 744"#,
      resources: #"{ "service": "lightsail", "bundle_id": "micro_3_0" }"#, list: "6.9936"),
    WorkedExample(
      name: "Lightsail: small_3_0 for 720 hours, 20 GB of disk, 10 GB of snapshots",
      plan: #""months": 1, "month_hours": 720"#,
      resources:
        #"{ "service": "lightsail", "bundle_id": "small_3_0", "disk_size": 20, "snapshot_gb": 10 }"#,
      list: "14.1064"),
    WorkedExample(
      name: "Lightsail: a database of 1 GB in two zones",
      resources:
        #"{ "service": "lightsail", "relational_database_bundle_id": "micro_ha_2_0" }"#,
      list: "29.4336"),
    WorkedExample(
      name: "Lightsail: a load balancer for 744 hours",
      plan: #""months": 1, "month_hours": 744"#,
      resources: #"{ "service": "lightsail", "load_balancers": 1 }"#, list: "17.999999712"),
  ]

  static let metered: [WorkedExample] = [
    WorkedExample(
      name: "metered: hours of a control plane by their usage type",
      resources:
        #"{ "service": "metered", "offer": "eks", "meter": "AmazonEKS-Hours:perCluster", "monthly_quantity": 730 }"#,
      quantities: ["AmazonEKS-Hours:perCluster": "730"], list: "73"),
    WorkedExample(
      name: "metered: tiers are those of the list",
      resources:
        #"{ "service": "metered", "offer": "rekognition", "meter": "Group1-ImagesProcessed", "quantity": 6000000 }"#,
      list: "4800"),
    WorkedExample(
      name: "metered: attributes tell prices apart",
      resources:
        #"{ "service": "metered", "offer": "elasticache", "meter": "NodeUsage:cache.t3.micro", "attributes": "engine=redis", "quantity": 10 }"#,
      list: "0.17"),
  ]
}
