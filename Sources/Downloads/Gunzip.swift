import CZlib

/// Decompresses a gzip body as it arrives and knows whether it is complete; libcurl, which could
/// also decompress, takes a truncated body for a complete one.
final class Gunzip {
  /// An error in the body.
  struct Damage: Error {
    var message: String
  }

  private static let pieceSize = 1 << 16

  private var stream = z_stream()
  private let piece: UnsafeMutableRawBufferPointer
  private var isReady: Bool
  /// Whether the body was complete.
  private(set) var isComplete = false

  init() {
    piece = .allocate(byteCount: Self.pieceSize, alignment: 16)
    isReady = budget_inflate_begin(&stream) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(&stream) }
    piece.deallocate()
  }

  /// Decompresses the next bytes of the body.
  ///
  /// `body`: receives the decompressed bytes in pieces, and returns false to stop. Returns whether
  /// everything was accepted.
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
        // One body may consist of several gzip members, one after the other.
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
      // Nothing went in and nothing came out: more bytes are needed.
      case Z_BUF_ERROR: return true
      default: throw Damage(message: "the compressed bytes are damaged")
      }
      if stream.avail_in == 0, stream.avail_out > 0, !isComplete { return true }
    }
  }
}
