/// Matches the names of services in bills with the providers' offers.
///
/// Cost Explorer and FOCUS show names for people, reports show the codes of the price lists; an
/// unlisted service is only known by its code.
public enum ServiceNames {
  private static let codes: [String: String] = [
    "amazonelasticcomputecloud": "AmazonEC2", "amazonelasticcomputecloudcompute": "AmazonEC2",
    "ec2instances": "AmazonEC2", "ec2other": "AmazonEC2", "ec2elb": "AWSELB",
    "elasticloadbalancing": "AWSELB", "amazonelasticloadbalancing": "AWSELB",
    "amazonsimplestorageservice": "AmazonS3", "s3": "AmazonS3", "lambda": "AWSLambda",
    "amazonrelationaldatabaseservice": "AmazonRDS", "relationaldatabaseservice": "AmazonRDS",
    "rds": "AmazonRDS", "dynamodb": "AmazonDynamoDB", "amazonvirtualprivatecloud": "AmazonVPC",
    "vpc": "AmazonVPC", "cloudwatch": "AmazonCloudWatch", "sagemaker": "AmazonSageMaker",
    "amazonelastickubernetesservice": "AmazonEKS", "elastickubernetesservice": "AmazonEKS",
    "eks": "AmazonEKS", "amazonelasticcontainerserviceforkubernetes": "AmazonEKS",
    "containerserviceforkubernetes": "AmazonEKS", "amazonelasticcontainerservice": "AmazonECS",
    "ec2containerregistryecr": "AmazonECR", "amazonec2containerregistryecr": "AmazonECR",
    "amazonelasticfilesystem": "AmazonEFS", "elasticfilesystem": "AmazonEFS",
    "amazonelasticmapreduce": "ElasticMapReduce", "elasticmapreduce": "ElasticMapReduce",
    "glue": "AWSGlue", "athena": "AmazonAthena", "amazonkinesis": "AmazonKinesis",
    "kinesis": "AmazonKinesis", "kinesisfirehose": "AmazonKinesisFirehose",
    "redshift": "AmazonRedshift",
    "route53": "AmazonRoute53", "keymanagementservice": "awskms",
    "awskeymanagementservice": "awskms",
    "secretsmanager": "AWSSecretsManager", "amazonsimplenotificationservice": "AmazonSNS",
    "simplenotificationservice": "AmazonSNS", "sns": "AmazonSNS",
    "amazonsimplequeueservice": "AWSQueueService", "simplequeueservice": "AWSQueueService",
    "sqs": "AWSQueueService", "stepfunctions": "AmazonStates", "apigateway": "AmazonApiGateway",
    "cloudfront": "AmazonCloudFront", "cognito": "AmazonCognito", "codebuild": "CodeBuild",
    "storageaccounts": "Storage",
    "awscodecommit": "AWSCodeCommit", "codecommit": "AWSCodeCommit",
  ]

  /// Returns a name in lower case with letters and digits only.
  public static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }

  /// Returns whether a bill's name of a service means one of the offers.
  public static func isSame(_ name: String, offers: [String], title: String) -> Bool {
    let plainName = plain(name)
    if plainName.isEmpty { return false }
    let known = codes[plainName].map(plain)
    return plain(title) == plainName
      || offers.contains { plain($0) == plainName || plain($0) == known }
  }
}
