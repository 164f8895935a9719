import Estimator
import Money
import Reports
import Scenarios

/// What to turn off and delete at the end, of exactly this plan, and the commands that show what is
/// still there.
enum Checklist {
  /// What to do with the resources of a service at the end of a session, and at the end of the plan.
  private static let duties: [String: (session: String?, end: String)] = [
    "ec2": ("Stop the server", "Terminate the server and see that its disks are gone"),
    "ebs": (nil, "Delete the disk, with its snapshots"),
    "ebs_snapshot": (nil, "Delete the snapshots"),
    "s3": (nil, "Empty and delete the bucket, unfinished uploads and old versions too"),
    "emr": ("Terminate the cluster: it cannot be stopped", "See that no cluster is left"),
    "sagemaker": (
      "Stop the notebook; delete endpoints", "Delete notebook, endpoints, models and their storage"
    ),
    "rds": (
      "Stop the database; it starts by itself after seven days", "Delete it, with its snapshots"
    ),
    "redshift": ("Pause the warehouse", "Delete it, with its snapshots"),
    "nat_gateway": (nil, "Delete the gateway and release its address"),
    "public_ipv4": (nil, "Release the address"),
    "load_balancer": (nil, "Delete the load balancer"),
    "elastic_beanstalk": ("Terminate the environment", "Delete the application and its bucket"),
    "eks": (nil, "Delete node groups, then the cluster"),
    "fargate": ("Set the number of tasks to 0", "Delete the service and the cluster"),
    "efs": (nil, "Delete the file system"),
    "dynamodb": (nil, "Delete the tables and their backups"),
    "kinesis_stream": ("Delete the stream: it bills by the hour", "See that no stream is left"),
    "cloudwatch": (nil, "Delete log groups, dashboards and alarms"),
    "route53": (nil, "Delete the hosted zone"),
    "ecr": (nil, "Delete the images"),
  ]

  static func items(_ pricing: Repricing) -> [String] {
    var session: [String] = []
    var end: [String] = []
    for resource in pricing.scenario.resources where resource.service != "custom" {
      let name = VisibleText.name(resource.name)
      let duty = duties[resource.service]
      if let task = duty?.session { session.append("After each session – \(name): \(task).") }
      end.append("At the end – \(name): \(duty?.end ?? "Delete it").")
    }
    let regions = Set(pricing.scenario.resources.map(\.region)).sorted()
    end.append(
      "At the end – look into every region, not only \(regions.joined(separator: ", ")), and at the bill two days later."
    )
    return session + end
  }

  /// Commands that list what is still there.
  static func commands(_ scenario: Scenario) -> String {
    let services = Set(scenario.resources.map(\.service))
    var lines = [
      "for region in $(aws ec2 describe-regions --query 'Regions[].RegionName' --output text); do",
      "  echo \"== $region\"",
      "  aws ec2 describe-instances --region $region --output text \\",
      "    --query 'Reservations[].Instances[].[InstanceId,InstanceType,State.Name]'",
      "  aws ec2 describe-volumes --region $region --query 'Volumes[].[VolumeId,Size]' --output text",
      "  aws ec2 describe-addresses --region $region --query 'Addresses[].PublicIp' --output text",
      "  aws ec2 describe-nat-gateways --region $region --query 'NatGateways[].NatGatewayId' --output text",
    ]
    let more: [(String, String)] = [
      (
        "emr",
        "aws emr list-clusters --active --region $region --query 'Clusters[].Id' --output text"
      ),
      (
        "sagemaker",
        "aws sagemaker list-endpoints --region $region --query 'Endpoints[].EndpointName' --output text"
      ),
      (
        "rds",
        "aws rds describe-db-instances --region $region --query 'DBInstances[].DBInstanceIdentifier' --output text"
      ),
      (
        "redshift",
        "aws redshift describe-clusters --region $region --query 'Clusters[].ClusterIdentifier' --output text"
      ),
    ]
    for (service, command) in more where services.contains(service) { lines.append("  " + command) }
    lines.append("done")
    if services.contains("s3") { lines.append("aws s3 ls") }
    return lines.joined(separator: "\n")
  }
}
