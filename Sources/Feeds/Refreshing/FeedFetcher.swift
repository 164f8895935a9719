/// Gets files from the network.
///
/// Feeds know nothing of how.
public protocol FeedFetcher {
  /// Gets a file.
  ///
  /// - Parameters:
  ///   - address: where it is.
  ///   - etag: what the server said of the version that is known.
  ///   - lastModified: when that changed last, as the server said it.
  ///   - path: where the file goes.
  ///   - progress: the bytes received, those in all if known, and why it waits if it does.
  /// - Returns: nil when the version that is known is the newest.
  /// - Throws: what the network and the disk have to say.
  func fetch(
    _ address: String, etag: String?, lastModified: String?, to path: String,
    progress: @escaping (Int, Int?, String?) -> Void
  ) throws -> FetchedFile?
}

/// A file that was fetched.
public struct FetchedFile: Sendable, Hashable {
  /// What the server said tells this version from others.
  public var etag: String?
  /// When it changed last, as the server said it.
  public var lastModified: String?
  /// The same in seconds since 1970.
  public var modifiedAt: Int?
  /// Bytes.
  public var size: Int

  /// A file of its parts.
  public init(etag: String?, lastModified: String?, modifiedAt: Int?, size: Int) {
    self.etag = etag
    self.lastModified = lastModified
    self.modifiedAt = modifiedAt
    self.size = size
  }
}
