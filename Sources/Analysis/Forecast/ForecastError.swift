/// Why a forecast cannot be made with some options.
public struct ForecastError: Error, Sendable, Hashable {
  /// What is wrong, in one sentence without a full stop.
  public var message: String
}
