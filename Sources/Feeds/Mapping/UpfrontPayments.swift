import Catalog
import CatalogBuilding
import Money
import Prices

/// Combines the two prices of a reservation: the upfront payment and the hourly price.
struct UpfrontPayments {
  private struct Half {
    var price: ListedPrice
    var isUpfront: Bool
  }

  /// The prices that wait for their other half, by SKU, term and meter.
  private var halves: [String: Half] = [:]

  /// Adds a price; returns the effective hourly price once both are there.
  mutating func add(_ price: ListedPrice, isUpfront: Bool, hours: Int) -> ListedPrice? {
    // A rate code consists of SKU, term and rate; only the rate distinguishes the two prices.
    let key = "\(Self.skuAndTerm(price.rateCode)) \(price.key.attributes.description)"
    guard let other = halves[key], other.isUpfront != isUpfront else {
      halves[key] = Half(price: price, isUpfront: isUpfront)
      return nil
    }
    halves[key] = nil
    let (upfront, hourly) = isUpfront ? (price, other.price) : (other.price, price)
    var whole = hourly
    whole.price = UnitPrice(
      scaled: hourly.price.scaled + Self.quotient(upfront.price.scaled, hours))
    return whole
  }

  /// Returns the prices whose other half never came.
  func rest() -> [ListedPrice] { halves.keys.sorted().compactMap { halves[$0]?.price } }

  private static func skuAndTerm(_ rateCode: String) -> Substring {
    let point = UInt8(ascii: ".")
    guard let first = rateCode.utf8.firstIndex(of: point) else { return rateCode[...] }
    let term = rateCode.utf8[rateCode.utf8.index(after: first)...].prefix { $0 != point }
    return rateCode[..<term.endIndex]
  }

  /// Returns the nearest quotient, with ties rounded to even.
  private static func quotient(_ value: Int128, _ divisor: Int) -> Int128 {
    let (whole, rest) = value.quotientAndRemainder(dividingBy: Int128(divisor))
    let twice = rest * 2
    if twice > divisor || (twice == divisor && !whole.isMultiple(of: 2)) { return whole + 1 }
    return whole
  }
}
