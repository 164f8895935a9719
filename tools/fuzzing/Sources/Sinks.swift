import CatalogBuilding
import Feeds
import Files

/// Counts what a list gives.
final class CountingSink: PriceSink {
  private(set) var count = 0

  func begin(_ list: PriceList) {}

  func add(_ price: ListedPrice) -> Bool {
    count += 1
    return true
  }

  func add(_ observation: ListedObservation) -> Bool {
    count += 1
    return true
  }

  func add(_ interruption: ListedInterruption) { count += 1 }
}

/// Bytes that come in pieces.
final class PieceSource: ByteSource {
  private let bytes: [UInt8]
  private let size: Int
  private var position = 0

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, size, bytes.count - position)
    bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
    }
    position += count
    return count
  }
}
