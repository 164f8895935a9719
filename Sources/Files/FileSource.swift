/// The bytes of a file.
public final class FileSource: ByteSource {
  private let reader: FileReader

  /// The total number of bytes; 0 when unknown.
  public var size: Int { reader.size }
  /// The time of the last change to the file, in seconds since 1970.
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

/// A source of bytes from a descriptor that stays open, such as standard input.
package final class DescriptorSource: ByteSource {
  private let descriptor: Int32
  private let name: String

  /// Creates a source from a descriptor; `name` is its name in errors.
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
