public import Catalog
public import Dates
import Money
public import Prices
import SQLite

/// A price that differs between the two sides.
public struct PriceChange: Sendable, Hashable {
  /// The key of the price.
  public var key: MeterKey
  /// The price on the first side; nil where there is none.
  public var before: RateCard?
  /// The price on the second side; nil where there is none.
  public var after: RateCard?

  /// Creates a change from its parts.
  public init(key: MeterKey, before: RateCard?, after: RateCard?) {
    self.key = key
    self.before = before
    self.after = after
  }

  /// The change of the first tier in percent; nil if a side has no price, or the first side's price
  /// is zero.
  ///
  /// It is an approximation for display.
  public var percent: Double? {
    guard let old = before?.tiers.first?.unitPrice.scaled, old != 0,
      let new = after?.tiers.first?.unitPrice.scaled
    else { return nil }
    return (Double(new) / Double(old) - 1) * 100
  }
}

extension Catalog {
  /// Reports the prices that differ between this catalog on a date and another one, or the same one
  /// on another date: additions, changes and endings, by service, meter and region.
  ///
  /// - Parameters:
  ///   - date: the date for this catalog; nil for current prices.
  ///   - other: the catalog to compare with.
  ///   - otherDate: the date for the other catalog.
  ///   - change: called for each difference.
  /// - Throws: `DatabaseError`, and what `change` throws.
  public func eachChange(
    on date: CalendarDate?, to other: Catalog, on otherDate: CalendarDate?,
    _ change: (PriceChange) throws -> Void
  ) throws {
    let before = PriceStream(self, date)
    let after = PriceStream(other, otherDate)
    // Two ordered streams are compared side by side, so that only one price of each is in memory.
    try before.start()
    try after.start()
    while true {
      switch (before.current, after.current) {
      case (nil, nil): return
      case (let old?, nil):
        try change(PriceChange(key: old.key, before: old, after: nil))
        try before.advance()
      case (nil, let new?):
        try change(PriceChange(key: new.key, before: nil, after: new))
        try after.advance()
      case (let old?, let new?):
        let (left, right) = (PriceStream.order(old.key), PriceStream.order(new.key))
        if left == right {
          if !old.costsAs(new) {
            try change(PriceChange(key: old.key, before: old, after: new))
          }
          try before.advance()
          try after.advance()
        } else if left.lexicographicallyPrecedes(right) {
          try change(PriceChange(key: old.key, before: old, after: nil))
          try before.advance()
        } else {
          try change(PriceChange(key: new.key, before: nil, after: new))
          try after.advance()
        }
      }
    }
  }

  /// Returns the days since the newest price list of the catalog was published.
  public func age(on today: CalendarDate) throws -> Int {
    max(0, try newestDate().days(until: today))
  }
}

extension RateCard {
  fileprivate func costsAs(_ other: RateCard) -> Bool {
    unit == other.unit && fee == other.fee
      && tiers.elementsEqual(other.tiers) { left, right in
        left.from == right.from && left.to == right.to && left.unitPrice == right.unitPrice
      }
  }
}

/// The prices of a catalog on a date, one after the other in the order of their names.
private final class PriceStream {
  private let catalog: Catalog
  private let date: CalendarDate?
  private var cards: [RateCard] = []
  private var index = 0
  private var meters: [Meter] = []
  private var nextMeter = 0

  private struct Meter {
    var id: Int
    var key: MeterKey
    var unit: String
  }

  /// The current price; nil at the end.
  var current: RateCard? { index < cards.count ? cards[index] : nil }

  init(_ catalog: Catalog, _ date: CalendarDate?) {
    self.catalog = catalog
    self.date = date
  }

  static func order(_ key: MeterKey) -> [String] {
    [key.provider.rawValue, key.service, key.meter, key.attributes.description, key.region]
  }

  func start() throws {
    try catalog.database.forEach(
      "SELECT id, provider, service, meter, attributes, unit FROM meter"
    ) { row in
      guard let provider = Provider(rawValue: try row.text(1)) else { return }
      meters.append(
        Meter(
          id: try row.int(0),
          key: MeterKey(
            provider: provider, service: try row.text(2), region: "", meter: try row.text(3),
            attributes: MeterAttributes(canonical: try row.text(4))),
          unit: try row.text(5)))
    }
    meters.sort { Self.order($0.key).lexicographicallyPrecedes(Self.order($1.key)) }
    try fill()
  }

  func advance() throws {
    index += 1
    if index == cards.count { try fill() }
  }

  /// Reads the prices of the next meter that has any.
  private func fill() throws {
    cards = []
    index = 0
    while cards.isEmpty, nextMeter < meters.count {
      cards = try read(meters[nextMeter])
      nextMeter += 1
    }
  }

  private func read(_ meter: Meter) throws -> [RateCard] {
    let validity =
      date == nil
      ? "p.effective_to IS NULL"
      : "p.effective_from <= ?2 AND (p.effective_to IS NULL OR p.effective_to > ?2)"
    var cards: [RateCard] = []
    try catalog.database.with(
      """
      SELECT r.code, p.effective_from, p.tier_from, p.tier_to, p.price, p.effective_to, p.source,
        p.rate_code, f.amount, f.hourly, f.hours
      FROM price p JOIN region r ON r.id = p.region
      \(CatalogSchema.feeOfPrice)
      WHERE p.meter = ?1 AND \(validity) ORDER BY r.code, p.effective_from, p.tier_from
      """
    ) { row in
      try row.bind(meter.id, at: 1)
      if let date { try row.bind(date.dayNumber, at: 2) }
      while try row.step() {
        let region = try row.text(0)
        let tier = PriceTier(
          from: Scales.bound(try row.int(2)), to: try row.optionalInt(3).map(Scales.bound),
          unitPrice: Scales.price(try row.int(4)), rateCode: try row.optionalText(7))
        if let last = cards.last, last.key.region == region {
          cards[cards.count - 1] = last.adding(tier)
          continue
        }
        var key = meter.key
        key.region = region
        cards.append(
          RateCard(
            key: key, unit: meter.unit, tiers: [tier],
            effectiveFrom: CalendarDate(dayNumber: try row.int(1)),
            effectiveTo: try row.optionalInt(5).map { CalendarDate(dayNumber: $0) },
            source: try catalog.source(try row.int(6)), note: nil, fee: try row.fee(8)))
      }
    }
    return cards
  }
}
