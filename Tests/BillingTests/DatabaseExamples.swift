/// Worked examples of RDS and Aurora.
enum DatabaseExamples {
  static let all: [WorkedExample] = instances + storage + aurora

  static let instances: [WorkedExample] = [
    WorkedExample(
      name: "db.t3.micro with 20 GB for a month: 730 × 0.017 + 20 × 0.115",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.t3.micro", "storage_gb": 20 }"#,
      quantities: ["InstanceUsage:db.t3.micro": "730", "RDS:GP2-Storage": "20"], list: "14.71"),
    WorkedExample(
      name: "3 minutes are billed as 10",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.m5.large", "hours": 0.05 }"#,
      quantities: ["InstanceUsage:db.m5.large": "0.166666666667"], list: "0.028500000000057"),
    WorkedExample(
      name: "stopped outside 40 hours a week: storage and backups beyond its size go on",
      resources:
        #"{ "service": "rds", "engine": "mariadb", "instance_class": "db.m5.large", "storage_gb": 100, "backup_storage_gb": 150, "hours_per_week": 40 }"#,
      quantities: ["RDS:GP2-Storage": "100", "RDS:ChargedBackupUsage": "50"],
      list: "45.971428571428604"),
    WorkedExample(
      name: "Multi-AZ where the list has a price: 0.272 an hour",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.t3.large", "multi_az": true, "storage_gb": 100 }"#,
      quantities: ["Multi-AZUsage:db.t3.large": "730", "RDS:Multi-AZ-GP2-Storage": "100"],
      list: "221.56"),
    WorkedExample(
      name: "Multi-AZ where the list has none: two single instances",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.m5.large", "multi_az": true, "storage_gb": 100 }"#,
      quantities: ["InstanceUsage:db.m5.large": "1460", "RDS:Multi-AZ-GP2-Storage": "100"],
      list: "272.66"),
    WorkedExample(
      name: "the list's 0.039 goes before twice 0.020",
      resources:
        #"{ "service": "rds", "region": "eu-west-1", "engine": "postgres", "instance_class": "db.t3.micro", "multi_az": true }"#,
      quantities: ["Multi-AZUsage:db.t3.micro": "730"], list: "28.47"),
    WorkedExample(
      name: "before that list: twice 0.020",
      plan: #""months": 1, "prices_as_of": "2022-01-01""#,
      resources:
        #"{ "service": "rds", "region": "eu-west-1", "engine": "postgres", "instance_class": "db.t3.micro", "multi_az": true }"#,
      quantities: ["InstanceUsage:db.t3.micro": "1460"], list: "29.2"),
    WorkedExample(
      name: "SQL Server Enterprise, Multi-AZ: 3.41, not twice 2.363",
      resources:
        #"{ "service": "rds", "region": "eu-west-1", "engine": "sqlserver-ee", "instance_class": "db.m5.xlarge", "multi_az": true }"#,
      quantities: ["Multi-AZUsage:db.m5.xlarge": "730"], list: "2489.3"),
    WorkedExample(
      name: "Oracle on a licence of one's own: 0.171 in place of 0.438",
      resources:
        #"{ "service": "rds", "engine": "oracle-se2", "instance_class": "db.m5.large", "license_model": "bring-your-own-license" }"#,
      list: "124.83"),
    WorkedExample(
      name: "extended support: 2 vCPUs of the instance and 2 of its standby",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.t3.medium", "multi_az": true, "extended_support": "years_1_2", "engine_version": "5.7.44" }"#,
      quantities: ["ExtendedSupport:Yr1-Yr2": "2920", "InstanceUsage:db.t3.medium": "1460"],
      list: "391.28"),
    WorkedExample(
      name: "a public address",
      resources:
        #"{ "service": "rds", "engine": "postgres", "instance_class": "db.t3.micro", "publicly_accessible": true }"#,
      quantities: ["PublicIPv4:InUseAddress": "730"], list: "16.79"),
  ]

