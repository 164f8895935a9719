import CZlib

/// Unpacks a gzip body as it comes, and knows whether all of it came: libcurl, which could do the
/// same, takes a body that was cut for a whole one.
final class Gunzip {
  /// What is wrong with the body.
  struct Damage: Error {
    var message: String
  }

  private static let pieceSize = 1 << 16

  private var stream = z_stream()
  private let piece: UnsafeMutableRawBufferPointer
  private var isReady: Bool
  /// Whether the body ended where it says that it ends.
  private(set) var isComplete = false

  init() {
    piece = .allocate(byteCount: Self.pieceSize, alignment: 16)
    isReady = budget_inflate_begin(&stream) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(&stream) }
    piece.deallocate()
  }

  /// Unpacks the next bytes of the body.
  ///
  /// `body`: gets what was unpacked, in pieces; false ends the work.
  /// Returns whether all was taken.
  func unpack(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Bool
  ) throws(Damage) -> Bool {
    guard isReady else { throw Damage(message: "nothing can be unpacked") }
    stream.next_in = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(bytes.count)
    while true {
      if isComplete {
        if stream.avail_in == 0 { return true }
        // One body may be several packed ones, one after the other.
        isComplete = false
        guard inflateReset(&stream) == Z_OK else { throw Damage(message: "its end is damaged") }
      }
      stream.next_out = piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(Self.pieceSize)
      let result = inflate(&stream, Z_NO_FLUSH)
      let count = Self.pieceSize - Int(stream.avail_out)
      if count > 0, !body(UnsafeRawBufferPointer(rebasing: piece[..<count])) { return false }
      switch result {
      case Z_STREAM_END: isComplete = true
      case Z_OK: break
      // Nothing went in and nothing came out: the rest is yet to come.
      case Z_BUF_ERROR: return true
      default: throw Damage(message: "the compressed bytes are damaged")
      }
      if stream.avail_in == 0, stream.avail_out > 0, !isComplete { return true }
    }
  }
}
