import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder for exchanging files with another program; it is removed together with this object.
final class ScratchFolder {
  /// The path of the folder.
  let path: String

  /// Creates a folder that only its owner can look into.
  ///
  /// - Throws: a `Failure` where none can be created.
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

  /// Returns the path of a name in it.
  func callAsFunction(_ name: String) -> String { Files.path(path, name) }

  /// Removes a folder with its content; links are removed, not followed.
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
