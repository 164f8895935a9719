import Dates
package import Money
package import Prices
import SQLite

/// A term of a price that no list has: another price, multiplied and divided by a number.
package struct DerivationTerm {
  package static let wildcard = "*"

  package var provider: Provider
  package var service: String
  /// The meter; a `*` at its end matches the same text as in ``baseMeter``.
  package var meter: String
  /// Beginnings that the text matched by the `*` must not have.
  package var exceptions: [String]
  /// The attributes; `*` for any.
  package var attributes: String
  package var baseMeter: String
  /// The attributes of the other price; `*` for the same ones.
  package var baseAttributes: String
  package var times: Quantity
  package var divisor: Quantity
  package var source: Int

  /// Creates a term from its parts.
  package init(
    provider: Provider, service: String, meter: String, exceptions: [String], attributes: String,
    baseMeter: String, baseAttributes: String, times: Quantity, divisor: Quantity, source: Int
  ) {
    self.provider = provider
    self.service = service
    self.meter = meter
    self.exceptions = exceptions
    self.attributes = attributes
    self.baseMeter = baseMeter
    self.baseAttributes = baseAttributes
    self.times = times
    self.divisor = divisor
    self.source = source
  }

  /// Returns the meter of the other price for a meter whose price is wanted; nil if the term does
  /// not apply to it.
  func base(of key: MeterKey) -> MeterKey? {
    guard provider == key.provider, service == key.service,
      attributes == Self.wildcard || attributes == key.attributes.description
    else { return nil }
    var base = key
    if meter.hasSuffix(Self.wildcard) {
      guard key.meter.hasPrefix(meter.dropLast()) else { return nil }
      let rest = key.meter.dropFirst(meter.count - 1)
      guard !rest.isEmpty, !exceptions.contains(where: { rest.hasPrefix($0) }) else { return nil }
      base.meter = String(baseMeter.dropLast()) + String(rest)
    } else {
      guard key.meter == meter else { return nil }
      base.meter = baseMeter
    }
    if baseAttributes != Self.wildcard {
      base.attributes = MeterAttributes(canonical: baseAttributes)
    }
    return base
  }
}

extension DerivationTerm {
  /// Returns the meter whose price is worked out from that of another meter; nil if the term does
  /// not apply to that one.
  func derivedName(of base: String, _ attributes: String) -> String? {
    guard baseAttributes == Self.wildcard || baseAttributes == attributes else { return nil }
    guard meter.hasSuffix(Self.wildcard) else { return base == baseMeter ? meter : nil }
    guard base.hasPrefix(baseMeter.dropLast()) else { return nil }
    let rest = base.dropFirst(baseMeter.count - 1)
    guard !rest.isEmpty, !exceptions.contains(where: { rest.hasPrefix($0) }) else { return nil }
    return String(meter.dropLast()) + String(rest)
  }
}

extension Catalog {
  /// Terms may use prices that are themselves derived, but only to a limited depth.
  static let deepestDerivation = 3

  /// Returns the price of a meter worked out from others, if a rule says how and all of them are
  /// known.
  ///
  /// - Throws: `DatabaseError`.
  func derivedCard(for key: MeterKey, on date: CalendarDate?, depth: Int = 0) throws -> RateCard? {
    guard depth < Self.deepestDerivation else { return nil }
    let terms = try derivations().compactMap { term in term.base(of: key).map { (term, $0) } }
    guard let first = terms.first else { return nil }
    var sum = UnitPrice.zero
    var cards: [RateCard] = []
    for (term, base) in terms {
      let found = try rateCards(for: base, on: date)
      let derived = found.isEmpty ? try derivedCard(for: base, on: date, depth: depth + 1) : nil
      // Tiered prices are not worked out: no such price is needed.
      guard found.count <= 1, let card = found.first ?? derived, card.tiers.count == 1 else {
        return nil
      }
      guard let part = try? card.tiers[0].unitPrice.scaled(by: term.times, over: term.divisor),
        let next = try? sum + part
      else { return nil }
      sum = next
      cards.append(card)
    }
    guard sum >= .zero, let card = cards.first else { return nil }
    var source = try self.source(first.0.source)
    source.published = cards.map(\.source.published).min() ?? source.published
    let parts = zip(terms, cards).map { term, card in Self.part(term.0, card) }
    let text = parts.dropFirst().reduce(parts.first?.text ?? "") { text, part in
      "\(text), \(part.isTakenAway ? "minus" : "plus") \(part.text)"
    }
    return RateCard(
      key: key, unit: card.unit, tiers: [PriceTier(from: .zero, to: nil, unitPrice: sum)],
      effectiveFrom: cards.map(\.effectiveFrom).max() ?? card.effectiveFrom,
      effectiveTo: cards.compactMap(\.effectiveTo).min(), source: source,
      note: "\(source.confidence): \(text)")
  }

  /// Returns a part of a sum of prices in words, and whether it is taken away.
  private static func part(
    _ term: DerivationTerm, _ card: RateCard
  ) -> (text: String, isTakenAway: Bool) {
    let isTakenAway = term.times < .zero
    let times = "\(term.times)".drop { $0 == "-" }
    let divisor = term.divisor == .one ? "" : " / \(term.divisor)"
    let factor = times == "1" && divisor.isEmpty ? "" : "\(times)\(divisor) × "
    let attributes = card.key.attributes.isEmpty ? "" : " (\(card.key.attributes))"
    let price = "$\(card.tiers[0].unitPrice), the price of \(card.key.meter)\(attributes)"
    return ("\(factor)\(price) in \(card.source.id)", isTakenAway)
  }

  func derivations() throws -> [DerivationTerm] {
    if let derivationTerms { return derivationTerms }
    var terms: [DerivationTerm] = []
    try database.forEach(
      """
      SELECT provider, service, meter, except_for, attributes, of_meter, of_attributes, times,
        divided_by, source
      FROM derivation ORDER BY id
      """
    ) { row in
      guard let provider = Provider(rawValue: try row.text(0)) else { return }
      terms.append(
        DerivationTerm(
          provider: provider, service: try row.text(1), meter: try row.text(2),
          exceptions: try row.text(3).split(separator: " ").map(String.init),
          attributes: try row.text(4), baseMeter: try row.text(5),
          baseAttributes: try row.text(6), times: try row.quantity(7),
          divisor: try row.quantity(8), source: try row.int(9)))
    }
    derivationTerms = terms
    return terms
  }
}
