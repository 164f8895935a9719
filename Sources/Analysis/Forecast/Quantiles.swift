/// Finds quantiles of many values without sorting them all: the values are counted into even cells,
/// and only those in the cells of the wanted ones are sorted.
enum Quantiles {
  private static let cells = 1024
  /// So few values are sorted sooner than counted.
  private static let few = 256

  /// The values below which some shares of all lie, each between the two values that are nearest.
  static func of(_ values: [Double], at shares: [Double]) -> [Double] {
    values.withUnsafeBufferPointer { of($0, at: shares) }
  }

  /// The values below which some shares of all lie, each between the two values that are nearest.
  static func of(_ values: UnsafeBufferPointer<Double>, at shares: [Double]) -> [Double] {
    guard values.count >= few, var least = values.first else {
      return fromSorted(values.sorted(), shares)
    }
    var most = least
    for value in values {
      least = value < least ? value : least
      most = value > most ? value : most
    }
    if least == most { return shares.map { _ in least } }
    let perUnit = Double(cells) / (most - least)
    // What never happens lies at infinity, and has no cell.
    guard perUnit.isFinite, perUnit > 0 else { return fromSorted(values.sorted(), shares) }
    return counted(values, shares, Cells(least: least, perUnit: perUnit, last: cells - 1))
  }

  /// The value below which a share of sorted outcomes lies, between the two that are nearest.
  static func of(sorted: [Double], at share: Double) -> Double {
    guard let last = sorted.indices.last else { return 0 }
    let place = share * Double(last)
    let index = min(Int(place), max(last - 1, 0))
    return between(sorted[index], sorted[min(index + 1, last)], place - Double(index))
  }

  private static func fromSorted(_ sorted: [Double], _ shares: [Double]) -> [Double] {
    shares.map { of(sorted: sorted, at: $0) }
  }

  private static func between(_ low: Double, _ high: Double, _ inside: Double) -> Double {
    // What never happens lies beyond all that does.
    if low == high || !high.isFinite { return inside == 0 ? low : high }
    return low + inside * (high - low)
  }

  /// Which cell a value is counted into; a larger value is never in an earlier one.
  private struct Cells {
    var least: Double
    var perUnit: Double
    var last: Int

    @inline(__always)
    func place(_ value: Double) -> Int { min(Int((value - least) * perUnit), last) }
  }

  /// A run of the sorted values that is within the cells that were kept.
  private struct Kept {
    /// How many values are less.
    var rank: Int
    /// Where it begins among those that were kept.
    var place: Int
  }

  private static func counted(
    _ values: UnsafeBufferPointer<Double>, _ shares: [Double], _ cells: Cells
  ) -> [Double] {
    let last = values.count - 1
    let ranks = shares.map { min(Int($0 * Double(last)), last - 1) }
    var isWanted = [Bool](repeating: false, count: Self.cells)
    var kept: [Kept] = []
    var size = 0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.cells) { counts in
      counts.initialize(repeating: 0)
      for value in values { counts[cells.place(value)] += 1 }
      var before = 0
      for cell in 0..<Self.cells {
        let after = before + Int(counts[cell])
        if after > before, ranks.contains(where: { $0 + 1 >= before && $0 < after }) {
          isWanted[cell] = true
          kept.append(Kept(rank: before, place: size))
          size += after - before
        }
        before = after
      }
    }
    var sorted: [Double] = []
    sorted.reserveCapacity(size)
    for value in values where isWanted[cells.place(value)] { sorted.append(value) }
    sorted.sort()
    func value(_ rank: Int) -> Double {
      let run = kept.last { $0.rank <= rank } ?? Kept(rank: 0, place: 0)
      return sorted[run.place + rank - run.rank]
    }
    return zip(ranks, shares).map { rank, share in
      between(value(rank), value(rank + 1), share * Double(last) - Double(rank))
    }
  }
}
