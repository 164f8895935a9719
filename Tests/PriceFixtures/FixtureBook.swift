public import Dates
public import Prices
import Money

/// A frozen price book for tests: small CSV tables next to this file, so that no test depends on
/// the current bundled prices.
public struct FixtureBook: PriceBook {
  private var cards: [MeterKey: [RateCard]] = [:]
  /// The offers; none unless a test sets them.
  public var offers: [FreeTierOffer] = []
  private var types: [String: InstanceType] = [:]

  /// The date of the frozen prices.
  public static let date = CalendarDate(dayNumber: 20_651)

  /// The one source of the frozen prices.
  public static let source = PriceSource(
    id: "fixture", name: "Frozen test prices", published: date, confidence: "high")

  /// Reads the tables.
  public init() {
    for table in FixtureFiles.priceTables() { add(table) }
    for line in FixtureFiles.lines(of: "instance-types.csv").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 5, let vcpu = try? Quantity(cells[1]),
        let memory = try? Quantity(cells[2])
      else { continue }
      var type = InstanceType(name: cells[0], vcpu: vcpu, memoryGiB: memory, architecture: cells[3])
      type.baselinePercent = try? Quantity(cells[4])
      type.burstable = type.baselinePercent != nil
      type.instanceStorageGB = cells.count > 5 ? try? Quantity(cells[5]) : nil
      types[type.name] = type
    }
  }

  private mutating func add(_ table: (service: String, lines: [String])) {
    for line in table.lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 8, let from = try? Quantity(cells[4]),
        let price = try? UnitPrice(cells[6])
      else { preconditionFailure("malformed fixture line in \(table.service): \(line)") }
      let key = MeterKey(
        service: table.service, region: cells[0], meter: cells[1],
        attributes: MeterAttributes(canonical: cells[2]))
      let effective = CalendarDate(cells[7]) ?? Self.date
      let tier = PriceTier(
        from: from, to: try? Quantity(cells[5]), unitPrice: price, rateCode: "FIXTURE.TERM.RATE")
      if let known = cards[key],
        let index = known.firstIndex(where: { $0.effectiveFrom == effective })
      {
        cards[key]?[index] = known[index].adding(tier)
      } else {
        cards[key, default: []].append(
          RateCard(
            key: key, unit: cells[3], tiers: [tier], effectiveFrom: effective, effectiveTo: nil,
            source: Self.source))
      }
    }
  }

  /// The date of the frozen prices.
  public func newestDate() -> CalendarDate { Self.date }

  /// A few regions.
  public func regions(of provider: Provider) -> [Region] {
    ["us-east-1", "us-east-2", "us-west-1", "eu-west-1", "eu-north-1"].map {
      Region(code: $0, name: $0)
    }
  }

  /// The price of the frozen tables.
  public func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    let cards = (cards[key] ?? []).sorted { $0.effectiveFrom < $1.effectiveFrom }
    let card = date.map { date in cards.last { $0.effectiveFrom <= date } } ?? cards.last
    guard let card else {
      throw PriceLookupError(
        key: key, date: date, reason: .noPrice, datesWithPrice: cards.map(\.effectiveFrom))
    }
    return card
  }

  /// The specification of the frozen table.
  public func instanceType(_ name: String, of provider: Provider) -> InstanceType? { types[name] }

  /// The names of the frozen table.
  public func instanceTypeNames(of provider: Provider) -> [String] { types.keys.sorted() }

  /// The offers that the test set.
  public func freeTierOffers(of provider: Provider) -> [FreeTierOffer] { offers }
}
