public import Scenarios

/// All services that can be planned.
public enum ServiceRegistry {
  /// The services by their names in the format, a line each.
  ///
  /// Adding one to the product is a line here, a file in `Services`, and rows in `pricing-data`. The
  /// names stand here as well, so that the definitions of services that a plan does not have are never
  /// made.
  private static let lines: KeyValuePairs<String, any MeteredService.Type> = [
    "ec2": EC2.self,
    "ebs": EBS.self,
    "ebs_snapshot": EBSSnapshot.self,
    "s3": S3.self,
    "lambda": Lambda.self,
    "data_transfer": DataTransfer.self,
    "public_ipv4": PublicIPv4.self,
    "custom": CustomService.self,
    "api_gateway": APIGateway.self,
    "cloudfront": CloudFront.self,
    "cloudwatch": CloudWatch.self,
    "ecr": ECR.self,
    "efs": EFS.self,
    "eks": EKS.self,
    "elastic_beanstalk": ElasticBeanstalk.self,
    "fargate": Fargate.self,
    "load_balancer": LoadBalancer.self,
    "nat_gateway": NATGateway.self,
    "route53": Route53.self,
    "emr": EMR.self,
    "rds": RDS.self,
    "redshift": Redshift.self,
    "sagemaker": SageMaker.self,
    "athena": Athena.self,
    "codebuild": CodeBuild.self,
    "codecommit": CodeCommit.self,
    "cognito": Cognito.self,
    "dynamodb": DynamoDB.self,
    "firehose": Firehose.self,
    "glue": Glue.self,
    "kinesis_analytics": KinesisAnalytics.self,
    "kinesis_stream": KinesisStream.self,
    "kms": KMS.self,
    "secrets_manager": SecretsManager.self,
    "sns": SNS.self,
    "sqs": SQS.self,
    "step_functions": StepFunctions.self,
  ]

  /// All services, in the order of the schema.
  public static let all: [any MeteredService.Type] = lines.map { $0.value }

  /// The names of all services, in the same order.
  public static let ids: [String] = lines.map { $0.key }

  /// What the scenario reader must know of them.
  public static let definitions: [ServiceDefinition] = all.map { $0.definition }

  private static let byID: [String: any MeteredService.Type] = Dictionary(
    lines.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })

  /// The service of a name in the scenario format.
  public static func service(_ id: String) -> (any MeteredService.Type)? { byID[id] }

  /// What the scenario reader must know of a service; nil when there is none of the name.
  @Sendable
  public static func definition(_ id: String) -> ServiceDefinition? { byID[id]?.definition }

  /// The service's name for people, such as `Amazon EC2`; the id itself when there is none.
  public static func title(_ id: String) -> String { byID[id]?.definition.title ?? id }
}
