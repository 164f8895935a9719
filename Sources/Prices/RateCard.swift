public import Dates
public import Money

/// Where a price comes from.
public struct PriceSource: Sendable, Hashable {
  /// The short id that `pricing-data` uses.
  public var id: String
  /// What the source is, in a sentence.
  public var name: String
  /// When the source published the price.
  public var published: CalendarDate
  /// How far the source is to be trusted: `high`, `medium` or `low` for what it lists, `derived` or
  /// `inferred` for what was worked out of other prices.
  public var confidence: String

  /// A source of its parts.
  public init(id: String, name: String, published: CalendarDate, confidence: String) {
    self.id = id
    self.name = name
    self.published = published
    self.confidence = confidence
  }
}

/// One slice of a graduated price: what usage between two bounds costs, a unit.
public struct PriceTier: Sendable, Hashable {
  /// The usage in the month from which this slice counts.
  public var from: Quantity
  /// The usage in the month at which this slice ends; nil for the last one.
  public var to: Quantity?
  /// US dollars for one unit within the slice.
  public var unitPrice: UnitPrice
  /// The provider's rate code (`SKU.OfferTerm.Rate`), where the source has one.
  public var rateCode: String?

  /// A slice of its parts.
  public init(from: Quantity, to: Quantity?, unitPrice: UnitPrice, rateCode: String? = nil) {
    self.from = from
    self.to = to
    self.unitPrice = unitPrice
    self.rateCode = rateCode
  }
}

extension [PriceTier] {
  /// What usage costs, slice by slice, when some of the month was used before it.
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

  /// The slices that a quantity falls into when some was used before it, each with its part.
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

/// The price of one meter in one region on one date: its tiers, where they come from, and how long
/// they hold.
public struct RateCard: Sendable, Hashable {
  /// What the price belongs to.
  public var key: MeterKey
  /// The billing unit in the singular, such as `hour` or `GB-month`.
  public var unit: String
  /// The slices from zero up without gap or overlap; one slice for a flat price.
  public var tiers: [PriceTier]
  /// The first day on which the price is known to hold.
  public var effectiveFrom: CalendarDate
  /// The first day on which it no longer holds; nil while it does.
  public var effectiveTo: CalendarDate?
  /// Where the price comes from.
  public var source: PriceSource
  /// What a reader should know about the price, if anything (`unverified: …`).
  public var note: String?

  /// A rate card of its parts.
  public init(
    key: MeterKey, unit: String, tiers: [PriceTier], effectiveFrom: CalendarDate,
    effectiveTo: CalendarDate?, source: PriceSource, note: String? = nil
  ) {
    self.key = key
    self.unit = unit
    self.tiers = tiers
    self.effectiveFrom = effectiveFrom
    self.effectiveTo = effectiveTo
    self.source = source
    self.note = note
  }

  /// The provider's SKU: the first part of the rate code, where there is one.
  public var sku: String? {
    tiers.first?.rateCode.map { code in
      code.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(code[..<$0]) } ?? code
    }
  }
}
