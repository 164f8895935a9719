import Dates
public import Prices
import SQLite

extension Catalog {
  /// Returns all offers of free usage and credits of a provider, by id.
  public func freeTierOffers(of provider: Provider) throws -> [FreeTierOffer] {
    var coverages = try coverages()
    var offers: [FreeTierOffer] = []
    try database.forEach(
      """
      SELECT id, kind, service, description, amount, unit, refill, window_months, available_from,
        available_to, accounts_opened_from, accounts_opened_before, plan, automatic, source, note,
        window_days
      FROM free_tier_offer WHERE provider = ? ORDER BY id
      """, provider.rawValue
    ) { row in
      let kindName = try row.text(1)
      guard let kind = FreeTierOffer.Kind(rawValue: kindName) else {
        throw DatabaseError.damage("there is no kind of offer '\(kindName)'")
      }
      var offer = FreeTierOffer(
        id: try row.text(0), provider: provider, kind: kind, service: try row.text(2),
        description: try row.text(3), limit: try row.quantity(4), unit: try row.text(5),
        source: try source(try row.int(14)))
      let refillName = try row.text(6)
      guard let refill = FreeTierOffer.Refill(rawValue: refillName) else {
        throw DatabaseError.damage("there is no refill of an offer '\(refillName)'")
      }
      offer.refill = refill
      offer.windowMonths = try row.optionalInt(7)
      offer.windowDays = try row.optionalInt(16)
      offer.availableFrom = try row.optionalDate(8)
      offer.availableTo = try row.optionalDate(9)
      offer.accountsOpenedFrom = try row.optionalDate(10)
      offer.accountsOpenedBefore = try row.optionalDate(11)
      offer.plan = try row.optionalText(12)
      offer.automatic = try row.bool(13)
      offer.note = try row.optionalText(15)
      offer.meters = coverages.removeValue(forKey: offer.id) ?? []
      offers.append(offer)
    }
    return offers
  }

  private func coverages() throws -> [String: [FreeTierOffer.Coverage]] {
    var coverages: [String: [FreeTierOffer.Coverage]] = [:]
    var covered: (offer: String, meters: [FreeTierOffer.Coverage]) = ("", [])
    // Meters that follow one another have the same long list as a rule.
    var last: (text: String, regions: [String]) = ("", [])
    // The offers of others are few: leaving them out would take longer than reading them.
    try database.forEach(
      """
      SELECT offer, service, meter, attributes, regions FROM free_tier_meter
      ORDER BY 1, 2, 3, 4, 5
      """
    ) { row in
      let (offer, text) = (try row.text(0), try row.text(4))
      if text != last.text { last = (text, regions(text)) }
      if offer != covered.offer {
        coverages[covered.offer] = covered.meters
        covered = (offer, [])
      }
      covered.meters.append(
        FreeTierOffer.Coverage(
          service: try row.text(1), meter: try row.text(2),
          attributes: MeterAttributes(canonical: try row.text(3)),
          regions: last.regions))
    }
    coverages[covered.offer] = covered.meters
    return coverages
  }

  /// Returns the regions of a list; an empty list means any region.
  private func regions(_ list: String) -> [String] {
    list.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
  }
}

extension Statement {
  /// Reads a column that contains a day number or NULL.
  func optionalDate(_ column: Int) throws -> CalendarDate? {
    try optionalInt(column).map { CalendarDate(dayNumber: $0) }
  }
}
