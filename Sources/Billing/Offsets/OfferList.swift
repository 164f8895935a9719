public import Prices

/// The offers of some providers, and which of them may cover a meter: found once for many plans.
public final class OfferList: Sendable {
  /// The offers, in the order in which they are deducted.
  public let all: [FreeTierOffer]
  /// The positions of the pools that are deducted month by month, by the meters that draw from
  /// them.
  let poolsByMeter: [String: [Int]]
  /// The positions of the credits.
  let credits: [Int]

  package init(_ offers: [FreeTierOffer]) {
    var byMeter: [String: [Int]] = [:]
    for (index, offer) in offers.enumerated()
    where offer.automatic && offer.monthly && offer.kind != .credit {
      for coverage in offer.meters where byMeter[coverage.meter]?.last != index {
        byMeter[coverage.meter, default: []].append(index)
      }
    }
    all = offers
    poolsByMeter = byMeter
    credits = offers.indices.filter { offers[$0].kind == .credit && offers[$0].automatic }
  }

  /// Returns the offers that usage of a meter draws from month by month.
  package func pools(of key: MeterKey) -> [FreeTierOffer] {
    guard let places = poolsByMeter[key.meter] else { return [] }
    return places.filter { all[$0].covers(key) }.map { all[$0] }
  }
}
