#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files under a folder.
public enum FileTree {
  /// A file, with what distinguishes two versions of it without reading it.
  public struct Entry: Sendable, Hashable {
    /// The path relative to the listed folder, joined by `/`.
    public var path: String
    /// The size in bytes.
    public var size: Int64
    /// The time of the last change to the content, in nanoseconds since 1970.
    public var modified: Int64
  }

  /// Returns the regular files under a folder whose names have a suffix, by path.
  ///
  /// Names that begin with a dot are left out; links are followed.
  ///
  /// - Throws: `FileError` when a folder cannot be read, or folders are nested without end.
  public static func list(_ folder: String, suffix: String = "") throws(FileError) -> [Entry] {
    var entries: [Entry] = []
    try visit(folder, suffix: suffix) { entries.append($0) }
    return entries.sorted { $0.path < $1.path }
  }

  /// Visits the files that `list` returns, in no particular order.
  ///
  /// - Throws: `FileError`, as `list` does.
  package static func visit(
    _ folder: String, suffix: String = "", _ body: (Entry) -> Void
  ) throws(FileError) {
    try walk(folder, prefix: "", suffix: suffix, depth: 0, body)
  }

  fileprivate static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }

  /// Returns the names in a folder; none where it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) { names.append(name(of: entry)) }
    return names.filter { $0 != "." && $0 != ".." }
  }

  private static func walk(
    _ folder: String, prefix: String, suffix: String, depth: Int, _ body: (Entry) -> Void
  ) throws(FileError) {
    // Otherwise, a link to a parent folder would be followed for ever.
    if depth > 16 { throw FileError(.list, path: folder, number: ELOOP) }
    guard let stream = opendir(folder) else {
      throw FileError(.list, path: folder, number: errno)
    }
    defer { closedir(stream) }
    errno = 0
    while let entry = readdir(stream) {
      let name = name(of: entry)
      guard !name.hasPrefix(".") else { continue }
      var info = stat()
      // Skip a file that vanished after its name was read.
      guard fstatat(dirfd(stream), name, &info, 0) == 0 else { continue }
      if info.isFolder {
        try walk(
          Files.path(folder, name), prefix: prefix + name + "/", suffix: suffix, depth: depth + 1,
          body)
      } else if info.isRegularFile, name.hasSuffix(suffix) {
        body(Entry(path: prefix + name, size: Int64(info.st_size), modified: info.modified))
      }
      errno = 0
    }
    if errno != 0 { throw FileError(.list, path: folder, number: errno) }
  }
}

extension Files {
  /// Removes old temporary files of writers that ended before they could do so.
  package static func removeTemporaries(
    in folder: String, prefix: String, butNot other: String? = nil, olderThanSeconds age: Int
  ) {
    guard let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    let now = Int(time(nil))
    while let entry = readdir(stream) {
      let name = FileTree.name(of: entry)
      guard name.hasPrefix(prefix), isTemporary(name) else { continue }
      if let other, name.hasPrefix(other) { continue }
      var info = stat()
      if fstatat(dirfd(stream), name, &info, AT_SYMLINK_NOFOLLOW) == 0, info.isRegularFile,
        now - Int(info.modified / 1_000_000_000) > age
      {
        unlinkat(dirfd(stream), name, 0)
      }
    }
  }

  /// Returns whether a name is that of a temporary file, or of what SQLite puts beside one: its
  /// journal, and the journal of several databases, whose name ends in digits of its own.
  private static func isTemporary(_ name: String) -> Bool {
    name.hasSuffix(".tmp") || name.contains(".tmp-")
  }
}
