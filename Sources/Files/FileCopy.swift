#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Files {
  /// Copies a file to a new one, in pieces of a megabyte.
  ///
  /// - Throws: `FileError` when the file cannot be read, or when the new name already exists.
  package static func copy(_ source: String, toNew path: String) throws(FileError) {
    let from = try Descriptor(source, flags: O_RDONLY, for: .read)
    let to = try Descriptor(path, flags: O_WRONLY | O_CREAT | O_EXCL, for: .write)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try from.read(into: buffer)
      if count == 0 { return }
      try to.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
