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
    self = outcomes.withUnsafeBufferPointer { Spread($0) }
  }

  /// The spread of some outcomes.
  init(_ outcomes: UnsafeBufferPointer<Double>) {
    let quantiles = Quantiles.of(outcomes, at: [0.1, 0.5, 0.8, 0.9])
    (p10, p50, p80, p90) = (quantiles[0], quantiles[1], quantiles[2], quantiles[3])
    let count = Double(max(outcomes.count, 1))
    // Around the first outcome, so that outcomes that are all alike have it as their mean exactly.
    let base = outcomes.first ?? 0
    var (sum, squares) = (0.0, 0.0)
    for outcome in outcomes {
      let apart = outcome - base
      sum += apart
      squares += apart * apart
    }
    mean = base + sum / count
    let variance = max(squares - sum * sum / count, 0) / max(count - 1, 1)
    standardError = (variance / count).squareRoot()
  }
}
