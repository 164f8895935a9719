import Foundation
import Glibc

/// A driver of browsers, started as a separate process on a free port of the loopback interface.
final class WebDriver {
  private let process: pid_t
  private let port: UInt16

  /// An unexpected answer of a driver or browser.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The longest time that an answer may take, in seconds.
  private static let patience = 30

  /// Starts the driver and waits until it reports the port on which it listens.
  ///
  /// The driver gives up if another program takes its port before it listens, and is then
  /// restarted.
  init(program: String) throws {
    var said = ""
    for _ in 0..<5 {
      switch try Self.started(program) {
      case (let process, let port?, _):
        (self.process, self.port) = (process, port)
        return
      case (let process, nil, let text):
        Self.end(process)
        said = text
      }
    }
    throw Failure(description: "'\(program)' did not start: \(said)")
  }

  private static func started(
    _ program: String
  ) throws -> (process: pid_t, port: UInt16?, said: String) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let process = try start(program, output: ends[1])
    close(ends[1])
    let (port, said) = port(in: ends[0])
    return (process, port, said)
  }

  deinit { Self.end(process) }

  private static func start(_ program: String, output: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments = [strdup(program), strdup("--port=0"), nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    guard posix_spawn(&process, program, &actions, nil, arguments, environ) == 0 else {
      throw Failure(description: "cannot start '\(program)'")
    }
    return process
  }

  private static func end(_ process: pid_t) {
    // Signals that tests block are blocked in the driver too, except this one.
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// Reads the driver's output until it names its port.
  private static func port(in output: Int32) -> (port: UInt16?, said: String) {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return (nil, text) }
      text += String(decoding: buffer[..<count], as: UTF8.self)
      if let match = text.firstMatch(of: #/started successfully on port (\d+)/#) {
        return (UInt16(match.output.1), text)
      }
    }
  }

  /// Sends a command and returns its value.
  @discardableResult
  func send(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws -> Any? {
    let content =
      method == "POST" ? try JSONSerialization.data(withJSONObject: body ?? [:]) : Data()
    let head = """
      \(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r
      Content-Type: application/json\r\nContent-Length: \(content.count)\r\n\r\n
      """
    let answer = try exchange(Array(head.utf8) + Array(content), path)
    let object = try JSONSerialization.jsonObject(with: answer) as? [String: Any]
    let value = object?["value"]
    if let error = value as? [String: Any], let name = error["error"] as? String {
      throw Failure(description: "\(method) \(path): \(name): \(error["message"] ?? "")")
    }
    return value is NSNull ? nil : value
  }

  /// Sends a request on a separate connection and returns the body of the answer.
  private func exchange(_ request: [UInt8], _ path: String) throws -> Data {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw Failure(description: "no socket") }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure(description: "\(path): the driver is gone") }
    var sent = 0
    while sent < request.count {
      let count = request[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(description: "\(path): cannot be sent") }
      sent += count
    }
    return try Self.body(of: descriptor, path)
  }

  private static func body(of descriptor: Int32, _ path: String) throws -> Data {
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      if let end = answer.range(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self).lowercased()
        if let length = head.firstMatch(of: #/content-length: *(\d+)/#).flatMap({ Int($0.output.1) }
        ),
          answer.count >= end.upperBound + length
        {
          return answer[end.upperBound..<(end.upperBound + length)]
        }
      }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { throw Failure(description: "\(path): no answer") }
      answer += buffer[..<count]
    }
  }
}
