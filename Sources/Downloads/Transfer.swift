import CCurl
import Files

/// One exchange with a server: what libcurl's callbacks work on.
final class Transfer {
  /// What the server said, of its last answer.
  struct Answer {
    var status = 0
    var etag: String?
    var lastModified: String?
    var location: String?
    var retryAfter: String?
    var encoding: String?
    var contentRange: String?
    var acceptsRanges = true
    var length: Int?
  }

  private(set) var answer = Answer()
  /// The bytes that are in the file.
  private(set) var received: Int
  /// What stopped the transfer from inside.
  private(set) var failure: DownloadError?
  private let file: PartFile
  private let address: String
  private let sizeLimit: Int
  private let resumesAt: Int
  private let progress: (DownloadProgress) -> Void
  /// Called when the header is there, before the first byte of the file.
  var willBegin: (Answer) -> Void = { _ in }
  private var isBegun = false
  private var isBodyWanted = false

  init(
    _ address: String, file: PartFile, resumesAt: Int, sizeLimit: Int,
    progress: @escaping (DownloadProgress) -> Void
  ) {
    self.address = address
    self.file = file
    self.resumesAt = resumesAt
    self.sizeLimit = sizeLimit
    self.progress = progress
    received = resumesAt
  }

  /// Takes in a line of the header.
  func takeHeader(_ bytes: UnsafeBufferPointer<UInt8>) {
    let line = String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      answer = Answer()
      answer.status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = String(line[line.index(after: colon)...].trimmed)
    switch line[..<colon].lowercased() {
    case "etag": answer.etag = value
    case "last-modified": answer.lastModified = value
    case "location": answer.location = value
    case "retry-after": answer.retryAfter = value
    case "content-encoding": answer.encoding = value.lowercased()
    case "content-range": answer.contentRange = value
    case "content-length": answer.length = Int(value)
    case "accept-ranges": answer.acceptsRanges = value.lowercased() != "none"
    default: break
    }
  }

  /// Takes in bytes of the body; false ends the transfer.
  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if !isBegun { begin() }
    guard failure == nil else { return false }
    // The text of an error or redirect is not the file.
    guard isBodyWanted else { return true }
    if received + bytes.count > sizeLimit {
      failure = .tooLarge(address, limit: sizeLimit)
      return false
    }
    do throws(FileError) {
      try file.append(bytes)
    } catch {
      failure = .file(error.message)
      return false
    }
    received += bytes.count
    return true
  }

  /// Ends the exchange: an answer may be without a body.
  func finish() {
    if !isBegun { begin() }
  }

  /// Whether the file is what was asked for.
  var isFile: Bool { isBodyWanted }

  /// Says how far it has come.
  func report(total: Int) {
    let isCompressed = answer.encoding != nil && answer.encoding != "identity"
    let isKnown = total > 0 && !isCompressed
    progress(
      DownloadProgress(received: received, total: isKnown ? total + resumesAt : nil, note: nil))
  }

  private func begin() {
    isBegun = true
    willBegin(answer)
    do throws(FileError) {
      switch answer.status {
      case 206 where resumesAt > 0:
        guard answer.contentRange.map({ $0.hasPrefix("bytes \(resumesAt)-") }) ?? false else {
          failure = .transfer(address, code: 0, "the server sends another part than was asked for")
          return
        }
        isBodyWanted = true
      case 200:
        // It has changed, or the server knows no parts: all of it comes.
        try file.truncate()
        received = 0
        isBodyWanted = true
      default: break
      }
    } catch {
      failure = .file(error.message)
    }
  }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmed: SubSequence {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return rest
  }
}
