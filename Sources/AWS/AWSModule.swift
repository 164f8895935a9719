public import Billing
import Prices

/// Amazon Web Services: its services, and its own rules of the plan linter.
public enum AWS {
  /// The provider's module for a registry.
  public static let module = ProviderModule(
    .aws, services: services, rules: rules, otherNames: otherNames,
    usualTypes: ["m7i.*", "c7i.*", "r7i.*", "m7g.*", "c7g.*", "r7g.*", "t3.*", "t4g.*"],
    usualRegions: [
      "us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "us-west-1", "eu-north-1",
    ], unlistedTypes: UnlistedTypes("\\.metal") { $0.contains(".metal") },
    unpricedRegions: unpricedRegions,
    laterAccount:
      ", after 2025-07-14: it has credits and what every account gets free, but none of the old 12-month offers.",
    equivalences: equivalences, console: console)

  /// The other partitions of AWS, and zones outside its regions (AWS General Reference, "AWS
  /// partitions"; EC2 user guide, "Local Zones" and "Wavelength Zones").
  private static let unpricedRegions = [
    UnpricedRegions(
      "cn-.*",
      "the regions in China are sold by companies of their own, in yuan; the catalog has prices in dollars alone"
    ),
    UnpricedRegions(
      "eusc-.*",
      "the AWS European Sovereign Cloud bills in euros; the catalog has prices in dollars alone"),
    UnpricedRegions(
      "(us|eu)-iso.*", "the isolated regions of governments have no public price list"),
    UnpricedRegions(
      "[a-z]+-[a-z]+-[0-9]-(wl[0-9]*-)?[a-z]{3}[0-9a-z-]*",
      "Local Zones and Wavelength Zones have prices of their own, of which the catalog has none: their region has other prices"
    ),
  ]

  /// The services, in the order of the schema.
  private static let services: [any MeteredService.Type] = [
    EC2.self, EBS.self, EBSSnapshot.self, S3.self, Lambda.self, DataTransfer.self, PublicIPv4.self,
    APIGateway.self, CloudFront.self, CloudWatch.self, ECR.self, EFS.self, EKS.self,
    ElasticBeanstalk.self, Fargate.self, LoadBalancer.self, NATGateway.self, Route53.self,
    EMR.self, RDS.self, Redshift.self, SageMaker.self, Athena.self, CodeBuild.self,
    CodeCommit.self, Cognito.self, DynamoDB.self, Firehose.self, Glue.self, KinesisAnalytics.self,
    KinesisStream.self, KMS.self, SecretsManager.self, SNS.self, SQS.self, StepFunctions.self,
    CodePipeline.self, Comprehend.self, DAX.self, DocumentDB.self, ElastiCache.self, IoTCore.self,
    Lightsail.self, MemoryDB.self, MSK.self, Neptune.self, OpenSearch.self, QuickSight.self,
    Rekognition.self, SES.self, AmazonMQ.self,
  ]

  /// The rules, in the order in which their remarks are shown.
  private static let rules: [any WarningRule.Type] = [
    FreePlanRefuses.self, NATGatewayCost.self, DatabaseRestarts.self, AccountOpensLate.self,
    FreeWindowOver.self,
    FreeWindowEnds.self, NoFreeHours.self, FreeTypeElsewhere.self, FreePlanCloses.self,
    OrganizationSharesFreeTier.self,
    OrganizationEndsCredits.self, AlarmIsNoCap.self, HostedZonePerStudent.self,
    BurstAboveBaseline.self, SpotAboveOnDemand.self, SpotZoneOutdated.self,
    WindowsSpotBelowLinux.self,
    SpotInterruption.self, SpotMaximum.self, ReducedRedundancyCost.self, NoCapacityUnits.self,
    NoCallDuration.self,
    ReservationOutlastsPlan.self, CommitmentIgnoresSchedule.self, OlderGeneration.self,
    WholeHours.self, PublicIPv4Share.self,
    CrossZoneTraffic.self, LogsNeverExpire.self,
  ]
}
