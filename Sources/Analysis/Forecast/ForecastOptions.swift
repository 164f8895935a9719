/// How a forecast is made.
public struct ForecastOptions: Sendable, Hashable {
  /// How many terms are drawn.
  public var draws: Int
  /// What the random numbers begin with.
  public var seed: UInt64
  /// In how many of 100 terms the sum to ask for is to be enough.
  public var confidence: Int

  /// Whether a price that nobody observed is held where it is, with a note, and no error.
  public var holdsUnobservedPrices = false

  /// The fewest and the most draws.
  public static let allowedDraws = 100...1_000_000

  /// Options, of which each has a default.
  public init(draws: Int = 10_000, seed: UInt64 = 1, confidence: Int = 80) {
    (self.draws, self.seed, self.confidence) = (draws, seed, confidence)
  }
}
