import Dates
import Foundation
import Money
import Prices

/// A book of frozen Google prices for tests: the table next to this file.
struct GoogleBook: PriceBook {
  private var cards: [MeterKey: RateCard] = [:]
  private var types: [String: InstanceType] = [:]
  /// The offers; none unless a test sets them.
  var offers: [FreeTierOffer] = []

  static let date = CalendarDate(dayNumber: 20_664)
  static let source = PriceSource(
    id: "fixture", name: "Frozen test prices", published: date, confidence: "high")

  /// Reads the table: service, region, meter, attributes, unit, tier bounds, price.
  init() {
    for cells in Self.rows(of: "Prices.csv") {
      guard let from = try? Quantity(cells[5]), let price = try? UnitPrice(cells[7]) else {
        preconditionFailure("malformed fixture line: \(cells)")
      }
      let key = MeterKey(
        provider: .gcp, service: cells[0], region: cells[1], meter: cells[2],
        attributes: MeterAttributes(canonical: cells[3]))
      let tier = PriceTier(
        from: from, to: try? Quantity(cells[6]), unitPrice: price, rateCode: "FIXTURE")
      cards[key] =
        cards[key]?.adding(tier)
        ?? RateCard(
          key: key, unit: cells[4], tiers: [tier], effectiveFrom: Self.date, effectiveTo: nil,
          source: Self.source)
    }
    for cells in Self.rows(of: "MachineTypes.csv") {
      guard let vcpus = try? Quantity(cells[1]), let memory = try? Quantity(cells[2]) else {
        preconditionFailure("malformed fixture line: \(cells)")
      }
      var type = InstanceType(
        name: cells[0], vcpu: vcpus, memoryGiB: memory, architecture: "x86_64")
      type.instanceStorageGB = try? Quantity(cells[3])
      types[type.name] = type
    }
  }

  private static func rows(of name: String) -> [[String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: name)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      preconditionFailure("no fixture \(name)")
    }
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
  }

  func newestDate() -> CalendarDate { Self.date }

  func regions(of provider: Provider) -> [Region] {
    ["us-central1", "us-east1", "northamerica-northeast1", "europe-west1"].map {
      Region(code: $0, name: $0)
    }
  }

  func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    guard let card = cards[key] else {
      throw PriceLookupError(key: key, date: date, reason: .noPrice)
    }
    return card
  }

  func instanceType(_ name: String, of provider: Provider) -> InstanceType? { types[name] }

  func instanceTypeNames(of provider: Provider) -> [String] { types.keys.sorted() }

  func freeTierOffers(of provider: Provider) -> [FreeTierOffer] { offers }
}
