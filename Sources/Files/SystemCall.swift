#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file that closes itself.
struct Descriptor: ~Copyable {
  let number: Int32
  let path: String
  private var closesItself = true

  /// Opens a file.
  init(
    _ path: String, flags: Int32, mode: mode_t = 0o666, for operation: FileError.Operation
  ) throws(FileError) {
    self.path = path
    number = try SystemCall.retrying(.open, operation, path) { _ in
      Int(open(path, flags | O_CLOEXEC, mode))
    }.asDescriptor
  }

  /// Takes over a descriptor that stays open, such as standard input.
  init(borrowing number: Int32, name: String) {
    self.number = number
    path = name
    closesItself = false
  }

  deinit {
    if closesItself { _ = close(number) }
  }

  /// Closes and reports errors that only closing reveals, such as a full network disk.
  mutating func closeReporting(_ operation: FileError.Operation) throws(FileError) {
    // The descriptor is gone even when closing fails, so closing is never retried.
    closesItself = false
    let fault = SystemCall.fault(.close)
    let result = close(number)
    if let fault { throw FileError(operation, path: path, number: fault) }
    if result != 0, errno != EINTR { throw FileError(operation, path: path, number: errno) }
  }

  /// Returns the file's metadata.
  func inspect(_ operation: FileError.Operation) throws(FileError) -> stat {
    var info = stat()
    _ = try SystemCall.retrying(.inspect, operation, path) { _ in Int(fstat(number, &info)) }
    return info
  }

  /// Reads into a buffer and returns the number of bytes; zero at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    let number = number
    return try SystemCall.retrying(.read, .read, path) { limit in
      #if canImport(Darwin)
        Darwin.read(number, start, min(limit, buffer.count))
      #else
        Glibc.read(number, start, min(limit, buffer.count))
      #endif
    }
  }

  /// Writes everything, in as many pieces as necessary.
  func writeAll(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = bytes[...]
    let number = number
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      guard let start = piece.baseAddress else { return }
      let written = try SystemCall.retrying(.write, .write, path) { limit in
        #if canImport(Darwin)
          Darwin.write(number, start, min(limit, piece.count))
        #else
          Glibc.write(number, start, min(limit, piece.count))
        #endif
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Waits until the written bytes are on the disk.
  func synchronize() throws(FileError) {
    let number = number
    _ = try SystemCall.retrying(.synchronize, .synchronize, path) { _ in Int(fsync(number)) }
  }
}

/// System calls that handle interruptions and injected faults.
enum SystemCall {
  /// Repeats a call while it is interrupted; the call gets the largest number of bytes it may
  /// handle.
  static func retrying(
    _ step: FileFaults.Step, _ operation: FileError.Operation, _ path: String,
    _ call: (_ limit: Int) -> Int
  ) throws(FileError) -> Int {
    // Some systems refuse more than a gigabyte at once.
    var limit = 1 << 30
    while true {
      if let effect = FileFaults.plan?.effect(at: step) {
        switch effect {
        case .fails(EINTR): continue
        case .fails(let number): throw FileError(operation, path: path, number: number)
        case .atMost(let bytes): limit = bytes
        }
      }
      let result = call(limit)
      if result >= 0 { return result }
      if errno != EINTR { throw FileError(operation, path: path, number: errno) }
    }
  }

  /// Returns the error number that a step is to fail with, if any.
  static func fault(_ step: FileFaults.Step) -> Int32? {
    if case .fails(let number) = FileFaults.plan?.effect(at: step) { return number }
    return nil
  }
}

extension Int {
  fileprivate var asDescriptor: Int32 { Int32(truncatingIfNeeded: self) }
}

extension stat {
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }

  /// The time of the last change to the content, in nanoseconds since 1970.
  var modified: Int64 {
    #if canImport(Darwin)
      Int64(st_mtimespec.tv_sec) * 1_000_000_000 + Int64(st_mtimespec.tv_nsec)
    #else
      Int64(st_mtim.tv_sec) * 1_000_000_000 + Int64(st_mtim.tv_nsec)
    #endif
  }
}
