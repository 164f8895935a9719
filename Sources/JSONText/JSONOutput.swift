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
  public func text() -> String {
    var output: [UInt8] = []
    write(to: &output, indent: 0)
    output.append(UInt8(ascii: "\n"))
    return String(decoding: output, as: UTF8.self)
  }

  /// Returns the value as text on one line, without spaces, that ends with a line feed.
  public func compactText() -> String {
    var output: [UInt8] = []
    writeLine(to: &output)
    output.append(UInt8(ascii: "\n"))
    return String(decoding: output, as: UTF8.self)
  }

  /// The value as text on one line, without spaces.
  public var oneLine: String {
    var output: [UInt8] = []
    writeLine(to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the value as text on one line, without spaces and without a line feed.
  public func writeLine(to output: inout [UInt8]) {
    switch self {
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for index in elements.indices {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        elements[index].writeLine(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for index in members.indices {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.write(members[index].key, to: &output)
        output.append(UInt8(ascii: ":"))
        members[index].value.writeLine(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    default: write(to: &output, indent: 0)
    }
  }

  func write(to output: inout [UInt8], indent: Int) {
    switch self {
    case .null: output += "null".utf8
    case .boolean(let flag): output += (flag ? "true" : "false").utf8
    case .number(let digits): output += digits.utf8
    case .string(let text): Self.write(text, to: &output)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for index in elements.indices {
        Self.begin(index, at: indent + 2, &output)
        elements[index].write(to: &output, indent: indent + 2)
      }
      if !elements.isEmpty { Self.breakLine(&output, indent: indent) }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for index in members.indices {
        Self.begin(index, at: indent + 2, &output)
        Self.write(members[index].key, to: &output)
        output += ": ".utf8
        members[index].value.write(to: &output, indent: indent + 2)
      }
      if !members.isEmpty { Self.breakLine(&output, indent: indent) }
      output.append(UInt8(ascii: "}"))
    }
  }

  static func begin(_ index: Int, at indent: Int, _ output: inout [UInt8]) {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    breakLine(&output, indent: indent)
  }

  static func breakLine(_ output: inout [UInt8], indent: Int) {
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var copy = text
    let isPlain = copy.withUTF8 { bytes in
      if bytes.contains(where: mayNeedEscape) { return false }
      output.append(contentsOf: bytes)
      return true
    }
    if !isPlain { writeEscaped(text, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  /// Returns whether a byte may begin a character that is written as an escape; non-ASCII ones
  /// begin with one of only a few bytes.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
      || (byte >= 0xC2
        && (byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF || byte == 0xF3))
  }

  private static func writeEscaped(_ text: String, to output: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\"".utf8
      case "\\": output += "\\\\".utf8
      case "\n": output += "\\n".utf8
      case "\r": output += "\\r".utf8
      case "\t": output += "\\t".utf8
      case _ where SafeText.acts(scalar): output += SafeText.escape(scalar).utf8
      default: output += String(scalar).utf8
      }
    }
  }
}
