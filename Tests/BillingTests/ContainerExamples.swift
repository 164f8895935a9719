extension NetworkAndContainerExamples {
  static let containers: [WorkedExample] = [
    WorkedExample(
      name: "Fargate, 1 vCPU and 2 GB for 10 minutes on 30 days: 0.2024 + 0.04445",
      resources: #"""
        { "service": "fargate", "vcpu": 1, "memory_gb": 2, "hours": 5, "public_ipv4": 0 }
        """#,
      quantities: ["Fargate-vCPU-Hours:perCPU": "5", "Fargate-GB-Hours": "10"], list: "0.24685"),
    WorkedExample(
      name: "0.3 vCPU with 1 GB is billed as 0.5 vCPU",
      resources: #"""
        { "service": "fargate", "vcpu": 0.3, "memory_gb": 1, "public_ipv4": 0 }
        """#,
      quantities: ["Fargate-vCPU-Hours:perCPU": "365", "Fargate-GB-Hours": "730"],
      list: "18.02005"),
    WorkedExample(
      name: "EKS user guide: 1 vCPU with 9 GB does not exist and becomes 2 vCPU",
      resources: #"""
        { "service": "fargate", "vcpu": 1, "memory_gb": 9, "public_ipv4": 0 }
        """#,
      quantities: ["Fargate-vCPU-Hours:perCPU": "1460", "Fargate-GB-Hours": "6570"],
      list: "88.30445"),
    WorkedExample(
      name: "16 vCPU come with memory in steps of 8 GB: 33 are billed as 40",
      resources: #"""
        { "service": "fargate", "vcpu": 16, "memory_gb": 33, "public_ipv4": 0 }
        """#,
      quantities: ["Fargate-GB-Hours": "29200"], list: "602.6004"),
    WorkedExample(
      name: "ARM with 30 GB of disk, of which 20 are free, and an address",
      resources: #"""
        { "service": "fargate", "vcpu": 0.25, "memory_gb": 0.5, "architecture": "arm64",
          "ephemeral_storage_gb": 30 }
        """#,
      quantities: [
        "Fargate-ARM-vCPU-Hours:perCPU": "182.5", "Fargate-ARM-GB-Hours": "365",
        "Fargate-EphemeralStorage-GB-Hours": "7300", "PublicIPv4:InUseAddress": "730",
      ], list: "11.66905"),
    WorkedExample(
      name: "a task of 10 seconds is billed for a minute",
      resources: #"""
        { "service": "fargate", "vcpu": 0.25, "memory_gb": 0.5, "hours": 0.002777777778,
          "public_ipv4": 0 }
        """#,
      quantities: ["Fargate-vCPU-Hours:perCPU": "0.004166666667"],
      list: "0.00020570833334979"),
    WorkedExample(
      name: "a Windows task of a minute is billed for five, with its licence; its address for one",
      resources: #"""
        { "service": "fargate", "vcpu": 1, "memory_gb": 2, "operating_system": "windows",
          "hours": 0.016666666667 }
        """#,
      quantities: [
        "Fargate-Windows-vCPU-Hours:perCPU": "0.083333333333",
        "Fargate-Windows-GB-Hours": "0.166666666666",
        "Fargate-Windows-OS-Hours:perCPU": "0.083333333333",
        "PublicIPv4:InUseAddress": "0.016666666667",
      ], list: "0.0086479583333007415"),
    WorkedExample(
      name: "the smallest Windows task has 1 vCPU and 2 GB",
      resources: #"""
        { "service": "fargate", "vcpu": 0.25, "memory_gb": 0.5, "operating_system": "windows",
          "public_ipv4": 0 }
        """#, list: "75.026115"),
    WorkedExample(
      name: "an EKS cluster for a month: 73.00",
      resources: #"{ "service": "eks" }"#, quantities: ["AmazonEKS-Hours:perCluster": "730"],
      list: "73"),
    WorkedExample(
      name: "an EKS cluster in extended support: 0.10 + 0.50 an hour, 438.00 a month",
      resources: #"{ "service": "eks", "extended_support": true }"#,
      quantities: [
        "AmazonEKS-Hours:perCluster": "730", "AmazonEKS-Hours:extendedSupport": "730",
      ], list: "438"),
    WorkedExample(
      name: "an EKS cluster for 90 minutes, by the second",
      resources: #"{ "service": "eks", "hours": 1.5 }"#, list: "0.15"),
    WorkedExample(
      name: "12.5 GB of images at 0.10",
      resources: #"{ "service": "ecr", "storage_gb": 12.5 }"#,
      quantities: ["TimedStorage-ByteHrs": "12.5"], list: "1.25"),
    WorkedExample(
      name: "two repositories of 10 GB for half of September, an hour a week: 2.142857 h each",
      plan: #""months": 1, "start": "2026-09-01", "month_hours": "calendar""#,
      resources: #"""
        { "service": "ecr", "storage_gb": 10, "count": 2, "until": "2026-09-16",
          "hours_per_week": 1 }
        """#,
      quantities: ["TimedStorage-ByteHrs": "0.059523809524"], list: "0.0059523809524"),
  ]

  static let files: [WorkedExample] = [
    WorkedExample(
      name: "EFS pricing page: 100 GB for 15 and 250 GB for 16 days of March, 132,000 ÷ 744",
      plan: #""months": 1, "start": "2026-03-01", "month_hours": "calendar""#,
      resources: #"""
        { "service": "efs", "storage_gb": 100, "until": "2026-03-16" },
        { "service": "efs", "storage_gb": 250, "from": "2026-03-16" }
        """#,
      quantities: ["TimedStorage-ByteHrs": "177.41935483871"], list: "53.225806451613"),
    WorkedExample(
      name: "100 MiB/s beside 230 GB: 11.5 are included, 88.5 at 6.00 (infracost, 2021-03-10)",
      resources: #"""
        { "service": "efs", "storage_gb": 230, "throughput_mode": "provisioned",
          "provisioned_throughput_in_mibps": 100 }
        """#,
      quantities: ["ProvisionedTP-MiBpsHrs": "88.5"], list: "600"),
    WorkedExample(
      name: "20 MiB/s come with 400 GB",
      resources: #"""
        { "service": "efs", "storage_gb": 400, "throughput_mode": "provisioned",
          "provisioned_throughput_in_mibps": 20 }
        """#, list: "120"),
    WorkedExample(
      name: "bursting: Infrequent Access at 0.025, 7 GB read and 3 GB moved there at 0.01",
      resources: #"""
        { "service": "efs", "infrequent_access_storage_gb": 100,
          "monthly_infrequent_access_read_gb": 7, "monthly_infrequent_access_write_gb": 3 }
        """#,
      quantities: ["IATimedStorage-ByteHrs": "100", "IADataAccess-Bytes": "10"], list: "2.6"),
    WorkedExample(
      name: "elastic: three classes, throughput at 0.03 and 0.06, access at 0.01 and 0.03",
      resources: #"""
        { "service": "efs", "throughput_mode": "elastic", "storage_gb": 100,
          "infrequent_access_storage_gb": 200, "archive_storage_gb": 300,
          "monthly_elastic_read_gb": 10, "monthly_elastic_write_gb": 5,
          "monthly_infrequent_access_read_gb": 20, "monthly_infrequent_access_write_gb": 30,
          "monthly_archive_read_gb": 40, "monthly_archive_write_gb": 50 }
        """#,
      quantities: [
        "TimedStorage-ByteHrs": "100", "IATimedStorage-ET-ByteHrs": "200",
        "ArchiveTimedStorage-ET-ByteHrs": "300", "ETDataAccess-Bytes": "15",
        "IADataAccess-Bytes": "50", "ArchiveDataAccess-Bytes": "90",
      ], list: "39.4"),
  ]

  static let beanstalk: [WorkedExample] = [
    WorkedExample(
      name: "Beanstalk, a single t2.micro: no load balancer",
      resources: #"{ "service": "elastic_beanstalk", "instance_type": "t2.micro" }"#,
      quantities: ["BoxUsage:t2.micro": "730", "PublicIPv4:InUseAddress": "730"], list: "12.118"),
    WorkedExample(
      name: "Beanstalk, two t2.micro with disks: application balancer and four addresses",
      resources: #"""
        { "service": "elastic_beanstalk", "instance_type": "t2.micro", "min_instances": 2,
          "volumes": [ { "volume_type": "gp3", "size_gb": 8 } ] }
        """#,
      quantities: [
        "BoxUsage:t2.micro": "1460", "EBS:VolumeUsage.gp3": "16", "LoadBalancerUsage": "730",
        "PublicIPv4:InUseAddress": "2920",
      ], list: "49.241"),
    WorkedExample(
      name: "Beanstalk, three private instances behind a classic balancer with 200 GB",
      resources: #"""
        { "service": "elastic_beanstalk", "instance_type": "t2.micro", "min_instances": 3,
          "load_balancer_type": "classic", "monthly_data_processed_gb": 200, "public_ipv4": 0 }
        """#,
      quantities: ["BoxUsage:t2.micro": "2190", "DataProcessing-Bytes": "200"], list: "52.554"),
    WorkedExample(
      name: "Beanstalk for 90 minutes: instances by the second, balancer and capacity 2 hours",
      resources: #"""
        { "service": "elastic_beanstalk", "instance_type": "t2.micro", "min_instances": 2,
          "load_balancer_type": "network", "capacity_units": 1.5, "hours": 1.5 }
        """#,
      quantities: [
        "BoxUsage:t2.micro": "3", "LoadBalancerUsage": "2", "LCUUsage": "3",
        "PublicIPv4:InUseAddress": "6",
      ], list: "0.1278"),
  ]
}
