public import Dates
public import Money

/// The origin of a price.
public struct PriceSource: Sendable, Hashable {
  /// The short id that `pricing-data` uses.
  public var id: String
  /// A description of the source, in a sentence.
  public var name: String
  /// The day on which the source published the price.
  public var published: CalendarDate
  /// The degree of trust in the source: `high`, `medium` or `low` for what it lists, `derived` or
  /// `inferred` for what was worked out from other prices.
  public var confidence: String

  /// Creates a source from its parts.
  public init(id: String, name: String, published: CalendarDate, confidence: String) {
    self.id = id
    self.name = name
    self.published = published
    self.confidence = confidence
  }
}

/// One tier of a graduated price: the unit price of the usage between two bounds.
public struct PriceTier: Sendable, Hashable {
  /// The usage in the month at which this tier begins.
  public var from: Quantity
  /// The usage in the month at which this tier ends; nil for the last one.
  public var to: Quantity?
  /// US dollars for one unit within the tier.
  public var unitPrice: UnitPrice
  /// The provider's rate code (`SKU.OfferTerm.Rate`), where the source has one.
  public var rateCode: String?

  /// Creates a tier from its parts.
  public init(from: Quantity, to: Quantity?, unitPrice: UnitPrice, rateCode: String? = nil) {
    self.from = from
    self.to = to
    self.unitPrice = unitPrice
    self.rateCode = rateCode
  }
}

extension [PriceTier] {
  /// Returns the cost of usage, tier by tier, given what the month has already used.
  ///
  /// - Throws: `ArithmeticError` when it is larger than an amount can be.
  package func cost(
    of quantity: Quantity, after before: Quantity = .zero
  ) throws(ArithmeticError) -> Money {
    var cost = Money.zero
    try eachSlice(of: quantity, after: before) { tier, within throws(ArithmeticError) in
      cost = try cost + Money(within, at: tier.unitPrice)
    }
    return cost
  }

  /// Calls `body` with each tier that a quantity reaches, given what the month has already used.
  ///
  /// - Throws: `ArithmeticError` when the quantities are too large, or what the body throws.
  @inline(__always)
  package func eachSlice(
    of quantity: Quantity, after before: Quantity,
    _ body: (PriceTier, Quantity) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) {
    let end = try before + quantity
    for tier in self {
      let lower = Swift.max(before, tier.from)
      let upper = tier.to.map { Swift.min(end, $0) } ?? end
      if lower < upper { try body(tier, upper - lower) }
    }
  }
}

/// The price of one meter in one region on one date: its tiers, their source, and their period of
/// validity.
///
/// An object, because every charge of the meter and every remark on it refers to it.
public final class RateCard: Sendable, Hashable {
  /// The key of the price.
  public let key: MeterKey
  /// The billing unit in the singular, such as `hour` or `GB-month`.
  public let unit: String
  /// The tiers from zero up without gap or overlap; one tier for a flat price.
  public let tiers: [PriceTier]
  /// The first day on which the price is known to be valid.
  public let effectiveFrom: CalendarDate
  /// The first day on which it is no longer valid; nil for a current price.
  public let effectiveTo: CalendarDate?
  /// The origin of the price.
  public let source: PriceSource
  /// What a reader should know about the price, if anything (`unverified: …`).
  public let note: String?
  /// The fee that is due in advance, where the source states one; the unit price contains it.
  public let fee: TermFee?

  /// Creates a rate card from its parts.
  public init(
    key: MeterKey, unit: String, tiers: [PriceTier], effectiveFrom: CalendarDate,
    effectiveTo: CalendarDate?, source: PriceSource, note: String? = nil, fee: TermFee? = nil
  ) {
    self.key = key
    self.unit = unit
    self.tiers = tiers
    self.effectiveFrom = effectiveFrom
    self.effectiveTo = effectiveTo
    self.source = source
    self.note = note
    self.fee = fee
  }

  /// Returns whether two cards say the same.
  public static func == (left: RateCard, right: RateCard) -> Bool {
    left === right
      || left.key == right.key && left.unit == right.unit && left.tiers == right.tiers
        && left.effectiveFrom == right.effectiveFrom && left.effectiveTo == right.effectiveTo
        && left.source == right.source && left.note == right.note && left.fee == right.fee
  }

  /// Hashes what tells most cards apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(effectiveFrom)
  }

  /// Returns the card with a tier more and its note; tiers of one price usually share theirs.
  package func adding(_ tier: PriceTier, note other: String? = nil) -> RateCard {
    let isNew = other != nil && other != note
    return RateCard(
      key: key, unit: unit, tiers: tiers + [tier], effectiveFrom: effectiveFrom,
      effectiveTo: effectiveTo, source: source,
      note: isNew ? [note, other].compactMap { $0 }.joined(separator: "; ") : note, fee: fee)
  }

  /// The provider's SKU: the first part of the rate code, where there is one.
  public var sku: String? {
    tiers.first?.rateCode.map { String(RateCode.sku(of: $0)) }
  }
}

/// The provider's codes of rates, of which the first part is the SKU.
package enum RateCode {
  /// Returns the part before the first point; all of it where there is none.
  package static func sku(of code: String) -> Substring {
    code[..<(code.utf8.firstIndex(of: UInt8(ascii: ".")) ?? code.endIndex)]
  }
}
