public import Money
import SafeText

/// A JSON value to be written; the members of objects keep their order.
public enum JSONOutput: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number, as its digits.
  case number(String)
  /// Text.
  case string(String)
  /// An exact decimal number, written as text, because JSON readers take numbers for binary
  /// floating point.
  case decimal(AnyDecimal)
  /// An array.
  case array([JSONOutput])
  /// An object.
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// Its key.
    public var key: String
    /// Its value.
    public var value: JSONOutput

    /// Creates a member from its parts.
    public init(_ key: String, _ value: JSONOutput) {
      self.key = key
      self.value = value
    }
  }

  /// Creates a whole number.
  public static func number(_ value: Int) -> JSONOutput { .number(String(value)) }

  /// Creates a text, or `null`.
  public static func string(orNull text: String?) -> JSONOutput {
    text.map { .string($0) } ?? .null
  }

  /// Returns the value as indented text that ends with a line feed.
  public func text() -> String { written(.indented) + "\n" }

  /// Returns the value as text on one line, without spaces, that ends with a line feed.
  public func compactText() -> String { oneLine + "\n" }

  /// The value as text on one line, without spaces.
  public var oneLine: String { written(.oneLine) }

  private func written(_ layout: JSONWriter.Layout) -> String {
    var writer = JSONWriter(layout)
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Appends the value as text on one line, without spaces and without a line feed.
  public func writeLine(to output: inout [UInt8]) {
    var writer = JSONWriter(.oneLine)
    writer.value(self)
    output += writer.bytes
  }

  static func write(_ text: String, to output: inout ByteBuffer) {
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { write($0, to: &output) }
    if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { write($0, to: &output) } }
  }

  static func write(_ text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
    if !mayNeedEscape(text) { return output.append(quoted: text) }
    output.append(UInt8(ascii: "\""))
    writeEscaped(text, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Returns whether bytes may contain a character that is written as an escape.
  private static func mayNeedEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var start = 0
    // Most texts are plain ASCII, which shows in eight bytes at a time.
    while start + 8 <= raw.count {
      let part = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      if !isPlain(part), raw[start..<start + 8].contains(where: mayNeedEscape) { return true }
      start += 8
    }
    while start < raw.count {
      if mayNeedEscape(raw[start]) { return true }
      start += 1
    }
    return false
  }

  /// Returns whether eight bytes are printable ASCII without quotation marks and backslashes.
  private static func isPlain(_ bytes: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones << 7
    // The highest bit of a byte shows what is wrong with it; a borrow or a carry can only come from
    // a byte that is wrong itself.
    let isBelowSpace = bytes &- (ones &* 0x20)
    let isQuotationMark = (bytes ^ (ones &* 0x22)) &- ones
    let isBackslash = (bytes ^ (ones &* 0x5C)) &- ones
    let isDelete = bytes &+ ones
    return (isBelowSpace | isQuotationMark | isBackslash | isDelete | bytes) & tops == 0
  }

  /// Returns whether a byte may begin a character that is written as an escape; non-ASCII ones
  /// begin with one of only a few bytes.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    if (0x20..<0x7F).contains(byte) { return byte == 0x22 || byte == 0x5C }
    return byte < 0x80 || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF
      || byte == 0xF3
  }

  private static func writeEscaped(_ text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer)
  {
    var (start, index) = (0, 0)
    while index < text.count {
      guard mayNeedEscape(text[index]) else {
        index += 1
        continue
      }
      output.append(UnsafeBufferPointer(rebasing: text[start..<index]))
      var (bytes, decoder) = (text[index...].makeIterator(), UTF8())
      guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return }
      write(scalar, to: &output)
      index += UTF8.width(scalar)
      start = index
    }
    output.append(UnsafeBufferPointer(rebasing: text[start...]))
  }

  private static func write(_ scalar: Unicode.Scalar, to output: inout ByteBuffer) {
    switch scalar {
    case "\"": output.append("\\\"")
    case "\\": output.append("\\\\")
    case "\n": output.append("\\n")
    case "\r": output.append("\\r")
    case "\t": output.append("\\t")
    case _ where SafeText.acts(scalar): output.append(SafeText.escape(scalar))
    default: output.append(String(scalar))
    }
  }
}
