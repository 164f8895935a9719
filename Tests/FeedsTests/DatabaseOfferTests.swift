import CatalogBuilding
import Money
import Prices
import Testing

@testable import Feeds

/// Tests of what a refresh takes from the list of databases: reservations of every engine, Oracle's
/// editions and licences, and GovCloud.
@Suite struct DatabaseOfferTests {
  private static let head = [
    "\"FormatVersion\",\"v1.0\"", "\"Publication Date\",\"2026-11-01T00:00:00Z\"",
    "\"OfferCode\",\"AmazonRDS\"",
    "SKU,OfferTermCode,RateCode,TermType,PriceDescription,EffectiveDate,StartingRange,EndingRange,"
      + "Unit,PricePerUnit,Currency,LeaseContractLength,PurchaseOption,Region Code,Instance Type,"
      + "Database Engine,Database Edition,License Model,Deployment Option,usageType,operation",
  ]

  /// Returns a row of a product (region, type, engine, edition, licence, deployment, usage type and
  /// operation) with a price (rate, type of term, unit, price, lease and payment).
  private static func row(_ product: String, _ price: String) -> String {
    let parts = price.split(separator: ",", omittingEmptySubsequences: false)
    return "S\(parts[0]),T,S\(parts[0]).T.\(parts[0]),\(parts[1]),,2026-11-01,,,\(parts[2]),"
      + "\(parts[3]),USD,\(parts[4]),\(parts[5]),\(product)"
  }

  private static let mysql =
    "us-east-1,db.m5.large,MySQL,,No license required,Single-AZ,InstanceUsage:db.m5.large,"
    + "CreateDBInstance:0002"
  private static let pair =
    "us-gov-west-1,db.m5.large,PostgreSQL,,No license required,Multi-AZ,"
    + "UGW1-Multi-AZUsage:db.m5.large,CreateDBInstance:0014"
  private static let enterprise =
    "eu-west-1,db.m5.large,Oracle,Enterprise,Bring your own license,Single-AZ,"
    + "EU-InstanceUsage:db.m5.large,CreateDBInstance:0005"
  private static let licensed =
    "eu-west-1,db.m5.large,Oracle,Standard Two,License included,Single-AZ,"
    + "EU-InstanceUsage:db.m5.large,CreateDBInstance:0020"
  private static let own =
    "eu-west-1,db.m5.large,Oracle,Standard Two,Bring your own license,Single-AZ,"
    + "EU-InstanceUsage:db.m5.large,CreateDBInstance:0019"
  private static let retired =
    "eu-west-1,db.m5.large,Oracle,Standard,Bring your own license,Single-AZ,"
    + "EU-InstanceUsage:db.m5.large,CreateDBInstance:0004"

  /// Rows of a list, and the prices that come of them.
  static let cases: [(rows: [String], prices: Set<String>)] = [
    (
      [row(mysql, "A,OnDemand,Hrs,0.171,,")],
      ["us-east-1 InstanceUsage:db.m5.large deployment=single_az;engine=mysql 0.171"]
    ),
    (
      [row(mysql, "A,Reserved,Hrs,0.12,1yr,No Upfront")],
      [
        "us-east-1 HeavyUsage:db.m5.large deployment=single_az;engine=mysql;"
          + "payment_option=no_upfront;term=1yr 0.12"
      ]
    ),
    (
      [
        row(mysql, "A,Reserved,Hrs,0.05,1yr,Partial Upfront"),
        row(mysql, "A,Reserved,Quantity,438,1yr,Partial Upfront"),
      ],
      [
        "us-east-1 HeavyUsage:db.m5.large deployment=single_az;engine=mysql;"
          + "payment_option=partial_upfront;term=1yr 0.1"
      ]
    ),
    (
      [
        row(pair, "A,Reserved,Quantity,5256,3yr,All Upfront"),
        row(pair, "A,Reserved,Hrs,0,3yr,All Upfront"),
      ],
      [
        "us-gov-west-1 HeavyUsage:db.m5.large deployment=multi_az;engine=postgres;"
          + "payment_option=all_upfront;term=3yr 0.2"
      ]
    ),
    (
      [row(pair, "A,OnDemand,Hrs,0.43,,")],
      ["us-gov-west-1 Multi-AZUsage:db.m5.large deployment=multi_az;engine=postgres 0.43"]
    ),
    (
      [row(enterprise, "A,OnDemand,Hrs,0.194,,")],
      ["eu-west-1 InstanceUsage:db.m5.large deployment=single_az;engine=oracle-ee 0.194"]
    ),
    (
      [row(licensed, "A,OnDemand,Hrs,0.44,,"), row(own, "B,OnDemand,Hrs,0.2,,")],
      [
        "eu-west-1 InstanceUsage:db.m5.large deployment=single_az;engine=oracle-se2 0.44",
        "eu-west-1 InstanceUsage:db.m5.large deployment=single_az;engine=oracle-se2;"
          + "license_model=bring-your-own-license 0.2",
      ]
    ),
    (
      [row(enterprise, "A,Reserved,Hrs,0.13,3yr,No Upfront")],
      [
        "eu-west-1 HeavyUsage:db.m5.large deployment=single_az;engine=oracle-ee;"
          + "payment_option=no_upfront;term=3yr 0.13"
      ]
    ),
    ([row(retired, "A,OnDemand,Hrs,0.2,,")], []),
  ]

  @Test func aListOfDatabasesIsReadRuleByRule() throws {
    for (rows, expected) in Self.cases {
      let text = (Self.head + rows).joined(separator: "\n")
      let sink = ListSink()
      _ = try FeedReader(data: Place.data).read(
        PiecewiseSource(Array(text.utf8), size: 64), .offerCSV, FeedFile(address: "list"),
        into: sink)
      let found = Set(
        sink.prices.map { price in
          "\(price.key.region) \(price.key.meter) \(price.key.attributes.description) \(price.price)"
        })
      #expect(found == expected, "\(rows)")
    }
  }
}
