internal import CZlib
import Files

/// The bytes inside a gzip file, which may have several members.
final class GzipSource: ByteSource {
  /// What is wrong with a gzip file.
  enum Failure: Error {
    case truncated
    case damaged
  }

  private static let chunk = 1 << 16

  private let source: any ByteSource
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutablePointer<UInt8>
  private var isAtEnd = false
  private var isInMember = false

  init(_ source: any ByteSource) throws {
    self.source = source
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(capacity: Self.chunk)
    guard budget_inflate_begin(stream) == Z_OK else { throw Failure.damaged }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Inflates the next bytes.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let target = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    let capacity = min(buffer.count, 1 << 30)
    stream.pointee.next_out = target.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(capacity)
    while stream.pointee.avail_out == UInt32(capacity) {
      if stream.pointee.avail_in == 0 {
        let count = try source.read(
          into: UnsafeMutableRawBufferPointer(start: input, count: Self.chunk))
        if count == 0 {
          if isInMember { throw Failure.truncated }
          return 0
        }
        stream.pointee.next_in = input
        stream.pointee.avail_in = UInt32(count)
      }
      isInMember = true
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK: break
      case Z_STREAM_END:
        isInMember = false
        inflateReset(stream)
        stripPadding()
      default: throw Failure.damaged
      }
    }
    return capacity - Int(stream.pointee.avail_out)
  }

  /// Zeros after the last member are padding of the medium.
  private func stripPadding() {
    while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
    }
  }
}

/// A source whose first bytes were looked at already.
final class PeekedSource: ByteSource {
  /// The first bytes.
  let head: [UInt8]
  private let source: any ByteSource
  private var position = 0

  init(_ source: any ByteSource, count: Int) throws {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = try bytes.withUnsafeMutableBytes {
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
      }
      if got == 0 { break }
      filled += got
    }
    head = Array(bytes.prefix(filled))
    self.source = source
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard position < head.count else { return try source.read(into: buffer) }
    let count = min(buffer.count, head.count - position)
    head.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
    }
    position += count
    return count
  }
}
