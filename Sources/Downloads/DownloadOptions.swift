/// Options for downloads.
///
/// Certificates are always verified: no option turns that off.
public struct DownloadOptions: Sendable, Hashable {
  /// Whether unencrypted addresses are permitted.
  ///
  /// Addresses of the machine itself always are.
  public var allowsHTTP = false
  /// The time to wait for a connection, in seconds.
  public var connectSeconds = 10
  /// The time without enough bytes after which a transfer is abandoned, in seconds.
  public var stallSeconds = 30
  /// The number of bytes a second that is enough.
  public var stallBytes = 100
  /// The largest permitted size of a file in bytes, after decompression.
  public var sizeLimit = 16 << 30
  /// The number of times that a failed transfer is retried.
  public var retries = 4
  /// The time before the first retry in milliseconds; each further retry waits twice as long.
  public var retryMilliseconds = 500
  /// The longest wait that a server may ask for, in seconds.
  public var longestWait = 120
  /// The largest number of redirects that are followed.
  public var redirects = 5
  /// A file of certificates to trust instead of the system's, such as those of a proxy.
  public var certificates: String?
  /// The name by which the program identifies itself to servers.
  public var userAgent = "budget/0.1"

  /// Creates the default options.
  public init() {}
}

/// A file to be downloaded.
public struct DownloadRequest: Sendable, Hashable {
  /// The address of the file.
  public var address: String
  /// The server's entity tag of the known version, which lets it answer that nothing has changed.
  public var etag: String?
  /// The date of the last change to that version, in the server's words.
  public var lastModified: String?

  /// Creates a request from its parts.
  public init(address: String, etag: String? = nil, lastModified: String? = nil) {
    self.address = address
    self.etag = etag
    self.lastModified = lastModified
  }
}

/// The outcome of a download.
public enum DownloadResult: Sendable, Hashable {
  /// The server still has the known version.
  case unchanged
  /// A file was written.
  case file(DownloadedFile)
}

/// A file that was downloaded.
public struct DownloadedFile: Sendable, Hashable {
  /// The path of the file.
  public var path: String
  /// The size in bytes.
  public var size: Int
  /// The server's entity tag of this version.
  public var etag: String?
  /// The date of the last change, in the server's words.
  public var lastModified: String?
  /// The same date in seconds since 1970, if it could be parsed.
  public var modifiedAt: Int?
  /// The number of transfers that it took.
  public var transfers: Int
}

/// The progress of a download.
public struct DownloadProgress: Sendable, Hashable {
  /// The number of bytes received so far.
  public var received: Int
  /// The total number of bytes, if the server states it.
  public var total: Int?
  /// The reason for waiting or retrying, if any.
  public var note: String?
}
