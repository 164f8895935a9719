import Foundation

@testable import BudgetCLI

/// A folder with small price tables, a plan and tables of throughput; removed when the process
/// ends.
final class CompareFixture: Sendable {
  let folder: String

  /// Creates the folder, which no other suite may use.
  init(named name: String = "compare") {
    folder = Checkout.temporary + "/" + name
    for (path, text) in Self.files {
      let url = URL(fileURLWithPath: "\(folder)/\(path)")
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: url)
    }
  }

  /// Runs a command line in the folder; no argument has a space in it.
  func run(
    _ line: String, input: String = "", terminal: TerminalInfo = TerminalInfo()
  ) -> BudgetCLI.Outcome {
    BudgetCLI.run(
      arguments: line.split(separator: " ").map(String.init),
      environment: ["BUDGET_DATA": "\(folder)/data", "XDG_CACHE_HOME": "\(folder)/cache"],
      currentDirectory: folder, input: .text(input), terminal: terminal)
  }

  /// Writes a file into the folder.
  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private static let priceHeader =
    "region,meter,attributes,unit,tier_from,tier_to,price_usd,effective_from,effective_to,"
    + "rate_code,source,note\n"

  private static let files: [String: String] = [
    "plan.json": """
    { "title": "A | plan", "region": "us-east-1", "months": 2, "limit_usd": 900,
      "credits": [ { "name": "grant", "amount_usd": 20 } ], "resources": [
      { "name": "server", "service": "ec2", "instance_type": "m4.2xlarge", "hours_per_month": 100,
        "public_ipv4": 0, "volumes": [ { "volume_type": "gp3", "size_gb": 10 } ] },
      { "name": "disk", "service": "ebs", "volume_type": "gp2", "size_gb": 30 } ] }
    """,
    "bad.csv": "name,speed\nt3.micro,5\n",
    "bad-row.csv": "type,mb_per_s,streams\nm4.2xlarge,10,8\nt3.micro,fast,1\n",
    "data/sources.csv": """
    id,name,published,confidence,note
    list-2016,The price list of 2016,2016-01-07,medium,
    list-2026,The price list of 2026,2026-05-12,high,
    """,
    "data/aws/regions.csv": """
    region,name,partition,legacy_name
    us-east-1,US East (N. Virginia),aws,us-east
    eu-west-1,Europe (Ireland),aws,eu-ireland
    ap-south-1,Asia Pacific (Mumbai),aws,
    """,
    "data/aws/ebs.csv": priceHeader + """
      us-east-1,EBS:VolumeUsage.gp3,,GB-month,0,,0.08,2026-05-12,,,list-2026,
      eu-west-1,EBS:VolumeUsage.gp3,,GB-month,0,,0.088,2026-05-12,,,list-2026,
      us-east-1,EBS:VolumeUsage.gp2,,GB-month,0,,0.1,2016-01-07,,,list-2016,
      eu-west-1,EBS:VolumeUsage.gp2,,GB-month,0,,0.11,2016-01-07,,,list-2016,
      """,
    "data/aws/public_ipv4.csv": priceHeader + """
      us-east-1,PublicIPv4:InUseAddress,,hour,0,,0.005,2026-05-12,,,list-2026,
      eu-west-1,PublicIPv4:InUseAddress,,hour,0,,0.005,2026-05-12,,,list-2026,
      """,
    "data/aws/cpu_credits.csv": priceHeader + """
      us-east-1,CPUCredits:t3,operating_system=linux,vCPU-hour,0,,0.05,2026-05-12,,,list-2026,
      """,
    "data/aws/data_transfer.csv": priceHeader + """
      us-east-1,DataTransfer-Out-Bytes,,GB,0,50,0.09,2026-05-12,,,list-2026,
      us-east-1,DataTransfer-Out-Bytes,,GB,50,,0.085,2026-05-12,,,list-2026,
      """,
    "data/aws/ec2/on_demand/us-east-1.csv": """
    instance_type,effective_from,effective_to,source,linux,windows,rhel,suse
    m4.2xlarge,2016-01-07,,list-2016,0.504,0.9,,
    m4.2xlarge,2026-05-12,,list-2026,0.4,0.768,,
    m4.4xlarge,2016-01-07,,list-2016,1.008,1.8,,
    m4.4xlarge,2026-05-12,,list-2026,0.8,1.536,,
    t3.micro,2026-05-12,,list-2026,0.0104,0.0196,,
    """,
    "data/aws/ec2/on_demand/eu-west-1.csv": """
    instance_type,effective_from,effective_to,source,linux,windows,rhel,suse
    m4.2xlarge,2026-05-12,,list-2026,0.444,,,
    t3.micro,2026-05-12,,list-2026,0.0114,0.0206,,
    """,
    "data/aws/ec2/spot/us-east-1.csv": """
    instance_type,effective_from,effective_to,source,linux,windows,rhel,suse
    m4.2xlarge,2026-05-12,,list-2026,0.1432,,,
    t3.micro,2026-05-12,,list-2026,0.0045,,,
    """,
    "data/aws/ec2/reserved/us-east-1.csv": """
    instance_type,effective_from,effective_to,source,\
    linux_1yr_all_upfront,linux_3yr_all_upfront,windows_1yr_all_upfront,windows_3yr_all_upfront
    m4.2xlarge,2026-05-12,,list-2026,0.2312,0.1504,,
    """,
    "data/aws/ec2/spot-interruption.csv": """
    region,operating_system,instance_type,savings_percent,interruption_band,source
    us-east-1,linux,t3.micro,57,<5%,list-2026
    """,
    "data/aws/ec2/instance-types.csv": """
    instance_type,vcpu,memory_gib,architecture,processor,burstable,baseline_percent,\
    credits_per_hour,ecu,gpu_count,gpu_name,gpu_memory_gib,cuda,instance_storage_gb,\
    network_performance,network_gbps,current_generation,bare_metal,free_tier_eligible,\
    emr_supported,source
    m4.2xlarge,8,32,x86_64,Intel Xeon,false,,,26,0,,,false,0,High,1,false,false,false,true,list-2026
    m4.4xlarge,16,64,x86_64,Intel Xeon,false,,,53.5,0,,,false,0,High,2,false,false,false,true,list-2026
    t3.micro,2,1,x86_64,Intel Xeon,true,10,12,,0,,,false,0,Low,0.064,true,false,true,false,list-2026
    """,
    "data/free-tier.csv": """
    offer,provider,kind,service,description,limit,unit,period,window_months,available_from,\
    available_to,accounts_opened_from,accounts_opened_before,plan,applied,source,note
    aws-ebs,aws,always,ebs,10 GB of disk,10,GB-month,month,,,,,,,automatic,list-2026,
    """,
    "data/free-tier-meters.csv": """
    offer,service,meter,attributes,regions
    aws-ebs,ebs,EBS:VolumeUsage.gp2,,
    """,
  ]
}
