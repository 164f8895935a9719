@testable import Billing
import Dates
import JSONText
import Money
import PriceFixtures
import Prices
import Scenarios

/// The offers that remarks look at.
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
    offer.monthly = false
    offer.windowMonths = 12
    offer.accountsOpenedFrom = CalendarDate("2025-07-15")
    return offer
  }()
}

/// The frozen prices, in every region those of us-east-1, with one source and note as a test needs.
struct AdjustedBook: PriceBook {
  var base = FixtureBook()
  var published = FixtureBook.date
  var confidence = "high"
  var note: String?
  /// The service whose prices have the note, the date and the confidence; nil for all.
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
    known.region = "us-east-1"
    var card = try StandIn.card(key) ?? base.rateCard(for: known, on: date)
    card.key = key
    guard service == nil || service == key.service else { return card }
    (card.source.published, card.source.confidence, card.note) = (published, confidence, note)
    return card
  }
}

/// A service cut down to what remarks look at: fixed meters, whatever the fields say.
struct StandIn: Sendable {
  /// How much a meter counts.
  enum Amount: Sendable {
    /// The hours that the resource runs, times a number.
    case running(Int)
    /// So much for as long as it exists.
    case stored(Int)
    /// So much a month, by the field of that name.
    case field(String)
  }

  struct Part: Sendable {
    var meter: String
    var unit: String
    var price: String
    var amount: Amount
  }

  var id: String
  var numbers: [String] = []
  var parts: [Part]

  static let all: [StandIn] = [
    StandIn(
      id: "nat_gateway",
      parts: [
        Part(meter: "NatGateway-Hours", unit: "hour", price: "0.045", amount: .running(1)),
        Part(meter: "NatGateway-Bytes", unit: "GB", price: "0.045", amount: .stored(0)),
      ]),
    StandIn(
      id: "rds",
      parts: [
        Part(meter: "InstanceUsage:db.t3.micro", unit: "hour", price: "0.017", amount: .running(1)),
        Part(meter: "RDS:GP2-Storage", unit: "GB-month", price: "0.115", amount: .stored(20)),
      ]),
    StandIn(
      id: "load_balancer",
      parts: [
        Part(meter: "LoadBalancerUsage", unit: "hour", price: "0.0225", amount: .running(1))
      ]),
    StandIn(
      id: "sagemaker",
      parts: [Part(meter: "ml.t3.medium", unit: "hour", price: "0.05", amount: .running(1))]),
    StandIn(
      id: "emr",
      parts: [Part(meter: "EMR:m5.xlarge", unit: "hour", price: "0.048", amount: .running(5))]),
    StandIn(
      id: "eks",
      parts: [
        Part(meter: "AmazonEKS-Hours:perCluster", unit: "hour", price: "0.1", amount: .running(1))
      ]),
    StandIn(
      id: "redshift", numbers: ["rpu"],
      parts: [
        Part(meter: "Node:ra3.large", unit: "hour", price: "0.543", amount: .running(1)),
        Part(
          meter: "Redshift:ServerlessUsage", unit: "RPU-hour", price: "0.375",
          amount: .field("rpu")),
      ]),
    StandIn(
      id: "route53",
      parts: [Part(meter: "HostedZone", unit: "zone-month", price: "0.5", amount: .stored(1))]),
    StandIn(
      id: "kms",
      parts: [Part(meter: "KMS-Keys", unit: "key-month", price: "1", amount: .stored(1))]),
    StandIn(
      id: "firehose", numbers: ["record_size_kb", "monthly_records", "gb"],
      parts: [Part(meter: "BilledBytes", unit: "GB", price: "0.029", amount: .field("gb"))]),
    StandIn(
      id: "kinesis_stream", numbers: ["record_size_kb", "units"],
      parts: [
        Part(
          meter: "PutRequestPayloadUnits", unit: "payload-unit", price: "0.000000014",
          amount: .field("units"))
      ]),
    StandIn(
      id: "athena", numbers: ["data_scanned_mb_per_query", "tb"],
      parts: [Part(meter: "DataScannedInTB", unit: "TB", price: "5", amount: .field("tb"))]),
    StandIn(
      id: "glue", numbers: ["crawler_minutes", "dpu"],
      parts: [
        Part(meter: "Crawler-DPU-Hour", unit: "DPU-hour", price: "0.44", amount: .field("dpu"))
      ]),
    StandIn(
      id: "cloudwatch", numbers: ["monthly_logs_ingested_gb", "logs_stored_gb"],
      parts: [
        Part(
          meter: "DataProcessing-Bytes", unit: "GB", price: "0.5",
          amount: .field("monthly_logs_ingested_gb"))
      ]),
  ]

  static func card(_ key: MeterKey) -> RateCard? {
    let part = all.first { $0.id == key.service }?.parts.first { $0.meter == key.meter }
    guard let part, let price = try? UnitPrice(part.price) else { return nil }
    return RateCard(
      key: key, unit: part.unit, tiers: [PriceTier(from: .zero, to: nil, unitPrice: price)],
      effectiveFrom: FixtureBook.date, effectiveTo: nil, source: FixtureBook.source)
  }

  var definition: ServiceDefinition {
    let words = ["component", "source"].map { Field<String>.text($0, "a word").declaration }
    return ServiceDefinition(
      id: id, title: id, summary: id,
      fields: words + numbers.map { Self.number($0).declaration })
  }

  private static func number(_ name: String) -> Field<Quantity> {
    Field<Quantity>.quantity(name, unit: "unit", "a number")
  }

  func meter(_ metering: inout Metering) throws {
    for part in parts {
      let amount: MeteredAmount
      switch part.amount {
      case .running(let times):
        amount = try metering.runningHours(.secondWithMinimumOfOneMinute).times(Quantity(times))
      case .stored(let size): amount = try metering.stored(Quantity(size), part.unit)
      case .field(let name):
        amount = try metering.monthly(metering.resource.fields[Self.number(name)], part.unit)
      }
      try metering.add(part.meter, unit: part.unit, amount, part.meter)
    }
  }
}

/// Prices plans in which stand-ins are mixed with real services.
enum PlanFixtures {
  static func scenario(_ text: String) throws -> Scenario {
    let services = StandIn.all.map(\.definition) + knownServices.definitions
    return try ScenarioReader(services: services).read(Array(text.utf8))
  }

  /// A plan without stand-ins is priced by the estimator, with the remarks that it makes.
  static func warnings(_ text: String, _ prices: AdjustedBook) throws -> [PlanWarning] {
    let scenario = try scenario(text)
    let needsStandIns = scenario.resources.contains { resource in
      StandIn.all.contains { $0.id == resource.service }
    }
    guard needsStandIns else { return try Estimator(prices: prices).estimate(scenario).warnings }
    let services = ServiceRegistry(
      knownServices.modules + [ProviderModule(.aws, services: StandIns.all)])
    return try Estimator(prices: prices, services: services, reviewer: Advice())
      .estimate(scenario).warnings
  }
}
