#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An operation on a file that failed.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The operation that was attempted.
  public enum Operation: String, Sendable, Hashable {
    /// Opening or reading.
    case read
    /// Writing, or creating to write.
    case write
    /// Making the written bytes durable.
    case synchronize = "save"
    /// Replacing an old file with a finished one.
    case replace
    /// Creating a folder.
    case createFolder = "create the folder"
    /// Reading a folder.
    case list
    /// Removing a file.
    case remove
  }

  /// The reason for the failure.
  public enum Reason: Sendable, Hashable {
    /// Nothing of that name exists.
    case notFound
    /// It is a folder, but a file was expected.
    case isFolder
    /// It is a file, but a folder was expected.
    case isNotFolder
    /// The user has no permission.
    case noPermission
    /// The file has more bytes than the limit.
    case tooLarge(limit: Int)
    /// The disk or the quota is full.
    case noSpace
    /// The file system is read-only.
    case readOnly
    /// Anything else, as the system's error number.
    case system(Int32)
  }

  /// The operation that was attempted.
  public var operation: Operation
  /// The path of the file or folder.
  public var path: String
  /// The reason for the failure.
  public var reason: Reason

  /// Creates the error of a failed operation.
  public init(_ operation: Operation, path: String, reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// Creates the error of a failed operation with the system's error number.
  package init(_ operation: Operation, path: String, number: Int32) {
    self.init(operation, path: path, reason: Reason(number: number))
  }

  /// The operation and the reason, in one sentence without a full stop.
  public var message: String { "cannot \(operation.rawValue) '\(path)': \(reason.description)" }

  /// The same text as `message`.
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
