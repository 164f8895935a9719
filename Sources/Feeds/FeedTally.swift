/// The parts of a feed that the catalog does not take, by reason: counted and listed, never
/// guessed.
public struct FeedTally: Sendable, Hashable {
  /// The largest number of different reasons; further ones are counted under one name.
  private static let limit = 2000

  /// The number of rows or products read.
  public var read = 0
  /// The number of prices that the catalog takes.
  public var kept = 0
  /// The number of rows or products that no service needs.
  public var skipped = 0
  /// The number of items left out, by what they are and why.
  public private(set) var leftOut: [String: Int] = [:]

  /// Creates a tally of zeros.
  public init() {}

  /// Counts something that is left out.
  public mutating func leaveOut(_ reason: String, count: Int = 1) {
    if leftOut[reason] == nil, leftOut.count >= Self.limit {
      leftOut["other", default: 0] += count
    } else {
      leftOut[reason, default: 0] += count
    }
  }

  /// The number of items left out.
  public var leftOutCount: Int { leftOut.values.reduce(0, +) }

  /// The reasons for leaving items out, the most frequent first.
  public var reasons: [(reason: String, count: Int)] {
    leftOut.map { ($0.key, $0.value) }.sorted { left, right in
      (right.1, left.0) < (left.1, right.0)
    }
  }

  /// Adds the counts of another tally.
  public mutating func add(_ other: FeedTally) {
    read += other.read
    kept += other.kept
    skipped += other.skipped
    for (reason, count) in other.leftOut { leftOut[reason, default: 0] += count }
  }
}
