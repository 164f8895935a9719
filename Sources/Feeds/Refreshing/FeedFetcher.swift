/// Gets files from the network.
///
/// Feeds don't know how this is done.
public protocol FeedFetcher {
  /// Fetches a file.
  ///
  /// - Parameters:
  ///   - address: the address of the file.
  ///   - etag: the server's entity tag of the known version.
  ///   - lastModified: the date of the last change to that version, in the server's words.
  ///   - path: the destination of the file.
  ///   - progress: receives the bytes so far, the total if known, and the reason for any wait.
  /// - Returns: nil when the known version is the newest.
  /// - Throws: the errors of the network and the disk.
  func fetch(
    _ address: String, etag: String?, lastModified: String?, to path: String,
    progress: @escaping (Int, Int?, String?) -> Void
  ) throws -> FetchedFile?
}

/// A file that was fetched.
public struct FetchedFile: Sendable, Hashable {
  /// The server's entity tag of this version.
  public var etag: String?
  /// The date of the last change, in the server's words.
  public var lastModified: String?
  /// The same date in seconds since 1970.
  public var modifiedAt: Int?
  /// The size in bytes.
  public var size: Int

  /// Creates a file from its parts.
  public init(etag: String?, lastModified: String?, modifiedAt: Int?, size: Int) {
    self.etag = etag
    self.lastModified = lastModified
    self.modifiedAt = modifiedAt
    self.size = size
  }
}
