import Billing

extension AWS {
  /// Names of the console, of bills and of Terraform for what is no service here, or is one under
  /// another name.
  static let otherNames = OtherNames(
    free + closed + renamed + others + moreFree + moreRenamed + listed + loadable + unlisted)

  private static let free: [(names: [String], meaning: OtherNames.Meaning)] = [
    (
      [
        "iam", "identity and access management", "aws_iam_role", "aws_iam_user", "aws_iam_policy",
        "sts", "identity center", "sso",
      ],
      .free("IAM is free of charge: leave it out")
    ),
    (
      [
        "vpc", "virtual private cloud", "aws_vpc", "aws_subnet", "aws_internet_gateway",
        "aws_route_table", "security group",
        "aws_security_group", "network acl", "aws_default_vpc", "aws_egress_only_internet_gateway",
      ],
      .free(
        "a VPC, its subnets and security groups are free; what bills in it is 'nat_gateway', 'public_ipv4' and 'data_transfer'"
      )
    ),
    (
      ["cloudformation", "aws_cloudformation_stack", "cdk", "sam"],
      .free("CloudFormation is free: plan the resources that its templates make")
    ),
    (
      ["ecs", "aws_ecs_cluster", "aws_ecs_service", "elastic container service"],
      .free(
        "ECS itself is free: plan 'fargate' for tasks without servers, or 'ec2' for the servers that run them"
      )
    ),
    (
      ["batch", "aws_batch_job_queue", "aws_batch_compute_environment"],
      .free("Batch itself is free: plan the 'ec2' or 'fargate' that it starts")
    ),
    (
      ["cloud9", "aws_cloud9_environment_ec2"],
      .free("Cloud9 itself is free: plan the 'ec2' server and disk that it runs on")
    ),
    (
      ["auto scaling", "autoscaling group", "aws_autoscaling_group", "aws_launch_template"],
      .free("auto scaling is free: plan the 'ec2' servers that it starts, with 'count'")
    ),
    (
      ["codedeploy", "aws_codedeploy_app"],
      .free("CodeDeploy to EC2 and Lambda is free: leave it out")
    ),
    (
      [
        "organizations", "control tower", "resource groups", "trusted advisor", "billing",
        "budgets",
        "cost explorer", "aws_budgets_budget",
      ],
      .free(
        "this costs nothing in a plan of this size: leave it out; Cost Explorer's API and more than two budgets with actions are 'custom'"
      )
    ),
    (
      ["certificate manager", "acm", "aws_acm_certificate"],
      .free("public certificates are free with load balancers and CloudFront: leave them out")
    ),
  ]

  private static let closed: [(names: [String], meaning: OtherNames.Meaning)] = [
    (
      ["machine learning", "aml", "ml"],
      .closed("Amazon Machine Learning takes no new users since 2017: use 'sagemaker'")
    ),
    (["devpay"], .closed("DevPay is closed: software of others is 'custom'")),
    (["simpledb", "sdb"], .closed("SimpleDB takes no new users: use 'dynamodb'")),
    (
      ["opsworks", "aws_opsworks_stack"],
      .closed("OpsWorks ended on 2024-05-26: plan the 'ec2' servers")
    ),
    (
      ["data pipeline", "aws_datapipeline_pipeline"],
      .closed("Data Pipeline takes no new users: use 'glue' or 'step_functions'")
    ),
  ]

