import CCurl
import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Downloads files over HTTPS, one after the other, over one connection that is kept open.
///
/// It resumes interrupted transfers where the server allows it, retries transient failures, and
/// doesn't fetch what has not changed.
public final class Downloader {
  private let options: DownloadOptions
  private let curl: UnsafeMutableRawPointer
  private let message: UnsafeMutablePointer<CChar>

  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Prepares a downloader, without connecting.
  ///
  /// - Throws: `DownloadError` when libcurl cannot be used.
  public init(_ options: DownloadOptions = DownloadOptions()) throws(DownloadError) {
    guard Self.isReady, let curl = curl_easy_init() else {
      throw DownloadError.transfer("", code: 0, "libcurl cannot be used")
    }
    self.options = options
    self.curl = curl
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(curl)
    message.deallocate()
  }

  /// Downloads a file.
  ///
  /// - Parameters:
  ///   - request: the file to download.
  ///   - path: the destination of the file; if its beginning is already there, the download
  ///     resumes.
  ///   - progress: called a few times a second.
  /// - Returns: the file, or that it has not changed.
  /// - Throws: `DownloadError`. The beginning of the file is then kept for the next time.
  public func download(
    _ request: DownloadRequest, to path: String,
    progress: @escaping (DownloadProgress) -> Void = { _ in }
  ) throws(DownloadError) -> DownloadResult {
    let part: PartFile
    do throws(FileError) { part = try PartFile(path) } catch { throw .file(error.message) }
    var failures = 0
    var isCompressed = true
    var transfers = 0
    while true {
      transfers += 1
      do throws(DownloadError) {
        let outcome = try fetch(request, part, isCompressed: isCompressed, progress)
        switch outcome {
        case .unchanged:
          part.remove()
          return .unchanged
        case .complete(let answer):
          part.notes = []
          return .file(
            DownloadedFile(
              path: path, size: part.size, etag: answer.etag, lastModified: answer.lastModified,
              modifiedAt: answer.lastModified.flatMap(Self.seconds), transfers: transfers))
        }
      } catch {
        let wait: Int
        do throws(DownloadError) {
          wait = try delay(after: error, failures: &failures, part: part)
        } catch {
          if part.size == 0 { part.remove() }
          throw error
        }
        // A compressed transfer can't be resumed, but the next transfer can.
        isCompressed = false
        progress(
          DownloadProgress(
            received: part.size, total: nil,
            note: "\(error.message); trying again in \(Self.seconds(wait))"))
        usleep(UInt32(wait) * 1000)
      }
    }
  }

  private static func seconds(_ milliseconds: Int) -> String {
    milliseconds < 1000 ? "\(milliseconds) ms" : "\(milliseconds / 1000) s"
  }

  private static func seconds(_ date: String) -> Int? {
    let time = curl_getdate(date, nil)
    return time < 0 ? nil : Int(time)
  }

  // MARK: Trying again

  private struct Later: Error {}
  private var asked: String?

  /// Returns the time to wait before a retry, in milliseconds; throws an error that is not worth
  /// one.
  private func delay(
    after error: DownloadError, failures: inout Int, part: PartFile
  ) throws(DownloadError) -> Int {
    let isWorthIt: Bool
    switch error {
    case .transfer(_, let code, _): isWorthIt = !Self.lasting.contains(CURLcode(UInt32(code)))
    case .status(_, 416):
      // The part is no longer a beginning of the file.
      part.notes = []
      do throws(FileError) { try part.truncate() } catch { throw .file(error.message) }
      isWorthIt = true
    case .status(_, let status): isWorthIt = status == 408 || status == 429 || status >= 500
    default: isWorthIt = false
    }
    if !isWorthIt || failures >= options.retries { throw error }
    var wait = options.retryMilliseconds << min(failures, 10)
    failures += 1
    if let asked, let seconds = Self.waitAsked(asked) {
      if seconds > options.longestWait { throw .retryAfter(error.address, seconds: seconds) }
      wait = max(wait, seconds * 1000)
    }
    return wait
  }

