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
    // The place of the mode between the quantiles grows with its place between the ends: it is
    // looked for by false position; an end that stays twice weighs half (the Illinois method).
    var (left, right, side) = (0.0, 1.0, 0)
    var (below, above) = (
      Between(mode: left, tail: tail).mode - wanted, Between(mode: right, tail: tail).mode - wanted
    )
    var middle = wanted
    for _ in 0..<60 where below < 0 && above > 0 {
      middle = (left * above - right * below) / (above - below)
      let apart = Between(mode: middle, tail: tail).mode - wanted
      if abs(apart) < 1e-12 { break }
      if apart < 0 {
        (left, below, above) = (middle, apart, side < 0 ? above / 2 : above)
      } else {
        (right, above, below) = (middle, apart, side > 0 ? below / 2 : below)
      }
      side = apart < 0 ? -1 : 1
    }
    let found = Between(mode: min(max(middle, 0), 1), tail: tail)
    let width = (high - low) / (found.last - found.first)
    return (low - width * found.first, low - width * found.first + width)
  }

  /// The outer quantiles of a distribution, and where its mode lies between them: below 0 or above 1
  /// where it is beyond them.
  private struct Between {
    let first: Double
    let last: Double
    let mode: Double

    init(mode: Double, tail: Double) {
      let cumulative = PERT.cumulative(mode: mode)
      first = PERT.quantile(tail, cumulative)
      last = PERT.quantile(1 - tail, cumulative)
      self.mode = (mode - first) / (last - first)
    }
  }

  /// The value below which a share of the outcomes lies.
  private static func quantile(_ share: Double, _ cumulative: [Double]) -> Double {
    let wanted = share * cumulative[cells]
    var (low, high) = (0, cells)
    while high - low > 1 {
      let middle = (low + high) / 2
      if cumulative[middle] < wanted { low = middle } else { high = middle }
    }
    return place(wanted, low, cumulative)
  }

  /// What the densities of all modes have in common, at the ends and middles of the cells: the
  /// logarithms of the value and of what is left of it to 1, and how wide the cells are there.
  private static let points: [(log: Double, restLog: Double, width: Double)] = (0...2 * cells).map {
    let step = Double($0) / Double(2 * cells)
    let value = step * step * (3 - 2 * step)
    if $0 == 0 || $0 == 2 * cells { return (0, 0, 0) }
    return (PortableMath.log(value), PortableMath.log(1 - value), 6 * step * (1 - step))
  }

  /// The integral of the density up to each cell's start.
  ///
  /// The cells are narrow at both ends, where the density of a lopsided distribution bends most.
  private static func cumulative(mode: Double) -> [Double] {
    let (first, last) = (4 * mode, 4 * (1 - mode))
    return points.withUnsafeBufferPointer { points in
      func density(_ number: Int) -> Double {
        let point = points[number]
        return PortableMath.exp(first * point.log + last * point.restLog) * point.width
      }
      var sums = [Double](repeating: 0, count: cells + 1)
      let width = 1 / Double(cells)
      var left = density(0)
      for cell in 0..<cells {
        let (middle, right) = (density(2 * cell + 1), density(2 * cell + 2))
        sums[cell + 1] = sums[cell] + width * (left + 4 * middle + right) / 6
        left = right
      }
      return sums
    }
  }

  private static func place(_ wanted: Double, _ cell: Int, _ cumulative: [Double]) -> Double {
    let mass = cumulative[cell + 1] - cumulative[cell]
    let inside = mass > 0 ? (wanted - cumulative[cell]) / mass : 0
    let step = (Double(cell) + inside) / Double(cells)
    return step * step * (3 - 2 * step)
  }
}
