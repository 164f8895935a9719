internal import CZlib
public import Files

/// A fault in a gzip file.
public enum GzipFailure: Error, Sendable {
  /// The end is missing.
  case truncated
  /// The content is not what was compressed.
  case damaged
}

/// A gzip source, which may consist of several members, decompressed as it is read in bounded
/// memory.
public final class GzipSource: ByteSource {
  /// The first bytes of each gzip member.
  public static let signature: [UInt8] = [0x1F, 0x8B]

  private static let chunk = 1 << 16

  private let source: any ByteSource
  private let failing: (GzipFailure) -> any Error
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutablePointer<UInt8>
  /// Whether a gzip member has begun and not ended.
  private var isOpen = false

  /// Creates a source that decompresses another.
  ///
  /// `failing`: returns the error to throw for a fault in the file.
  public init(
    _ source: any ByteSource, failing: @escaping (GzipFailure) -> any Error = { $0 }
  ) throws {
    self.source = source
    self.failing = failing
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(capacity: Self.chunk)
    guard budget_inflate_begin(stream) == Z_OK else { throw failing(.damaged) }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Decompresses the next bytes and returns their number; zero at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let target = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    let room = UInt32(clamping: min(buffer.count, 1 << 30))
    stream.pointee.next_out = target.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = room
    while stream.pointee.avail_out == room {
      if stream.pointee.avail_in == 0 {
        let count = try source.read(
          into: UnsafeMutableRawBufferPointer(start: input, count: Self.chunk))
        if count == 0 {
          if isOpen { throw failing(.truncated) }
          return 0
        }
        stream.pointee.next_in = input
        stream.pointee.avail_in = UInt32(count)
        if !isOpen { skipPadding() }
        if stream.pointee.avail_in == 0 { continue }
      }
      isOpen = true
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END:
        // Another member may follow: such files are concatenated.
        isOpen = false
        guard inflateReset(stream) == Z_OK else { throw failing(.damaged) }
        skipPadding()
      default: throw failing(.damaged)
      }
    }
    return Int(room - stream.pointee.avail_out)
  }

  /// Zeros after a member are padding of the medium.
  private func skipPadding() {
    while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
    }
  }
}
