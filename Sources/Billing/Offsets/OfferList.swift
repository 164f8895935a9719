public import Prices

/// The offers of some providers, and which of them may cover a meter: found once for many plans.
public final class OfferList: Sendable {
  /// The offers, in the order in which they are deducted.
  public let all: [FreeTierOffer]
  /// The pools that are deducted month by month, by the meters that draw from them.
  private let poolsByMeter: [String: [Pool]]

  private struct Pool {
    /// The position of the offer.
    var place: Int
    /// What it covers of the meter.
    var coverages: [FreeTierOffer.Coverage]
  }

  /// The positions of the credits.
  let credits: [Int]

  package init(_ offers: [FreeTierOffer]) {
    var byMeter: [String: [Pool]] = [:]
    for (index, offer) in offers.enumerated()
    where offer.automatic && offer.monthly && offer.kind != .credit {
      for coverage in offer.meters {
        let (meter, pools) = (coverage.meter, byMeter[coverage.meter]?.count ?? 0)
        if pools > 0, byMeter[meter]?[pools - 1].place == index {
          byMeter[meter]?[pools - 1].coverages.append(coverage)
        } else {
          byMeter[meter, default: []].append(Pool(place: index, coverages: [coverage]))
        }
      }
    }
    all = offers
    poolsByMeter = byMeter
    credits = offers.indices.filter { offers[$0].kind == .credit && offers[$0].automatic }
  }

  /// Returns the offers that usage of a meter draws from month by month.
  package func pools(of key: MeterKey) -> [FreeTierOffer] { poolPlaces(of: key).map { all[$0] } }

  /// Returns the pools that some meters draw from, in the order in which they are deducted, with
  /// the positions of the meters.
  func pools(of keys: [MeterKey]) -> [(pool: Int, keys: [Int])] {
    var drawing: [(pool: Int, keys: [Int])] = []
    for position in keys.indices {
      for pool in poolPlaces(of: keys[position]) {
        // There are only a few, so they are searched rather than hashed.
        if let place = drawing.firstIndex(where: { $0.pool == pool }) {
          drawing[place].keys.append(position)
        } else {
          drawing.append((pool, [position]))
        }
      }
    }
    return drawing.sorted { $0.pool < $1.pool }
  }

  private func poolPlaces(of key: MeterKey) -> [Int] {
    guard let pools = poolsByMeter[key.meter] else { return [] }
    return pools.indices.compactMap { index in
      let coverages = pools[index].coverages
      // By index: copying a coverage takes longer than looking at it.
      return coverages.indices.contains { coverages[$0].covers(key) } ? pools[index].place : nil
    }
  }
}
