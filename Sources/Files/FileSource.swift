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

/// The bytes that come through a descriptor that stays open, such as standard input.
package final class DescriptorSource: ByteSource {
  private let descriptor: Int32
  private let name: String

  /// A source of a descriptor; `name` is what errors call it.
  package init(_ descriptor: Int32, named name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Reads the next bytes.
  ///
  /// - Throws: `FileError`.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try Descriptor(borrowing: descriptor, name: name).read(into: buffer)
  }
}
