/// The PERT distribution between 0 and 1: a beta distribution whose mode has a weight of four
/// (Malcolm, Roseboom, Clark and Fazar, "Application of a technique for research and development
/// program evaluation", 1959).
struct PERT {
  /// The quantiles at even steps from 0 to 1.
  let quantiles: [Double]

  /// How many steps the quantiles have.
  static let steps = 1024
  private static let cells = 512

  /// The distribution with its mode at a place from 0 to 1.
  init(mode: Double) {
    let cumulative = Self.cumulative(mode: mode)
    let total = cumulative[Self.cells]
    var quantiles = [Double](repeating: 0, count: Self.steps + 1)
    var cell = 0
    for step in 1..<Self.steps {
      let wanted = total * Double(step) / Double(Self.steps)
      while cumulative[cell + 1] < wanted { cell += 1 }
      quantiles[step] = Self.place(wanted, cell, cumulative)
    }
    quantiles[Self.steps] = 1
    self.quantiles = quantiles
  }

  /// The value below which a share of the outcomes lies.
  static func quantile(_ share: Double, mode: Double) -> Double {
    let cumulative = cumulative(mode: mode)
    let wanted = share * cumulative[cells]
    var (low, high) = (0, cells)
    while high - low > 1 {
      let middle = (low + high) / 2
      if cumulative[middle] < wanted { low = middle } else { high = middle }
    }
    return place(wanted, low, cumulative)
  }

  /// Where the ends lie whose distribution has given outer quantiles and mode.
  ///
  /// `low`: the quantile at `tail`.
  /// `mode`: the most likely value, from `low` to `high`.
  /// `high`: the quantile at 1 − `tail`; above `low`.
  /// `tail`: the share below `low`, and above `high`.
  static func ends(
    low: Double, mode: Double, high: Double, tail: Double
  ) -> (low: Double, high: Double) {
    let wanted = (mode - low) / (high - low)
    var (left, right) = (0.0, 1.0)
    var ends = (low: low, high: high)
    // The place of the mode between the quantiles grows with its place between the ends.
    for _ in 0..<40 {
      let middle = (left + right) / 2
      let first = quantile(tail, mode: middle)
      let last = quantile(1 - tail, mode: middle)
      let width = (high - low) / (last - first)
      ends = (low - width * first, low - width * first + width)
      let place = (middle - first) / (last - first)
      if abs(place - wanted) < 1e-9 { break }
      if place < wanted { left = middle } else { right = middle }
    }
    return ends
  }

  /// The integral of the density up to each cell's start.
  ///
  /// The cells are narrow at both ends, where the density of a lopsided distribution bends most.
  private static func cumulative(mode: Double) -> [Double] {
    let (first, last) = (4 * mode, 4 * (1 - mode))
    func density(_ step: Double) -> Double {
      let value = step * step * (3 - 2 * step)
      return PortableMath.power(value, first) * PortableMath.power(1 - value, last)
        * 6 * step * (1 - step)
    }
    var sums = [0.0]
    sums.reserveCapacity(cells + 1)
    let width = 1 / Double(cells)
    var left = density(0)
    for cell in 0..<cells {
      let right = density(Double(cell + 1) * width)
      let middle = density((Double(cell) + 0.5) * width)
      sums.append(sums[cell] + width * (left + 4 * middle + right) / 6)
      left = right
    }
    return sums
  }

  private static func place(_ wanted: Double, _ cell: Int, _ cumulative: [Double]) -> Double {
    let mass = cumulative[cell + 1] - cumulative[cell]
    let inside = mass > 0 ? (wanted - cumulative[cell]) / mass : 0
    let step = (Double(cell) + inside) / Double(cells)
    return step * step * (3 - 2 * step)
  }
}
