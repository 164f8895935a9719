import Dates
import Prices

/// A price book that looks everything up once: a handout prices a plan a hundred times over.
final class RememberedPrices: PriceBook {
  private let book: any PriceBook
  private var cards: [Query: Result<RateCard, PriceLookupError>] = [:]
  private var types: [String: InstanceType?] = [:]
  private var names: [Provider: [String]] = [:]
  private var offers: [Provider: [FreeTierOffer]] = [:]
  private var places: [Provider: [Region]] = [:]
  private var newest: CalendarDate?

  private struct Query: Hashable {
    var key: MeterKey
    var date: CalendarDate?
  }

  init(_ book: any PriceBook) { self.book = book }

  func newestDate() throws -> CalendarDate {
    if let newest { return newest }
    let date = try book.newestDate()
    newest = date
    return date
  }

  func regions(of provider: Provider) throws -> [Region] {
    try remembered(provider, in: &places) { try book.regions(of: provider) }
  }

  func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    let query = Query(key: key, date: date)
    if let known = cards[query] { return try known.get() }
    do {
      let card = try book.rateCard(for: key, on: date)
      cards[query] = .success(card)
      return card
    } catch let error as PriceLookupError {
      cards[query] = .failure(error)
      throw error
    }
  }

  func instanceType(_ name: String, of provider: Provider) throws -> InstanceType? {
    try remembered("\(provider.rawValue) \(name)", in: &types) {
      try book.instanceType(name, of: provider)
    }
  }

  func instanceTypeNames(of provider: Provider) throws -> [String] {
    try remembered(provider, in: &names) { try book.instanceTypeNames(of: provider) }
  }

  func freeTierOffers(of provider: Provider) throws -> [FreeTierOffer] {
    try remembered(provider, in: &offers) { try book.freeTierOffers(of: provider) }
  }

  private func remembered<Key: Hashable, Value>(
    _ key: Key, in store: inout [Key: Value], _ find: () throws -> Value
  ) rethrows -> Value {
    if let known = store[key] { return known }
    let value = try find()
    store[key] = value
    return value
  }
}