  static let storage: [WorkedExample] = [
    WorkedExample(
      name: "io1: 100 GB at 0.125 and 1,000 IOPS at 0.10",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.m5.large", "storage_type": "io1", "storage_gb": 100, "iops": 1000 }"#,
      quantities: ["RDS:PIOPS-Storage": "100", "RDS:PIOPS": "1000"], list: "237.33"),
    WorkedExample(
      name: "gp3 from 400 GB on has 12,000 IOPS and 500 MiB/s",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.m5.large", "storage_type": "gp3", "storage_gb": 500, "iops": 15000, "storage_throughput": 600 }"#,
      quantities: ["RDS:GP3-PIOPS": "3000", "RDS:GP3-Throughput": "100"], list: "250.33"),
    WorkedExample(
      name: "gp3 with a standby",
      resources:
        #"{ "service": "rds", "engine": "mariadb", "instance_class": "db.m5.large", "multi_az": true, "storage_type": "gp3", "storage_gb": 400, "iops": 13000, "storage_throughput": 1000 }"#,
      quantities: ["RDS:Multi-AZ-GP3-PIOPS": "1000", "RDS:Multi-AZ-GP3-Throughput": "500"],
      list: "461.66"),
    WorkedExample(
      name: "Oracle has 12,000 IOPS from 200 GB on",
      resources:
        #"{ "service": "rds", "engine": "oracle-se2", "instance_class": "db.m5.large", "storage_type": "gp3", "storage_gb": 200, "iops": 12000 }"#,
      list: "342.74"),
    WorkedExample(
      name: "SQL Server has 3,000 IOPS at any size",
      resources:
        #"{ "service": "rds", "engine": "sqlserver-se", "instance_class": "db.m5.large", "storage_type": "gp3", "storage_gb": 500, "iops": 5000 }"#,
      quantities: ["RDS:GP3-PIOPS": "2000"], list: "810.71"),
    WorkedExample(
      name: "magnetic: 50 GB at 0.10 and 10 million requests at 0.10 a million",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.m5.large", "storage_type": "standard", "storage_gb": 50, "monthly_io_requests": 10000000 }"#,
      quantities: ["RDS:StorageUsage": "50", "RDS:StorageIOUsage": "10000000"], list: "130.83"),
    WorkedExample(
      name: "backups up to the size of the storage are free",
      resources:
        #"{ "service": "rds", "engine": "mysql", "instance_class": "db.t3.micro", "storage_gb": 20, "backup_storage_gb": 20 }"#,
      list: "14.71"),
  ]

  static let aurora: [WorkedExample] = [
    WorkedExample(
      name: "Aurora: instance, 100 GB, 10 million requests, 20 GB of backups beyond them",
      resources:
        #"{ "service": "rds", "engine": "aurora-postgresql", "instance_class": "db.r6g.large", "storage_gb": 100, "monthly_io_requests": 10000000, "backup_storage_gb": 120 }"#,
      quantities: [
        "Aurora:StorageUsage": "100", "Aurora:StorageIOUsage": "10000000",
        "Aurora:BackupUsage": "20",
      ], list: "202.22"),
    WorkedExample(
      name:
        "Aurora I/O-Optimized: no requests, but 0.338 in place of 0.26 and 0.225 in place of 0.10",
      resources:
        #"{ "service": "rds", "engine": "aurora-postgresql", "instance_class": "db.r6g.large", "storage_type": "aurora-iopt1", "storage_gb": 100 }"#,
      quantities: ["InstanceUsageIOOptimized:db.r6g.large": "730"], list: "269.24"),
    WorkedExample(
      name: "Aurora Serverless v2: 1.5 units for 730 hours",
      resources:
        #"{ "service": "rds", "engine": "aurora-mysql", "instance_class": "db.serverless", "capacity_units_per_hr": 1.5 }"#,
      quantities: ["Aurora:ServerlessV2Usage": "1095"], list: "131.4"),
    WorkedExample(
      name: "Aurora Serverless v2, I/O-Optimized, with 10 GB",
      resources:
        #"{ "service": "rds", "engine": "aurora-mysql", "instance_class": "db.serverless", "capacity_units_per_hr": 1.5, "storage_type": "aurora-iopt1", "storage_gb": 10 }"#,
      quantities: ["Aurora:ServerlessV2IOOptimizedUsage": "1095"], list: "177.45"),
    WorkedExample(
      name: "extended support of Aurora goes by its major version",
      resources:
        #"{ "service": "rds", "engine": "aurora-mysql", "instance_class": "db.t3.medium", "extended_support": "years_1_2", "engine_version": "5.7.mysql_aurora.2.11.1" }"#,
      quantities: ["ExtendedSupport:Yr1-Yr2": "1460"], list: "205.86"),
  ]
}