  /// Failures that a retry would not change.
  private static let lasting: Set<CURLcode> = [
    CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_COULDNT_RESOLVE_PROXY,
    CURLE_COULDNT_RESOLVE_HOST, CURLE_BAD_CONTENT_ENCODING, CURLE_OUT_OF_MEMORY,
  ]

  private static func waitAsked(_ text: String) -> Int? {
    if let seconds = Int(text) { return max(0, seconds) }
    return seconds(text).map { max(0, $0 - Int(time(nil))) }
  }

  // MARK: One exchange

  private enum Outcome {
    case unchanged
    case complete(Transfer.Answer)
  }

  /// Requests the file, or the rest of it, following redirects within the same host.
  private func fetch(
    _ request: DownloadRequest, _ part: PartFile, isCompressed: Bool,
    _ progress: @escaping (DownloadProgress) -> Void
  ) throws(DownloadError) -> Outcome {
    var address = try allowed(request.address)
    for _ in 0...options.redirects {
      let transfer = try exchange(
        request, address, part, isCompressed: isCompressed, progress)
      let answer = transfer.answer
      switch answer.status {
      case 304:
        // An unconditional request for the whole file can't be answered with "unchanged".
        guard request.etag != nil || request.lastModified != nil, !transfer.isPart else {
          throw .status(request.address, 304)
        }
        return .unchanged
      case 301, 302, 303, 307, 308:
        guard let location = answer.location, let next = address.resolving(location) else {
          throw .status(request.address, answer.status)
        }
        guard next.authority == address.authority, next.scheme == address.scheme else {
          throw .redirect(
            request.address, to: next.text,
            "another server: give that address with --from if it is to be trusted")
        }
        address = try allowed(next.text)
      case 200, 206:
        guard transfer.isFile else { throw .status(request.address, answer.status) }
        return .complete(answer)
      default: throw .status(request.address, answer.status)
      }
    }
    throw .redirect(request.address, to: address.text, "and on and on: it is a circle")
  }

  private func allowed(_ text: String) throws(DownloadError) -> Address {
    guard let address = Address(text) else { throw .address(text, "it is no address") }
    switch address.scheme {
    case "https": return address
    case "http":
      if options.allowsHTTP || address.isLoopback { return address }
      throw .address(text, "it is not encrypted (--allow-http takes it all the same)")
    default: throw .address(text, "only https is taken")
    }
  }

  private func exchange(
    _ request: DownloadRequest, _ address: Address, _ part: PartFile, isCompressed: Bool,
    _ progress: @escaping (DownloadProgress) -> Void
  ) throws(DownloadError) -> Transfer {
    let notes = part.notes
    // A part can only be resumed if its version is known.
    let version = notes.count == 2 && notes[0] == request.address ? notes[1] : nil
    let rest = version.flatMap { version in
      part.size == 0 ? nil : Transfer.Part(count: part.size, version: version)
    }
    do throws(FileError) {
      if rest == nil { try part.truncate() } else { try part.seekToEnd() }
    } catch { throw .file(error.message) }
    let transfer = Transfer(
      address.text, file: part, part: rest, sizeLimit: options.sizeLimit, progress: progress)
    // Written before the bytes, so that the part can be identified whatever ends the program.
    transfer.willBegin = { answer in Self.keepNotes(answer, request, part) }
    var headers: [String] = []
    if let rest {
      headers = ["Range: bytes=\(rest.count)-", "If-Range: \(rest.version)"]
    } else {
      if isCompressed { headers.append("Accept-Encoding: gzip") }
      if let etag = request.etag { headers.append("If-None-Match: \(etag)") }
      if let date = request.lastModified { headers.append("If-Modified-Since: \(date)") }
    }
    let code = perform(transfer, address, headers)
    asked = transfer.answer.retryAfter
    if code == CURLE_OK { transfer.finish() }
    if let failure = transfer.failure {
      // Nothing that was written is of use.
      if case .tooLarge = failure { part.remove() }
      throw failure
    }
    if code != CURLE_OK {
      let text = String(cString: message)
      // libcurl's answer to an endless header line, which it refuses to store.
      let isHeader = code == CURLE_OUT_OF_MEMORY
      let said = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
      let what = isHeader ? "the server's header is too long, or memory ran out" : said
      if Self.untrusted.contains(code) { throw .certificate(request.address, what) }
      throw .transfer(request.address, code: Int32(code.rawValue), what)
    }
    return transfer
  }

