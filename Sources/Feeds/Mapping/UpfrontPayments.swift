import Catalog
import CatalogBuilding
import Money
import Prices

/// Puts the two prices of a reservation together: what is paid upfront, and what an hour costs.
struct UpfrontPayments {
  private struct Half {
    var price: ListedPrice
    var isUpfront: Bool
  }

  /// By SKU, term and meter.
  private var halves: [String: Half] = [:]

  /// The effective price of an hour, once both prices are there.
  mutating func add(_ price: ListedPrice, isUpfront: Bool, hours: Int) -> ListedPrice? {
    // A rate code is SKU, term and rate; only the rate tells the two apart.
    let term = price.rateCode.prefix { $0 != "." } + "." + Self.term(price.rateCode)
    let key = "\(term) \(price.key.attributes.description)"
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

  /// The prices whose other half did not come.
  func rest() -> [ListedPrice] { halves.keys.sorted().compactMap { halves[$0]?.price } }

  private static func term(_ rateCode: String) -> Substring {
    let parts = rateCode.split(separator: ".", maxSplits: 2)
    return parts.count > 1 ? parts[1] : ""
  }

  /// The nearest quotient, a half to the even one.
  private static func quotient(_ value: Int128, _ divisor: Int) -> Int128 {
    let (whole, rest) = value.quotientAndRemainder(dividingBy: Int128(divisor))
    let twice = rest * 2
    if twice > divisor || (twice == divisor && !whole.isMultiple(of: 2)) { return whole + 1 }
    return whole
  }
}
