import Money
import Reports

/// Figures as one writes them by hand: few digits, and a mark where some were dropped.
enum Plain {
  /// Returns the cost of an hour or a month: in cents from a dollar upwards, to four places below.
  static func rate(_ amount: Money) -> String {
    if amount.isZero || amount.magnitude >= dollar { return amount.dollars }
    let short = amount.rounded(to: 4)
    return short.isZero ? amount.dollars : Wording.exact(short)
  }

  /// Returns an amount within a sum: exact to four places, or marked as rounded.
  static func equals(_ amount: Money) -> String {
    if amount.isWhole(at: 4) { return "= \(Wording.exact(amount))" }
    let places = amount.magnitude >= dollar ? 2 : 4
    let short = amount.rounded(to: places)
    return short.isZero ? "= \(Wording.exact(amount))" : "≈ \(Wording.exact(short))"
  }

  /// Returns a quantity with its unit, to two places from ten upwards and to four below.
  static func equals(_ quantity: Quantity, _ unit: String) -> String {
    let short = shortened(quantity)
    return "\(short == quantity ? "=" : "≈") \(short.grouped) \(Wording.unit(unit, for: quantity))"
  }

  /// Returns a quantity without false digits.
  static func shortened(_ quantity: Quantity) -> Quantity {
    let short = quantity.rounded(to: quantity >= Quantity(10) ? 2 : 4)
    return short.isZero ? quantity : short
  }

  /// Returns a price for the number of units that people know it by: one, a thousand or a million.
  static func price(_ price: UnitPrice, _ unit: String) -> (text: String, per: Int) {
    let count = ShownFigures.scale(of: price)
    guard count > 1, let scaled = try? price * count else { return (Wording.price(price), 1) }
    let many = Wording.unit(unit, for: Quantity(2))
    return ("\(Wording.price(scaled)) for \(Quantity(count).grouped) \(many)", count)
  }

  /// Returns a text of the metering with at most four places in each of its figures.
  static func shortened(_ text: String) -> String {
    var result = ""
    var places: Int?
    for character in text {
      switch (character, places) {
      case (".", nil): places = 0
      case ("0"..."9", let count?) where count >= 4: continue
      case ("0"..."9", let count?): places = count + 1
      default: places = nil
      }
      result.append(character)
    }
    return result
  }

  private static let dollar = Money(scaled: 1_000_000_000_000_000_000_000_000)
}

extension Money {
  /// The amount without its sign.
  var magnitude: Money { self < .zero ? -self : self }
}
