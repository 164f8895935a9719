import Catalog
import CatalogBuilding
import Dates
import Money
import Prices
import Testing

/// The fast walk over offers finds the same prices as looking up each by its name.
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
      operatingSystems: ["windows", "linux", "rhel"], purchases: OfferMeter.all)
    var expected: Set<String> = []
    for type in selection.types {
      for region in selection.regions {
        for system in selection.operatingSystems {
          for way in selection.purchases {
            guard let card = try catalog.card(way, type, region, system, on: date) else { continue }
            let origin = withOrigins ? " \(card.effectiveFrom) \(card.source.id)" : ""
            expected.insert(
              "\(type) \(region) \(system) \(way) \(card.tiers[0].unitPrice)\(origin)")
          }
        }
      }
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

  /// Prices by day, an upfront fee spread over its term: (33 + 0.0038 × 8,760) ÷ 8,760.
  @Test(arguments: [
    (
      nil, ["us-east-1", "eu-west-1"],
      [
        "eu-west-1 linux 0.0126", "eu-west-1 windows 0.0172", "us-east-1 linux 0.0045",
        "us-east-1 linux 0.0045", "us-east-1 linux 0.0068", "us-east-1 linux 0.007567123288",
        "us-east-1 linux 0.0116",
      ]
    ),
    (
      CalendarDate("2016-12-31"), ["us-east-1"],
      [
        "us-east-1 linux 0.007567123288", "us-east-1 linux 0.013", "us-east-1 linux 0.044",
        "us-east-1 windows 0.018",
      ]
    ),
    (CalendarDate("2001-01-01"), ["us-east-1"], []),
  ])
  func findsThePricesOfADay(
    _ date: CalendarDate?, _ regions: [String], _ expected: [String]
  ) throws {
    let fixture = try DataFixture()
    let catalog = try fixture.build()
    let selection = InstanceOfferSelection(
      types: ["t2.micro", "m1.small"], regions: regions, operatingSystems: ["linux", "windows"],
      purchases: OfferMeter.all)
    var found: [String] = []
    try catalog.eachInstanceOffer(on: date, in: selection) { offer in
      found.append(
        "\(regions[offer.region]) \(selection.operatingSystems[offer.operatingSystem]) \(offer.hourly)"
      )
    }
    #expect(found.sorted() == expected)
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

extension OfferMeter {
  /// The ways to pay for the fixture's instances.
  static let all = [onDemand, spot] + reserved

  static let onDemand = way("BoxUsage:")
  static let spot = way("SpotUsage:")

  private static let reserved = ["1yr", "3yr"].flatMap { term in
    ["no_upfront", "partial_upfront", "all_upfront"].map { option in
      way("HeavyUsage:", ["payment_option": option, "term": term])
    }
  }

  private static func way(_ prefix: String, _ attributes: MeterAttributes = [:]) -> OfferMeter {
    OfferMeter(
      service: "ec2", prefix: prefix, systemAttribute: "operating_system", attributes: attributes)
  }
}

extension Catalog {
  /// Returns the price of an instance that is bought in a certain way; nil where there is none.
  fileprivate func card(
    _ way: OfferMeter, _ type: String, _ region: String, _ system: String, on date: CalendarDate?
  ) throws -> RateCard? {
    let attributes = [(key: "operating_system", value: system)] + way.attributes.pairs
    let key = MeterKey(
      service: way.service, region: region, meter: way.prefix + type,
      attributes: MeterAttributes(attributes))
    do { return try rateCard(for: key, on: date) } catch is PriceLookupError { return nil }
  }
}
