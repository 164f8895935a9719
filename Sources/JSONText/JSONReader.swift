public import Diagnostics
/// Reads JSON text (RFC 8259) into nodes with positions, which `JSONDecoder` doesn't provide.
///
/// Beyond the standard it accepts `//` comments to the end of a line, so that an example scenario
/// can explain itself. Duplicate keys are errors, and nesting is limited, so that no input can
/// exhaust the stack.
public struct JSONReader {
  /// The deepest nesting accepted; a scenario needs six levels.
  public static let depthLimit = 64

  /// Reads a text.
  ///
  /// - Throws: a `Diagnostic` for the first place that is not JSON, is not UTF-8, is nested too
  ///   deeply, or repeats a key.
  public static func read(_ bytes: [UInt8]) throws(Diagnostic) -> JSONNode {
    var reader = JSONReader(bytes: bytes)
    return try reader.document()
  }

  let bytes: [UInt8]
  private(set) var index = 0
  private var line = 1
  /// The index up to which the columns of this line have been counted, and their number.
  private var counted = (index: 0, columns: 0)

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func document() throws(Diagnostic) -> JSONNode {
    try checkEncoding()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      index = 3
      counted = (index: 3, columns: 0)
    }
    try skipSpace()
    if index == bytes.count { throw error("the file is empty: a scenario is one JSON object") }
    let node = try value(depth: 0)
    try skipSpace()
    if index < bytes.count { throw textAfter(node) }
    return node
  }

  /// Says of text after the end of a value what it looks like.
  private mutating func textAfter(_ node: JSONNode) -> Diagnostic {
    if case .string = node.value, bytes[index] == UInt8(ascii: ":") { return Self.yaml(position) }
    let isObject = bytes[index] == UInt8(ascii: "{")
    return error(
      "there is text after the end of the JSON value",
      hints: isObject
        ? ["several plans have a file each, or a line each with 'estimate --lines'"] : [])
  }

  private static func yaml(_ position: TextPosition) -> Diagnostic {
    Diagnostic(
      at: position, "this looks like YAML, and a plan is JSON",
      hints: ["convert it, for example with: yq -o=json plan.yaml > plan.json"])
  }

  // MARK: Places

  /// The position of the index.
  ///
  /// Columns are counted from the last position asked for, so that a file without line breaks takes
  /// no longer than any other.
  private var position: TextPosition {
    mutating get {
      let end = min(index, bytes.count)
      if counted.index <= end {
        for byte in bytes[counted.index..<end] where byte & 0xC0 != 0x80 { counted.columns += 1 }
      } else {
        for byte in bytes[end..<counted.index] where byte & 0xC0 != 0x80 { counted.columns -= 1 }
      }
      counted.index = end
      return TextPosition(line: line, column: counted.columns + 1)
    }
  }

  private mutating func error(_ message: String, hints: [String] = []) -> Diagnostic {
    Diagnostic(at: position, message, hints: hints)
  }

  private mutating func checkEncoding() throws(Diagnostic) {
    let invalid: Int? = bytes.withUnsafeBufferPointer { buffer -> Int? in
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: buffer.span)
        return nil
      } catch { return error.byteOffsets.lowerBound }
    }
    guard let invalid else { return }
    for offset in 0..<invalid
    where bytes[offset] == UInt8(ascii: "\n")
      || bytes[offset] == UInt8(ascii: "\r") && bytes[offset + 1] != UInt8(ascii: "\n")
    {
      line += 1
      counted = (index: offset + 1, columns: 0)
    }
    index = invalid
    let hex = String(bytes[invalid], radix: 16, uppercase: true)
    throw error("the file is not UTF-8 text: byte 0x\(hex) at offset \(invalid)")
  }

  private mutating func skipSpace() throws(Diagnostic) {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        // A carriage return is a line end of its own unless a line feed follows.
        let isPair =
          bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
          && bytes[index + 1] == UInt8(ascii: "\n")
        index += isPair ? 2 : 1
        line += 1
        counted = (index: index, columns: 0)
      case UInt8(ascii: "/"):
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") else {
          throw error(
            "unexpected '/'", hints: ["a comment begins with '//' and ends with the line"])
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n"),
          bytes[index] != UInt8(ascii: "\r")
        {
          index += 1
        }
      default: return
      }
    }
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(Diagnostic) -> JSONNode {
    if depth >= Self.depthLimit {
      throw error("nested more than \(Self.depthLimit) levels deep")
    }
    let start = position
    guard index < bytes.count else { throw error("the text ends where a value should be") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return JSONNode(try object(depth: depth), at: start)
    case UInt8(ascii: "["): return JSONNode(try array(depth: depth), at: start)
    case UInt8(ascii: "\""): return JSONNode(.string(try string()), at: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONNode(.number(try number()), at: start)
    default: return JSONNode(try word(), at: start)
    }
  }

  private mutating func word() throws(Diagnostic) -> JSONNode.Value {
    let start = index
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default:
      index = start
      try refuseOtherLanguages()
      if text.isEmpty {
        throw error("a value should be here, not '\(character)'", hints: signHints)
      }
      throw error("'\(text.prefix(40))' is not a JSON value", hints: [JSONHints.word(text)])
    }
  }

  /// Says of a text that begins as no JSON does what it looks like, or what a plan begins with.
  private mutating func refuseOtherLanguages(ifYAML only: Bool = false) throws(Diagnostic) {
    guard index <= (bytes.firstIndex { $0 > 0x20 } ?? 0) else { return }
    if isYAML { throw Self.yaml(position) }
    if only { return }
    throw error(
      "this is not JSON, and a plan is JSON: it begins with '{'",
      hints: ["'budget init' writes a plan to start from"])
  }

  /// Whether the text as a whole looks like YAML: begins with `key: value`, `---`, `- ` or `#
  /// comment`.
  private var isYAML: Bool {
    let line = bytes[index...].prefix { $0 != UInt8(ascii: "\n") }.prefix(200)
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("---") || text.hasPrefix("- ") || text.hasPrefix("#") { return true }
    guard let colon = text.firstIndex(of: ":") else { return false }
    let rest = text[text.index(after: colon)...]
    return text[..<colon].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      && (rest.isEmpty || rest.hasPrefix(" ") || rest.hasPrefix("\r"))
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      return true
    default: return false
    }
  }

  private mutating func object(depth: Int) throws(Diagnostic) -> JSONNode.Value {
    index += 1
    var members: [JSONMember] = []
    members.reserveCapacity(4)
    // Most objects have only a few keys, so comparing each is faster than hashing them.
    var keys: [String: TextPosition] = [:]
    try skipSpace()
    if take("}") { return .object([]) }
    while true {
      let start = position
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw error("a key between double quotes should be here", hints: keyHints)
      }
      let key = try string()
      if members.count == Self.fewMembers {
        for member in members { keys[member.key] = member.position }
      }
      let first =
        members.count < Self.fewMembers
        ? members.first { $0.key == key }?.position : keys.updateValue(start, forKey: key)
      if let first {
        throw Diagnostic(
          at: start, "the key '\(key.prefix(60))' is given twice",
          hints: ["first on line \(first.line)"])
      }
      try skipSpace()
      guard take(":") else { throw error("a ':' should stand after the key '\(key.prefix(60))'") }
      try skipSpace()
      members.append(JSONMember(key: key, position: start, node: try value(depth: depth + 1)))
      try skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else {
        throw error(
          "a ',' or '}' should be here, not '\(character)'", hints: hints(after: members.last?.node)
        )
      }
      try skipSpace()
    }
  }

  private static let fewMembers = 16

  private mutating func array(depth: Int) throws(Diagnostic) -> JSONNode.Value {
    index += 1
    var elements: [JSONNode] = []
    try skipSpace()
    if take("]") { return .array([]) }
    while true {
      elements.append(try value(depth: depth + 1))
      try skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else {
        throw error(
          "a ',' or ']' should be here, not '\(character)'", hints: hints(after: elements.last))
      }
      try skipSpace()
      if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
        throw error(
          "a value should be here, not ']'", hints: ["the last element of a list takes no comma"])
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func number() throws(Diagnostic) -> String {
    let start = index
    _ = take("-")
    let whole = digits()
    let leadingZero = whole > 1 && bytes[index - whole] == UInt8(ascii: "0")
    var wellFormed = whole > 0 && !leadingZero
    if take(".") { wellFormed = digits() > 0 && wellFormed }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if !take("+") { _ = take("-") }
      wellFormed = digits() > 0 && wellFormed
    }
    // What follows without a break belongs to the same malformed number: 12abc here, 1,5 later.
    if index < bytes.count, Self.isWord(bytes[index]) { wellFormed = false }
    guard wellFormed else {
      while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
      let text = text(start..<index)
      index = start
      if text.first == "-" { try refuseOtherLanguages(ifYAML: true) }
      throw error("'\(text.prefix(40))' is not a number", hints: JSONHints.number(text))
    }
    return text(start..<index)
  }

  private mutating func digits() -> Int {
    let start = index
    while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
      index += 1
    }
    return index - start
  }

  private mutating func string() throws(Diagnostic) -> String {
    let opening = position
    index += 1
    var content: [UInt8] = []
    var runStart = index
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        if runStart == start { return text(start..<index - 1) }
        content += bytes[runStart..<index - 1]
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        content += bytes[runStart..<index]
        let scalar = try escape()
        content += Array(String(scalar).utf8)
        runStart = index
      case 0..<0x20:
        throw error(
          "a line break or control character inside text", hints: ["write it as \\n or \\t"])
      default: index += 1
      }
    }
    throw Diagnostic(at: opening, "this text has no closing double quote")
  }

  /// Returns the text of some bytes.
  private func text(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  private mutating func escape() throws(Diagnostic) -> Unicode.Scalar {
    guard index + 1 < bytes.count else { throw error("the text ends within an escape") }
    let letter = bytes[index + 1]
    let plain: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let scalar = plain[letter] {
      index += 2
      return scalar
    }
    guard letter == UInt8(ascii: "u"), let unit = codeUnit(at: index + 2) else {
      throw error(
        "an escape that JSON does not have", hints: ["a backslash itself is written \\\\"])
    }
    if let scalar = Unicode.Scalar(unit) {
      index += 6
      return scalar
    }
    // The first half of a surrogate pair; the second must follow.
    guard (0xD800..<0xDC00).contains(unit), index + 7 < bytes.count,
      bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u"),
      let second = codeUnit(at: index + 8), (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
    else { throw error("half of a surrogate pair is no character") }
    index += 12
    return scalar
  }

  private func codeUnit(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value * 16 + UInt32(digit)
    }
    return value
  }
}
