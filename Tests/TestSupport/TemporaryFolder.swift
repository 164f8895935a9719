import Glibc

/// A temporary folder for a test, removed with this object.
public final class TemporaryFolder: Sendable {
  /// The path of the folder.
  public let path: String

  /// Makes a folder.
  public init() {
    var template = Array("/tmp/budget-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let name = buffer.baseAddress.flatMap({ mkdtemp($0) }) else {
        // Without a folder, tests would only fail one after the other, each on what it finds
        // missing.
        preconditionFailure("no folder can be made in /tmp: \(String(cString: strerror(errno)))")
      }
      return String(cString: name)
    }
  }

  deinit { TemporaryFolder.remove(path) }

  /// Returns the path of a name in the folder.
  public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// The names in a folder, including hidden ones.
  public static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ folder: String) {
    chmod(folder, 0o700)
    for name in names(in: folder) {
      let path = folder + "/" + name
      if unlink(path) != 0 { remove(path) }
    }
    rmdir(folder)
  }
}
