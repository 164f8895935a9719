import Files

/// The bytes of a file.
public final class FileSource: ByteSource {
  private let reader: FileReader

  /// Bytes in all, 0 when unknown.
  public var size: Int { reader.size }
  /// When the file changed last, in seconds since 1970.
  public var modified: Int { reader.modified }

  /// Opens a file.
  ///
  /// - Throws: `FileError`.
  public init(_ path: String) throws { reader = try FileReader(path) }

  /// Reads the next bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try reader.read(into: buffer)
  }
}
