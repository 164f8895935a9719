/// The reason why something could not be downloaded.
public enum DownloadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The address may not be requested.
  case address(String, String)
  /// The server cannot be reached, or the transfer was interrupted; with libcurl's message.
  case transfer(String, code: Int32, String)
  /// The server's certificate cannot be trusted.
  case certificate(String, String)
  /// The server answered with a status other than success.
  case status(String, Int)
  /// The server asks to come back after an unacceptably long time.
  case retryAfter(String, seconds: Int)
  /// The server redirects to another address.
  case redirect(String, to: String, String)
  /// The file has more bytes than the limit.
  case tooLarge(String, limit: Int)
  /// The bytes could not be written.
  case file(String)

  /// The error, in one sentence without a full stop.
  public var message: String {
    switch self {
    case .address(let address, let why): "'\(address)' is not downloaded: \(why)"
    case .transfer(let address, _, let what): "cannot download '\(address)': \(what)"
    case .certificate(let address, let what):
      "cannot download '\(address)': the server's certificate is not trusted (\(what))"
    case .status(let address, let status):
      "cannot download '\(address)': the server answers \(status)\(Self.meaning(status))"
    case .retryAfter(let address, let seconds):
      "cannot download '\(address)': the server asks to come back in \(seconds) s"
    case .redirect(let address, let target, let why):
      "cannot download '\(address)': it has moved to '\(target)', \(why)"
    case .tooLarge(let address, let limit):
      "'\(address)' has more than the limit of \(limit) bytes (--max-size)"
    case .file(let message): message
    }
  }

  /// The same text as `message`.
  public var description: String { message }

  private static func meaning(_ status: Int) -> String {
    switch status {
    case 304: " (not changed), and was not asked whether it is"
    case 401, 403: " (forbidden)"
    case 404, 410: " (not found)"
    case 416: " (no such range)"
    case 429: " (too many requests)"
    case 500...599: " (the server has a problem)"
    default: ""
    }
  }
}
