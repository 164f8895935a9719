import Files
import TestServer
import TestSupport
import Testing

@testable import Downloads

/// Compared as a whole and not printed: a difference is reported by its position.
private func isSame(_ bytes: [UInt8], _ other: some Sequence<UInt8>) -> Bool {
  bytes.elementsEqual(other)
}

private let text = Array(repeating: Array("0123456789abcdef".utf8), count: 4096).flatMap { $0 }
private let version = ["ETag": "\"v1\"", "Last-Modified": "Fri, 12 Sep 2025 22:53:08 GMT"]

/// Options that wait milliseconds where the program waits seconds.
private var quick: DownloadOptions {
  var options = DownloadOptions()
  options.retryMilliseconds = 5
  options.retries = 3
  options.stallSeconds = 1
  options.connectSeconds = 5
  return options
}

private func download(
  _ server: TestServer, _ path: String = "/list.csv", options: DownloadOptions = quick,
  etag: String? = nil, lastModified: String? = nil
) -> (result: String, bytes: [UInt8]) {
  let folder = TemporaryFolder()
  let place = folder("download.part")
  do {
    let downloader = try Downloader(options)
    let request = DownloadRequest(
      address: server.address(path), etag: etag, lastModified: lastModified)
    let result = try downloader.download(request, to: place)
    let bytes = (try? Files.read(place, limit: 1 << 24)) ?? []
    switch result {
    case .unchanged: return ("unchanged", bytes)
    case .file(let file):
      return ("\(file.size) bytes in \(file.transfers), \(file.etag ?? "no etag")", bytes)
    }
  } catch {
    let left = Files.exists(place) ? try? Files.size(of: place) : 0
    return ("\(kind(error)), \(left ?? 0) kept", [])
  }
}

private func kind(_ error: any Error) -> String {
  guard let error = error as? DownloadError else { return "\(error)" }
  switch error {
  case .address: return "address"
  case .transfer: return "transfer"
  case .certificate: return "certificate"
  case .status(_, let status): return "status \(status)"
  case .retryAfter(_, let seconds): return "retry after \(seconds)"
  case .redirect: return "redirect"
  case .tooLarge: return "too large"
  case .file: return "file"
  }
}

/// Returns the part in a range request, or nil.
private func start(_ request: TestServer.Request) -> Int? {
  guard let range = request.headers["range"], range.hasPrefix("bytes="), range.hasSuffix("-")
  else { return nil }
  return Int(range.dropFirst(6).dropLast())
}

@Suite(.serialized) struct DownloadTests {
  @Test func downloadsAndHearsThatNothingChanged() throws {
    let server = try TestServer { request, connection in
      let isSame =
        request.headers["if-none-match"] == "\"v1\"" || request.headers["if-modified-since"] != nil
      connection.reply(isSame ? 304 : 200, headers: version, body: isSame ? [] : text)
    }
    let first = download(server)
    #expect(first.result == "65536 bytes in 1, \"v1\"")
    #expect(isSame(first.bytes, text))
    #expect(download(server, etag: "\"v1\"").result == "unchanged")
    #expect(download(server, lastModified: "Fri, 12 Sep 2025 22:53:08 GMT").result == "unchanged")
  }

