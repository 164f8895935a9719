import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder for what another program is handed and hands back; it goes away with the value.
final class ScratchFolder {
  /// Where it is.
  let path: String

  /// Makes a folder that only its owner can look into.
  ///
  /// - Throws: a `Failure` where none can be made.
  init(_ context: Context) throws(Failure) {
    let base = context.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array(Files.path(context.resolve(base), "budget-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else {
      throw Failure(
        .cannotWrite, "no folder can be made in '\(base)': \(String(cString: strerror(errno)))")
    }
    path = made
  }

  deinit { Self.remove(path) }

  /// The path of a name in it.
  func callAsFunction(_ name: String) -> String { Files.path(path, name) }

  /// Removes a folder with all that is in it; links are removed, not followed.
  private static func remove(_ folder: String) {
    guard let stream = opendir(folder) else { return }
    defer {
      closedir(stream)
      rmdir(folder)
    }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let path = Files.path(folder, name)
      if unlink(path) != 0 { remove(path) }
    }
  }
}
