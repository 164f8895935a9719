#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file mapped into memory, for reading files of gigabytes without holding them.
///
/// Only for files that nothing else truncates while they are mapped: reading behind the new end
/// would end the process. What a user may be editing is better read with `Files.read`.
public final class MappedFile {
  private let bytes: UnsafeRawBufferPointer

  /// Maps a file, read-only.
  ///
  /// - Throws: `FileError`.
  public init(_ path: String) throws(FileError) {
    let file = try Descriptor(path, flags: O_RDONLY, for: .read)
    let info = try file.inspect(.read)
    if info.isFolder { throw FileError(.read, path: path, reason: .isFolder) }
    guard info.st_size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let size = Int(info.st_size)
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file.number, 0),
      start != UnsafeMutableRawPointer(bitPattern: -1)
    else { throw FileError(.read, path: path, number: errno) }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  /// Does something with the bytes, which are there only meanwhile.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(bytes)
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }
}
