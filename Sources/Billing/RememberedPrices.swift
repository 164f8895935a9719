package import Dates
package import Prices
import Scenarios

/// A meter that was looked up, numbered in the order of the look-ups; the same for every account.
struct KnownMeter: ListIndex {
  let offset: Int

  init(_ offset: Int) { self.offset = offset }
}

/// A price book that looks everything up once, because many resources of a plan have the same
/// meters and several stages ask for the same types.
package final class RememberedPrices: PriceBook {
  private let book: any PriceBook
  private var newest: CalendarDate?
  // There are only a few providers, so they are searched rather than hashed.
  private var regions: [(provider: Provider, all: [Region], codes: Set<String>)] = []
  /// The rates of each meter by the date that was asked for; hardly ever more than one.
  private var rates: [MeterKey: [Known]] = [:]
  private var meters = KnownMeter(0)
  /// Prices that don't exist: finding out why takes longer than finding one that does.
  private var missing: [MeterKey: [(date: CalendarDate?, error: PriceLookupError)]] = [:]
  private var types: [String: [(provider: Provider, type: InstanceType?)]] = [:]
  private var offers: [(providers: Set<Provider>, list: OfferList)] = []

  private struct Known {
    var date: CalendarDate?
    var rate: Rate
    var meter: KnownMeter
  }

  package init(_ book: any PriceBook) { self.book = book }

  package var movingPrices: (any MovingPrices)? { book.movingPrices }

  /// Begins another plan, whose missing prices are explained afresh.
  func beginPlan() {
    if missing.count >= MeteredPlan.mostExplained { missing.removeAll() }
  }

  package func newestDate() throws -> CalendarDate {
    if let newest { return newest }
    let date = try book.newestDate()
    newest = date
    return date
  }

  package func regions(of provider: Provider) throws -> [Region] {
    try regions[place(of: provider)].all
  }

  /// Returns whether a provider has a region with a code.
  func isRegion(_ code: String, of provider: Provider) throws -> Bool {
    try regions[place(of: provider)].codes.contains(code)
  }

  /// Returns the place of a provider's regions.
  private func place(of provider: Provider) throws -> Int {
    if let found = regions.indices.first(where: { regions[$0].provider == provider }) {
      return found
    }
    let all = try book.regions(of: provider)
    regions.append((provider, all, Set(all.map(\.code))))
    return regions.count - 1
  }

  package func availabilityZones(of region: String, provider: Provider) throws -> [String] {
    try book.availabilityZones(of: region, provider: provider)
  }

  /// Returns the rate of a meter, and an index that identifies the meter more quickly than its key.
  func rate(for key: MeterKey, on date: CalendarDate?) throws -> (rate: Rate, meter: KnownMeter) {
    if let found = rates[key]?.first(where: { $0.date == date }) {
      return (found.rate, found.meter)
    }
    if let found = missing[key]?.first(where: { $0.date == date }) { throw found.error }
    let rate: Rate
    let isExplained = missing.count < MeteredPlan.mostExplained
    do {
      rate = .card(
        try isExplained
          ? book.rateCard(for: key, on: date) : book.unexplainedRateCard(for: key, on: date))
    } catch let error as PriceLookupError {
      if isExplained { missing[key, default: []].append((date, error)) }
      throw error
    }
    let meter = rates[key]?.first?.meter ?? meters
    meters = max(meters, KnownMeter(meter.offset + 1))
    rates[key, default: []].append(Known(date: date, rate: rate, meter: meter))
    return (rate, meter)
  }

  package func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    if case .card(let card) = try rate(for: key, on: date).rate { return card }
    return try book.rateCard(for: key, on: date)
  }

  package func instanceType(_ name: String, of provider: Provider) throws -> InstanceType? {
    if let found = types[name]?.first(where: { $0.provider == provider }) { return found.type }
    let type = try book.instanceType(name, of: provider)
    types[name, default: []].append((provider, type))
    return type
  }

  package func instanceTypeNames(of provider: Provider) throws -> [String] {
    try book.instanceTypeNames(of: provider)
  }

  package func freeTierOffers(of provider: Provider) throws -> [FreeTierOffer] {
    try offers(of: [provider]).all
  }

  /// Returns the offers of some providers, in the order of the providers.
  func offers(of providers: Set<Provider>) throws -> OfferList {
    if let found = offers.first(where: { $0.providers == providers }) { return found.list }
    let list = OfferList(
      try Provider.allCases.filter(providers.contains).flatMap(book.freeTierOffers))
    offers.append((providers, list))
    return list
  }
}
