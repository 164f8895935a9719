/// Worked examples of networks, delivery, monitoring, containers and shared files.
enum NetworkAndContainerExamples {
  static let all =
    natGateways + loadBalancers + apis + delivery + monitoring + containers + files
    + beanstalk

  private static let month720 = #""months": 1, "month_hours": 720"#

  static let natGateways: [WorkedExample] = [
    WorkedExample(
      name: "NAT gateway for 75 minutes: 2 hours at 0.045, its address for 1.25 h at 0.005",
      resources: #"{ "service": "nat_gateway", "hours": 1.25 }"#,
      quantities: ["NatGateway-Hours": "2", "PublicIPv4:InUseAddress": "1.25"], list: "0.09625"),
    WorkedExample(
      name: "two NAT gateways for a day: 2.16, addresses 0.24, 10 GB each 0.90",
      plan: #""days": 1"#,
      resources: #"{ "service": "nat_gateway", "count": 2, "data_processed_gb": 10 }"#,
      quantities: ["NatGateway-Hours": "48", "NatGateway-Bytes": "20"], list: "3.3"),
    WorkedExample(
      name: "private NAT gateway for 40 hours a week: 40 × 730 ÷ 168 hours",
      resources: #"{ "service": "nat_gateway", "hours_per_week": 40, "public_ipv4": 0 }"#,
      quantities: ["NatGateway-Hours": "173.809523809524"], list: "7.82142857142858"),
    WorkedExample(
      name: "NAT gateway before addresses in use were billed",
      plan: #""months": 1, "prices_as_of": "2024-01-31""#,
      resources: #"{ "service": "nat_gateway" }"#, list: "32.85"),
  ]

  static let loadBalancers: [WorkedExample] = [
    WorkedExample(
      name: "application balancer, 1.08 LCU: 0.03114 an hour for 720 h, and two addresses",
      plan: month720, resources: #"{ "service": "load_balancer", "capacity_units": 1.08 }"#,
      quantities: [
        "LoadBalancerUsage": "720", "LCUUsage": "777.6", "PublicIPv4:InUseAddress": "1440",
      ], list: "29.6208"),
    WorkedExample(
      name: "load balancer for 10.5 hours a week: 11 are billed, its addresses by the second",
      resources: #"{ "service": "load_balancer", "hours_per_week": 10.5 }"#,
      quantities: ["LoadBalancerUsage": "47.797619047619", "PublicIPv4:InUseAddress": "91.25"],
      list: "1.5316964285714275"),
    WorkedExample(
      name: "internal load balancer: no addresses",
      resources: #"{ "service": "load_balancer", "internal": true }"#, list: "16.425"),
    WorkedExample(
      name: "network load balancer in three zones: 365 NLCU-hours at 0.006, three addresses",
      resources: #"""
        { "service": "load_balancer", "load_balancer_type": "network", "capacity_units": 0.5,
          "public_ipv4": 3 }
        """#,
      quantities: ["LCUUsage": "365", "PublicIPv4:InUseAddress": "2190"], list: "29.565"),
    WorkedExample(
      name: "gateway load balancer by capacity: 730 × 2 GLCU-hours at 0.004",
      resources: #"""
        { "service": "load_balancer", "load_balancer_type": "gateway", "capacity_units": 2 }
        """#,
      quantities: ["LCUUsage": "1460"], list: "14.965"),
    WorkedExample(
      name: "gateway load balancer by data: 500 GB are 500 GLCU-hours",
      resources: #"""
        { "service": "load_balancer", "load_balancer_type": "gateway",
          "monthly_data_processed_gb": 500 }
        """#,
      quantities: ["LCUUsage": "500", "LoadBalancerUsage": "730"], list: "11.125"),
    WorkedExample(
      name: "classic load balancer, 100 GB in 720 h: 18.00 and 0.80, two addresses 7.20",
      plan: month720,
      resources: #"""
        { "service": "load_balancer", "load_balancer_type": "classic",
          "monthly_data_processed_gb": 100 }
        """#,
      quantities: ["LoadBalancerUsage": "720", "DataProcessing-Bytes": "100"], list: "26"),
    WorkedExample(
      name: "load balancer before addresses in use were billed",
      plan: #""months": 1, "prices_as_of": "2024-01-31""#,
      resources: #"{ "service": "load_balancer" }"#, list: "16.425"),
  ]

  static let apis: [WorkedExample] = [
    WorkedExample(
      name: "5 million REST calls at 3.50 a million",
      resources: #"{ "service": "api_gateway", "monthly_requests": 5000000 }"#,
      quantities: ["ApiGatewayRequest": "5000000"], list: "17.5"),
    WorkedExample(
      name: "one REST call beyond 333 million costs 2.80 a million",
      resources: #"{ "service": "api_gateway", "monthly_requests": 333000001 }"#,
      list: "1165.5000028"),
    WorkedExample(
      name: "21 billion REST calls in four tiers",
      resources: #"{ "service": "api_gateway", "monthly_requests": 21000000000 }"#,
      list: "49763.1"),
    WorkedExample(
      name: "216 million HTTP calls, 216.00 as published (2025-05-19)",
      resources: #"""
        { "service": "api_gateway", "api_type": "http", "monthly_requests": 216000000 }
        """#, list: "216"),
    WorkedExample(
      name: "an HTTP call of 512 KB is one",
      resources: #"""
        { "service": "api_gateway", "api_type": "http", "monthly_requests": 1000000,
          "request_size_kb": 512 }
        """#,
      quantities: ["ApiGatewayHttpRequest": "1000000"], list: "1"),
    WorkedExample(
      name: "200 million HTTP calls of 513 KB are 400 million: 300 at 1.00, 100 at 0.90",
      resources: #"""
        { "service": "api_gateway", "api_type": "http", "monthly_requests": 200000000,
          "request_size_kb": 513 }
        """#,
      quantities: ["ApiGatewayHttpRequest": "400000000"], list: "390"),
    WorkedExample(
      name: "a chat of 1,000 users, 12 h and 1,000 messages a day each: 30.00 and 5.40",
      resources: #"""
        { "service": "api_gateway", "api_type": "websocket", "monthly_messages": 30000000,
          "monthly_connection_mins": 21600000 }
        """#,
      quantities: ["ApiGatewayMessage": "30000000", "ApiGatewayMinute": "21600000"], list: "35.4"),
    WorkedExample(
      name: "600 million messages of 33 KB are 1.2 billion: a billion at 1.00, the rest at 0.80",
      resources: #"""
        { "service": "api_gateway", "api_type": "websocket", "monthly_messages": 600000000,
          "message_size_kb": 33 }
        """#,
      quantities: ["ApiGatewayMessage": "1200000000"], list: "1160"),
    WorkedExample(
      name: "the smallest cache for a month: 730 h at 0.02",
      resources: #"{ "service": "api_gateway", "cache_size_gb": 0.5 }"#,
      quantities: ["ApiGatewayCacheUsage": "730"], list: "14.6"),
    WorkedExample(
      name: "a cache of 118 GB for 90 minutes: 2 hours at 1.90",
      resources: #"{ "service": "api_gateway", "cache_size_gb": 118, "hours": 1.5 }"#,
      quantities: ["ApiGatewayCacheUsage": "2"], list: "3.8"),
  ]

  static let delivery: [WorkedExample] = [
    WorkedExample(
      name: "CloudFront, 60,000 GB in the US: 10,240 at 0.085, 40,960 at 0.08, 8,800 at 0.06",
      resources: #"{ "service": "cloudfront", "monthly_data_transfer_out_gb": 60000 }"#,
      list: "4675.2"),
    WorkedExample(
      name: "CloudFront, 6 million GB through all seven tiers",
      resources: #"{ "service": "cloudfront", "monthly_data_transfer_out_gb": 6000000 }"#,
      list: "160724.48"),
    WorkedExample(
      name: "CloudFront in Europe whatever the region: 8.50 + 0.20 + 0.90 + 2.40",
      resources: #"""
        { "service": "cloudfront", "region": "eu-west-1", "price_region": "europe",
          "monthly_data_transfer_out_gb": 100, "monthly_data_transfer_to_origin_gb": 10,
          "monthly_http_requests": 1000000, "monthly_https_requests": 2000000 }
        """#,
      quantities: [
        "DataTransfer-Out-Bytes": "100", "DataTransfer-Out-OBytes": "10",
        "Requests-Tier1": "1000000", "Requests-Tier2-HTTPS": "2000000",
      ], list: "12"),
    WorkedExample(
      name: "1,800 invalidation paths at 0.005 and 50 million lines of logs at 0.01 a million",
      resources: #"""
        { "service": "cloudfront", "monthly_invalidation_paths": 1800,
          "monthly_real_time_log_lines": 50000000 }
        """#, list: "9.5"),
    WorkedExample(
      name: "26 hosted zones: 25 at 0.50 and one at 0.10",
      resources: #"{ "service": "route53", "hosted_zones": 26 }"#,
      quantities: ["HostedZone": "26"], list: "12.6"),
    WorkedExample(
      name: "a hosted zone for a week costs the whole month",
      plan: #""weeks": 1"#, resources: #"{ "service": "route53", "hosted_zones": 1 }"#,
      quantities: ["HostedZone": "1"], list: "0.5"),
    WorkedExample(
      name: "a hosted zone from 31 January to 1 February is billed for two months",
      plan: #""days": 2, "start": "2026-01-31""#,
      resources: #"{ "service": "route53", "hosted_zones": 1 }"#,
      quantities: ["HostedZone": "2"], list: "1"),
    WorkedExample(
      name: "1.5 billion queries: a billion at 0.40 a million, the rest at 0.20, and the zone",
      resources: #"""
        { "service": "route53", "hosted_zones": 1, "monthly_queries": 1500000000 }
        """#, list: "500.5"),
  ]

  static let monitoring: [WorkedExample] = [
    WorkedExample(
      name: "12 alarms at 0.10, 2 of high resolution at 0.30, 4 dashboards at 3.00",
      resources: #"""
        { "service": "cloudwatch", "alarms": 12, "high_resolution_alarms": 2, "dashboards": 4 }
        """#, list: "13.8"),
    WorkedExample(
      name: "260,000 metrics: 10,000 at 0.30, 240,000 at 0.10, 10,000 at 0.05",
      resources: #"{ "service": "cloudwatch", "custom_metrics": 260000 }"#,
      quantities: ["CW:MetricMonitorUsage": "260000"], list: "27500"),
    WorkedExample(
      name: "1.1 million metrics in four tiers",
      resources: #"{ "service": "cloudwatch", "custom_metrics": 1100000 }"#, list: "66500"),
    WorkedExample(
      name: "10 metrics sent for 90 minutes a day: 2 of 24 hours; the alarm for 1.5 of 24",
      resources: #"""
        { "service": "cloudwatch", "custom_metrics": 10, "alarms": 1, "hours_per_day": 1.5 }
        """#,
      quantities: ["CW:MetricMonitorUsage": "0.833333333333", "CW:AlarmMonitorUsage": "0.0625"],
      list: "0.2562499999999"),
    WorkedExample(
      name: "3 alarms for the last 15 days of September",
      plan: #""months": 1, "start": "2026-09-01", "month_hours": "calendar""#,
      resources: #"{ "service": "cloudwatch", "alarms": 3, "from": "2026-09-16" }"#,
      quantities: ["CW:AlarmMonitorUsage": "1.5"], list: "0.15"),
    WorkedExample(
      name: "30 GB of logs written, 6 GB kept, 100 GB scanned, 2 million requests",
      resources: #"""
        { "service": "cloudwatch", "monthly_logs_ingested_gb": 30, "logs_stored_gb": 6,
          "monthly_logs_scanned_gb": 100, "monthly_api_requests": 2000000 }
        """#,
      quantities: [
        "DataProcessing-Bytes": "30", "TimedStorage-ByteHrs": "6", "DataScanned-Bytes": "100",
        "CW:Requests": "2000000",
      ], list: "35.68"),
  ]
}
