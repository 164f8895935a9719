import Files
import CZlib
import Files

/// The bytes of a gzip source, unpacked as they are read, in bounded memory.
final class GzipSource: ByteSource {
  static let signature: [UInt8] = [0x1F, 0x8B]

  private let source: any ByteSource
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  /// Whether a packed piece has begun and not ended.
  private var isOpen = false
  private var isAtEnd = false

  init(_ source: any ByteSource) throws {
    self.source = source
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: 1 << 16, alignment: 16)
    guard budget_inflate_begin(stream) == Z_OK else {
      throw FeedError.malformed("there is no memory to unpack it", line: nil)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: buffer.count)
    let room = stream.pointee.avail_out
    while stream.pointee.avail_out == room {
      if stream.pointee.avail_in == 0 {
        let count = try isAtEnd ? 0 : source.read(into: input)
        if count == 0 {
          isAtEnd = true
          if isOpen { throw FeedError.malformed("the packed file is cut off", line: nil) }
          return 0
        }
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
      }
      isOpen = true
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END:
        // Another packed piece may follow: such files are joined end to end.
        isOpen = false
        guard inflateReset(stream) == Z_OK else { return 0 }
      default: throw FeedError.malformed("the packed file is damaged", line: nil)
      }
    }
    return Int(room - stream.pointee.avail_out)
  }
}
