import Billing
import Money
import Prices

/// The best offers of a comparison, whether they are among the rows that are shown or not.
struct OfferLeaders: Sendable {
  /// A way of paying, for which the best offer is named.
  enum Way: Int, CaseIterable {
    case onDemand, spot, committed

    init(_ purchase: Purchase) {
      self = purchase == .spot ? .spot : purchase.commitment == nil ? .onDemand : .committed
    }
  }

  /// The offer with the most of the measure for a dollar in each way of paying, the best first.
  var most: [ComparisonRow] = []
  /// The number of other offers that give as much for a dollar as the best of all.
  var ties = 0
  /// The lowest price of an hour.
  var cheapest: ComparisonRow?
  /// The lowest price of an hour among machines without a catch: processors to use all the time,
  /// or graphics processors that run CUDA.
  var cheapestWhole: ComparisonRow?

  /// Returns whether a machine gives the measure without a catch.
  static func isWhole(_ machine: Machine, _ measure: Measure) -> Bool {
    measure == .gpu ? machine.type.runsCUDA : !machine.type.burstable
  }

  private init() {}

  /// Finds the leaders among offers; nil without any.
  init?(
    _ book: OfferBook, _ query: ComparisonQuery, row: (Offer) throws -> ComparisonRow
  ) throws {
    self.init()
    guard let keys = OfferKeys(book, nil, query) else { return nil }
    let ways = book.axes.purchases.map { Way($0.purchase) }
    // Of each machine once: copying it for every one of its offers takes longer than the search.
    let whole = book.axes.machines.map { Self.isWhole($0, query.measure) }
    let counts = book.axes.machines.map { Int128($0.count) }
    typealias Best = (key: Int128, hourly: Int128, place: Int)
    var best = [Best?](repeating: nil, count: Way.allCases.count)
    var equals = [Int](repeating: 0, count: Way.allCases.count)
    var lowest: (all: Best?, whole: Best?)
    func isLower(_ hourly: Int128, _ other: Best?) -> Bool { other.map { hourly < $0.key } ?? true }
    for place in book.offers.indices {
      let offer = book.offers[place]
      let hourly = Int128(offer.hourly) * counts[Int(offer.machine)]
      if isLower(hourly, lowest.all) { lowest.all = (hourly, hourly, place) }
      if whole[Int(offer.machine)], isLower(hourly, lowest.whole) {
        lowest.whole = (hourly, hourly, place)
      }
      guard let key = keys.key(place) else { continue }
      let way = ways[Int(offer.purchase)].rawValue
      guard let known = best[way], known.key <= key else {
        best[way] = (key, hourly, place)
        equals[way] = 0
        continue
      }
      if known.key < key { continue }
      equals[way] += 1
      if hourly < known.hourly { best[way] = (key, hourly, place) }
    }
    func leader(_ best: Best?) throws -> ComparisonRow? {
      try best.map { try row(book.offers[$0.place]) }
    }
    cheapest = try leader(lowest.all)
    cheapestWhole = try leader(lowest.whole)
    let order = best.indices.filter { best[$0] != nil }.sorted {
      ((best[$0]?.key ?? 0), $0) < ((best[$1]?.key ?? 0), $1)
    }
    most = try order.compactMap { try leader(best[$0]) }
    ties = order.first.map { equals[$0] } ?? 0
  }

  /// Merges the leaders of several providers.
  init?(merging all: [OfferLeaders], _ measure: Measure) {
    if all.isEmpty { return nil }
    self.init()
    func price(_ row: ComparisonRow) -> UnitPrice { row.price(of: measure) ?? row.hourly }
    let rows = all.flatMap(\.most)
    for way in Way.allCases {
      let best = rows.filter { Way($0.purchase) == way }.min { price($0) < price($1) }
      if let best { most.append(best) }
    }
    most.sort { price($0) < price($1) }
    if let best = most.first {
      ties = all.filter { $0.most.first == best }.reduce(0) { $0 + $1.ties }
    }
    cheapest = all.compactMap(\.cheapest).min { $0.hourly < $1.hourly }
    cheapestWhole = all.compactMap(\.cheapestWhole).min { $0.hourly < $1.hourly }
  }
}
