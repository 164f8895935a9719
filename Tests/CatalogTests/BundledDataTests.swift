import Catalog
import CatalogBuilding
import Dates
import Files
import Money
import Prices
import Testing

/// The bundled price data; if it is not in its usual folder, `BUDGET_DATA` names it.
@Suite(.enabled(if: BundledData.folder != nil)) struct BundledDataTests {
  @Test func loadsAndHoldsKnownPrices() throws {
    let data = try #require(BundledData.folder)
    let fixture = try DataFixture()
    let catalog = try CatalogFile.openOrBuild(data: data, file: fixture.catalog)
    let errors = try catalog.verify().filter { $0.severity == .error }
    #expect(errors.map(\.description) == [])
    let linux: MeterAttributes = ["operating_system": "linux"]
    let known: [(String, String, MeterAttributes, String?, String)] = [
      ("ec2", "BoxUsage:t3.micro", linux, nil, "0.0104"),
      ("ec2", "BoxUsage:t2.micro", linux, nil, "0.0116"),
      ("ec2", "BoxUsage:m4.large", linux, "2015-12-17", "0.126"),
      ("ebs", "EBS:VolumeUsage.gp3", [:], nil, "0.08"),
      ("s3", "TimedStorage-ByteHrs", [:], nil, "0.023"),
      ("s3", "TimedStorage-ByteHrs", [:], "2015-12-17", "0.03"),
      ("lambda", "Lambda-GB-Second", [:], nil, "0.0000166667"),
      ("nat_gateway", "NatGateway-Hours", [:], nil, "0.045"),
    ]
    for (service, meter, attributes, date, price) in known {
      let key = MeterKey(
        service: service, region: "us-east-1", meter: meter, attributes: attributes)
      let card = try catalog.rateCard(for: key, on: date.flatMap { CalendarDate($0) })
      #expect(card.tiers.first?.unitPrice.description == price, "\(key)")
    }
  }
}

enum BundledData {
  static let folder: String? = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folders = [Environment.current["BUDGET_DATA"], "/\(root)/pricing-data"]
    return folders.compactMap { $0 }.first { Files.exists($0) }
  }()
}
