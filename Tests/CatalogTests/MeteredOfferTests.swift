import Catalog
import CatalogBuilding
import Files
import Prices
import Testing

/// Tests of prices in offers without a service of their own.
@Suite struct MeteredOfferTests {
  private static let table = """
    us-east-1,TranslateText,,character,0,,0.000015,2026-01-01,,,list-2026,
    us-east-1,Requests,operation=Put,request,0,1000,0.5,2026-01-01,,,list-2026,
    us-east-1,Requests,operation=Put,request,1000,,0.25,2026-01-01,,,list-2026,

    """

  private func key(_ meter: String, _ attributes: String = "") -> MeterKey {
    MeterKey(
      service: "metered/translate", region: "us-east-1", meter: meter,
      attributes: MeterAttributes(canonical: attributes))
  }

  @Test func isFoundByTheOfferAndExportedToItsTable() throws {
    let fixture = try DataFixture([
      "aws/metered/translate.csv": DataFixture.priceHeader + Self.table
    ])
    let catalog = try fixture.build()
    let card = try catalog.rateCard(for: key("TranslateText"), on: nil)
    #expect(card.unit == "character")
    #expect(card.tiers.map { "\($0.unitPrice)" } == ["0.000015"])
    #expect(try catalog.rateCard(for: key("Requests", "operation=Put"), on: nil).tiers.count == 2)
    let folder = fixture.root + "/exported"
    #expect(try catalog.export(to: folder).contains("aws/metered/translate.csv"))
    let again = try CatalogFile.openOrBuild(data: folder, file: fixture.root + "/again.sqlite")
    #expect(try again.rateCard(for: key("TranslateText"), on: nil) == card)
  }
}
