public import Scenarios

/// All services that can be planned.
public enum ServiceRegistry {
  /// The services, a line each. Adding one to the product is a line here, a file in `Services`, and
  /// rows in `pricing-data`.
  public static let all: [any MeteredService.Type] = [
    EC2.self,
    EBS.self,
    EBSSnapshot.self,
    S3.self,
    Lambda.self,
    DataTransfer.self,
    PublicIPv4.self,
    CustomService.self,
    APIGateway.self,
    CloudFront.self,
    CloudWatch.self,
    ECR.self,
    EFS.self,
    EKS.self,
    ElasticBeanstalk.self,
    Fargate.self,
    LoadBalancer.self,
    NATGateway.self,
    Route53.self,
    EMR.self,
    RDS.self,
    Redshift.self,
    SageMaker.self,
    Athena.self,
    CodeBuild.self,
    CodeCommit.self,
    Cognito.self,
    DynamoDB.self,
    Firehose.self,
    Glue.self,
    KinesisAnalytics.self,
    KinesisStream.self,
    KMS.self,
    SecretsManager.self,
    SNS.self,
    SQS.self,
    StepFunctions.self,
  ]

  /// What the scenario reader must know of them.
  public static let definitions: [ServiceDefinition] = all.map { $0.definition }

  private static let byID: [String: any MeteredService.Type] = Dictionary(
    all.map { ($0.definition.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The service of a name in the scenario format.
  public static func service(_ id: String) -> (any MeteredService.Type)? { byID[id] }

  /// The service's name for people, such as `Amazon EC2`; the id itself when there is none.
  public static func title(_ id: String) -> String { byID[id]?.definition.title ?? id }
}
