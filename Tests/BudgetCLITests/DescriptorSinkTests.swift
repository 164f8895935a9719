import Glibc
import Testing

@testable import BudgetCLI

@Suite struct DescriptorSinkTests {
  /// Writes pieces of these sizes into a pipe and reads them at its other end.
  private static func roundTrip(_ sizes: [Int], capacity: Int) throws -> [UInt8] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let reader = Reader(descriptor: ends[0])
    defer { close(ends[0]) }
    // The pipe holds less than the pieces, so the sink has to wait for the reader.
    try #require(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
    let sink = DescriptorSink(descriptor: ends[1], capacity: capacity)
    for (index, size) in sizes.enumerated() {
      sink.write([UInt8](repeating: UInt8(truncatingIfNeeded: index), count: size))
    }
    sink.flush()
    close(ends[1])
    return reader.bytes
  }

  @Test(arguments: [0, 1, 64, 65536])
  func passesOnWhatIsWritten(capacity: Int) throws {
    let sizes = [0, 1, 63, 64, 65, 1000, 65535, 65536, 65537, 1 << 20, 2]
    let expected = sizes.enumerated().flatMap { index, size in
      [UInt8](repeating: UInt8(index), count: size)
    }
    #expect(try Self.roundTrip(sizes, capacity: capacity) == expected)
  }

  @Test func stopsAtTheFirstError() {
    let sink = DescriptorSink(descriptor: -1, capacity: 8)
    sink.write("1234")
    #expect(sink.isOpen)
    sink.write("1234567890")
    sink.write("1")
    sink.flush()
    #expect(!sink.isOpen && sink.error == EBADF)
  }
}

/// Reads a descriptor to its end on a separate thread: tasks would wait for each other's thread.
private final class Reader {
  private let descriptor: Int32
  private var thread: pthread_t = 0
  private var result: [UInt8] = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let reader = Unmanaged<Reader>.fromOpaque(pointer).takeUnretainedValue()
        let source = InputSource.descriptor(reader.descriptor)
        reader.result = (try? source.readAll(limit: 1 << 24)) ?? []
        return nil
      }, pointer)
  }

  /// Everything read, once the other end is closed.
  var bytes: [UInt8] {
    pthread_join(thread, nil)
    return result
  }
}
