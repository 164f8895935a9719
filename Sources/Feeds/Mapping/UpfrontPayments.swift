import Catalog
import CatalogBuilding
import Money
import Prices

/// Combines the two prices of a reservation: the upfront payment and the hourly price.
struct UpfrontPayments {
  private struct Half {
    var price: ListedPrice
    var isUpfront: Bool

    /// A rate code consists of SKU, term and rate; only the rate distinguishes the two prices.
    private var skuAndTerm: Substring {
      let point = UInt8(ascii: ".")
      let code = price.rateCode
      guard let first = code.utf8.firstIndex(of: point) else { return code[...] }
      let term = code.utf8[code.utf8.index(after: first)...].prefix { $0 != point }
      return code[..<term.endIndex]
    }

    var key: String { "\(skuAndTerm) \(price.key.attributes.description)" }

    func completes(_ other: Half) -> Bool {
      isUpfront != other.isUpfront && skuAndTerm == other.skuAndTerm
        && price.key.attributes == other.price.key.attributes
    }
  }

  /// The prices that wait for their other half, by SKU, term and meter.
  private var halves: [String: Half] = [:]
  /// The last price that came, whose other half is mostly the next.
  private var last: Half?

  /// Adds a price; returns the effective hourly price once both are there.
  mutating func add(_ price: ListedPrice, isUpfront: Bool, hours: Int) -> ListedPrice? {
    let half = Half(price: price, isUpfront: isUpfront)
    guard let other = takeOther(of: half) else {
      last = half
      return nil
    }
    let (upfront, hourly) = isUpfront ? (price, other.price) : (other.price, price)
    guard let fee = TermFee(amount: upfront.price, hourly: hourly.price, hours: hours),
      let effective = try? fee.effectivePrice()
    else {
      halves[half.key] = half
      return nil
    }
    var whole = hourly
    whole.price = effective
    if !fee.amount.isZero { whole.fee = fee }
    return whole
  }

  /// Removes the other half of a price and returns it; nil where it has not come yet.
  private mutating func takeOther(of half: Half) -> Half? {
    if let last {
      self.last = nil
      if last.completes(half) { return last }
      halves[last.key] = last
    }
    guard !halves.isEmpty, let other = halves.removeValue(forKey: half.key),
      other.isUpfront != half.isUpfront
    else { return nil }
    return other
  }

  /// Returns the prices whose other half never came.
  mutating func rest() -> [ListedPrice] {
    if let last { halves[last.key] = last }
    last = nil
    return halves.keys.sorted().compactMap { halves[$0]?.price }
  }
}
