import CCurl
import Files

/// One exchange with a server: the state that libcurl's callbacks work on.
final class Transfer {
  /// The server's last answer.
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

  /// The beginning of a file whose download is resumed.
  struct Part {
    /// The number of its bytes.
    var count: Int
    /// The server's identification of its version: an entity tag, or else a date.
    var version: String
  }

  /// The largest size of headers that a server needs, in bytes.
  private static let headerLimit = 1 << 16

  private(set) var answer = Answer()
  /// The number of bytes in the file.
  private(set) var received: Int
  /// The error that stopped the transfer from inside.
  private(set) var failure: DownloadError?
  private let file: PartFile
  private let address: String
  private let sizeLimit: Int
  /// The part that is there; nil where the whole file is requested.
  private let part: Part?
  private var resumesAt: Int { part?.count ?? 0 }
  private let progress: (DownloadProgress) -> Void
  /// Called when the header has arrived, before the first byte of the file.
  var willBegin: (Answer) -> Void = { _ in }
  private var isBegun = false
  private var headerBytes = 0
  private var gunzip: Gunzip?
  /// The size of the whole file, if the server states it with a part.
  private var wholeCount: Int?
  private var isBodyWanted = false

  init(
    _ address: String, file: PartFile, part: Part?, sizeLimit: Int,
    progress: @escaping (DownloadProgress) -> Void
  ) {
    self.address = address
    self.file = file
    self.part = part
    self.sizeLimit = sizeLimit
    self.progress = progress
    received = part?.count ?? 0
  }

  /// Accepts a line of the header; returns false to end the transfer.
  func takeHeader(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    headerBytes += bytes.count
    if headerBytes > Self.headerLimit {
      failure = .transfer(address, code: 0, "the server's header has more than 64 kB")
      return false
    }
    readHeader(bytes)
    return true
  }

  private func readHeader(_ bytes: UnsafeBufferPointer<UInt8>) {
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

  /// Accepts bytes of the body; returns false to end the transfer.
  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if !isBegun { begin() }
    guard failure == nil else { return false }
    // The body of an error or redirect is not the file.
    guard isBodyWanted else { return true }
    guard let gunzip else { return append(bytes) }
    do throws(Gunzip.Damage) {
      return try gunzip.unpack(bytes, append)
    } catch {
      failure = .transfer(address, code: 0, error.message)
      return false
    }
  }

  private func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
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

  /// Ends the exchange: an answer may lack a body, and a body may be truncated.
  func finish() {
    if !isBegun { begin() }
    guard failure == nil, isBodyWanted else { return }
    if let gunzip, !gunzip.isComplete {
      failure = .transfer(address, code: 0, "the compressed bytes end too early")
    }
    if let wholeCount, wholeCount != received {
      failure = .transfer(
        address, code: 0, "the parts have \(received) bytes and the whole \(wholeCount)")
      startAgain()
    }
  }

  /// Whether the body is the requested file.
  var isFile: Bool { isBodyWanted }

  /// Whether only the rest of a file was requested.
  var isPart: Bool { part != nil }

  /// Reports the progress.
  func report(total: Int) {
    let isCompressed = answer.encoding != nil && answer.encoding != "identity"
    let isKnown = total > 0 && !isCompressed
    progress(
      DownloadProgress(received: received, total: isKnown ? total + resumesAt : nil, note: nil))
  }

  private func begin() {
    isBegun = true
    if answer.status == 206, let part {
      guard isSameVersion(part) else { return startAgain() }
      guard let range = answer.contentRange, range.hasPrefix("bytes \(part.count)-") else {
        failure = .transfer(address, code: 0, "the server sends another part than was asked for")
        return
      }
      wholeCount = range.split(separator: "/").last.flatMap { Int($0) }
    }
    willBegin(answer)
    do throws(FileError) {
      switch answer.status {
      case 206 where part != nil: isBodyWanted = true
      case 200:
        // The file has changed, or the server doesn't support parts: the whole file follows.
        try file.truncate()
        received = 0
        isBodyWanted = true
      default: break
      }
    } catch {
      failure = .file(error.message)
    }
    if isBodyWanted { prepareBody() }
  }

  /// Returns whether the rest belongs to the version whose beginning is there.
  private func isSameVersion(_ part: Part) -> Bool {
    // A server that ignores the condition sends the rest of whatever version it has.
    let isTag = part.version.hasPrefix("\"")
    let said = isTag ? answer.etag : answer.lastModified
    if said == part.version { return true }
    failure = .transfer(
      address, code: 0, "the server sends the rest of another version than was begun")
    return false
  }

  /// Discards what is there, so that the next transfer begins at the first byte.
  private func startAgain() {
    file.notes = []
    do throws(FileError) { try file.truncate() } catch { failure = .file(error.message) }
  }

  private func prepareBody() {
    switch answer.encoding {
    case nil, "", "identity": return
    case "gzip", "x-gzip":
      // The rest of a compressed body could not be decompressed.
      if part != nil, answer.status == 206 {
        failure = .transfer(address, code: 0, "the server compresses a part")
        startAgain()
      } else {
        gunzip = Gunzip()
      }
    case .some(let encoding):
      failure = .transfer(address, code: 0, "the server encodes the file as '\(encoding)'")
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
