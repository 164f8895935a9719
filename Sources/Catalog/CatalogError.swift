public import Files
public import SQLite

/// The reason why a catalog cannot be opened or built.
public enum CatalogError: Error, Sendable, CustomStringConvertible {
  /// The data files have mistakes; nothing was built.
  case invalidData(DataIssues)
  /// There is neither a data folder with a table in it nor a catalog.
  case noData(String)
  /// The file does not exist.
  case missing(String)
  /// The file is not a catalog.
  case notACatalog(String)
  /// The file was built by a later version of the program.
  case newer(String, version: Int)
  /// The file was built by an earlier version, and there is no data to rebuild it from.
  case outdated(String, version: Int)
  /// The file is damaged.
  case damaged(String, reason: String)
  /// A file could not be read or written.
  case file(FileError)
  /// The database failed while it was being built.
  case database(DatabaseError, path: String)

  /// What is wrong and what to do about it.
  public var message: String {
    switch self {
    case .invalidData(let issues): issues.description
    case .noData(let path): "there are no price tables in '\(path)'"
    case .missing(let path): "there is no catalog '\(path)': build it with 'budget catalog load'"
    case .notACatalog(let path):
      "'\(path)' is not a price catalog, and is left as it is: name another file"
    case .newer(let path, let version):
      "'\(path)' was built by a later version (format \(version), this program reads "
        + "\(CatalogSchema.version)): update the program, name another file or remove this one"
    case .outdated(let path, let version):
      "'\(path)' was built by an earlier version (format \(version), this program reads "
        + "\(CatalogSchema.version)): build it again with 'budget catalog load'"
    case .damaged(let path, let reason):
      "the catalog '\(path)' is damaged (\(reason)): remove it, then it is built again"
    case .file(let error): error.message
    case .database(let error, let path): "cannot build the catalog '\(path)': \(error.message)"
    }
  }

  /// The reason why a catalog could not be written; nil for any other error.
  public var reasonNotWritten: String? {
    switch self {
    case .file(let error) where error.operation != .read && error.operation != .list: error.message
    case .database(let error, let path) where error.isOfWriting: "'\(path)': \(error.message)"
    default: nil
    }
  }

  /// Why a catalog's own place cannot be used, where something in it is not the program's to read.
  public func reasonNotRead(_ file: String) -> String? {
    switch self {
    case .file(let error) where error.path == file: error.message
    case .notACatalog(file): "'\(file)' is no file"
    default: nil
    }
  }

  /// The message.
  public var description: String { message }
}
