import SafeText

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

  /// Takes a text for a terminal and a newline; nothing in the text acts.
  func writeLine(_ text: String = "") {
    write(SafeText.lines(text))
    write("\n")
  }
}

/// Standard error: the one way of messages to a terminal, on which nothing from outside acts.
final class MessageSink: OutputSink {
  /// Where the messages go.
  let sink: OutputSink

  init(_ sink: OutputSink) { self.sink = sink }

  /// Takes messages, each ended by a newline.
  func write(_ text: String) { sink.write(SafeText.lines(text)) }

  /// Takes bytes of our own that move the cursor, or of a program that sees to it itself.
  func write(_ bytes: UnsafeRawBufferPointer) { sink.write(bytes) }

  func flush() { sink.flush() }

  var isUntouched: Bool { sink.isUntouched }

  var isOpen: Bool { sink.isOpen }
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
