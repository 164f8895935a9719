#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Files

/// A file that is being downloaded, with notes next to it on what the server said, so that another
/// run can resume.
final class PartFile {
  let path: String
  private var descriptor: Int32

  private var notesPath: String { path + ".notes" }

  init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw failure(errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private func failure(_ number: Int32) -> FileError {
    FileError(.write, path: path, number: number)
  }

  /// The number of bytes.
  var size: Int {
    var info = stat()
    return fstat(descriptor, &info) == 0 ? Int(info.st_size) : 0
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(descriptor, piece.baseAddress, piece.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  func truncate() throws(FileError) {
    if ftruncate(descriptor, 0) != 0 || lseek(descriptor, 0, SEEK_SET) != 0 { throw failure(errno) }
  }

  func seekToEnd() throws(FileError) {
    if lseek(descriptor, 0, SEEK_END) < 0 { throw failure(errno) }
  }

  /// The version whose beginning is there: the address and the server's entity tag or date.
  var notes: [String] {
    get {
      guard let bytes = try? Files.read(notesPath, limit: 1 << 16) else { return [] }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    set {
      if newValue.isEmpty {
        try? Files.remove(notesPath)
      } else {
        try? Files.write(newValue.joined(separator: "\n") + "\n", to: notesPath)
      }
    }
  }

  /// Removes the file and its notes.
  func remove() {
    try? Files.remove(path)
    notes = []
  }
}
