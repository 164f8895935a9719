import Dates

/// Plans of other services and of prices, and the remarks that they cause.
enum ServiceWarningCases {
  static let all = services + classes + records + prices

  static let services: [WarningCase] = [
    WarningCase(
      name: "a NAT gateway", resources: #"{ "service": "nat_gateway", "public_ipv4": 0 }"#,
      rules: ["nat-gateway"],
      messages: [
        "nat-gateway": """
        A NAT gateway bills $32.85 for a month in which it exists, used or not, and $0.045 for each \
        GB through it, beside its address: $32.85 in this plan. A server with a public address \
        needs none, and gateway endpoints to S3 and DynamoDB are free.
        """
      ]),
    WarningCase(
      name: "what nothing ends",
      resources: #"""
        { "service": "sagemaker", "component": "endpoint", "instance_type": "ml.t3.medium" },
        { "service": "emr", "nodes": [ { "instance_type": "m5.xlarge", "count": 5, "volumes": [], "public_ipv4": 0 } ],
          "ebs_root_volume_size": 0 },
        { "service": "eks" }
        """#,
      rules: ["no-end", "no-end", "no-end"],
      messages: [
        "no-end": """
        Nothing in the plan ends this endpoint: it bills until it is deleted, used or not, $1.20 a \
        day and $8.40 for each week in which it is forgotten. Say how long it runs, for example \
        with "hours_per_week".
        """
      ]),
    WarningCase(
      name: "more that nothing ends",
      resources: #"""
        { "service": "redshift", "node_type": "ra3.xlplus" }, { "service": "load_balancer" },
        { "service": "rds", "engine": "mysql", "instance_class": "db.t3.micro" }
        """#,
      rules: ["no-capacity-units", "no-end", "no-end", "no-end"]),
    WarningCase(
      name: "a cluster of five in a plan with dates",
      plan: #""start": "2026-09-01", "months": 3"#,
      resources: #"""
        { "service": "emr", "nodes": [ { "instance_type": "m5.xlarge", "count": 5, "volumes": [], "public_ipv4": 0 } ],
          "ebs_root_volume_size": 0 }
        """#,
      rules: ["no-end"],
      messages: [
        "no-end": """
        Nothing in the plan ends this cluster: it bills until it is deleted, used or not, $28.80 a \
        day and $201.60 for each week in which it is forgotten. Say how long it runs, for example \
        with "hours_per_week", or when it goes, with "until".
        """
      ]),
    WarningCase(
      name: "what has an end or a schedule, or ends by itself",
      plan: #""start": "2026-09-01", "months": 3"#,
      resources: #"""
        { "service": "sagemaker", "component": "training", "instance_type": "ml.m5.xlarge",
          "hours": 4 },
        { "name": "notebook", "service": "sagemaker", "component": "notebook",
          "instance_type": "ml.t3.medium" },
        { "service": "emr", "nodes": [ { "instance_type": "m5.xlarge", "count": 5, "volumes": [], "public_ipv4": 0 } ],
          "ebs_root_volume_size": 0, "hours_per_week": 3 },
        { "service": "eks", "until": "2026-09-20" }
        """#,
      rules: []),
    WarningCase(
      name: "a database that may start again",
      resources: #"""
        { "service": "rds", "engine": "mysql", "instance_class": "db.t3.micro", "storage_gb": 20,
          "hours_per_month": 100 }
        """#,
      rules: ["database-restarts", "stopped-still-bills"],
      messages: [
        "database-restarts": """
        A stopped database starts again by itself after 7 days and bills $2.86 a week until \
        somebody stops it again. For longer pauses keep a snapshot and delete the database.
        """,
        "stopped-still-bills": """
        Its storage bills while it is stopped: $2.30 over the plan, $1.98 of it for the 630 hours \
        in which nothing runs. Only deleting ends that.
        """,
      ]),
    WarningCase(
      name: "a database that runs every week",
      resources: #"""
        { "service": "rds", "engine": "mysql", "instance_class": "db.t3.micro", "storage_gb": 20,
          "hours_per_week": 20 }
        """#,
      rules: ["stopped-still-bills"]),
    WarningCase(
      name: "a function that nobody calls, beside a free line that is one",
      resources: #"""
        { "service": "lambda", "memory_mb": 1024, "request_duration_ms": 1000 },
        { "service": "data_transfer", "monthly_inbound_gb": 100 }
        """#,
      rules: ["nothing-billed"],
      messages: [
        "nothing-billed": """
        No line is priced for it: the plan states nothing of it that is billed. Check whether a \
        quantity is missing, or its dates lie outside the plan.
        """
      ]),
    WarningCase(
      name: "logs without storage",
      resources: #"{ "service": "cloudwatch", "monthly_logs_ingested_gb": 10 }"#,
      rules: ["logs-never-expire"],
      messages: [
        "logs-never-expire": """
        Logs are kept for ever unless their group is given a retention. The plan takes in 10 GB and \
        stores nothing; kept, they cost up to $0.30 for every month after. Set a retention, or plan \
        "logs_stored_gb".
        """
      ]),
    WarningCase(
      name: "logs with storage",
      resources: #"""
        { "service": "cloudwatch", "monthly_logs_ingested_gb": 10, "logs_stored_gb": 10 }
        """#,
      rules: []),
  ]

  private static let individual =
    #""months": 1, "cohort": { "students": 30, "accounts": "individual" }"#

  static let classes: [WarningCase] = [
    WarningCase(
      name: "a NAT gateway for each student", plan: individual,
      resources: #"{ "service": "nat_gateway", "public_ipv4": 0 }"#, rules: ["nat-gateway"],
      messages: [
        "nat-gateway": """
        30 gateways for 30 students! A NAT gateway bills $32.85 for a month in which it exists, \
        used or not, and $0.045 for each GB through it, beside its address: $985.50 in this plan. A \
        class rarely needs one: a public address costs a server $3.65 a month, and gateway \
        endpoints to S3 and DynamoDB are free.
        """
      ]),
    WarningCase(
      name: "a hosted zone for each student", plan: individual,
      resources: #"{ "service": "route53", "hosted_zones": 1 }"#,
      rules: ["hosted-zone-per-student"],
      messages: [
        "hosted-zone-per-student": """
        Hosted zones for 30 students cost $15.00: each is billed for whole months unless it is \
        deleted within 12 hours. One for the class, with a subdomain for each student, is $0.50: \
        mark it "shared": true.
        """
      ]),
    WarningCase(
      name: "a hosted zone for each student in one account",
      plan: #""months": 1, "cohort": { "students": 30, "accounts": "shared" }"#,
      resources: #"{ "service": "route53", "hosted_zones": 1 }"#, rules: ["hosted-zone-per-student"]
    ),
    WarningCase(
      name: "a database and a key for each student", plan: individual,
      resources: #"""
        { "name": "database", "service": "rds", "engine": "mysql", "instance_class": "db.t3.micro",
          "storage_gb": 20, "hours_per_week": 168 },
        { "name": "key", "service": "kms", "keys": 1 }
        """#,
      rules: ["fixed-cost-per-student"],
      messages: [
        "fixed-cost-per-student": """
        Every student has a database and key of their own: $471.30 for 30 students, used or not. One of each \
        for the class would be $15.71: mark what can be common "shared": true.
        """
      ]),
    WarningCase(
      name: "what a class has in common", plan: individual,
      resources: #"""
        { "service": "route53", "hosted_zones": 1, "shared": true },
        { "service": "kms", "keys": 1, "shared": true }
        """#,
      rules: []),
    WarningCase(
      name: "what one user has alone",
      resources: #"{ "service": "route53", "hosted_zones": 1 }, { "service": "kms", "keys": 1 }"#,
      rules: []),
  ]

  static let records: [WarningCase] = [
    WarningCase(
      name: "a million objects of 10 KB in Standard-IA: 122.07 GB, not 9.54",
      resources: #"""
        { "service": "s3", "storage_class": "standard_ia", "storage_gb": 9.536743164063,
          "object_count": 1000000 }
        """#,
      rules: ["small-records"],
      messages: [
        "small-records": """
        S3 Standard-IA bills each object as at least 128 KB: 12.8 times as much, $1.41 more over \
        the plan. Keep small objects in S3 Standard, or pack them together.
        """
      ]),
    WarningCase(
      name: "a million objects of 10 KB in Glacier: 30.52 GB at 0.0036 and 7.63 GB at 0.023",
      resources: #"""
        { "service": "s3", "storage_class": "glacier_flexible_retrieval",
          "storage_gb": 9.536743164063, "object_count": 1000000 }
        """#,
      rules: ["small-records"],
      messages: [
        "small-records": """
        S3 Glacier Flexible Retrieval adds 40 KB to each object, 8 of them at the Standard rate: 5 \
        times as much, $0.29 more over the plan. Pack small objects together before archiving.
        """
      ]),
    WarningCase(
      name: "small objects in S3 Standard, large ones in Standard-IA",
      resources: #"""
        { "service": "s3", "storage_gb": 9.5, "object_count": 1000000 },
        { "service": "s3", "storage_class": "standard_ia", "storage_gb": 1000,
          "object_count": 1000 }
        """#,
      rules: []),
    WarningCase(
      name: "Firehose, a million records of 1 KB: 4.768 GB at 0.029, four fifths for nothing",
      resources: #"""
        { "service": "firehose", "record_size_kb": 1, "monthly_records": 1000000 }
        """#,
      rules: ["small-records"],
      messages: [
        "small-records": """
        Each record is billed in steps of 5 KB, and these are 1 KB: 5 times as much, $0.11 more \
        over the plan. Put several into one record before sending.
        """
      ]),
    WarningCase(
      name: "Athena, queries of 1 MB",
      resources:
        #"{ "service": "athena", "data_scanned_mb_per_query": 1, "monthly_queries": 10485.76 }"#,
      rules: ["small-records"],
      messages: [
        "small-records": """
        Each query is billed as at least 10 MB, and these are 1 MB: 10 times as much, $0.45 more \
        over the plan. Fewer and larger queries cost less.
        """
      ]),
    WarningCase(
      name: "Glue, crawlers of 2 minutes",
      resources: #"{ "service": "glue", "crawler_minutes": 2, "crawler_runs_monthly": 30 }"#,
      rules: ["small-records"],
      messages: [
        "small-records": """
        Each crawler run is billed as at least 10 minutes, and these are 2 minutes: 5 times as \
        much, $3.52 more over the plan. Crawl less often.
        """
      ]),
    WarningCase(
      name: "Kinesis, a thousand million records of 1 KB",
      resources: #"""
        { "service": "kinesis_stream", "record_size_kb": 1, "monthly_put_records": 1000000000 }
        """#,
      rules: ["small-records"]),
    WarningCase(
      name: "Firehose, records whose size is not given are of 1 KB",
      resources: #"{ "service": "firehose", "monthly_records": 1000000 }"#,
      rules: ["small-records"]),
    WarningCase(
      name: "Firehose, what comes in bulk or in GB",
      resources: #"""
        { "service": "firehose", "source": "msk", "record_size_kb": 1,
          "monthly_records": 100000000 },
        { "service": "firehose", "monthly_data_ingested_gb": 100 }
        """#,
      rules: []),
    WarningCase(
      name: "records and queries that are large enough, and few small ones",
      resources: #"""
        { "service": "firehose", "record_size_kb": 5, "monthly_records": 20000000 },
        { "service": "athena", "data_scanned_mb_per_query": 8, "monthly_queries": 104857.6 },
        { "name": "few", "service": "athena", "data_scanned_mb_per_query": 1,
          "monthly_queries": 99 },
        { "service": "glue", "crawler_minutes": 30, "crawler_runs_monthly": 30 }
        """#,
      rules: []),
  ]

  private static let server =
    #"{ "service": "ec2", "instance_type": "t3.micro", "public_ipv4": 0 }"#

  static let prices: [WarningCase] = [
    WarningCase(
      name: "priced nine years before",
      plan: #""start": "2026-09-01", "months": 1, "prices_as_of": "2017-01-15""#,
      resources: server, rules: ["prices-far-from-plan"],
      messages: [
        "prices-far-from-plan": """
        The plan lasts from 2026-09-01 to 2026-09-30 but is priced as on 2017-01-15, 3,516 days \
        before it. Prices and billing rules may be others then: $7.59 at list price holds for that \
        day only.
        """
      ]),
    WarningCase(
      name: "priced long after",
      plan: #""start": "2018-09-01", "months": 1, "prices_as_of": "2026-07-01""#,
      resources: server, rules: ["prices-far-from-plan"]),
    WarningCase(
      name: "priced as in the plan",
      plan: #""start": "2018-09-01", "months": 1, "prices_as_of": "2018-09-15""#,
      resources: server, rules: []),
    WarningCase(
      name: "an old list", plan: #""start": "2026-09-01", "months": 1"#, resources: server,
      adjust: { $0.published = CalendarDate("2021-08-03") ?? $0.published }, rules: ["old-prices"],
      messages: [
        "old-prices": """
        $7.59 of $7.59 at list price is priced from lists more than 180 days older than 2026-09-01; \
        the oldest, of Amazon EC2, is of 2021-08-03, 1,855 days before. Check whether those prices \
        still hold.
        """
      ]),
    WarningCase(
      name: "a list of half a year before the plan",
      plan: #""start": "2026-09-01", "months": 1"#, resources: server,
      adjust: { $0.published = CalendarDate("2026-03-05") ?? $0.published }, rules: []),
    WarningCase(
      name: "a list a year behind the newest, for no certain day", resources: server,
      adjust: { $0.published = CalendarDate("2025-07-16") ?? $0.published }, rules: ["old-prices"]),
    WarningCase(
      name: "a list less than a year behind the newest, for no certain day", resources: server,
      adjust: { $0.published = CalendarDate("2025-07-17") ?? $0.published }, rules: []),
    WarningCase(
      name: "a source that is not sure", resources: server,
      adjust: { $0.confidence = "medium" }, rules: ["uncertain-prices"],
      messages: [
        "uncertain-prices": """
        $7.59 of $7.59 at list price rests on prices that are not certain: Frozen test prices \
        (medium confidence). Take it as an estimate.
        """
      ]),
    WarningCase(
      name: "a price that nobody verified", resources: server,
      adjust: { $0.note = "unverified: no dated source" }, rules: ["uncertain-prices"],
      messages: [
        "uncertain-prices": """
        $7.59 of $7.59 at list price rests on prices that are not certain: BoxUsage:t3.micro \
        (unverified: no dated source). Take it as an estimate.
        """
      ]),
    WarningCase(
      name: "a price that nobody verified, for a two-hundredth of the cost",
      resources: #"""
        { "service": "ec2", "instance_type": "m5.xlarge", "public_ipv4": 0,
          "volumes": [ { "volume_type": "gp3", "size_gb": 8 } ] }
        """#,
      adjust: { ($0.note, $0.confidence, $0.service) = ("unverified", "low", "ebs") }, rules: []),
    WarningCase(
      name: "a price with a note of another kind", resources: server,
      adjust: { $0.note = "unchanged since 2019" }, rules: []),
  ]
}
