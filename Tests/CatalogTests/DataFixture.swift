import Catalog
import CatalogBuilding
import Files
import Prices
import SQLite
import TestSupport

/// A folder with a small price data folder and a place for a catalog, removed with this object.
final class DataFixture {
  private let folder = TemporaryFolder()

  var root: String { folder.path }
  var data: String { root + "/data" }
  var catalog: String { root + "/cache/catalog.sqlite" }

  /// The tables of the fixture, with some of them replaced, added or left out.
  init(_ changes: [String: String] = [:], without missing: [String] = []) throws {
    for (path, text) in Self.tables.merging(changes, uniquingKeysWith: { $1 })
    where !missing.contains(path) {
      try write(path, text)
    }
  }

  func write(_ path: String, _ text: String) throws {
    let file = data + "/" + path
    try Files.createFolder(Files.folder(of: file))
    try Files.write(text, to: file)
  }

  /// The names next to the catalog, including hidden ones.
  var cacheNames: [String] { TemporaryFolder.names(in: Files.folder(of: catalog)) }

  func build() throws -> Catalog { try CatalogFile.openOrBuild(data: data, file: catalog) }

  /// Changes the catalog as a faulty program would: what it writes is sealed.
  func edit(_ sql: String) throws {
    do { try Database(catalog, .readWrite).execute(sql) }
    try PageSeal.seal(catalog)
  }

  static let priceHeader =
    "region,meter,attributes,unit,tier_from,tier_to,price_usd,effective_from,effective_to,"
    + "rate_code,source,note\n"

  static let tables: [String: String] = [
    "sources.csv": """
    id,name,published,confidence,note
    list-2016,The price list of 2016,2016-01-07,medium,
    list-2026,The price list of 2026,2026-05-12,high,read on paper
    hearsay,What people say,2026-11-20,low,
    """,
    "aws/regions.csv": """
    region,name,partition,legacy_name
    us-east-1,US East (N. Virginia),aws,us-east
    eu-west-1,Europe (Ireland),aws,eu-ireland
    ap-south-1,Asia Pacific (Mumbai),aws,
    """,
    "aws/s3.csv": priceHeader + """
      us-east-1,TimedStorage-ByteHrs,,GB-month,0,1024,0.03,2016-01-07,,SKU.TERM.A,list-2016,
      us-east-1,TimedStorage-ByteHrs,,GB-month,1024,,0.0295,2016-01-07,,SKU.TERM.B,list-2016,
      us-east-1,TimedStorage-ByteHrs,,GB-month,0,51200,0.023,2026-05-12,,,list-2026,
      us-east-1,TimedStorage-ByteHrs,,GB-month,51200,512000,0.022,2026-05-12,,,list-2026,first note
      us-east-1,TimedStorage-ByteHrs,,GB-month,512000,,0.021,2026-05-12,,,list-2026,second note
      eu-west-1,TimedStorage-ByteHrs,,GB-month,0,,0.024,2026-05-12,,,list-2026,
      us-east-1,TimedStorage-RRS-ByteHrs,,GB-month,0,,0.024,2016-01-07,2020-01-01,,list-2016,
      global,Requests-Tier1,,request,0,,0.000005,2026-05-12,,,hearsay,
      """,
    "aws/gaps.csv": """
    service,meter,attributes,regions,reason
    s3,TimedStorage-ByteHrs,,ap-south-1,no source with a price for this region
    s3,TimedStorage-XZ-ByteHrs,,*,not sold
    """,
    "aws/ec2/on_demand/us-east-1.csv": """
    instance_type,effective_from,effective_to,source,linux,windows,rhel,suse
    m1.small,2016-01-07,2017-01-01,list-2016,0.044,,,
    t2.micro,2016-01-07,,list-2016,0.013,0.018,,
    t2.micro,2026-05-12,,list-2026,0.0116,,0.026,
    """,
    "aws/ec2/on_demand/eu-west-1.csv": """
    instance_type,effective_from,effective_to,source,linux,windows,rhel,suse
    t2.micro,2026-05-12,,list-2026,0.0126,0.0172,,
    """,
    "aws/ec2/spot/us-east-1.csv": """
    instance_type,effective_from,effective_to,source,linux,windows,rhel,suse
    t2.micro,2026-05-12,,list-2026,0.0045,,,
    """,
    "aws/ec2/reserved/us-east-1.csv": """
    instance_type,effective_from,effective_to,source,\
    linux_1yr_all_upfront,linux_3yr_all_upfront,windows_1yr_all_upfront,windows_3yr_all_upfront
    t2.micro,2026-05-12,,list-2026,0.0068,0.0045,,
    """,
    "aws/ec2/reserved-terms.csv": """
    region,instance_type,operating_system,term,payment_option,upfront_usd,hourly_usd,\
    effective_from,effective_to,source
    us-east-1,t2.micro,linux,1yr,partial_upfront,33,0.0038,2016-01-07,,list-2016
    """,
    "aws/ec2/spot-observations.csv": """
    region,availability_zone,instance_type,operating_system,observed_at,price_usd,source
    us-east-1,us-east-1a,t2.micro,linux,2016-01-07T12:00:00Z,0.004,list-2016
    us-east-1,,t2.micro,linux,2016-01-06T23:59:59Z,0.005,list-2016
    us-east-1,,t2.micro,linux,2016-01-06T23:59:59Z,0.003,list-2016
    """,
    "aws/ec2/spot-interruption.csv": """
    region,operating_system,instance_type,savings_percent,interruption_band,source
    us-east-1,linux,t2.micro,-5,<5%,list-2026
    """,
    "aws/ec2/availability-zones.csv": """
    region,availability_zones
    us-east-1,us-east-1b us-east-1a
    """,
    "aws/ec2/instance-types.csv": """
    instance_type,vcpu,memory_gib,architecture,processor,burstable,baseline_percent,\
    credits_per_hour,ecu,gpu_count,gpu_name,gpu_memory_gib,cuda,instance_storage_gb,\
    network_performance,network_gbps,current_generation,bare_metal,free_tier_eligible,\
    emr_supported,source
    t2.micro,1,1,x86_64,Intel Xeon,true,10,6,,0,,,false,0,Low to Moderate,0.064,false,false,true,\
    false,list-2026
    p2.xlarge,4,61,x86_64,,false,,,11.75,1,K80,12,true,,High,,true,false,false,true,list-2026
    """,
    "free-tier.csv": """
    offer,provider,kind,service,description,limit,unit,period,window_months,available_from,\
    available_to,accounts_opened_from,accounts_opened_before,plan,applied,source,note
    aws-ec2-hours,aws,twelve_months,ec2,750 hours of t2.micro,750,hour,month,12,2010-10-21,,,\
    2025-07-15,,automatic,list-2026,one pool
    aws-credit,aws,credit,account,100 USD on opening,100,USD,once,12,,,2025-07-15,,free,\
    automatic,list-2026,
    """,
    "free-tier-meters.csv": """
    offer,service,meter,attributes,regions
    aws-ec2-hours,ec2,BoxUsage:t2.micro,operating_system=linux,us-east-1 eu-west-1
    """,
  ]
}
