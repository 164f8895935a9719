/// An event in JSON text.
enum JSONEvent {
  case beginObject
  case endObject
  case beginArray
  case endArray
  case key(UnsafeBufferPointer<UInt8>)
  case string(UnsafeBufferPointer<UInt8>)
  case number(UnsafeBufferPointer<UInt8>)
  case bool(Bool)
  case null
}

/// Reads JSON text (RFC 8259) of any length from pieces of any size, in bounded memory: events are
/// passed on at once, and only the current token and the open structures are kept.
final class JSONStream {
  static let maximumToken = 1 << 20
  static let maximumDepth = 64

  private enum Expectation {
    case value, valueOrEnd, keyOrEnd, key, colon, commaOrEnd, nothing
  }

  private enum Token {
    case none, string, escape, unicode, number, word
  }

  private var expected = Expectation.value
  private var token = Token.none
  /// The open objects (true) and arrays (false).
  private var open: [Bool] = []
  private var text: [UInt8] = []
  private var isKey = false
  private var digits: UInt32 = 0
  private var digitCount = 0
  private var highSurrogate: UInt32?
  private var line = 1

  private let ignoresTrailer: Bool

  init(ignoresTrailer: Bool = false) {
    self.ignoresTrailer = ignoresTrailer
    text.reserveCapacity(256)
  }

  /// Takes the next piece.
  func feed(_ chunk: UnsafeRawBufferPointer, _ body: (JSONEvent) throws -> Void) throws {
    let bytes = chunk.bindMemory(to: UInt8.self)
    var index = 0
    while index < bytes.count {
      if expected == .nothing, ignoresTrailer { return }
      switch token {
      case .none:
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\n"):
          line += 1
          index += 1
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
        case UInt8(ascii: "\""):
          try beginString()
          index += 1
        default:
          if try punctuation(byte, body) {
            index += 1
          } else {
            try beginOther(byte)
          }
        }
      case .string: index = try string(bytes, index, body)
      case .escape:
        try escape(bytes[index])
        index += 1
      case .unicode:
        try unicode(bytes[index])
        index += 1
      case .number, .word: index = try other(bytes, index, body)
      }
    }
  }

  /// Ends the text.
  func finish(_ body: (JSONEvent) throws -> Void) throws {
    if token == .number || token == .word { try endOther(body) }
    if token != .none || expected != .nothing {
      throw failure(open.isEmpty && text.isEmpty ? "there is no JSON" : "the file ends too early")
    }
  }

  private func failure(_ message: String) -> FeedError { .malformed(message, line: line) }

  // MARK: Structure

  /// Handles a byte of punctuation; returns whether it was one.
  private func punctuation(_ byte: UInt8, _ body: (JSONEvent) throws -> Void) throws -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard expected == .value || expected == .valueOrEnd else { throw unexpected(byte) }
      if open.count == Self.maximumDepth { throw failure("more than \(Self.maximumDepth) levels") }
      let isObject = byte == UInt8(ascii: "{")
      open.append(isObject)
      expected = isObject ? .keyOrEnd : .valueOrEnd
      try body(isObject ? .beginObject : .beginArray)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      let isObject = byte == UInt8(ascii: "}")
      let isEnd =
        expected == .commaOrEnd || expected == (isObject ? Expectation.keyOrEnd : .valueOrEnd)
      guard isEnd, open.last == isObject else { throw unexpected(byte) }
      open.removeLast()
      endValue()
      try body(isObject ? .endObject : .endArray)
    case UInt8(ascii: ","):
      guard expected == .commaOrEnd, let isObject = open.last else { throw unexpected(byte) }
      expected = isObject ? .key : .value
    case UInt8(ascii: ":"):
      guard expected == .colon else { throw unexpected(byte) }
      expected = .value
    default: return false
    }
    return true
  }

  private func endValue() { expected = open.isEmpty ? .nothing : .commaOrEnd }

  private func unexpected(_ byte: UInt8) -> FeedError {
    let isShown = (0x21...0x7E).contains(byte)
    return failure(
      "unexpected \(isShown ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)")")
  }

  // MARK: Texts

  private func beginString() throws {
    switch expected {
    case .key, .keyOrEnd: isKey = true
    case .value, .valueOrEnd: isKey = false
    default: throw unexpected(UInt8(ascii: "\""))
    }
    token = .string
    text.removeAll(keepingCapacity: true)
  }

  /// Accepts the available part of a text; most texts lie within a piece and are not copied.
  private func string(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ body: (JSONEvent) throws -> Void
  ) throws -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      index += 1
    }
    let piece = UnsafeBufferPointer(rebasing: bytes[start..<index])
    if text.count + piece.count > Self.maximumToken {
      throw failure("a text of more than \(Self.maximumToken) bytes")
    }
    guard index < bytes.count else {
      text += piece
      return index
    }
    switch bytes[index] {
    case UInt8(ascii: "\""):
      token = .none
      if highSurrogate != nil { throw failure("half of a character") }
      if text.isEmpty {
        try endString(piece, body)
      } else {
        text += piece
        try text.withUnsafeBufferPointer { try endString($0, body) }
      }
    case UInt8(ascii: "\\"):
      text += piece
      token = .escape
    default: throw failure("a control character in a text")
    }
    return index + 1
  }

  private func endString(
    _ value: UnsafeBufferPointer<UInt8>, _ body: (JSONEvent) throws -> Void
  ) throws {
    if isKey {
      expected = .colon
      try body(.key(value))
    } else {
      endValue()
      try body(.string(value))
    }
  }

  private func escape(_ byte: UInt8) throws {
    token = .string
    switch byte {
    case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      token = .unicode
      (digits, digitCount) = (0, 0)
    default: throw failure("an unknown escape in a text")
    }
  }

  private func unicode(_ byte: UInt8) throws {
    guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
      throw failure("an escape that is no character")
    }
    digits = digits << 4 | UInt32(digit)
    digitCount += 1
    if digitCount < 4 { return }
    token = .string
    if let high = highSurrogate {
      guard (0xDC00...0xDFFF).contains(digits) else { throw failure("half of a character") }
      highSurrogate = nil
      append(0x10000 + (high - 0xD800) << 10 + (digits - 0xDC00))
    } else if (0xD800...0xDBFF).contains(digits) {
      highSurrogate = digits
    } else {
      append(digits)
    }
  }

  private func append(_ code: UInt32) {
    text += String(Unicode.Scalar(code).map(Character.init) ?? "\u{FFFD}").utf8
  }

  // MARK: Numbers and words

  private func beginOther(_ byte: UInt8) throws {
    guard expected == .value || expected == .valueOrEnd else { throw unexpected(byte) }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): token = .number
    case UInt8(ascii: "a")...UInt8(ascii: "z"): token = .word
    default: throw unexpected(byte)
    }
    text.removeAll(keepingCapacity: true)
  }

  private func other(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ body: (JSONEvent) throws -> Void
  ) throws -> Int {
    var index = start
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    text += bytes[start..<index]
    if text.count > 400 { throw failure("a number of more than 400 digits") }
    if index < bytes.count { try endOther(body) }
    return index
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private func endOther(_ body: (JSONEvent) throws -> Void) throws {
    let isNumber = token == .number
    token = .none
    endValue()
    if isNumber {
      return try text.withUnsafeBufferPointer { try body(.number($0)) }
    }
    switch String(decoding: text, as: UTF8.self) {
    case "true": try body(.bool(true))
    case "false": try body(.bool(false))
    case "null": try body(.null)
    case let word: throw failure("unexpected '\(word.prefix(20))'")
    }
  }
}
