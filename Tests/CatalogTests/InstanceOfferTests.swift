import Catalog
import CatalogBuilding
import Dates
import Money
import Prices
import Testing

/// The quick walk over offers finds what the walk by names finds.
@Suite struct InstanceOfferTests {
  static let dates = [
    nil, CalendarDate("2016-06-01"), CalendarDate("2026-05-12"), CalendarDate("2001-01-01"),
  ]

  @Test(arguments: dates, [true, false])
  func findsTheSamePrices(_ date: CalendarDate?, _ withOrigins: Bool) throws {
    let fixture = try DataFixture()
    let catalog = try fixture.build()
    let selection = InstanceOfferSelection(
      types: try catalog.instanceTypeNames(of: .aws) + ["m1.small"],
      regions: ["eu-west-1", "us-east-1"],
      operatingSystems: ["windows", "linux", "rhel"], purchases: InstancePrice.Purchase.all)
    var expected: Set<String> = []
    try catalog.eachInstancePrice(
      on: date, operatingSystems: selection.operatingSystems, purchases: selection.purchases
    ) { price in
      let origin = withOrigins ? " \(price.effectiveFrom) \(price.source.id)" : ""
      expected.insert(
        "\(price.instanceType) \(price.region) \(price.operatingSystem) \(price.purchase) \(price.hourly)\(origin)"
      )
    }
    var found: [String] = []
    try catalog.eachInstanceOffer(on: date, in: selection, withOrigins: withOrigins) { offer in
      let origin = try offer.origin.map {
        " \($0.effectiveFrom) \(try catalog.priceSource($0.source).id)"
      }
      found.append(
        "\(selection.types[offer.type]) \(selection.regions[offer.region]) \(selection.operatingSystems[offer.operatingSystem]) \(selection.purchases[offer.purchase]) \(offer.hourly)\(origin ?? "")"
      )
    }
    #expect(found.count == expected.count && Set(found) == expected)
    #expect(found.isEmpty == (date == CalendarDate("2001-01-01")))
  }

  @Test func leavesOutWhatIsNotSelected() throws {
    let fixture = try DataFixture()
    let catalog = try fixture.build()
    let selection = InstanceOfferSelection(
      types: ["t2.micro", "none.such"], regions: ["eu-west-1", "nowhere-1"],
      operatingSystems: ["linux"], purchases: [.onDemand, .spot])
    var offers: [InstanceOffer] = []
    try catalog.eachInstanceOffer(on: nil, in: selection) { offers.append($0) }
    #expect(offers.map(\.hourly.description) == ["0.0126"])
    #expect(
      offers.first.map { [$0.type, $0.region, $0.operatingSystem, $0.purchase] } == [0, 0, 0, 0])
  }
}
