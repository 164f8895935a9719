/// How far apart the outcomes of many draws lie.
public struct Spread: Sendable, Hashable {
  /// What one in ten outcomes stays below.
  public var p10: Double
  /// What half of the outcomes stay below.
  public var p50: Double
  /// What four in five outcomes stay below.
  public var p80: Double
  /// What nine in ten outcomes stay below.
  public var p90: Double
  /// The mean of the outcomes.
  public var mean: Double
  /// By how much the mean may be off because only so many outcomes were drawn.
  public var standardError: Double

  /// The spread of some outcomes.
  init(_ outcomes: [Double]) {
    let sorted = outcomes.sorted()
    p10 = Self.quantile(0.1, sorted)
    p50 = Self.quantile(0.5, sorted)
    p80 = Self.quantile(0.8, sorted)
    p90 = Self.quantile(0.9, sorted)
    let count = Double(max(outcomes.count, 1))
    // Around the first outcome, so that outcomes that are all alike have it as their mean exactly.
    let base = outcomes.first ?? 0
    var (sum, squares) = (0.0, 0.0)
    for outcome in outcomes {
      sum += outcome - base
      squares += (outcome - base) * (outcome - base)
    }
    mean = base + sum / count
    let variance = max(squares - sum * sum / count, 0) / max(count - 1, 1)
    standardError = (variance / count).squareRoot()
  }

  /// The value below which a share of sorted outcomes lies, between the two that are nearest.
  static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
    guard let last = sorted.indices.last else { return 0 }
    let place = share * Double(last)
    let index = min(Int(place), max(last - 1, 0))
    let (low, high) = (sorted[index], sorted[min(index + 1, last)])
    // What never happens lies beyond all that does.
    if low == high || !high.isFinite { return place == Double(index) ? low : high }
    return low + (place - Double(index)) * (high - low)
  }
}
