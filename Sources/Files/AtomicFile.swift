#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that appears all at once: written next to its destination, then renamed over the old
/// file.
///
/// The old file is untouched until `commit`; without it, the new one is removed. A destination that
/// is not a regular file, such as `/dev/stdout` or a pipe, is written to directly.
public struct AtomicFile: ~Copyable {
  private let descriptor: Descriptor
  private let temporary: String?
  private let target: String

  /// Begins to write a file.
  ///
  /// - Throws: `FileError` when the folder does not exist or may not be written to.
  public init(_ path: String) throws(FileError) {
    var info = stat()
    let exists = stat(path, &info) == 0
    if exists, info.isFolder { throw FileError(.write, path: path, reason: .isFolder) }
    let target = Files.resolved(path)
    let isReplaced = !exists || info.isRegularFile
    let name = isReplaced ? AtomicFile.temporaryName(beside: target) : path
    do throws(FileError) {
      descriptor = try Descriptor(
        name, flags: isReplaced ? O_WRONLY | O_CREAT | O_EXCL : O_WRONLY, for: .write)
    } catch {
      throw FileError(.write, path: path, reason: error.reason)
    }
    self.target = target
    temporary = isReplaced ? name : nil
    // The new file keeps the permissions of the one that it replaces.
    if exists, isReplaced { _ = fchmod(descriptor.number, info.st_mode & 0o7777) }
  }

  deinit {
    if let temporary { _ = unlink(temporary) }
  }

  /// Appends bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    do throws(FileError) { try descriptor.writeAll(bytes) } catch { throw named(error) }
  }

  /// Makes the written bytes durable and moves the file to its destination.
  public consuming func commit() throws(FileError) {
    guard let temporary else { return }
    do throws(FileError) {
      try descriptor.synchronize()
      try Files.rename(temporary, to: target)
    } catch {
      throw named(error)
    }
  }

  // Users know the file they asked for, not the temporary one.
  private borrowing func named(_ error: FileError) -> FileError {
    FileError(error.operation, path: target, reason: error.reason)
  }

  /// Returns a name in the same folder that nothing else uses.
  ///
  /// A process number alone would not do, because it repeats: every container has a process 7.
  package static func temporaryName(beside path: String) -> String {
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let name = ".\(Files.name(of: path)).\(getpid())-\(number).tmp"
    return Files.path(Files.folder(of: path), name)
  }
}

extension Files {
  /// Returns the path that links lead to, even if it doesn't exist yet: a link stays a link, and
  /// its target is written.
  package static func resolved(_ path: String) -> String {
    var path = path
    // No system follows more links in a row.
    for _ in 0..<40 {
      if let real = realpath(path, nil) {
        defer { free(real) }
        return String(cString: real)
      }
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &buffer, buffer.count)
      guard count > 0 else { return path }
      let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = Files.path(Files.folder(of: path), target)
    }
    return path
  }

  /// Writes a file all at once: on any failure the old file is untouched and nothing is left
  /// behind.
  ///
  /// - Throws: `FileError`.
  public static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(FileError) {
    let file = try AtomicFile(path)
    let copy = ContiguousArray(bytes)
    let result = copy.withUnsafeBytes { buffer in
      Result { () throws(FileError) in try file.write(buffer) }
    }
    try result.get()
    try file.commit()
  }

  /// Writes text all at once, as UTF-8.
  ///
  /// - Throws: `FileError`.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(text.utf8, to: path)
  }

  /// Moves a file that something else wrote to its destination: made durable, then renamed.
  ///
  /// - Throws: `FileError`; the file then still has its old name.
  public static func publish(_ temporary: String, to path: String) throws(FileError) {
    var file = try Descriptor(temporary, flags: O_RDWR, for: .synchronize)
    try file.synchronize()
    try file.closeReporting(.synchronize)
    try rename(temporary, to: path)
  }

  static func rename(_ source: String, to path: String) throws(FileError) {
    _ = try SystemCall.retrying(.rename, .replace, path) { _ in
      #if canImport(Darwin)
        Int(Darwin.rename(source, path))
      #else
        Int(Glibc.rename(source, path))
      #endif
    }
    // The new name is durable once its folder is; where that cannot be done, nothing is lost.
    let folder = try? Descriptor(Files.folder(of: path), flags: O_RDONLY, for: .synchronize)
    if let folder { _ = fsync(folder.number) }
  }
}
