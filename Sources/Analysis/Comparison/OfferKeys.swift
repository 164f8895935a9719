import Money

/// The sort keys of offers where they follow from price and machine alone: one number per offer, so
/// that a whole catalog can be ranked without making a row of each.
struct OfferKeys {
  private let offers: [Offer]
  /// The number of instances and the divisor of the price, for each machine; nil for one without a
  /// figure.
  private let factors: [Factor?]

  private struct Factor {
    var count: Int64
    var divisor: Quantity
    /// The divisor as an integer if possible; most are, and dividing by integers is fast.
    var whole: Int64?
  }

  /// Up to this number, the best are picked; beyond it, everything is sorted.
  private static let mostPicked = 1000

  /// Creates the keys of a column; nil for a column that needs more than price and machine.
  init?(_ book: OfferBook, _ column: ComparisonColumn?, _ query: ComparisonQuery) {
    let sort = column?.id ?? ComparisonColumn.perDollar(query.measure)
    let divisor: (Machine) -> Quantity?
    if ["hourly", "monthly", "total"].contains(sort) {
      divisor = { _ in .one }
    } else if let measure = Measure.allCases.first(where: {
      ComparisonColumn.perDollar($0) == sort || ComparisonColumn.price($0) == sort
    }) {
      // The most for a dollar is the lowest price of one: the same order, without dividing by the
      // price.
      divisor = { $0.amount(of: measure) }
    } else {
      return nil
    }
    offers = book.offers
    factors = book.axes.machines.map { machine in
      divisor(machine).map { divisor in
        Factor(
          count: Int64(machine.count), divisor: divisor,
          whole: divisor.whole.flatMap { $0 > 0 ? Int64($0) : nil })
      }
    }
  }

  /// Returns the price of one unit in 10⁻¹² dollars, with halves rounded up; the lower the better.
  func key(_ place: Int) -> Int128? {
    let offer = offers[place]
    guard let factor = factors[Int(offer.machine)] else { return nil }
    let (price, isTooLarge) = offer.hourly.multipliedReportingOverflow(by: factor.count)
    if let whole = factor.whole, !isTooLarge, price >= 0, price <= .max - whole {
      return Int128((price + whole / 2) / whole)
    }
    let exact = UnitPrice(scaled: Int128(offer.hourly) * Int128(factor.count))
    return try? exact.scaled(by: Quantity.one, over: factor.divisor).scaled
  }

  private typealias Entry = (key: Int128?, place: Int)

  /// Returns the positions of the best offers up to a number, the best first and equal ones by
  /// position.
  func best(_ count: Int, isReversed: Bool) -> [Int] {
    func precedes(_ left: Entry, _ right: Entry) -> Bool {
      guard let leftKey = left.key else { return right.key == nil && left.place < right.place }
      guard let rightKey = right.key else { return true }
      if leftKey == rightKey { return left.place < right.place }
      return isReversed ? leftKey > rightKey : leftKey < rightKey
    }
    if count > Self.mostPicked || count >= offers.count {
      return offers.indices.map { (key($0), $0) }.sorted(by: precedes).prefix(count).map(\.place)
    }
    var best: [Entry] = []
    for place in offers.indices {
      let entry: Entry = (key(place), place)
      if best.count == count {
        guard let last = best.last, precedes(entry, last) else { continue }
        best.removeLast()
      }
      let position = best.partitioningIndex { precedes(entry, $0) }
      best.insert(entry, at: position)
    }
    return best.map(\.place)
  }
}

extension Array {
  /// Returns the first position whose element satisfies a condition that all later ones satisfy
  /// too.
  func partitioningIndex(_ belongsAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
