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

/// Prices of machines that are sold by their parts; each part is looked up once.
struct PartPrices {
  let catalog: Catalog
  let date: CalendarDate?
  private var known: [MeterKey: UnitPrice?] = [:]

  init(catalog: Catalog, date: CalendarDate?) { (self.catalog, self.date) = (catalog, date) }

  /// Returns the sum of the parts of an hour; nil where one of them has no price.
  mutating func price(_ parts: [HourlyPart]) throws -> UnitPrice? {
    if parts.isEmpty { return nil }
    var sum = UnitPrice.zero
    for part in parts {
      guard let price = try price(part.key) else { return nil }
      sum = try sum + price.scaled(by: part.quantity, over: Quantity.one)
    }
    return sum
  }

  private mutating func price(_ key: MeterKey) throws -> UnitPrice? {
    if let known = known[key] { return known }
    var price: UnitPrice?
    // A machine with an unpriced part is not offered there.
    do {
      price = try catalog.rateCard(for: key, on: date).tiers.first?.unitPrice
    } catch is PriceLookupError {}
    known[key] = .some(price)
    return price
  }
}
