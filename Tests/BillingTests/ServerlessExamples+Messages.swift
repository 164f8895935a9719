extension ServerlessExamples {
  static let messages: [WorkedExample] = [
    WorkedExample(
      name: "a million messages of 64 KB are a million requests",
      resources: #"{ "service": "sns", "monthly_requests": 1000000, "message_size_kb": 64 }"#,
      quantities: ["Requests-Tier1": "1000000"], list: "0.5"),
    WorkedExample(
      name: "SNS pricing page: a message of 256 KB is billed as four requests; one of 65 KB as two",
      resources: #"""
        { "service": "sns", "monthly_requests": 1000000, "message_size_kb": 256 },
        { "service": "sns", "monthly_requests": 1000000, "message_size_kb": 65 }
        """#,
      quantities: ["Requests-Tier1": "6000000"], list: "3"),
    WorkedExample(
      name:
        "deliveries: 0.50 + 0.60 HTTP + 2 e-mail + 0 SQS + 0 Lambda + 0.19 Firehose + 0.50 push + 0.90 filters",
      resources:
        #"{ "service": "sns", "monthly_requests": 1000000, "monthly_http_notifications": 1000000, "monthly_email_notifications": 100000, "monthly_sqs_notifications": 1000000, "monthly_lambda_notifications": 1000000, "monthly_firehose_notifications": 1000000, "monthly_mobile_push_notifications": 1000000, "push_platform": "gcm", "monthly_payload_filtering_gb": 10 }"#,
      quantities: [
        "DeliveryAttempts-HTTP": "1000000", "DeliveryAttempts-SMTP": "100000",
        "DeliveryAttempts-SQS": "1000000", "DeliveryAttempts-LAMBDA": "1000000",
        "DeliveryAttempts-FIREHOSE": "1000000", "DeliveryAttempts-GCM": "1000000",
        "PayloadFiltering-Bytes": "10",
      ], list: "4.69"),
    WorkedExample(
      name: "a FIFO topic: messages and their GB, published once and delivered to two queues",
      resources:
        #"{ "service": "sns", "fifo_topic": true, "monthly_requests": 1048576, "monthly_sqs_notifications": 2097152 }"#,
      quantities: [
        "F-Request-Tier1": "1048576", "F-Ingress-Tier1": "1", "F-DA-SQS": "2097152",
        "F-Egress-SQS": "2",
      ], list: "0.35454432"),
    WorkedExample(
      name: "a million requests of 100 KB are two million",
      resources: #"{ "service": "sqs", "monthly_requests": 1000000, "message_size_kb": 100 }"#,
      quantities: ["Requests-Tier1": "2000000"], list: "0.8"),
    WorkedExample(
      name: "looking into an empty queue every 20 s for 30 days",
      resources: #"{ "service": "sqs", "monthly_requests": 129600, "message_size_kb": 0 }"#,
      quantities: ["Requests-Tier1": "129600"], list: "0.05184"),
    WorkedExample(
      name: "a million FIFO requests",
      resources: #"{ "service": "sqs", "queue_type": "fifo", "monthly_requests": 1000000 }"#,
      quantities: ["Requests-FIFO-Tier1": "1000000"], list: "0.5"),
    WorkedExample(
      name: "tiers of a standard queue: 40,000 + 30,000 + 12,000",
      resources: #"{ "service": "sqs", "monthly_requests": 250000000000 }"#, list: "82000"),
    WorkedExample(
      name: "tiers of a FIFO queue: 50,000 + 40,000 + 17,500",
      resources: #"{ "service": "sqs", "queue_type": "fifo", "monthly_requests": 250000000000 }"#,
      list: "107500"),
  ]

  static let workflows: [WorkedExample] = [
    WorkedExample(
      name: "a million state transitions",
      resources: #"{ "service": "step_functions", "monthly_transitions": 1000000 }"#,
      quantities: ["StateTransition": "1000000"], list: "25"),
    WorkedExample(
      name:
        "Step Functions pricing page: 100 million express workflows of 10 s; 482.97 there, by the GB-hour",
      resources:
        #"{ "service": "step_functions", "workflow_type": "express", "monthly_requests": 100000000, "workflow_duration_ms": 10000, "memory_mb": 62.85 }"#,
      quantities: ["StepFunctions-Request": "100000000", "StepFunctions-GB-Second": "62500000"],
      list: "482.884"),
    WorkedExample(
      name: "1 ms on 65 MB is billed as 100 ms on 128 MB",
      resources:
        #"{ "service": "step_functions", "workflow_type": "express", "monthly_requests": 1000000, "workflow_duration_ms": 1, "memory_mb": 65 }"#,
      quantities: ["StepFunctions-GB-Second": "12500"], list: "1.208375"),
  ]

  static let tools: [WorkedExample] = [
    WorkedExample(
      name: "20,000 users of an Essentials pool, 1,000 of a Plus pool, 100 from another directory",
      resources: #"""
        { "service": "cognito", "monthly_active_users": 20000 },
        { "service": "cognito", "user_pool_tier": "plus", "monthly_active_users": 1000, "monthly_federated_users": 100 }
        """#,
      quantities: ["CognitoUserPoolsMAU": "21000", "CognitoEnterpriseMAU": "100"], list: "321.5"),
    WorkedExample(
      name: "11 million users of a Lite pool: 495 + 4,140 + 29,250 + 2,525",
      resources:
        #"{ "service": "cognito", "user_pool_tier": "lite", "monthly_active_users": 11000000 }"#,
      list: "36410"),
    WorkedExample(
      name: "advanced security counts every user: 324.50 + 15 + 2,500 + 350",
      resources:
        #"{ "service": "cognito", "user_pool_tier": "lite", "monthly_active_users": 59000, "monthly_federated_users": 1000, "advanced_security": true }"#,
      quantities: ["CognitoASF": "60000"], list: "3189.5"),
    WorkedExample(
      name: "two keys and requests of each kind",
      resources:
        #"{ "service": "kms", "keys": 2, "monthly_requests": 100000, "monthly_rsa_2048_requests": 100000, "monthly_asymmetric_requests": 100000, "monthly_rsa_data_key_pairs": 10, "monthly_ecc_data_key_pairs": 1000 }"#,
      quantities: [
        "KMS-Keys": "2", "KMS-Requests": "100000", "KMS-Requests-Asymmetric-RSA_2048": "100000",
        "KMS-Requests-Asymmetric": "100000", "KMS-Requests-GenerateDatakeyPair-RSA": "10",
        "KMS-Requests-GenerateDatakeyPair-ECC": "1000",
      ], list: "4.122"),
    WorkedExample(
      name: "a key from the middle of a month costs half of it",
      plan: #""months": 1, "start": "2026-09-01", "month_hours": "calendar""#,
      resources: #"{ "service": "kms", "keys": 1, "from": "2026-09-16" }"#,
      quantities: ["KMS-Keys": "0.5"], list: "0.5"),
    WorkedExample(
      name: "three secrets and 10,000 requests",
      resources: #"{ "service": "secrets_manager", "secrets": 3, "monthly_requests": 10000 }"#,
      quantities: ["AWSSecretsManager-Secrets": "3", "AWSSecretsManagerAPIRequest": "10000"],
      list: "1.25"),
    WorkedExample(
      name: "a secret for a week: 168 ÷ 730 of a month",
      plan: #""weeks": 1"#,
      resources: #"{ "service": "secrets_manager", "secrets": 1 }"#,
      quantities: ["AWSSecretsManager-Secrets": "0.230136986301"], list: "0.0920547945204"),
    WorkedExample(
      name:
        "CodeBuild pricing page: 100 builds of 5 minutes on general1.small, before the free 100 minutes",
      resources: #"{ "service": "codebuild", "monthly_builds": 100, "build_seconds": 300 }"#,
      quantities: ["Build-Min:Linux:g1.small": "500"], list: "2.5"),
    WorkedExample(
      name: "1,000 builds of 61 s are billed as two minutes each",
      resources:
        #"{ "service": "codebuild", "environment_type": "windows_container", "compute_type": "build_general1_large", "monthly_builds": 1000, "build_seconds": 61 }"#,
      quantities: ["Build-Min:Windows:g1.large": "2000"], list: "72"),
    WorkedExample(
      name: "on Lambda 45.2 s are billed as 46 s, and 10 minutes as 600 s",
      resources: #"""
        { "service": "codebuild", "environment_type": "arm_lambda_container", "compute_type": "build_lambda_1gb", "monthly_builds": 1000, "build_seconds": 45.2 },
        { "service": "codebuild", "environment_type": "linux_lambda_container", "compute_type": "build_lambda_10gb", "monthly_build_mins": 10 }
        """#,
      quantities: ["Build-Sec:Lambda.arm:1GB": "46000", "Build-Sec:Lambda.x86-64:10GB": "600"],
      list: "0.58"),
    WorkedExample(
      name: "100 minutes each on ARM small, GPU large and Linux 2xlarge",
      resources: #"""
        { "service": "codebuild", "environment_type": "arm_container", "monthly_build_mins": 100 },
        { "service": "codebuild", "environment_type": "linux_gpu_container", "compute_type": "build_general1_large", "monthly_build_mins": 100 },
        { "service": "codebuild", "compute_type": "build_general1_2xlarge", "monthly_build_mins": 100 }
        """#,
      quantities: [
        "Build-Min:ARM:g1.small": "100", "Build-Min:LinuxGPU:g1.large": "100",
        "Build-Min:Linux:g1.2xlarge": "100",
      ], list: "50.34"),
    WorkedExample(
      name: "7 users of CodeCommit in a European plan: one price everywhere",
      resources: #"{ "service": "codecommit", "region": "eu-west-1", "active_users": 7 }"#,
      quantities: ["User-Month": "7"], list: "7"),
    WorkedExample(
      name: "a user of two weeks costs the month, and two months where they fall into two",
      plan: #""weeks": 2, "start": "2026-09-24""#,
      resources: #"{ "service": "codecommit", "active_users": 3 }"#,
      quantities: ["User-Month": "6"], list: "6"),
  ]
}
