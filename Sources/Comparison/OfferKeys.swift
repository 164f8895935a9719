import Money

/// What offers are ranked by where it follows from price and machine alone: a number an offer, so
/// that a whole catalog is ranked without making a row of each.
struct OfferKeys {
  /// The lower the better; nil for what has no figure.
  private let keys: [Int128?]

  /// The keys of a column; nil for a column that needs more than price and machine.
  init?(_ book: OfferBook, _ column: ComparisonColumn?, _ query: ComparisonQuery) {
    let machines = book.axes.machines
    let sort = column?.id ?? ComparisonColumn.perDollar(query.measure)
    // Instances, over what the price is divided by, for each machine.
    let divisors: [Quantity?]
    if ["hourly", "monthly", "total"].contains(sort) {
      divisors = machines.map { _ in .one }
    } else if let measure = Measure.allCases.first(where: {
      ComparisonColumn.perDollar($0) == sort || ComparisonColumn.price($0) == sort
    }) {
      // The most for a dollar is the lowest price of one: the same order, without a division by it.
      divisors = machines.map { $0.amount(of: measure) }
    } else {
      return nil
    }
    keys = book.offers.map { offer in
      guard let divisor = divisors[Int(offer.machine)] else { return nil }
      let price = Int128(offer.hourly) * Int128(machines[Int(offer.machine)].count)
      if divisor == .one { return price }
      return try? UnitPrice(scaled: price).scaled(by: Quantity.one, over: divisor).scaled
    }
  }

  /// The places of the best offers, at most so many, the best first; equal ones by their place.
  func best(_ count: Int, isReversed: Bool) -> [Int] {
    func precedes(_ left: Int, _ right: Int) -> Bool {
      guard let leftKey = keys[left] else { return keys[right] == nil && left < right }
      guard let rightKey = keys[right] else { return true }
      if leftKey == rightKey { return left < right }
      return isReversed ? leftKey > rightKey : leftKey < rightKey
    }
    if count > 1000 || count >= keys.count {
      return Array(keys.indices.sorted(by: precedes).prefix(count))
    }
    var best: [Int] = []
    for place in keys.indices {
      if best.count == count {
        guard let last = best.last, precedes(place, last) else { continue }
        best.removeLast()
      }
      let position = best.partitioningIndex { precedes(place, $0) }
      best.insert(place, at: position)
    }
    return best
  }
}

extension Array {
  /// The first position whose element satisfies a condition that all after it satisfy too.
  func partitioningIndex(_ belongsAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
