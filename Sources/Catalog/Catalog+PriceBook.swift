public import Dates
import Money
public import Prices
package import SQLite

extension Catalog: PriceBook {
  /// Returns the newest publication date of any price, except from sources of low confidence.
  public func newestDate() throws -> CalendarDate {
    let text = try Catalog.metadata("newest", in: database)
    guard let day = Int(text) else {
      throw DatabaseError.damage("the newest date is no number: '\(text)'")
    }
    return CalendarDate(dayNumber: day)
  }

  /// Returns the regions of a provider by code, without `global`.
  public func regions(of provider: Provider) throws -> [Region] {
    var regions: [Region] = []
    try database.forEach(
      """
      SELECT code, name, coalesce(partition, provider) = provider, neighbours FROM region
      WHERE provider = ? AND code <> ? ORDER BY code
      """, provider.rawValue, MeterKey.everywhere
    ) { row in
      var region = Region(
        code: try row.text(0), name: try row.text(1), isOpenToAll: try row.bool(2))
      for (provider, code) in MeterAttributes(canonical: try row.optionalText(3) ?? "").pairs {
        if let provider = Provider(rawValue: provider) { region.neighbours[provider] = code }
      }
      regions.append(region)
    }
    return regions
  }

  /// Returns the one rate card of a meter on a date; if the date is nil, the current one.
  ///
  /// A price that ended without a successor is only returned for its own dates.
  ///
  /// - Throws: `PriceLookupError` with hints, and `DatabaseError`.
  public func rateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    do {
      return try unexplainedRateCard(for: key, on: date)
    } catch let error as PriceLookupError {
      if case .ambiguous(let count) = error.reason {
        throw try lookupError(for: key, on: date, found: count)
      }
      throw try lookupError(for: key, on: date, found: 0)
    }
  }

  /// Returns the same rate card, but without a search for hints if there is none.
  ///
  /// - Throws: `PriceLookupError` and `DatabaseError`.
  public func unexplainedRateCard(for key: MeterKey, on date: CalendarDate?) throws -> RateCard {
    let cards = try rateCards(for: key, on: date)
    if let card = cards.first, cards.count == 1 { return card }
    if cards.isEmpty {
      if let card = try derivedCard(for: key, on: date) { return card }
      if let card = try observedCard(for: key, on: date) { return card }
    }
    throw PriceLookupError(
      key: key, date: date, reason: cards.isEmpty ? .noPrice : .ambiguous(cards.count))
  }

  /// Returns the rate cards that match; more than one only in a faulty catalog.
  func rateCards(for key: MeterKey, on date: CalendarDate?) throws -> [RateCard] {
    let validity =
      date == nil
      ? "p.effective_to IS NULL"
      : "p.effective_from <= ?6 AND (p.effective_to IS NULL OR p.effective_to > ?6)"
    let sql = """
      SELECT p.effective_from, p.tier_from, p.tier_to, p.price, p.effective_to, p.source,
        p.rate_code, p.note, m.unit, f.amount, f.hourly, f.hours
      FROM meter m CROSS JOIN region r CROSS JOIN price p
      \(CatalogSchema.feeOfPrice)
      WHERE m.provider = ?1 AND m.service = ?2 AND m.meter = ?3 AND m.attributes = ?4
        AND r.provider = ?1 AND r.code = ?5 AND p.meter = m.id AND p.region = r.id
        AND \(validity)
      ORDER BY p.effective_from, p.tier_from
      """
    return try database.with(sql) { row in
      try row.bind(key.provider.rawValue, at: 1)
      try row.bind(key.service, at: 2)
      try row.bind(key.meter, at: 3)
      try row.bind(key.attributes.description, at: 4)
      try row.bind(key.region, at: 5)
      if let date { try row.bind(date.dayNumber, at: 6) }
      var cards: [RateCard] = []
      while try row.step() {
        let from = CalendarDate(dayNumber: try row.int(0))
        let tier = PriceTier(
          from: Scales.bound(try row.int(1)), to: try row.optionalInt(2).map(Scales.bound),
          unitPrice: Scales.price(try row.int(3)), rateCode: try row.optionalText(6))
        let note = try row.optionalInt(7).map { try self.note($0) }
        if let last = cards.last, last.effectiveFrom == from {
          cards[cards.count - 1] = last.adding(tier, note: note)
        } else {
          cards.append(
            RateCard(
              key: key, unit: try row.text(8), tiers: [tier], effectiveFrom: from,
              effectiveTo: try row.optionalInt(4).map { CalendarDate(dayNumber: $0) },
              source: try source(try row.int(5)), note: note, fee: try row.fee(9)))
        }
      }
      return cards
    }
  }
}

extension Statement {
  /// Returns the fee of a price in three columns, which are empty where there is none.
  package func fee(_ column: Int) throws -> TermFee? {
    guard let amount = try optionalInt(column) else { return nil }
    return TermFee(
      amount: Scales.price(amount), hourly: Scales.price(try int(column + 1)),
      hours: try int(column + 2))
  }
}
