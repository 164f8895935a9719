import Money
public import Prices
import SQLite

extension Catalog: MovingPrices {
  /// The catalog itself, which has what was observed.
  public var movingPrices: (any MovingPrices)? { self }

  /// Returns the observed prices of a meter, by zone and time.
  public func history(of key: MeterKey) throws -> PriceHistory {
    var history = PriceHistory(key: key, observations: [])
    try database.forEach(
      """
      SELECT o.observed_at, o.zone, o.price FROM price_observation o
      JOIN meter m ON m.id = o.meter JOIN region r ON r.id = o.region
      WHERE m.provider = ?1 AND m.service = ?2 AND m.meter = ?3 AND m.attributes = ?4
        AND r.provider = ?1 AND r.code = ?5 AND (?6 = '' OR o.zone = ?6)
      ORDER BY o.zone, o.observed_at
      """, key.provider.rawValue, key.service, key.meter, key.ofWholeRegion.attributes.description,
      key.region, key.zone ?? ""
    ) { row in
      history.observations.append(
        PriceObservation(
          second: try row.int(0), zone: try row.text(1),
          unitPrice: Scales.price(try row.int(2))))
    }
    return history
  }

  /// Returns the histories of all meters of the same service and attributes, in any region.
  public func histories(comparableTo key: MeterKey) throws -> [PriceHistory] {
    var histories: [PriceHistory] = []
    try database.forEach(
      """
      SELECT o.observed_at, o.zone, o.price, m.meter, r.code FROM price_observation o
      JOIN meter m ON m.id = o.meter JOIN region r ON r.id = o.region
      WHERE m.provider = ?1 AND m.service = ?2 AND m.attributes = ?3
      ORDER BY m.meter, r.code, o.zone, o.observed_at
      """, key.provider.rawValue, key.service, key.ofWholeRegion.attributes.description
    ) { row in
      let observation = PriceObservation(
        second: try row.int(0), zone: try row.text(1), unitPrice: Scales.price(try row.int(2)))
      let (meter, region) = (try row.text(3), try row.text(4))
      if histories.last?.key.meter != meter || histories.last?.key.region != region {
        var other = key
        (other.meter, other.region) = (meter, region)
        histories.append(PriceHistory(key: other, observations: []))
      }
      histories[histories.count - 1].observations.append(observation)
    }
    return histories
  }

  /// Returns how often machines of a meter are reclaimed, by the provider's advisor.
  public func interruption(of key: MeterKey) throws -> InterruptionBand? {
    var band: InterruptionBand?
    try database.forEach(
      """
      SELECT i.band FROM spot_interruption i
      JOIN meter m ON m.id = i.meter JOIN region r ON r.id = i.region
      WHERE m.provider = ?1 AND m.service = ?2 AND m.meter = ?3 AND m.attributes = ?4
        AND r.provider = ?1 AND r.code = ?5
      """, key.provider.rawValue, key.service, key.meter, key.ofWholeRegion.attributes.description,
      key.region
    ) { row in band = InterruptionBand(advisor: try row.text(0)) }
    return band
  }
}

extension InterruptionBand {
  /// Reads a band in the advisor's spelling: `<5%`, `5-10%` or `>20%`, which is taken to end at 30
  /// %.
  init?(advisor text: String) {
    let bounds = text.split { !$0.isNumber }.compactMap { Double($0) }
    switch (text.first, bounds.count) {
    case ("<", 1): self.init(text: text, percent: 0...bounds[0])
    case (">", 1): self.init(text: text, percent: bounds[0]...max(bounds[0], 30))
    case (_, 2) where bounds[0] <= bounds[1]: self.init(text: text, percent: bounds[0]...bounds[1])
    default: return nil
    }
  }
}
