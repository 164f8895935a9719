public import Money

/// What a list states for the term of a reservation: a fee in advance, and the price of each hour.
///
/// The unit price of such a rate spreads the fee over the hours of the term. It is rounded in its last
/// place, so that the fee cannot be worked out from it: whoever needs the fee, or what some hours
/// bear of it, asks here.
public struct TermFee: Sendable, Hashable {
  /// What is due in advance for one unit, in US dollars.
  public var amount: UnitPrice
  /// What each hour costs beside it, in US dollars.
  public var hourly: UnitPrice
  /// The hours of the term.
  public var hours: Int

  /// Creates a fee from its parts; nil for a term without hours.
  public init?(amount: UnitPrice, hourly: UnitPrice, hours: Int) {
    guard hours > 0 else { return nil }
    (self.amount, self.hourly, self.hours) = (amount, hourly, hours)
  }

  /// Returns the price of an hour that contains the fee, rounded in its last place.
  ///
  /// - Throws: `ArithmeticError` when it is larger than a price can be.
  public func effectivePrice() throws(ArithmeticError) -> UnitPrice {
    try hourly + amount.scaled(by: .one, over: Quantity(hours))
  }

  /// Returns what the first hours of a term bear of the fee.
  ///
  /// It has the places of a unit price. Differences of it are what the hours between bear, so that
  /// those of a whole term bear the fee, not a digit more or less.
  ///
  /// - Throws: `ArithmeticError` when it is larger than an amount can be.
  public func share(ofFirst quantity: Quantity) throws(ArithmeticError) -> Money {
    try Money(quantity, at: amount).scaled(by: .one, over: Quantity(hours))
      .rounded(to: UnitPrice.places)
  }

  /// Returns what some hours bear of the fee after earlier ones.
  ///
  /// - Throws: `ArithmeticError` when it is larger than an amount can be.
  public func share(
    of quantity: Quantity, after earlier: Quantity
  ) throws(ArithmeticError) -> Money {
    try share(ofFirst: earlier + quantity) - share(ofFirst: earlier)
  }

  /// Returns what some hours cost after earlier ones, with what they bear of the fee.
  ///
  /// - Throws: `ArithmeticError` when it is larger than an amount can be.
  public func cost(
    of quantity: Quantity, after earlier: Quantity = .zero
  ) throws(ArithmeticError) -> Money {
    try share(of: quantity, after: earlier) + Money(quantity, at: hourly)
  }

  /// Returns the part of some cost, whichever hours it is of, that is for the fee.
  ///
  /// - Throws: `ArithmeticError` when it is larger than an amount can be.
  public func share(ofCost cost: Money) throws(ArithmeticError) -> Money {
    let fee = try Money(.one, at: amount)
    let whole = try fee + Money(Quantity(hours), at: hourly)
    return whole.isZero ? .zero : try cost.scaled(by: fee, over: whole)
  }
}
