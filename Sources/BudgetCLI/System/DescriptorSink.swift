#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes to a file descriptor, through a buffer if asked to.
final class DescriptorSink: OutputSink {
  private let descriptor: Int32
  private let capacity: Int
  private var buffer: [UInt8] = []

  /// The error number of the first failure; nothing is written after it.
  private(set) var error: Int32?

  /// Creates a sink for an open descriptor, which it does not close; without capacity it writes at
  /// once.
  init(descriptor: Int32, capacity: Int) {
    self.descriptor = descriptor
    self.capacity = capacity
    buffer.reserveCapacity(capacity)
  }

  var isOpen: Bool { error == nil }

  private(set) var isUntouched = true

  func write(_ bytes: UnsafeRawBufferPointer) {
    guard isOpen, !bytes.isEmpty else { return }
    isUntouched = false
    if buffer.count + bytes.count > capacity { flush() }
    // Bytes that exceed the buffer would only be copied twice.
    if bytes.count >= capacity { writeAll(bytes) } else { buffer += bytes }
  }

  func flush() {
    guard !buffer.isEmpty else { return }
    buffer.withUnsafeBytes { writeAll($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty, isOpen {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = systemWrite(descriptor, part.baseAddress, part.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        // The descriptor may be shared with a program that made it non-blocking.
        waitUntilWritable()
      } else if count == 0 || errno != EINTR {
        error = count == 0 ? EIO : errno
      }
    }
  }

  private func waitUntilWritable() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&request, 1, -1)
  }
}

/// Calls the system's `write`, which the method of the same name would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
