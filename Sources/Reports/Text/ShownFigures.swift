import Billing
package import Money

/// The form of quantities and unit prices in estimates: no false digits, and no price with seven
/// zeros.
package enum ShownFigures {
  /// The scales in which small prices are known, the finest last.
  private static let scales: [(count: Int, name: String, short: String)] = [
    (1000, "thousand", "1,000"), (1_000_000, "million", "million"),
  ]
  /// Below a hundredth of a cent, nobody reads a price for a single unit.
  private static let leastForOne = UnitPrice(scaled: 100_000_000)
  /// Below a tenth of a cent for a thousand, the price is given for a million.
  private static let leastForThousand = UnitPrice(scaled: 1_000_000_000)

  /// The number of units by which people know a price: one, a thousand or a million.
  package static func scale(of price: UnitPrice) -> Int {
    guard !price.isZero, leastForOne > price else { return 1 }
    let enough = scales.first { scale in
      (try? price * scale.count).map { $0 >= leastForThousand } ?? false
    }
    return (enough ?? scales[scales.count - 1]).count
  }

  /// A unit price as people know it, such as `$0.0416`, or `$0.40 per million`.
  ///
  /// Where there are few columns it is `$0.40/million`.
  static func price(_ price: UnitPrice, isShort: Bool = false) -> String {
    let count = scale(of: price)
    guard let scale = scales.first(where: { $0.count == count }), let scaled = try? price * count
    else { return Wording.price(price) }
    return Wording.price(scaled) + (isShort ? "/\(scale.short)" : " per \(scale.name)")
  }

  /// Returns a quantity with its unit, in the fewest decimals that still give the amount at its
  /// price.
  static func quantity(_ quantity: Quantity, _ unit: String, at price: UnitPrice?) -> String {
    number(quantity, at: price) + " " + Wording.unit(unit, for: quantity)
  }

  /// Returns a quantity with its unit, without false digits.
  static func quantity(_ quantity: Quantity, _ unit: String) -> String {
    Self.quantity(quantity, unit, at: nil)
  }

  /// Returns a quantity that differs between months, with its unit.
  package static func quantity(
    _ range: (least: Quantity, most: Quantity), _ unit: String
  ) -> String {
    if range.least == range.most { return quantity(range.most, unit) }
    return "\(number(range.least, at: nil)) to \(quantity(range.most, unit))"
  }

  private static func number(_ quantity: Quantity, at price: UnitPrice?) -> String {
    let fewest = places(of: quantity)
    guard let price, let exact = try? Money(quantity, at: price) else {
      return quantity.grouped(places: fewest)
    }
    for places in fewest..<Quantity.places {
      let rounded = quantity.rounded(to: places)
      if rounded == quantity || (try? Money(rounded, at: price))?.isShown(as: exact) == true {
        return quantity.grouped(places: places)
      }
    }
    return quantity.grouped
  }

  /// Returns the decimals that three digits need, never so few that nothing is left.
  private static func places(of quantity: Quantity) -> Int {
    let size = quantity.scaled.magnitude
    var places = 0
    var bound = Quantity(100).scaled.magnitude
    while size < bound, places < Quantity.places {
      places += 1
      bound /= 10
    }
    return size == 0 ? 0 : places
  }
}

extension ShownFigures {
  /// The note of an estimate on its figures.
  static let rounding =
    "Amounts are rounded to cents, and quantities to the places that make their amounts; the exact figures are in the JSON and CSV reports."
}
