/// Worked examples of tables, streams, queries, messages, workflows, sign-in, keys and builds.
enum ServerlessExamples {
  static let all =
    tables + PlannedTableExamples.all + streams + delivery + analytics + messages + workflows
    + tools

  static let tables: [WorkedExample] = [
    WorkedExample(
      name: "10 write and 50 read units: 7,300 × 0.00065 + 36,500 × 0.00013",
      resources: #"{ "service": "dynamodb", "read_capacity": 50, "write_capacity": 10 }"#,
      quantities: ["WriteCapacityUnit-Hrs": "7300", "ReadCapacityUnit-Hrs": "36500"], list: "9.49"),
    WorkedExample(
      name:
        "capacity is billed whether it is used or not, for the hours for which the table exists",
      resources:
        #"{ "service": "dynamodb", "billing_mode": "provisioned", "read_capacity": 50, "write_capacity": 10, "hours_per_week": 40 }"#,
      list: "2.259523809523812"),
    WorkedExample(
      name: "a million write and a million read units on demand",
      resources:
        #"{ "service": "dynamodb", "monthly_write_request_units": 1000000, "monthly_read_request_units": 1000000 }"#,
      quantities: ["WriteRequestUnits": "1000000", "ReadRequestUnits": "1000000"], list: "0.75"),
    WorkedExample(
      name: "the same before November 2024, when on-demand cost twice as much",
      plan: #""months": 1, "prices_as_of": "2024-10-31""#,
      resources:
        #"{ "service": "dynamodb", "billing_mode": "pay_per_request", "monthly_write_request_units": 1000000, "monthly_read_request_units": 1000000 }"#,
      list: "1.5"),
    WorkedExample(
      name: "a write of 40 bytes is one unit",
      resources:
        #"{ "service": "dynamodb", "monthly_writes": 1000000, "item_size_kb": 0.0390625 }"#,
      quantities: ["WriteRequestUnits": "1000000"], list: "0.625"),
    WorkedExample(
      name: "1.1 KB are two units, four in a transaction, and again for each of two indexes",
      resources:
        #"{ "service": "dynamodb", "monthly_writes": 1000, "item_size_kb": 1.1, "transactional_writes": true, "global_secondary_indexes": 2 }"#,
      quantities: ["WriteRequestUnits": "12000"], list: "0.0075"),
    WorkedExample(
      name: "8 KB read (pricing page): 1 unit eventual, 2 strong, 4 transactional",
      resources: #"""
        { "service": "dynamodb", "monthly_reads": 1000000, "item_size_kb": 8 },
        { "service": "dynamodb", "monthly_reads": 1000000, "item_size_kb": 8, "read_consistency": "strong" },
        { "service": "dynamodb", "monthly_reads": 1000000, "item_size_kb": 8, "read_consistency": "transactional" }
        """#,
      quantities: ["ReadRequestUnits": "7000000"], list: "0.875"),
    WorkedExample(
      name: "eventual reads: half a unit for 1 KB, one for 4.1 KB",
      resources: #"""
        { "service": "dynamodb", "monthly_reads": 1000000 },
        { "service": "dynamodb", "monthly_reads": 1000000, "item_size_kb": 4.1 }
        """#,
      quantities: ["ReadRequestUnits": "1500000"], list: "0.1875"),
    WorkedExample(
      name: "100 bytes for each item: 25 GB and 10,737,418,240 items are 1,025 GB",
      resources: #"{ "service": "dynamodb", "storage_gb": 25, "item_count": 10737418240 }"#,
      quantities: ["TimedStorage-ByteHrs": "1025"], list: "256.25"),
    WorkedExample(
      name: "infrequent access, provisioned: 10 + 5.913 + 1.168",
      resources:
        #"{ "service": "dynamodb", "table_class": "standard_infrequent_access", "storage_gb": 100, "read_capacity": 10, "write_capacity": 10 }"#,
      quantities: [
        "IA-TimedStorage-ByteHrs": "100", "IA-WriteCapacityUnit-Hrs": "7300",
        "IA-ReadCapacityUnit-Hrs": "7300",
      ], list: "17.081"),
    WorkedExample(
      name: "infrequent access, on demand",
      resources:
        #"{ "service": "dynamodb", "table_class": "standard_infrequent_access", "monthly_write_request_units": 1000000, "monthly_read_request_units": 1000000 }"#,
      quantities: ["IA-WriteRequestUnits": "1000000", "IA-ReadRequestUnits": "1000000"],
      list: "0.935"),
    WorkedExample(
      name: "backups: 25 + 20 recovery + 5 + 1.5 restored + 2 exported + 0.6 imported + 1 streams",
      resources:
        #"{ "service": "dynamodb", "storage_gb": 100, "pitr_enabled": true, "backup_storage_gb": 50, "monthly_data_restored_gb": 10, "monthly_data_exported_gb": 20, "monthly_data_imported_gb": 4, "monthly_streams_read_request_units": 5000000 }"#,
      quantities: [
        "TimedPITRStorage-ByteHrs": "100", "TimedBackupStorage-ByteHrs": "50",
        "RestoreDataSize-Bytes": "10", "ExportDataSize-Bytes": "20", "ImportDataSize-Bytes": "4",
        "Streams-Requests": "5000000",
      ], list: "55.1"),
    WorkedExample(
      name: "a global table on demand: writes and storage in both regions, reads at home",
      resources:
        #"{ "service": "dynamodb", "storage_gb": 10, "monthly_write_request_units": 1000000, "monthly_read_request_units": 1000000, "replica": [ { "region_name": "eu-west-1" } ] }"#,
      quantities: [
        "ReplWriteRequestUnits": "2000000", "ReadRequestUnits": "1000000",
        "TimedStorage-ByteHrs": "20",
      ], list: "6.785"),
    WorkedExample(
      name: "a provisioned global table: capacity in both regions",
      resources:
        #"{ "service": "dynamodb", "read_capacity": 20, "write_capacity": 10, "replica": [ { "region_name": "eu-west-1" } ] }"#,
      quantities: ["ReplWriteCapacityUnit-Hrs": "14600", "ReadCapacityUnit-Hrs": "29200"],
      list: "14.1547"),
    WorkedExample(
      name: "writes to an index of a global table are plain units, in each region",
      resources:
        #"{ "service": "dynamodb", "monthly_writes": 1000000, "global_secondary_indexes": 1, "replica": [ { "region_name": "eu-west-1" } ] }"#,
      quantities: ["ReplWriteRequestUnits": "2000000", "WriteRequestUnits": "2000000"],
      list: "2.66"),
  ]

  static let streams: [WorkedExample] = [
    WorkedExample(
      name: "two streams of a shard, idle for a month: 21.90",
      resources: #"{ "service": "kinesis_stream", "count": 2 }"#,
      quantities: ["Storage-ShardHour": "1460"], list: "21.9"),
    WorkedExample(
      name: "Kinesis pricing page: 100 records a second of 35 KB on 4 shards, 31 days: 52.14",
      plan: #""months": 1, "month_hours": 744"#,
      resources:
        #"{ "service": "kinesis_stream", "shard_count": 4, "monthly_put_records": 267840000, "record_size_kb": 35 }"#,
      quantities: ["Storage-ShardHour": "2976", "PutRequestPayloadUnits": "535680000"],
      list: "52.13952"),
    WorkedExample(
      name: "the same, kept for 7 days: 4 × 744 × 0.02 more",
      plan: #""months": 1, "month_hours": 744"#,
      resources:
        #"{ "service": "kinesis_stream", "shard_count": 4, "monthly_put_records": 267840000, "record_size_kb": 35, "retention_hours": 168 }"#,
      quantities: ["Extended-ShardHour": "2976"], list: "111.65952"),
    WorkedExample(
      name: "a record of 25 KB is one unit",
      resources:
        #"{ "service": "kinesis_stream", "monthly_put_records": 1000000, "record_size_kb": 25 }"#,
      quantities: ["PutRequestPayloadUnits": "1000000"], list: "10.964"),
    WorkedExample(
      name: "a record of 25.1 KB is two",
      resources:
        #"{ "service": "kinesis_stream", "monthly_put_records": 1000000, "record_size_kb": 25.1 }"#,
      quantities: ["PutRequestPayloadUnits": "2000000"], list: "10.978"),
    WorkedExample(
      name: "10 GB in records of 5 KB are 2,097,152 records",
      resources: #"{ "service": "kinesis_stream", "monthly_data_in_gb": 10, "record_size_kb": 5 }"#,
      quantities: ["PutRequestPayloadUnits": "2097152"], list: "10.979360128"),
    WorkedExample(
      name: "two enhanced fan-out consumers of 3 shards: 32.85 + 65.70 + 1.30",
      resources:
        #"{ "service": "kinesis_stream", "shard_count": 3, "enhanced_fan_out_consumers": 2, "monthly_enhanced_fan_out_gb": 100 }"#,
      quantities: ["EnhancedFanoutHour": "4380", "ReadBytes": "100"], list: "99.85"),
    WorkedExample(
      name: "on demand: 29.20 for the stream, 8 in, 8 out, 2.50 by enhanced fan-out",
      resources:
        #"{ "service": "kinesis_stream", "stream_mode": "on_demand", "monthly_data_in_gb": 100, "monthly_data_out_gb": 200, "monthly_enhanced_fan_out_gb": 50 }"#,
      quantities: [
        "OnDemand-StreamHour": "730", "OnDemand-BilledIncomingBytes": "100",
        "OnDemand-BilledOutgoingBytes": "200", "OnDemand-BilledOutgoingEFOBytes": "50",
      ], list: "47.7"),
    WorkedExample(
      name: "on demand, a record of 4.5 KB counts as 5 (pricing page)",
      resources:
        #"{ "service": "kinesis_stream", "stream_mode": "on_demand", "monthly_put_records": 1048576, "record_size_kb": 4.5 }"#,
      quantities: ["OnDemand-BilledIncomingBytes": "5"], list: "29.6"),
    WorkedExample(
      name: "90 GB in records of 4.5 KB count as 100",
      resources:
        #"{ "service": "kinesis_stream", "stream_mode": "on_demand", "monthly_data_in_gb": 90, "record_size_kb": 4.5 }"#,
      quantities: ["OnDemand-BilledIncomingBytes": "100"], list: "37.2"),
    WorkedExample(
      name: "on demand, kept for 7 days: 0.1 GB an hour fills up to 14.4 GB beyond the first day",
      plan: #""months": 2"#,
      resources:
        #"{ "service": "kinesis_stream", "stream_mode": "on_demand", "monthly_data_in_gb": 73, "retention_hours": 168 }"#,
      quantities: ["OnDemand-ExtendedRetention-ByteHrs": "26.906301369863"],
      list: "72.7706301369863"),
    WorkedExample(
      name: "on demand, kept for 30 days: both slices of retention",
      resources:
        #"{ "service": "kinesis_stream", "stream_mode": "on_demand", "monthly_data_in_gb": 73, "retention_hours": 720 }"#,
      quantities: [
        "OnDemand-ExtendedRetention-ByteHrs": "12.506301369863",
        "OnDemand-LongTermRetention-ByteHrs": "21.626301369863",
      ], list: "36.788035068493149"),
    WorkedExample(
      name: "provisioned, kept for 30 days: the shard for 7, the data beyond, 5 GB read again",
      resources:
        #"{ "service": "kinesis_stream", "monthly_data_in_gb": 73, "record_size_kb": 25, "retention_hours": 720, "monthly_long_term_retrieval_gb": 5 }"#,
      quantities: [
        "PutRequestPayloadUnits": "3061841.92", "Extended-ShardHour": "730",
        "LongTermRetention-ByteHrs": "21.626301369863", "LongTermRetention-ReadBytes": "5",
      ], list: "26.195270718386849"),
  ]

  static let delivery: [WorkedExample] = [
    WorkedExample(
      name: "1,000,000 records of 1 KB are billed as 4.768 GB, not 0.954",
      resources: #"{ "service": "firehose", "monthly_records": 1000000, "record_size_kb": 1 }"#,
      quantities: ["BilledBytes": "4.768371582031"], list: "0.138282775878899"),
    WorkedExample(
      name: "a record of 12 KB is billed as 15 (pricing page)",
      resources:
        #"{ "service": "firehose", "source": "kinesis_stream", "monthly_records": 1048576, "record_size_kb": 12 }"#,
      quantities: ["BilledBytes": "15"], list: "0.435"),
    WorkedExample(
      name: "100 GB in records of 3 KB are billed as 5 KB each",
      resources:
        #"{ "service": "firehose", "monthly_data_ingested_gb": 100, "record_size_kb": 3 }"#,
      quantities: ["BilledBytes": "166.666666666667"], list: "4.833333333333343"),
    WorkedExample(
      name: "tiers: 512,000 GB at 0.029, 1,536,000 at 0.025, 100,000 at 0.02",
      resources: #"{ "service": "firehose", "monthly_data_ingested_gb": 2148000 }"#,
      quantities: ["BilledBytes": "2148000"], list: "55248"),
    WorkedExample(
      name: "vended logs and Kafka topics are billed as they are",
      resources: #"""
        { "service": "firehose", "source": "vended_logs", "monthly_records": 1048576 },
        { "service": "firehose", "source": "msk", "monthly_records": 1048576 }
        """#,
      quantities: ["BilledBytes": "2"], list: "0.185"),
    WorkedExample(
      name:
        "what is done on the way: conversion of 5 GB, two zones of a VPC, partitions, logs unpacked",
      resources:
        #"{ "service": "firehose", "monthly_records": 1048576, "format_conversion": true, "vpc_delivery_zones": 2, "dynamic_partitioning": true, "monthly_partitioned_objects": 100000, "monthly_jq_processing_hours": 70, "monthly_decompressed_gb": 100 }"#,
      quantities: [
        "BilledBytes": "5", "DataFormatConversion-Bytes": "5", "VPC-DeliveryHours": "1460",
        "VPC-DeliveredBytes": "1", "DynamicPartitioning-Bytes": "1",
        "DynamicPartitioning-Objects": "100000", "DynamicPartitioning-JQHours": "70",
        "Decompression-Bytes": "100",
      ], list: "20.59"),
  ]

  static let analytics: [WorkedExample] = [
    WorkedExample(
      name: "Flink on one KPU for 30 days: (1 + 1) × 720 × 0.11 + 50 GB × 0.10 = 163.40",
      plan: #""months": 1, "month_hours": 720"#,
      resources: #"{ "service": "kinesis_analytics", "kinesis_processing_units": 1 }"#,
      quantities: ["KPU-Hour-Java": "1440", "RunningApplicationStorage": "50"], list: "163.4"),
    WorkedExample(
      name: "an application that runs for 5 minutes is charged for 10 (developer guide)",
      resources: #"{ "service": "kinesis_analytics", "hours": 0.083333333333 }"#,
      quantities: ["KPU-Hour-Java": "0.333333333334"], list: "0.03780821917814"),
    WorkedExample(
      name: "a Studio notebook has two KPUs more: 10 hours of 2 + 2, and a backup",
      resources:
        #"{ "service": "kinesis_analytics", "runtime_environment": "zeppelin_flink", "kinesis_processing_units": 2, "durable_application_backup_gb": 10, "hours": 10 }"#,
      quantities: [
        "KPU-Hour-Interactive": "40", "RunningApplicationStorage": "1.369863013699",
        "DurableApplicationBackups": "10",
      ], list: "4.7669863013699"),
    WorkedExample(
      name: "running storage stops with the application: 40 hours a week",
      resources:
        #"{ "service": "kinesis_analytics", "kinesis_processing_units": 2, "hours_per_week": 40 }"#,
      quantities: ["RunningApplicationStorage": "23.809523809524"], list: "59.73809523809532"),
    WorkedExample(
      name: "an SQL application: its KPUs alone",
      resources:
        #"{ "service": "kinesis_analytics", "runtime_environment": "sql", "kinesis_processing_units": 3 }"#,
      quantities: ["KPU-Hour": "2190"], list: "240.9"),
    WorkedExample(
      name: "Athena pricing page: a query that reads 3 TB costs 15",
      resources:
        #"{ "service": "athena", "monthly_queries": 1, "data_scanned_mb_per_query": 3145728 }"#,
      quantities: ["DataScannedInTB": "3"], list: "15"),
    WorkedExample(
      name: "a query of 1 MB is billed as 10 MB: 0.0000477",
      resources: #"{ "service": "athena", "monthly_queries": 1, "data_scanned_mb_per_query": 1 }"#,
      quantities: ["DataScannedInTB": "0.000009536743"], list: "0.000047683715"),
    WorkedExample(
      name: "1,000 queries of 10.2 MB are billed as 11 MB each",
      resources:
        #"{ "service": "athena", "monthly_queries": 1000, "data_scanned_mb_per_query": 10.2 }"#,
      quantities: ["DataScannedInTB": "0.01049041748"], list: "0.0524520874"),
    WorkedExample(
      name:
        "a million queries of nobody knows how much: at least 10 MB each; statements that scan nothing are free",
      resources: #"""
        { "service": "athena", "monthly_queries": 1000000 },
        { "service": "athena", "monthly_queries": 1000000, "data_scanned_mb_per_query": 0 }
        """#,
      quantities: ["DataScannedInTB": "9.536743164063"], list: "47.683715820315"),
    WorkedExample(
      name: "24 DPUs for 8 hours and 10 DPU-hours of Spark",
      resources:
        #"{ "service": "athena", "monthly_capacity_dpu_hours": 192, "monthly_spark_dpu_hours": 10 }"#,
      quantities: ["CapacityReservation-DPUHours": "192", "Spark-DPUHours": "10"], list: "61.1"),
    WorkedExample(
      name: "Glue pricing page: a job of 15 minutes on 6 DPUs costs 0.66",
      resources: #"{ "service": "glue", "job_runs_monthly": 1, "job_minutes": 15, "job_dpus": 6 }"#,
      quantities: ["ETL-DPU-Hour": "1.5"], list: "0.66"),
    WorkedExample(
      name: "Glue pricing page: a session of 24 minutes on 5 DPUs costs 0.88",
      resources: #"{ "service": "glue", "interactive_session_dpu_hours_monthly": 2 }"#,
      quantities: ["ETL-InteractiveSession-DPU-Hour": "2"], list: "0.88"),
    WorkedExample(
      name: "Glue pricing page: a crawler of 30 minutes on 2 DPUs costs 0.44",
      resources: #"{ "service": "glue", "crawler_runs_monthly": 1, "crawler_minutes": 30 }"#,
      quantities: ["Crawler-DPU-Hour": "1"], list: "0.44"),
    WorkedExample(
      name: "a crawler of a minute is billed as 10: 0.147 a run, three runs 0.44",
      resources: #"{ "service": "glue", "crawler_runs_monthly": 3, "crawler_minutes": 1 }"#,
      quantities: ["Crawler-DPU-Hour": "1"], list: "0.44"),
    WorkedExample(
      name: "six runs of 20 s are billed as 60 s each, on the 10 DPUs that are the default",
      resources: #"{ "service": "glue", "job_runs_monthly": 6, "job_minutes": 0.333333333333 }"#,
      quantities: ["ETL-DPU-Hour": "1"], list: "0.44"),
    WorkedExample(
      name: "90.5 s are billed as 91",
      resources:
        #"{ "service": "glue", "job_runs_monthly": 1, "job_minutes": 1.508333333333, "job_dpus": 2 }"#,
      quantities: ["ETL-DPU-Hour": "0.050555555556"], list: "0.02224444444464"),
    WorkedExample(
      name: "a last digit lost in minutes is no second: 1.516666666667 min are 91 s",
      resources:
        #"{ "service": "glue", "job_runs_monthly": 3600, "job_minutes": 1.516666666667, "job_dpus": 1 }"#,
      quantities: ["ETL-DPU-Hour": "91"], list: "40.04"),
    WorkedExample(
      name: "100 DPU-hours of flex jobs",
      resources: #"{ "service": "glue", "job_dpu_hours_monthly": 100, "execution_class": "flex" }"#,
      quantities: ["ETL-Flex-DPU-Hour": "100"], list: "29"),
    WorkedExample(
      name: "two million objects and three million requests of the catalog",
      resources:
        #"{ "service": "glue", "catalog_objects": 2000000, "catalog_requests_monthly": 3000000 }"#,
      quantities: ["Catalog-Storage": "2000000", "Catalog-Request": "3000000"], list: "23"),
  ]
}
