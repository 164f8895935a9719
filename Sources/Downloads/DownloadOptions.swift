/// How downloads are made.
///
/// Certificates are verified always: there is no option against it.
public struct DownloadOptions: Sendable, Hashable {
  /// Whether addresses without encryption are taken.
  ///
  /// Those of the machine itself always are.
  public var allowsHTTP = false
  /// Seconds to wait for a connection.
  public var connectSeconds = 10
  /// Seconds without enough bytes after which a transfer is given up.
  public var stallSeconds = 30
  /// Bytes a second that are enough.
  public var stallBytes = 100
  /// The most bytes of a file, as they are after decompression.
  public var sizeLimit = 16 << 30
  /// How often a transfer that failed is tried again.
  public var retries = 4
  /// Milliseconds before the first retry; each further one waits twice as long.
  public var retryMilliseconds = 500
  /// The longest that a server may ask to wait, in seconds.
  public var longestWait = 120
  /// The most redirects that are followed.
  public var redirects = 5
  /// A file of certificates to trust in place of the system's, such as those of a proxy.
  public var certificates: String?
  /// What the program calls itself.
  public var userAgent = "budget/0.1"

  /// The defaults.
  public init() {}
}

/// What is to be downloaded.
public struct DownloadRequest: Sendable, Hashable {
  /// The address.
  public var address: String
  /// What the server said of the version that is known, to hear that it is unchanged.
  public var etag: String?
  /// When that version changed last, as the server said it.
  public var lastModified: String?

  /// A request of its parts.
  public init(address: String, etag: String? = nil, lastModified: String? = nil) {
    self.address = address
    self.etag = etag
    self.lastModified = lastModified
  }
}

/// What became of a download.
public enum DownloadResult: Sendable, Hashable {
  /// The server has the version that is known.
  case unchanged
  /// A file was written.
  case file(DownloadedFile)
}

/// A file that was downloaded.
public struct DownloadedFile: Sendable, Hashable {
  /// Where it is.
  public var path: String
  /// Bytes.
  public var size: Int
  /// What the server said tells this version from others.
  public var etag: String?
  /// When it changed last, as the server said it.
  public var lastModified: String?
  /// The same in seconds since 1970, as far as it was understood.
  public var modifiedAt: Int?
  /// How many transfers it took.
  public var transfers: Int
}

/// How far a download has come.
public struct DownloadProgress: Sendable, Hashable {
  /// The bytes there are.
  public var received: Int
  /// The bytes in all, if the server says.
  public var total: Int?
  /// Why it is waiting or being tried again, if it is.
  public var note: String?
}
