/// What a feed had that the catalog does not take, by reason: counted and listed, never guessed.
public struct FeedTally: Sendable, Hashable {
  /// How many different reasons are kept; the rest is counted under one name.
  private static let limit = 2000

  /// Rows or products that were read.
  public var read = 0
  /// Prices that the catalog takes.
  public var kept = 0
  /// Rows or products that no service needs.
  public var skipped = 0
  /// What was left out, by what it is and why.
  public private(set) var leftOut: [String: Int] = [:]

  /// Nothing.
  public init() {}

  /// Counts something that is left out.
  public mutating func leaveOut(_ reason: String, count: Int = 1) {
    if leftOut[reason] == nil, leftOut.count >= Self.limit {
      leftOut["other", default: 0] += count
    } else {
      leftOut[reason, default: 0] += count
    }
  }

  /// All that was left out.
  public var leftOutCount: Int { leftOut.values.reduce(0, +) }

  /// What was left out, the most frequent first.
  public var reasons: [(reason: String, count: Int)] {
    leftOut.map { ($0.key, $0.value) }.sorted { left, right in
      (right.1, left.0) < (left.1, right.0)
    }
  }

  /// Adds the counts of another.
  public mutating func add(_ other: FeedTally) {
    read += other.read
    kept += other.kept
    skipped += other.skipped
    for (reason, count) in other.leftOut { leftOut[reason, default: 0] += count }
  }
}
