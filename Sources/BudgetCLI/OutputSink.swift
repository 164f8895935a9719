/// Where text goes.
///
/// Writing never throws: a command has nothing to do about a full disk, and whoever owns the sink
/// looks at its failure once, at the end.
protocol OutputSink: AnyObject {
  /// Takes bytes; they may be kept back until ``flush()``.
  func write(_ bytes: UnsafeRawBufferPointer)

  /// Passes on what has been kept back.
  func flush()

  /// Whether nothing has been written that could not be taken back.
  var isUntouched: Bool { get }

  /// Whether more output would reach anyone; a command with much to say may look and stop.
  var isOpen: Bool { get }
}

extension OutputSink {
  /// Takes a text.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Takes bytes.
  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { write($0) }
  }

  /// Takes a text and a newline.
  func writeLine(_ text: String = "") {
    write(text)
    write("\n")
  }
}

/// Keeps what is written.
final class MemorySink: OutputSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: UnsafeRawBufferPointer) {
    self.bytes += bytes
  }

  func flush() {}

  var isUntouched: Bool { bytes.isEmpty }

  var isOpen: Bool { true }
}
