package import Dates
package import Prices

/// A price book whose errors give no hints, for trying out plans that nobody is shown: looking for
/// hints takes many times as long as looking for a price.
package struct UnexplainedPrices: PriceBook {
  private let book: any PriceBook

  /// Wraps a book.
  package init(_ book: any PriceBook) { self.book = book }

  package func newestDate() throws -> CalendarDate { try book.newestDate() }

  package func regions(of provider: Provider) throws -> [Region] {
    try book.regions(of: provider)
  }

  package func availabilityZones(of region: String, provider: Provider) throws -> [String] {
    try book.availabilityZones(of: region, provider: provider)
  }

  package func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    try book.unexplainedRateCard(for: key, on: date)
  }

  package func instanceType(_ name: String, of provider: Provider) throws -> InstanceType? {
    try book.instanceType(name, of: provider)
  }

  package func instanceTypeNames(of provider: Provider) throws -> [String] {
    try book.instanceTypeNames(of: provider)
  }

  package func freeTierOffers(of provider: Provider) throws -> [FreeTierOffer] {
    try book.freeTierOffers(of: provider)
  }
}
