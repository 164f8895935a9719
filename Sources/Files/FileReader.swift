#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is read piece by piece.
public final class FileReader {
  private let descriptor: Descriptor

  /// The file's path.
  public let path: String
  /// The size in bytes when the file was opened; 0 for what has no size, such as a pipe.
  public let size: Int
  /// The time of the last change to the content, in seconds since 1970.
  public let modified: Int

  /// Opens a file.
  ///
  /// - Throws: `FileError`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    let descriptor = try Descriptor(path, flags: O_RDONLY, for: .read)
    let info = try descriptor.inspect(.read)
    if info.isFolder { throw FileError(.read, path: path, reason: .isFolder) }
    size = info.isRegularFile ? Int(info.st_size) : 0
    modified = Int(info.modified / 1_000_000_000)
    self.descriptor = descriptor
  }

  /// Reads the next bytes into a buffer and returns their number; zero at the end.
  ///
  /// - Throws: `FileError`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    try descriptor.read(into: buffer)
  }
}
