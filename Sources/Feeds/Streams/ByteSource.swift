/// Something that gives bytes in pieces: a file, a download, a text in a test.
public protocol ByteSource: AnyObject {
  /// Puts the next bytes into a buffer; zero at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

extension ByteSource {
  /// Calls a closure with pieces of the bytes until there are no more.
  func forEachChunk(
    of size: Int = 1 << 18, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
