import Files

/// The origin of standard input.
public enum InputSource: Sendable {
  /// Bytes in memory.
  case bytes([UInt8])
  /// An open file descriptor.
  case descriptor(Int32)

  /// Creates a source from a string.
  public static func text(_ text: String) -> InputSource { .bytes(Array(text.utf8)) }

  /// Reads everything.
  ///
  /// - Parameter limit: the largest reasonable number of bytes.
  /// - Returns: the bytes, which need not be text.
  /// - Throws: a ``Failure`` if reading fails or there is more.
  func readAll(limit: Int) throws(Failure) -> [UInt8] {
    do throws(FileError) {
      switch self {
      case .bytes(let bytes):
        if bytes.count <= limit { return bytes }
        throw FileError(.read, path: Self.name, reason: .tooLarge(limit: limit))
      case .descriptor(let descriptor):
        return try Files.read(descriptor: descriptor, named: Self.name, limit: limit)
      }
    } catch {
      // The exit code is that of a file, but without quotes, because it is not a file's name.
      throw Failure(
        Failure(error).status, "cannot read \(Self.name): \(error.reason.description)")
    }
  }

  /// Opens it for reading piece by piece, once.
  func open() -> any ByteSource {
    switch self {
    case .bytes(let bytes): BytesSource(bytes)
    case .descriptor(let descriptor): DescriptorSource(descriptor, named: Self.name)
    }
  }

  private static let name = "standard input"
}

/// Standard input, which can be read only once but may be asked for several times: for either side
/// of a difference, or for each value that a comparison tries.
final class StandardInput {
  private let source: InputSource
  private var bytes: [UInt8]?
  private var isOpened = false

  init(_ source: InputSource) { self.source = source }

  /// Opens it for reading piece by piece; what was already read as a whole is returned again.
  ///
  /// - Throws: a ``Failure`` if it was already opened.
  func open() throws -> any ByteSource {
    if let bytes { return BytesSource(bytes) }
    if isOpened {
      throw Failure(.badUsage, "standard input can be read once, but '-' is named twice")
    }
    isOpened = true
    return source.open()
  }

  /// Reads everything, with the same result each time.
  ///
  /// - Parameter limit: the largest reasonable number of bytes.
  /// - Returns: the bytes, which need not be text.
  /// - Throws: a ``Failure`` if reading fails or there is more.
  func readAll(limit: Int) throws(Failure) -> [UInt8] {
    if let bytes { return bytes }
    let read = try source.readAll(limit: limit)
    bytes = read
    return read
  }
}
