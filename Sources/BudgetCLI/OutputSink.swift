import SafeText

/// A destination for text.
///
/// Writing never throws: a command can't do anything about a full disk, and the owner of the sink
/// checks for its failure once, at the end.
protocol OutputSink: AnyObject {
  /// Writes bytes, which may be buffered until ``flush()``.
  func write(_ bytes: UnsafeRawBufferPointer)

  /// Passes on what has been buffered.
  func flush()

  /// Whether nothing irrevocable has been written.
  var isUntouched: Bool { get }

  /// Whether further output would reach anyone; a command with long output may check and stop.
  var isOpen: Bool { get }
}

extension OutputSink {
  /// Writes a text.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Writes bytes.
  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { write($0) }
  }

  /// Writes a text for a terminal and a newline; nothing in the text controls the terminal.
  func writeLine(_ text: String = "") {
    write(SafeText.lines(text))
    write("\n")
  }
}

/// Standard error: the only way of messages to a terminal, which nothing from outside controls.
final class MessageSink: OutputSink {
  /// The destination of the messages.
  let sink: OutputSink

  init(_ sink: OutputSink) { self.sink = sink }

  /// Writes messages, each ended by a newline.
  func write(_ text: String) { sink.write(SafeText.lines(text)) }

  /// Writes the program's own bytes that move the cursor, or those of a program that escapes text
  /// itself.
  func write(_ bytes: UnsafeRawBufferPointer) { sink.write(bytes) }

  func flush() { sink.flush() }

  var isUntouched: Bool { sink.isUntouched }

  var isOpen: Bool { sink.isOpen }
}

/// Stores what is written in memory.
final class MemorySink: OutputSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: UnsafeRawBufferPointer) {
    self.bytes += bytes
  }

  func flush() {}

  var isUntouched: Bool { bytes.isEmpty }

  var isOpen: Bool { true }
}
