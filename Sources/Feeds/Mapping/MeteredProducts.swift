import Catalog
import CatalogBuilding
import Prices

/// The products of an offer without rules, distinguished by usage type, and by operation where
/// several have the same one.
///
/// They wait for the end of the list, because only then is it clear what distinguishes them.
struct MeteredProducts {
  /// A product with its tiers.
  struct Product {
    var prices: [ListedPrice]
    /// Whether no other product has the same usage type and operation.
    var isTold: Bool
  }

  private struct Place: Hashable {
    var region: String
    var usage: String
  }

  private struct Entry {
    var sku: Substring
    var operation: String
    var prices: [ListedPrice]
  }

  private var entries: [Place: [Entry]] = [:]

  mutating func add(_ price: ListedPrice, operation: String) {
    let sku = RateCode.sku(of: price.rateCode)
    let place = Place(region: price.key.region, usage: price.key.meter)
    if let index = entries[place]?.firstIndex(where: { $0.sku == sku }) {
      entries[place]?[index].prices.append(price)
    } else {
      entries[place, default: []].append(Entry(sku: sku, operation: operation, prices: [price]))
    }
  }

  /// Returns all products, by usage type and region.
  func products() -> [Product] {
    let places = entries.keys.sorted { ($0.usage, $0.region) < ($1.usage, $1.region) }
    return places.flatMap { place in
      let rivals = entries[place] ?? []
      return rivals.map { entry in
        if rivals.count == 1 { return Product(prices: entry.prices, isTold: true) }
        let isAlone = rivals.count { $0.operation == entry.operation } == 1
        // A text with the delimiters of attributes could not be read back.
        let isPlain = !entry.operation.contains { $0 == ";" || $0 == "=" }
        guard isAlone, isPlain, !entry.operation.isEmpty else {
          return Product(prices: entry.prices, isTold: false)
        }
        let attributes = MeterAttributes([("operation", entry.operation)])
        let prices = entry.prices.map { price in
          var price = price
          price.key.attributes = attributes
          return price
        }
        return Product(prices: prices, isTold: true)
      }
    }
  }
}
