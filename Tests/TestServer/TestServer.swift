#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// An HTTP server on a free port of this machine that does what a test tells it, however faulty.
public final class TestServer: Sendable {
  /// A client's request.
  public struct Request: Sendable {
    /// The path with the query; an address if the server is used as a proxy.
    public var path: String
    /// The headers by lower-case name.
    public var headers: [String: String]
    /// The number of earlier requests, to any path.
    public var number: Int
  }

  /// The port.
  public let port: Int
  private let listener: Int32
  private let handler: @Sendable (Request, Connection) -> Void
  private let requests = Mutex<[Request]>([])

  /// Returns whether a program on this machine accepts connections on a port.
  public static func isListening(on port: Int) -> Bool {
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(client) }
    var address = own(port: port)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        connect(client, plain, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// A port of this machine; 0 for any free one.
  private static func own(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    return address
  }

  /// Starts a server that answers with a handler, with each connection on its own thread.
  public init(_ handler: @escaping @Sendable (Request, Connection) -> Void) throws {
    self.handler = handler
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.own(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let number = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        bind(number, plain, size) == 0 && listen(number, 64) == 0
          && getsockname(number, plain, &size) == 0
      }
    }
    guard isBound else { throw TestServerError(message: "no port is free") }
    port = Int(UInt16(bigEndian: address.sin_port))
    startThread { [self] in acceptAll() }
  }

  /// Starts a server that gives the same answer to every request.
  public convenience init(
    status: Int = 200, headers: [String: String] = [:], body: [UInt8] = []
  ) throws {
    try self.init { _, connection in
      connection.reply(status, headers: headers, body: body)
    }
  }

  deinit { close(listener) }

  /// Stops the server: further connections are refused.
  public func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  /// Returns the address of a path.
  public func address(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The requests so far.
  public var seen: [Request] { requests.withLock { $0 } }

  private func acceptAll() {
    while true {
      let client = accept(listener, nil, nil)
      if client < 0 {
        if errno == EINTR || errno == ECONNABORTED { continue }
        return
      }
      startThread { [self] in serve(Connection(client)) }
    }
  }

  private func serve(_ connection: Connection) {
    while let head = connection.readHead() {
      let lines = head.split(separator: "\r\n")
      let parts = lines.first?.split(separator: " ") ?? []
      guard parts.count >= 2 else { break }
      var headers: [String: String] = [:]
      for line in lines.dropFirst() {
        guard let colon = line.firstIndex(of: ":") else { continue }
        headers[line[..<colon].lowercased()] = String(
          line[line.index(after: colon)...].drop { $0 == " " })
      }
      let request = requests.withLock { requests in
        let request = Request(path: String(parts[1]), headers: headers, number: requests.count)
        requests.append(request)
        return request
      }
      handler(request, connection)
      if connection.isClosing { break }
    }
    connection.end()
  }
}

/// A server that could not be started.
public struct TestServerError: Error {
  var message: String
}

/// A client's connection, as a handler uses it.
public final class Connection: @unchecked Sendable {
  private let socket: Int32
  private var buffer: [UInt8] = []
  /// Whether the connection ends after the answer.
  public private(set) var isClosing = false
  private var isOpen = true

  init(_ socket: Int32) { self.socket = socket }

  func readHead() -> String? {
    while true {
      if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        buffer.removeSubrange(..<end.upperBound)
        return head
      }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = recv(socket, &chunk, chunk.count, 0)
      if count <= 0 { return nil }
      buffer += chunk[..<count]
    }
  }

  /// Sends bytes unchanged; returns false when the client has gone.
  @discardableResult
  public func send(_ bytes: some Sequence<UInt8>) -> Bool {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.send(socket, buffer.baseAddress, buffer.count, 0)
        #else
          Glibc.send(socket, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
        #endif
      }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends text unchanged.
  @discardableResult
  public func send(_ text: String) -> Bool { send(text.utf8) }

  /// Sends the beginning of an answer.
  public func head(_ status: Int, headers: [String: String] = [:]) {
    var text = "HTTP/1.1 \(status) Test\r\n"
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
    send(text + "\r\n")
  }

  /// Sends a whole answer.
  public func reply(_ status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    var headers = headers
    if status != 304 { headers["Content-Length"] = "\(body.count)" }
    head(status, headers: headers)
    if status != 304 { send(body) }
  }

  /// Waits, so that nothing happens for the client.
  public func wait(milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }

  /// Closes the connection after what was sent.
  public func finish() { isClosing = true }

  /// Aborts the connection, like a machine that crashed.
  public func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    isClosing = true
    end()
  }

  func end() {
    if isOpen { close(socket) }
    isOpen = false
  }
}

private final class ThreadBody {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func startThread(_ body: @escaping @Sendable () -> Void) {
  let context = Unmanaged.passRetained(ThreadBody(body)).toOpaque()
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  pthread_create(
    &thread, nil,
    { context in
      guard let context else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().body()
      return nil
    }, context)
  pthread_detach(thread)
}