  private static let untrusted: Set<CURLcode> = [
    CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
    CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
  ]

  /// Records the version of the part, if the server can be asked for the rest of it.
  private static func keepNotes(
    _ answer: Transfer.Answer, _ request: DownloadRequest, _ part: PartFile
  ) {
    guard answer.status == 200 || answer.status == 206 else { return }
    let isPlain = answer.encoding == nil || answer.encoding == "identity"
    let strong = answer.etag.flatMap { $0.hasPrefix("W/") ? nil : $0 }
    if isPlain, answer.acceptsRanges, let version = strong ?? answer.lastModified {
      part.notes = [request.address, version]
    } else {
      part.notes = []
    }
  }

  private func perform(
    _ transfer: Transfer, _ address: Address, _ headers: [String]
  ) -> CURLcode {
    // This resets the options of the previous transfer but keeps its connection.
    curl_easy_reset(curl)
    message[0] = 0
    var list: UnsafeMutablePointer<curl_slist>?
    for header in headers { list = curl_slist_append(list, header) }
    defer { curl_slist_free_all(list) }
    budget_curl_set_text(curl, CURLOPT_URL, address.text)
    budget_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, address.scheme)
    budget_curl_set_text(curl, CURLOPT_USERAGENT, options.userAgent)
    if let certificates = options.certificates {
      budget_curl_set_text(curl, CURLOPT_CAINFO, certificates)
    }
    budget_curl_set_pointer(curl, CURLOPT_ERRORBUFFER, message)
    budget_curl_set_list(curl, list)
    budget_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
    budget_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, options.connectSeconds)
    budget_curl_set_long(curl, CURLOPT_LOW_SPEED_TIME, options.stallSeconds)
    budget_curl_set_long(curl, CURLOPT_LOW_SPEED_LIMIT, options.stallBytes)
    budget_curl_set_long(curl, CURLOPT_FOLLOWLOCATION, 0)
    budget_curl_set_long(curl, CURLOPT_NOPROGRESS, 0)
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    budget_curl_set_data_function(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let isTaken = bytes.withMemoryRebound(to: UInt8.self, capacity: size * count) { start in
        Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().takeHeader(
          UnsafeBufferPointer(start: start, count: size * count))
      }
      return isTaken ? size * count : 0
    }
    budget_curl_set_pointer(curl, CURLOPT_HEADERDATA, context)
    budget_curl_set_data_function(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let isTaken = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().takeBody(
        UnsafeRawBufferPointer(start: bytes, count: size * count))
      return isTaken ? size * count : 0
    }
    budget_curl_set_pointer(curl, CURLOPT_WRITEDATA, context)
    budget_curl_set_progress_function(curl) { context, total, _, _, _ in
      guard let context else { return 0 }
      Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().report(total: Int(total))
      return 0
    }
    budget_curl_set_pointer(curl, CURLOPT_XFERINFODATA, context)
    return withExtendedLifetime(transfer) { curl_easy_perform(curl) }
  }
}

extension DownloadError {
  fileprivate var address: String {
    switch self {
    case .address(let address, _), .transfer(let address, _, _), .certificate(let address, _),
      .status(let address, _), .retryAfter(let address, _), .redirect(let address, _, _),
      .tooLarge(let address, _):
      address
    case .file: ""
    }
  }
}
