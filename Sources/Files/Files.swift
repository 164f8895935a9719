#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few operations on whole files.
public enum Files {
  /// Reads all bytes of a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: the largest permitted size in bytes.
  /// - Returns: the bytes.
  /// - Throws: `FileError`, including the reason `.tooLarge`.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try Descriptor(path, flags: O_RDONLY, for: .read)
    let info = try file.inspect(.read)
    if info.isFolder { throw FileError(.read, path: path, reason: .isFolder) }
    let size = Int(info.st_size)
    if size > limit { throw FileError(.read, path: path, reason: .tooLarge(limit: limit)) }
    return try readAll(file, expecting: size, limit: limit)
  }

  /// Reads all bytes from a descriptor, such as standard input; it stays open.
  ///
  /// - Parameters:
  ///   - descriptor: its number.
  ///   - name: its name in errors.
  ///   - limit: the largest permitted number of bytes.
  /// - Returns: the bytes.
  /// - Throws: `FileError`, including the reason `.tooLarge`.
  package static func read(
    descriptor: Int32, named name: String, limit: Int
  ) throws(FileError) -> [UInt8] {
    try readAll(Descriptor(borrowing: descriptor, name: name), expecting: 0, limit: limit)
  }

  // The size is only a hint: a pipe has none, and a file may grow while it is read.
  private static func readAll(
    _ file: borrowing Descriptor, expecting size: Int, limit: Int
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = size + 1
    while true {
      let wanted = min(max(capacity - bytes.count, 1), limit - bytes.count + 1)
      var got = 0
      var failure: FileError?
      let piece = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        do throws(FileError) {
          got = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        } catch { failure = error }
        count = got
      }
      if let failure { throw failure }
      if got == 0 { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if bytes.count > limit {
        throw FileError(.read, path: file.path, reason: .tooLarge(limit: limit))
      }
      if bytes.count >= capacity { capacity = bytes.count + max(bytes.count, 1 << 16) }
    }
  }

  /// Returns the first bytes of a file; fewer if it is shorter.
  ///
  /// - Throws: `FileError`.
  public static func readPrefix(_ path: String, count: Int) throws(FileError) -> [UInt8] {
    // Don't wait for a pipe: it has no beginning to look at.
    let file = try Descriptor(path, flags: O_RDONLY | O_NONBLOCK, for: .read)
    if try file.inspect(.read).isFolder {
      throw FileError(.read, path: path, reason: .isFolder)
    }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let result = bytes.withUnsafeMutableBytes { buffer in
        Result { () throws(FileError) in
          try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        }
      }
      let got = try result.get()
      if got == 0 { break }
      filled += got
    }
    return Array(bytes.prefix(filled))
  }

  /// Returns whether a path is a file or folder, or a link to one.
  public static func exists(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0
  }

  /// Returns whether a path is a folder, or a link to one.
  public static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// Returns whether a path is a regular file, or a link to one.
  public static func isRegular(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.isRegularFile
  }

  /// Returns whether two paths lead to the same regular file.
  public static func isSame(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.isRegularFile
      && one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// Returns the size of a file in bytes.
  public static func size(of path: String) throws(FileError) -> Int {
    var info = stat()
    if stat(path, &info) != 0 { throw FileError(.read, path: path, number: errno) }
    return Int(info.st_size)
  }

  /// Returns the time of the last change to a file's content, in nanoseconds since 1970.
  package static func modified(of path: String) throws(FileError) -> Int64 {
    var info = stat()
    if stat(path, &info) != 0 { throw FileError(.read, path: path, number: errno) }
    return info.modified
  }

  /// Creates a folder with a new name that only this user may look into.
  package static func createPrivateFolder(in folder: String) throws(FileError) -> String {
    var name = Array(Files.path(folder, "budget-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else {
      throw FileError(.createFolder, path: folder, number: errno)
    }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a folder and the files in it, as far as possible.
  package static func removeFolder(_ path: String) {
    for name in FileTree.names(in: path) { unlink(Files.path(path, name)) }
    rmdir(path)
  }

  /// Creates a folder and its parents; an existing one is fine.
  public static func createFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 { return }
    let number = errno
    if number == ENOENT, let parent = parentIfAny(of: path) {
      try createFolder(parent)
      if mkdir(path, 0o777) == 0 { return }
    }
    var info = stat()
    if stat(path, &info) == 0, info.isFolder { return }
    throw FileError(
      .createFolder, path: path, reason: number == EEXIST ? .isNotFolder : .init(number: number))
  }

  /// Removes a file; a missing one is fine.
  public static func remove(_ path: String) throws(FileError) {
    if unlink(path) != 0, errno != ENOENT { throw FileError(.remove, path: path, number: errno) }
  }

  /// Returns the path of a name in a folder.
  public static func path(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || name.hasPrefix("/") { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Returns the folder of a path; `.` for a bare name.
  public static func folder(of path: String) -> String { parentIfAny(of: path) ?? "." }

  /// Returns the last part of a path.
  public static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  private static func parentIfAny(of path: String) -> String? {
    var parts = Substring(path)
    while parts.count > 1, parts.hasSuffix("/") { parts.removeLast() }
    guard let slash = parts.lastIndex(of: "/") else { return nil }
    if slash == parts.startIndex { return parts.count > 1 ? "/" : nil }
    return String(parts[..<slash])
  }
}
