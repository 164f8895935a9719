import CatalogBuilding

/// Rows of an offer CSV that rules want: the values of the columns in use, one after the other.
struct OfferBatch: Sendable {
  private static let size = 1 << 18

  private(set) var bytes: [UInt8] = []
  /// Where each value ends.
  private(set) var ends: [Int] = []
  /// The rules that want each row.
  private(set) var rules: [OfferMatcher.Rules] = []

  init() {
    bytes.reserveCapacity(Self.size + Self.size / 8)
  }

  /// Whether it is worth passing on.
  var isFull: Bool { bytes.count >= Self.size }

  /// Adds the next value of a row.
  @inline(__always)
  mutating func add(_ value: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: value)
    ends.append(bytes.count)
  }

  /// Ends a row.
  mutating func endRow(_ wanting: OfferMatcher.Rules) { rules.append(wanting) }
}

/// Turns the rows of an offer CSV into prices, on the thread that takes them.
///
/// One thread has it at a time: that one while rows are found, and the one that began afterwards.
final class OfferPricing: @unchecked Sendable {
  private var prices: OfferPrices
  private let columns: [WantedColumn]
  private var values: [OfferPrices.Value]

  init(_ prices: OfferPrices, _ columns: [WantedColumn]) {
    self.prices = prices
    self.columns = columns
    let none = OfferPrices.Value(start: nil, count: 0)
    values = Array(repeating: none, count: prices.matcher.fields.count)
  }

  /// Adds the prices of rows.
  @Sendable func add(_ batch: OfferBatch) throws {
    try batch.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var next = 0
      for rules in batch.rules {
        for column in columns {
          values[column.slot] = UnsafeBufferPointer(rebasing: bytes[start..<batch.ends[next]])
          start = batch.ends[next]
          next += 1
        }
        try values.withUnsafeBufferPointer { try prices.add(rules, $0) }
      }
    }
  }

  /// Adds what had to wait for the end of the list.
  ///
  /// - Returns: how many prices were taken and left out.
  func finish() throws -> FeedTally {
    try prices.finish()
    return prices.tally
  }
}