  /// A server that breaks off is asked for the rest, as long as it has the same version.
  @Test func goesOnWhereItBrokeOff() throws {
    let server = try TestServer { request, connection in
      var headers = version
      let first = start(request) ?? 0
      let end = min(first + 20_000, text.count)
      headers["Content-Length"] = "\(text.count - first)"
      if first > 0 { headers["Content-Range"] = "bytes \(first)-\(text.count - 1)/\(text.count)" }
      connection.head(first > 0 ? 206 : 200, headers: headers)
      connection.send(text[first..<end])
      connection.finish()
    }
    let outcome = download(server)
    #expect(isSame(outcome.bytes, text))
    #expect(outcome.result == "65536 bytes in 4, \"v1\"")
    let asked = server.seen.map { "\($0.headers["range"] ?? "") \($0.headers["if-range"] ?? "")" }
    #expect(
      asked == [" ", "bytes=20000- \"v1\"", "bytes=40000- \"v1\"", "bytes=60000- \"v1\""])
    #expect(server.seen.dropFirst().allSatisfy { $0.headers["accept-encoding"] == nil })
  }

  @Test func beginsAnewWhenTheVersionIsAnother() throws {
    let server = try TestServer { request, connection in
      if request.number == 0 {
        connection.head(200, headers: version.merging(["Content-Length": "99999"]) { $1 })
        connection.send(text[..<5000])
        return connection.finish()
      }
      connection.reply(200, headers: ["ETag": "\"v2\""], body: Array(text.reversed()))
    }
    let outcome = download(server)
    #expect(outcome.result == "65536 bytes in 2, \"v2\"")
    #expect(isSame(outcome.bytes, text.reversed()))
  }

  /// A server that ignores `If-Range` sends the rest of another version.
  @Test(arguments: ["206", "206 without a validator", "206 of another length", "304"])
  func doesNotMixVersions(kind: String) throws {
    let server = try TestServer { request, connection in
      switch (request.number, kind) {
      case (0, _):
        let headers = ["ETag": "\"a\"", "Content-Length": "65536"]
        connection.head(200, headers: headers)
        connection.send(text[..<6000])
        connection.finish()
      case (1, "304"): connection.reply(304)
      case (1, _):
        let length = kind == "206 of another length" ? 65_000 : 65_536
        var headers = ["Content-Range": "bytes 6000-\(length - 1)/65536"]
        if kind == "206" { headers["ETag"] = "\"b\"" }
        if kind == "206 of another length" { headers["ETag"] = "\"a\"" }
        connection.reply(206, headers: headers, body: Array(text[6000..<length].reversed()))
      default: connection.reply(200, headers: ["ETag": "\"b\""], body: Array(text.reversed()))
      }
    }
    let outcome = download(server)
    if kind == "304" {
      #expect(outcome.result == "status 304, 6000 kept")
    } else {
      #expect(outcome.result == "65536 bytes in 3, \"b\"")
      #expect(isSame(outcome.bytes, text.reversed()))
    }
  }

  @Test func aCutGzipBodyIsNotTheFile() throws {
    let folder = TemporaryFolder()
    try Files.write(text, to: folder("list"))
    let made = TestProgram(path: "/bin/sh").run(
      ["-c", "gzip -c \(folder("list")) > \(folder("list.gz"))"], folder: folder.path)
    #expect(made.code == 0)
    let packed = try Files.read(folder("list.gz"), limit: 1 << 20)
    for cut in [packed.count, packed.count - 1, packed.count - 8, packed.count / 2, 11] {
      let server = try TestServer { request, connection in
        #expect(request.number > 0 || request.headers["accept-encoding"] == "gzip")
        connection.reply(
          200, headers: ["Content-Encoding": "gzip"], body: Array(packed.prefix(cut)))
      }
      let outcome = download(server)
      let isWhole = cut == packed.count
      #expect(outcome.result.hasPrefix(isWhole ? "65536 bytes in 1" : "transfer"))
    }
    let twice = try TestServer(headers: ["Content-Encoding": "gzip"], body: packed + packed)
    #expect(isSame(download(twice).bytes, text + text))
  }

  @Test func aPartThatIsNoBeginningIsThrownAway() throws {
    let server = try TestServer { request, connection in
      switch request.number {
      case 0:
        connection.head(200, headers: version.merging(["Content-Length": "99999"]) { $1 })
        connection.send(text[..<5000])
        connection.finish()
      case 1: connection.reply(416)
      default: connection.reply(200, headers: version, body: text)
      }
    }
    #expect(isSame(download(server).bytes, text))
  }

  @Test func anotherRunGoesOn() throws {
    let server = try TestServer { request, connection in
      let first = start(request) ?? 0
      var headers = version
      headers["Content-Length"] = "\(text.count - first)"
      if first > 0 { headers["Content-Range"] = "bytes \(first)-65535/65536" }
      connection.head(first > 0 ? 206 : 200, headers: headers)
      connection.send(request.number == 0 ? text[..<9000] : text[first...])
      connection.finish()
    }
    let folder = TemporaryFolder()
    var options = quick
    options.retries = 0
    let request = DownloadRequest(address: server.address())
    #expect(throws: DownloadError.self) {
      try Downloader(options).download(request, to: folder("p"))
    }
    _ = try Downloader(options).download(request, to: folder("p"))
    #expect(isSame(try Files.read(folder("p"), limit: 1 << 20), text))
    #expect(server.seen.last?.headers["range"] == "bytes=9000-")
    #expect(try FileTree.list(folder.path).map(\.path) == ["p"])
  }

  /// A server fault, with its answer and the expected result.
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var result: String
    var answer: @Sendable (TestServer.Request, Connection) -> Void

    init(
      _ name: String, _ result: String,
      _ answer: @escaping @Sendable (TestServer.Request, Connection) -> Void
    ) {
      testDescription = name
      self.result = result
      self.answer = answer
    }
  }

  static let faults: [Fault] = [
    Fault("403", "status 403, 0 kept") { $1.reply(403, body: Array("<html>no".utf8)) },
    Fault("304 that nobody asked for", "status 304, 0 kept") { $1.reply(304) },
    Fault("header of 10 MB in one line", "transfer, 0 kept") { _, connection in
      connection.send("HTTP/1.1 200 OK\r\nX: ")
      for _ in 0..<160 where connection.send(text) {}
      connection.finish()
    },
    Fault("header of 10 MB in short lines", "transfer, 0 kept") { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n")
      let lines = String(repeating: "X: 0123456789abcdef\r\n", count: 4096)
      for _ in 0..<100 where connection.send(lines) {}
      connection.finish()
    },
    Fault("404", "status 404, 0 kept") { $1.reply(404) },
    Fault("416 at once", "status 416, 0 kept") { $1.reply(416) },
    Fault("500 for ever", "status 500, 0 kept") { $1.reply(500) },
    Fault("500, then success", "65536 bytes in 3, no etag") { request, connection in
      connection.reply(request.number < 2 ? 500 : 200, body: text)
    },
    Fault("429 with a short wait", "65536 bytes in 2, no etag") { request, connection in
      let isFirst = request.number == 0
      connection.reply(
        isFirst ? 429 : 200, headers: isFirst ? ["Retry-After": "1"] : [:], body: text)
    },
    Fault("429 with a long wait", "retry after 3600, 0 kept") { _, connection in
      connection.reply(429, headers: ["Retry-After": "3600"])
    },
    Fault("503 with a date", "retry after") { _, connection in
      connection.reply(503, headers: ["Retry-After": "Fri, 31 Dec 2099 23:59:59 GMT"])
    },
    Fault("reset at once", "transfer, 0 kept") { $1.reset() },
    Fault("reset in the middle", "transfer") { _, connection in
      connection.head(200, headers: ["Content-Length": "65536"])
      connection.send(text[..<30_000])
      connection.wait(milliseconds: 20)
      connection.reset()
    },
    Fault("no answer", "transfer, 0 kept") { _, connection in
      connection.wait(milliseconds: 2500)
      connection.finish()
    },
    Fault("stall in the middle", "transfer, 1000 kept") { _, connection in
      connection.head(200, headers: ["Content-Length": "65536", "ETag": "\"v\""])
      connection.send(text[..<1000])
      connection.wait(milliseconds: 2500)
      connection.finish()
    },
    Fault("slow drip", "transfer") { _, connection in
      connection.head(200, headers: ["Content-Length": "65536"])
      for _ in 0..<40 {
        if !connection.send([0x61]) { return connection.finish() }
        connection.wait(milliseconds: 100)
      }
      connection.finish()
    },
    Fault("Content-Length too long", "transfer") { _, connection in
      connection.head(200, headers: ["Content-Length": "70000"])
      connection.send(text)
      connection.finish()
    },
    Fault("Content-Length too short", "100 bytes in 1, no etag") { _, connection in
      connection.head(200, headers: ["Content-Length": "100"])
      connection.send(text)
      connection.finish()
    },
    Fault("Content-Length that is no number", "65536 bytes in 1, no etag") { _, connection in
      connection.head(200, headers: ["Connection": "close"])
      connection.send(text)
      connection.finish()
    },
    Fault("chunked", "65536 bytes in 1, no etag") { _, connection in
      connection.head(200, headers: ["Transfer-Encoding": "chunked"])
      for start in stride(from: 0, to: text.count, by: 1000) {
        let piece = text[start..<min(start + 1000, text.count)]
        connection.send(String(piece.count, radix: 16) + "\r\n")
        connection.send(piece)
        connection.send("\r\n")
      }
      connection.send("0\r\n\r\n")
    },
    Fault("chunked, broken off", "transfer") { _, connection in
      connection.head(200, headers: ["Transfer-Encoding": "chunked"])
      connection.send("3e8\r\n")
      connection.send(text[..<1000])
      connection.send("\r\n3e8\r\nabc")
      connection.finish()
    },
    Fault("another part than asked for", "transfer") { request, connection in
      let isRest = request.headers["range"] != nil
      var headers = ["Content-Length": "60000", "ETag": "\"v\""]
      if isRest { headers["Content-Range"] = "bytes 7-60006/65536" }
      connection.head(isRest ? 206 : 200, headers: headers)
      connection.send(text[..<1000])
      connection.finish()
    },
    Fault("206 that nobody asked for", "status 206") { _, connection in
      connection.reply(
        206, headers: ["Content-Range": "bytes 0-99/65536"], body: Array(text[..<100]))
    },
    Fault("301 to another host", "redirect, 0 kept") { _, connection in
      connection.reply(301, headers: ["Location": "http://127.0.0.2:1/list.csv"])
    },
    Fault("301 to a file", "status 301, 0 kept") { _, connection in
      connection.reply(301, headers: ["Location": "file:///etc/passwd"])
    },
    Fault("301 loop", "redirect, 0 kept") { _, connection in
      connection.reply(301, headers: ["Location": "/list.csv"])
    },
    Fault("301 without a place", "status 301, 0 kept") { $1.reply(301) },
    Fault("301 within the host", "65536 bytes in 1, no etag") { request, connection in
      if request.path == "/list.csv" {
        connection.reply(301, headers: ["Location": "other/there.csv"])
      } else {
        connection.reply(request.path == "/other/there.csv" ? 200 : 404, body: text)
      }
    },
    Fault("not HTTP", "transfer, 0 kept") { _, connection in
      connection.send("hello\r\n\r\n")
      connection.finish()
    },
    Fault("broken gzip", "transfer") { _, connection in
      connection.reply(200, headers: ["Content-Encoding": "gzip"], body: Array(text[..<100]))
    },
    Fault("unknown encoding", "transfer") { _, connection in
      connection.reply(200, headers: ["Content-Encoding": "rot13"], body: Array(text[..<100]))
    },
  ]

  @Test(arguments: faults) func fault(_ fault: Fault) throws {
    let server = try TestServer(fault.answer)
    var options = quick
    options.retries = 2
    let outcome = download(server, options: options)
    #expect(outcome.result.hasPrefix(fault.result))
    if outcome.result.hasPrefix("65536") { #expect(isSame(outcome.bytes, text)) }
  }

  @Test func sizeLimitHoldsForWhatIsDecompressed() throws {
    let folder = TemporaryFolder()
    // 64 MB of nothing, in 64 kB.
    let made = TestProgram(path: "/bin/sh").run(
      ["-c", "head -c 67108864 /dev/zero | gzip -9 > \(folder("bomb.gz"))"], folder: folder.path)
    #expect(made.code == 0)
    let bomb = try Files.read(folder("bomb.gz"), limit: 1 << 20)
    let server = try TestServer(headers: ["Content-Encoding": "gzip"], body: bomb)
    var options = quick
    options.sizeLimit = 1 << 20
    #expect(download(server, options: options).result == "too large, 0 kept")
    options.sizeLimit = 1 << 27
    #expect(download(server, options: options).result == "67108864 bytes in 1, no etag")
  }

  @Test(arguments: [
    ("http://example.invalid/list.csv", "address"), ("ftp://127.0.0.1/x", "address"),
    ("file:///etc/passwd", "address"), ("https://user@host.invalid/", "address"),
    ("nothing", "address"), ("https://no-such-host.invalid/list.csv", "transfer"),
    ("http://127.0.0.1:1/refused", "transfer"),
  ])
  func addressesThatGiveNothing(address: String, result: String) throws {
    let folder = TemporaryFolder()
    var found = "it was downloaded"
    do {
      _ = try Downloader(quick).download(DownloadRequest(address: address), to: folder("p"))
    } catch { found = kind(error) }
    #expect(found == result)
    #expect(try FileTree.list(folder.path) == [])
  }

  @Test func resolvesAddressesOfDocuments() {
    let base = Address("https://a.example/one/two.json?x=1")
    let cases = [
      ("/offers/x.csv", "https://a.example/offers/x.csv"),
      ("three.csv", "https://a.example/one/three.csv"),
      ("https://b.example/y", "https://b.example/y"), ("//c.example/z", "https://c.example/z"),
    ]
    for (text, expected) in cases { #expect(base?.resolving(text)?.text == expected) }
    #expect(Address("https://a.example")?.resolving("x")?.text == "https://a.example/x")
  }
}
