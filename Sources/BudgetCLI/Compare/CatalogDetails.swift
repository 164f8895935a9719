import Analysis
import Billing
import Catalog
import Dates
import Money
import Prices

/// The catalog's details of offers that are shown.
final class CatalogDetails: OfferDetails {
  /// The number for the origin of a user's own price.
  static let own = 0

  private let catalog: Catalog
  private let servers: ServerChoice
  private let date: CalendarDate?
  private var origins: [InstanceOffer.Origin] = []
  private var numbers: [InstanceOffer.Origin: Int] = [:]
  private var interruptions: [String: String?] = [:]

  init(catalog: Catalog, servers: ServerChoice, date: CalendarDate?) {
    self.catalog = catalog
    self.servers = servers
    self.date = date
  }

  var prices: any PriceBook { catalog }

  /// Returns the number of an origin, from 1.
  func number(_ origin: InstanceOffer.Origin) -> Int {
    if let number = numbers[origin] { return number }
    origins.append(origin)
    numbers[origin] = origins.count
    return origins.count
  }

  func origin(
    _ number: Int, of row: ComparisonRow
  ) throws -> (effectiveFrom: CalendarDate, source: PriceSource?) {
    if number == Self.own { return (date ?? catalog.newest, nil) }
    if number > 0 {
      let origin = origins[number - 1]
      return (origin.effectiveFrom, try catalog.priceSource(origin.source))
    }
    let ownKey =
      try servers.facts.parts?(row.machine.type, row.region, row.purchase).first?.key
      ?? servers.facts.key(
        of: servers.provider, in: row.region, type: row.machine.type.name,
        system: row.operatingSystem, row.purchase)
    guard let key = ownKey else { return (date ?? catalog.newest, nil) }
    let card = try catalog.rateCard(for: key, on: date)
    return (card.effectiveFrom, card.source)
  }

  func interruption(
    instanceType: String, operatingSystem: String, region: String
  ) throws -> String? {
    // The bands are recent and say nothing about years ago.
    if let date, date.days(until: catalog.newest) > 730 { return nil }
    let key = "\(instanceType) \(operatingSystem) \(region)"
    if let known = interruptions[key] { return known }
    let band = try catalog.spotInterruption(
      instanceType: instanceType, operatingSystem: operatingSystem, region: region)?.band
    interruptions[key] = .some(band)
    return band
  }
}

extension Catalog {
  /// The newest date of any price, or the beginning of time where the catalog has none.
  var newest: CalendarDate { (try? newestDate()) ?? CalendarDate(dayNumber: 0) }
}

/// Prices of machines that are sold by their parts; each part is looked up once, in all regions.
struct PartPrices {
  /// The price of a machine's hour, and where that of its first part comes from.
  typealias Hour = (price: UnitPrice, origin: InstanceOffer.Origin?)

  private struct Part {
    var unitPrice: UnitPrice
    var origin: InstanceOffer.Origin?
  }

  private let catalog: Catalog
  private let regions: [String]
  private let date: CalendarDate?
  private var known: [MeterKey: [Part?]] = [:]

  init(catalog: Catalog, regions: [String], date: CalendarDate?) {
    (self.catalog, self.regions, self.date) = (catalog, regions, date)
  }

  /// The sum of the parts of an hour by region; nil where one of them has no price: such a machine is
  /// not offered there.
  mutating func hours(_ parts: [HourlyPart]) throws -> [Hour?] {
    guard let first = parts.first else { return regions.map { _ in nil } }
    var sums: [Hour?] = try prices(first).map { $0.map { ($0.unitPrice, $0.origin) } }
    for part in parts.dropFirst() {
      for (region, price) in try prices(part).enumerated() {
        guard let sum = sums[region], let price else {
          sums[region] = nil
          continue
        }
        sums[region] = (try sum.price + price.unitPrice, sum.origin)
      }
    }
    return sums
  }

  /// What a part costs in an hour, by region.
  private mutating func prices(_ part: HourlyPart) throws -> [Part?] {
    let prices = try known[part.key] ?? found(part.key)
    known[part.key] = prices
    if part.quantity == .one { return prices }
    return try prices.map { price in
      guard var price else { return nil }
      price.unitPrice = try price.unitPrice.scaled(by: part.quantity, over: Quantity.one)
      return price
    }
  }

  private func found(_ key: MeterKey) throws -> [Part?] {
    let isDerived = try catalog.isDerived(key)
    return try zip(regions, catalog.firstPrices(of: key, in: regions, on: date)).map {
      region, price in
      if let price { return Part(unitPrice: price.unitPrice, origin: price.origin) }
      guard isDerived else { return nil }
      var key = key
      key.region = region
      do {
        return try catalog.unexplainedRateCard(for: key, on: date).tiers.first.map {
          Part(unitPrice: $0.unitPrice)
        }
      } catch is PriceLookupError {
        return nil
      }
    }
  }
}
