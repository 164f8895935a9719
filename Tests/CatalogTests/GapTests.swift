import Catalog
import CatalogBuilding
import Prices
import Testing

/// Tests of stated gaps that name several meters, attributes or regions in one row.
@Suite struct GapTests {
  private static let gaps = """
    service,meter,attributes,regions,reason
    s3,Alpha|Beta,kind=a|kind=b,us-east-1 ap-south-1,two of each
    s3,Gamma*,to={region},*,not to itself
    s3,Gamma*,,*,nowhere
    """

  /// A meter without a price, and the reason that the catalog states.
  static let reasons:
    [(meter: String, attributes: MeterAttributes, region: String, text: String?)] =
      [
        ("Alpha", ["kind": "a"], "us-east-1", "two of each"),
        ("Alpha", ["kind": "b"], "ap-south-1", "two of each"),
        ("Beta", ["kind": "a"], "ap-south-1", "two of each"),
        ("Beta", ["kind": "c"], "us-east-1", nil),
        ("Alpha", ["kind": "a"], "eu-west-1", nil),
        ("Alpha|Beta", ["kind": "a"], "us-east-1", nil),
        ("GammaRay", ["to": "eu-west-1"], "eu-west-1", "not to itself"),
        ("GammaRay", ["to": "us-east-1"], "eu-west-1", "nowhere"),
        ("GammaRay", ["to": "{region}"], "eu-west-1", "nowhere"),
        ("Delta", [:], "eu-west-1", nil),
      ]

  @Test func eachAlternativeIsAGapOfItsOwn() throws {
    let catalog = try DataFixture(["aws/gaps.csv": Self.gaps]).build()
    for gap in Self.reasons {
      let key = MeterKey(
        service: "s3", region: gap.region, meter: gap.meter, attributes: gap.attributes)
      var stated: String?
      do {
        _ = try catalog.rateCard(for: key, on: nil)
        Issue.record("\(key) has a price")
      } catch let error as PriceLookupError {
        stated = error.statedGap
      }
      #expect(stated == gap.text, "\(key)")
    }
  }
}