  private static let renamed: [(names: [String], meaning: OtherNames.Meaning)] = [
    (
      [
        "AmazonEC2", "aws_instance", "instance", "elastic compute cloud", "server", "vm", "spot",
        "aws_spot_instance_request",
      ], .use(["ec2"])
    ),
    (["aws_ebs_volume", "elastic block store", "volume", "disk"], .use(["ebs"])),
    (["aws_ebs_snapshot", "snapshot"], .use(["ebs_snapshot"])),
    (["AmazonS3", "aws_s3_bucket", "simple storage service", "bucket"], .use(["s3"])),
    (
      ["glacier", "AmazonGlacier", "aws_glacier_vault", "s3 glacier"],
      .use(["s3"], note: "with \"storage_class\": \"glacier_flexible_retrieval\"")
    ),
    (
      ["AWSLambda", "aws_lambda_function", "function", "functions", "serverless"],
      .use(["lambda"])
    ),
    (
      ["aws_db_instance", "AmazonRDS", "aurora", "aws_rds_cluster", "relational database service"],
      .use(["rds"])
    ),
    (["aws_dynamodb_table", "AmazonDynamoDB", "dynamodbstreams"], .use(["dynamodb"])),
    (
      ["elb", "alb", "nlb", "aws_lb", "aws_elb", "aws_alb", "elastic load balancing", "AWSELB"],
      .use(["load_balancer"])
    ),
    (
      ["eip", "aws_eip", "elastic ip", "elastic ip address", "ipv4"],
      .use(["public_ipv4"])
    ),
    (["nat", "aws_nat_gateway", "natgateway"], .use(["nat_gateway"])),
    (["AmazonCloudFront", "aws_cloudfront_distribution", "cdn"], .use(["cloudfront"])),
    (
      [
        "AmazonCloudWatch", "aws_cloudwatch_metric_alarm", "aws_cloudwatch_log_group", "logs",
        "cloudwatch logs",
      ], .use(["cloudwatch"])
    ),
    (["ElasticMapReduce", "aws_emr_cluster", "hadoop", "spark"], .use(["emr"])),
    (
      [
        "AmazonEKS", "aws_eks_cluster", "kubernetes", "elastic kubernetes service",
        "elastic container service for kubernetes",
      ], .use(["eks"])
    ),
    (
      [
        "AmazonECR", "aws_ecr_repository", "elastic container registry",
        "ec2 container registry (ecr)",
      ], .use(["ecr"])
    ),
    (["AmazonEFS", "aws_efs_file_system", "elastic file system"], .use(["efs"])),
    (
      ["aws_kinesis_stream", "kinesis", "kinesis data streams", "AmazonKinesis"],
      .use(["kinesis_stream"])
    ),
    (
      [
        "kinesis firehose", "kinesis data firehose", "data firehose", "AmazonKinesisFirehose",
        "aws_kinesis_firehose_delivery_stream",
      ], .use(["firehose"])
    ),
    (
      [
        "managed service for apache flink", "flink", "AmazonKinesisAnalytics",
        "aws_kinesisanalyticsv2_application",
      ], .use(["kinesis_analytics"])
    ),
    (
      [
        "AmazonSageMaker", "aws_sagemaker_notebook_instance", "aws_sagemaker_endpoint",
        "aws_sagemaker_model",
      ],
      .use(["sagemaker"])
    ),
    (["AmazonRedshift", "aws_redshift_cluster"], .use(["redshift"])),
    (
      ["AmazonApiGateway", "aws_api_gateway_rest_api", "aws_apigatewayv2_api", "apigateway"],
      .use(["api_gateway"])
    ),
    (["AmazonRoute53", "aws_route53_zone", "dns", "route 53"], .use(["route53"])),
    (["aws_sns_topic", "AmazonSNS"], .use(["sns"])),
    (["aws_sqs_queue", "AWSQueueService", "queue"], .use(["sqs"])),
    (["aws_mq_broker", "AmazonMQ", "mq", "activemq", "rabbitmq"], .use(["amazon_mq"])),
    (["aws_sfn_state_machine", "AmazonStates", "stepfunctions"], .use(["step_functions"])),
    (["awskms", "aws_kms_key", "key management service"], .use(["kms"])),
    (
      ["AWSSecretsManager", "aws_secretsmanager_secret", "secretsmanager"],
      .use(["secrets_manager"])
    ),
    (["aws_cognito_user_pool", "AmazonCognito"], .use(["cognito"])),
    (["beanstalk", "aws_elastic_beanstalk_environment"], .use(["elastic_beanstalk"])),
    (["aws_codebuild_project"], .use(["codebuild"])),
    (["aws_codecommit_repository"], .use(["codecommit"])),
    (["AWSGlue", "aws_glue_job", "aws_glue_crawler"], .use(["glue"])),
    (["AmazonAthena", "aws_athena_workgroup"], .use(["athena"])),
    (["aws_ecs_task_definition", "AWSFargate"], .use(["fargate"])),
    (["docker", "container"], .use(["fargate", "ec2"], note: "a container on either")),
    (
      ["gpu", "graphics processor"],
      .use(["ec2"], note: "with a type that has one, such as g5.xlarge")
    ),
    (["swap", "swap file"], .use(["ebs"], note: "it takes up room on a disk")),
    (["transfer", "AWSDataTransfer", "bandwidth", "egress", "internet"], .use(["data_transfer"])),
  ]

  private static let others: [(names: [String], meaning: OtherNames.Meaning)] = [
    (
      ["elasticsearch", "aws_elasticsearch_domain", "elasticsearch service"],
      .closed(
        "Amazon Elasticsearch Service is called OpenSearch since 2021-09-08: use 'opensearch'")
    ),
    (
      ["marketplace", "aws marketplace"],
      .other(
        "software of the marketplace is 'software_usd_per_hour' on its 'ec2' server, or 'custom'")
    ),
    (
      [
        "support", "business support", "developer support", "support (business)",
        "support (developer)", "premium support", "OCBPremiumSupport",
      ],
      .other("price it as 'custom', with the fee of the plan that you have")
    ),
    (
      ["tax", "taxes", "vat"],
      .other("list prices are before tax: leave it out, and put the tax on top of the total")
    ),
    (
      ["savings plan", "savings plans", "reserved instance", "reserved instances"],
      .other("a commitment is a way to pay: give it as 'purchase_option' of the server")
    ),
  ]
}
