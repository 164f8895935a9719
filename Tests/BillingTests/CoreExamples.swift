/// Worked examples of EC2, EBS, S3, Lambda, transfer and addresses.
enum CoreExamples {
  static let all: [WorkedExample] = [
    WorkedExample(
      name: "three t2.micro for 30 days, without free tier (2,160 h at 0.0116)",
      plan: #""months": 1, "month_hours": 720"#,
      resources:
        #"{ "service": "ec2", "instance_type": "t2.micro", "count": 3, "public_ipv4": 0 }"#,
      quantities: ["BoxUsage:t2.micro": "2160"], list: "25.056"),
    WorkedExample(
      name: "100 GB gp2 for 7 days of a 31-day month: 10 × 168 ÷ 744",
      plan: #""weeks": 1, "month_hours": 744"#,
      resources: #"{ "service": "ebs", "volume_type": "gp2", "size_gb": 100 }"#,
      quantities: ["EBS:VolumeUsage.gp2": "22.58064516129"], list: "2.258064516129"),
    WorkedExample(
      name: "5 seconds are billed as 60: 0.0116 ÷ 60",
      resources:
        #"{ "service": "ec2", "instance_type": "t2.micro", "hours": 0.001388888889, "public_ipv4": 0 }"#,
      quantities: ["BoxUsage:t2.micro": "0.016666666667"], list: "0.0001933333333372"),
    WorkedExample(
      name: "60 TB in S3 Standard: 50 TB at 0.023 and 10 TB at 0.022",
      resources: #"{ "service": "s3", "storage_gb": 61440 }"#,
      quantities: ["TimedStorage-ByteHrs": "61440"], list: "1402.88"),
    WorkedExample(
      name: "10,000 objects of 10 KB in Standard-IA are billed as 128 KB each: 1.22 GB, not 0.095",
      resources:
        #"{ "service": "s3", "storage_class": "standard_ia", "storage_gb": 0.095367431641, "object_count": 10000 }"#,
      quantities: ["TimedStorage-SIA-ByteHrs": "1.220703125"], list: "0.0152587890625"),
    WorkedExample(
      name: "Lambda, 512 MB for 120.3 ms: billed as 121 ms, 0.0605 GB-s a call",
      resources:
        #"{ "service": "lambda", "memory_mb": 512, "monthly_requests": 1000000, "request_duration_ms": 120.3 }"#,
      quantities: ["Lambda-GB-Second": "60500", "Request": "1000000"], list: "1.20833535"),
    WorkedExample(
      name: "data out: 10,240 GB at 0.09 and the next 1,000 at 0.085",
      resources: #"{ "service": "data_transfer", "monthly_outbound_internet_gb": 11240 }"#,
      quantities: ["DataTransfer-Out-Bytes": "11240"], list: "1006.6"),
    WorkedExample(
      name: "between zones: billed on both sides",
      resources: #"{ "service": "data_transfer", "monthly_intra_region_gb": 100 }"#,
      quantities: ["DataTransfer-Regional-Bytes": "200"], list: "2"),
    WorkedExample(
      name: "a stopped server: hours and address scale, its disk does not",
      resources:
        #"{ "service": "ec2", "instance_type": "t3.large", "hours_per_week": 40, "volumes": [ { "volume_type": "gp3", "size_gb": 12 } ] }"#,
      quantities: [
        "BoxUsage:t3.large": "173.809523809524", "EBS:VolumeUsage.gp3": "12",
        "PublicIPv4:InUseAddress": "173.809523809524",
      ], list: "16.2900000000000168"),
    WorkedExample(
      name: "gp3 beyond what is included: 1,000 IOPS at 0.005 and 75 MiB/s at 0.04",
      resources:
        #"{ "service": "ebs", "volume_type": "gp3", "size_gb": 100, "iops": 4000, "throughput_mbps": 200 }"#,
      list: "16"),
  ]
}
