#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where standard input comes from.
public enum InputSource: Sendable {
  /// Bytes at hand.
  case bytes([UInt8])
  /// An open file descriptor.
  case descriptor(Int32)

  /// The text of a string.
  public static func text(_ text: String) -> InputSource { .bytes(Array(text.utf8)) }

  /// Reads all there is.
  ///
  /// - Parameter limit: the most bytes that are reasonable.
  /// - Returns: the bytes, which need not be text.
  /// - Throws: a ``Failure`` if reading fails or there is more.
  func readAll(limit: Int) throws(Failure) -> [UInt8] {
    switch self {
    case .bytes(let bytes):
      if bytes.count > limit { throw Self.tooLarge(limit) }
      return bytes
    case .descriptor(let descriptor):
      return try Self.read(descriptor, limit)
    }
  }

  private static func read(_ descriptor: Int32, _ limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = systemRead(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        // As for a file of that name.
        if errno == EISDIR { throw Failure(.noInput, "cannot read standard input: it is a folder") }
        let reason = String(cString: strerror(errno))
        throw Failure(.inputOutput, "cannot read standard input: \(reason)")
      }
      bytes += buffer[..<count]
      if bytes.count > limit { throw tooLarge(limit) }
    }
  }

  private static func tooLarge(_ limit: Int) -> Failure {
    Failure(.badInput, "standard input has more than \(limit) bytes")
  }
}

/// Standard input, which can be read once but may be asked for several times: as either side of a
/// difference, or for each value that a comparison tries.
final class StandardInput {
  private let source: InputSource
  private var bytes: [UInt8]?

  init(_ source: InputSource) { self.source = source }

  /// All there is, the same each time.
  ///
  /// - Parameter limit: the most bytes that are reasonable.
  /// - Returns: the bytes, which need not be text.
  /// - Throws: a ``Failure`` if reading fails or there is more.
  func readAll(limit: Int) throws(Failure) -> [UInt8] {
    if let bytes { return bytes }
    let read = try source.readAll(limit: limit)
    bytes = read
    return read
  }
}

/// The system's `read`, which the method of the same name would hide.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
