public import Money

/// The content of a cell: an exact value, with the number of decimals that people are shown.
public enum Figure: Sendable, Hashable {
  /// The value is unknown, or does not apply.
  case none
  /// A word or a name.
  case text(String)
  /// Yes or no.
  case flag(Bool)
  /// Dollars for a unit of something, with four to six decimals for people.
  case price(UnitPrice)
  /// Dollars, rounded to cents for people.
  case amount(Money)
  /// Dollars more or less than something else; `shown` is the difference of the cents that people see
  /// of both, where both stand beside it.
  case difference(Money, shown: Money? = nil)
  /// A number, rounded to a number of decimals for people.
  case number(Quantity, places: Int)
  /// A number that people are shown with two decimals.
  case ratio(Quantity)
  /// A percentage, rounded to whole percent for people.
  case percent(Quantity)

  /// Returns the difference between two amounts that stand beside it.
  public static func difference(from first: Money, to second: Money) -> Figure {
    guard let difference = try? second - first else { return .none }
    return .difference(difference, shown: try? second.shownRest(without: first))
  }

  /// The exact value in plain text; nil where there is none.
  public var exact: String? {
    switch self {
    case .none: nil
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .price(let price): price.description
    case .amount(let amount), .difference(let amount, _): amount.description
    case .number(let number, _), .ratio(let number): number.description
    case .percent(let percent): percent.description
    }
  }

  /// The value for people; empty where there is none.
  public var shown: String {
    switch self {
    case .none: return ""
    case .text(let text): return text
    case .flag(let flag): return flag ? "yes" : "no"
    case .price(let price): return Self.dollars(price)
    case .amount(let amount): return amount.dollars
    case .difference(let amount, let shown):
      return (amount > .zero ? "+" : "") + (shown ?? amount).dollars
    case .number(let number, let places):
      let rounded = number.rounded(to: places)
      return rounded.isZero && !number.isZero ? number.grouped : rounded.grouped
    case .ratio(let number): return number.formatted(places: 2)
    case .percent(let percent): return "\(percent.rounded(to: 0).grouped)%"
    }
  }

  /// The key that orders figures of a column; nil where there is none.
  public var key: Key? {
    switch self {
    case .none: nil
    case .text(let text): .text(text)
    case .flag(let flag): .number(flag ? 1 : 0)
    case .price(let price): .number(price.scaled)
    case .amount(let amount), .difference(let amount, _): .number(amount.scaled)
    case .number(let number, _), .ratio(let number): .number(number.scaled)
    case .percent(let percent): .number(percent.scaled)
    }
  }

  /// A key that orders the figures of a column.
  public enum Key: Sendable, Hashable, Comparable {
    /// Ordered by value.
    case number(Int128)
    /// Ordered alphabetically.
    case text(String)
  }

  private static func dollars(_ price: UnitPrice) -> String {
    let rounded = price.rounded(to: 6)
    let shown = rounded.isZero ? price : rounded
    return "$" + (shown.isWhole(at: 4) ? shown.formatted(places: 4) : shown.grouped)
  }
}
