import Dates
import Prices

/// A price book that looks everything up once: many resources of a plan have the same meters, and
/// several stages ask for the same types.
final class RememberedPrices: PriceBook {
  private let book: any PriceBook
  private var newest: CalendarDate?
  private var regions: [Provider: [Region]] = [:]
  /// The rates of each meter, by the date that was asked for: hardly ever more than one.
  private var rates: [MeterKey: [(date: CalendarDate?, rate: Rate)]] = [:]
  private var types: [Provider: [String: InstanceType?]] = [:]
  private var offers: [Provider: [FreeTierOffer]] = [:]

  init(_ book: any PriceBook) { self.book = book }

  func newestDate() throws -> CalendarDate {
    if let newest { return newest }
    let date = try book.newestDate()
    newest = date
    return date
  }

  func regions(of provider: Provider) throws -> [Region] {
    if let found = regions[provider] { return found }
    let found = try book.regions(of: provider)
    regions[provider] = found
    return found
  }

  /// The rate of a meter; one that is not there is looked for again each time.
  func rate(for key: MeterKey, on date: CalendarDate?) throws -> Rate {
    if let found = rates[key]?.first(where: { $0.date == date }) { return found.rate }
    let rate = Rate.card(try book.rateCard(for: key, on: date))
    rates[key, default: []].append((date, rate))
    return rate
  }

  func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    if case .card(let card) = try rate(for: key, on: date) { return card }
    return try book.rateCard(for: key, on: date)
  }

  func instanceType(_ name: String, of provider: Provider) throws -> InstanceType? {
    if let found = types[provider]?[name] { return found }
    let type = try book.instanceType(name, of: provider)
    types[provider, default: [:]][name] = .some(type)
    return type
  }

  func instanceTypeNames(of provider: Provider) throws -> [String] {
    try book.instanceTypeNames(of: provider)
  }

  func freeTierOffers(of provider: Provider) throws -> [FreeTierOffer] {
    if let found = offers[provider] { return found }
    let found = try book.freeTierOffers(of: provider)
    offers[provider] = found
    return found
  }
}
