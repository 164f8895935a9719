#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An operation on a file that did not succeed.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried.
  public enum Operation: String, Sendable, Hashable {
    /// Opening or reading.
    case read
    /// Writing, or creating to write.
    case write
    /// Making what was written durable.
    case synchronize = "save"
    /// Putting a finished file in the place of an old one.
    case replace
    /// Creating a folder.
    case createFolder = "create the folder"
    /// Reading a folder.
    case list
    /// Removing a file.
    case remove
  }

  /// Why it did not succeed.
  public enum Reason: Sendable, Hashable {
    /// There is nothing of that name.
    case notFound
    /// There is a folder where a file was wanted.
    case isFolder
    /// There is a file where a folder was wanted.
    case isNotFolder
    /// The user may not do it.
    case noPermission
    /// The file has more bytes than the limit.
    case tooLarge(limit: Int)
    /// The disk or the quota is full.
    case noSpace
    /// The file system takes no changes.
    case readOnly
    /// Anything else, as the system's error number.
    case system(Int32)
  }

  /// What was tried.
  public var operation: Operation
  /// On which file or folder.
  public var path: String
  /// Why it did not succeed.
  public var reason: Reason

  /// A failed operation.
  public init(_ operation: Operation, path: String, reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// A failed operation with the system's error number.
  package init(_ operation: Operation, path: String, number: Int32) {
    self.init(operation, path: path, reason: Reason(number: number))
  }

  /// What was tried and why it failed, in one sentence without a full stop.
  public var message: String { "cannot \(operation.rawValue) '\(path)': \(reason.description)" }

  /// The message.
  public var description: String { message }
}

extension FileError.Reason: CustomStringConvertible {
  init(number: Int32) {
    switch number {
    case ENOENT: self = .notFound
    case EISDIR: self = .isFolder
    case ENOTDIR: self = .isNotFolder
    case EACCES, EPERM: self = .noPermission
    case ENOSPC, EDQUOT: self = .noSpace
    case EROFS: self = .readOnly
    default: self = .system(number)
    }
  }

  /// The reason in words.
  public var description: String {
    switch self {
    case .notFound: "no such file or folder"
    case .isFolder: "it is a folder"
    case .isNotFolder: "a part of the path is not a folder"
    case .noPermission: "permission denied"
    case .tooLarge(let limit): "it has more than \(limit) bytes"
    case .noSpace: "no space left on the disk"
    case .readOnly: "the file system is read-only"
    case .system(let number): String(cString: strerror(number))
    }
  }
}
