@testable import Billing
import Dates
import Money
import PriceFixtures
import Prices
import Scenarios

/// The offers that remarks refer to.
enum OfferFixtures {
  static let all: [FreeTierOffer] = [
    twelveMonths(
      "ec2-hours", "ec2", "750 hours of t2.micro with Linux", 750, "hour", "BoxUsage:t2.micro"),
    twelveMonths(
      "ebs-storage", "ebs", "30 GB-months of disks", 30, "GB-month", "EBS:VolumeUsage.gp3"),
    always(
      "transfer-out", "data_transfer", "100 GB out to the internet", 100, "GB",
      "DataTransfer-Out-Bytes"),
    always("lambda", "lambda", "1 million requests", 1_000_000, "request", "Request"),
    credit,
  ]

  private static func always(
    _ id: String, _ service: String, _ description: String, _ limit: Int, _ unit: String,
    _ meter: String
  ) -> FreeTierOffer {
    var offer = FreeTierOffer(
      id: id, provider: .aws, kind: .always, service: service, description: description,
      limit: Quantity(limit), unit: unit, source: FixtureBook.source)
    offer.meters = [.init(service: service, meter: meter, attributes: [:], regions: [])]
    return offer
  }

  private static func twelveMonths(
    _ id: String, _ service: String, _ description: String, _ limit: Int, _ unit: String,
    _ meter: String
  ) -> FreeTierOffer {
    var offer = always(id, service, description, limit, unit, meter)
    offer.kind = .twelveMonths
    offer.windowMonths = 12
    offer.accountsOpenedBefore = CalendarDate("2025-07-15")
    return offer
  }

  private static let credit: FreeTierOffer = {
    var offer = FreeTierOffer(
      id: "sign-up", provider: .aws, kind: .credit, service: "account",
      description: "Sign-up credit", limit: Quantity(100), unit: "USD", source: FixtureBook.source)
    offer.refill = .once
    offer.windowMonths = 12
    offer.accountsOpenedFrom = CalendarDate("2025-07-15")
    return offer
  }()
}

/// The frozen prices, with those of us-east-1 in every region, and one source and note as needed.
struct AdjustedBook: PriceBook {
  var base = FixtureBook()
  var published = FixtureBook.date
  var confidence = "high"
  var note: String?
  /// The service whose prices have the note, the date and the confidence; nil for all services.
  var service: String?

  func newestDate() -> CalendarDate { FixtureBook.date }
  func regions(of provider: Provider) -> [Region] { base.regions(of: provider) }
  func instanceTypeNames(of provider: Provider) -> [String] {
    base.instanceTypeNames(of: provider)
  }
  func freeTierOffers(of provider: Provider) -> [FreeTierOffer] { base.offers }

  func instanceType(_ name: String, of provider: Provider) -> InstanceType? {
    base.instanceType(name, of: provider)
  }

  func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    var known = key
    if known.region != "global" { known.region = "us-east-1" }
    let card = try base.rateCard(for: known, on: date)
    var (source, remark) = (card.source, card.note)
    if service == nil || service == key.service {
      (source.published, source.confidence, remark) = (published, confidence, note)
    }
    return RateCard(
      key: key, unit: card.unit, tiers: card.tiers, effectiveFrom: card.effectiveFrom,
      effectiveTo: card.effectiveTo, source: source, note: remark)
  }
}

/// Reads and prices plans of all services.
enum PlanFixtures {
  static func scenario(_ text: String) throws -> Scenario {
    try ScenarioReader(services: knownServices.definitions).read(Array(text.utf8))
  }

  static func warnings(_ text: String, _ prices: AdjustedBook) throws -> [PlanWarning] {
    try Estimator(prices: prices).estimate(try scenario(text)).warnings
  }
}
