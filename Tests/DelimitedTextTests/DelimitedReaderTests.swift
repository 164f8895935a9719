import DelimitedText
import Testing

@Suite struct DelimitedReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// Returns rows as `line: field|field`, or the error as `line: message`.
    var rows: [String]
    var error: String?

    var testDescription: String { text.debugDescription }
  }

  static let cases: [Case] = [
    Case(text: "", rows: []),
    Case(text: "a", rows: ["1: a"]),
    Case(text: "a,b\n", rows: ["1: a|b"]),
    Case(text: "a,b\r\nc,d\r\n", rows: ["1: a|b", "2: c|d"]),
    Case(text: "a,b\nc,d", rows: ["1: a|b", "2: c|d"]),
    Case(text: ",\n", rows: ["1: |"]),
    Case(text: "a,", rows: ["1: a|"]),
    Case(text: ",a", rows: ["1: |a"]),
    Case(text: "\n\na\n\r\n\nb\n", rows: ["3: a", "6: b"]),
    Case(text: "\"\"\n", rows: ["1: "]),
    Case(text: "\"\",\"\"", rows: ["1: |"]),
    Case(text: "\"a,b\",c\n", rows: ["1: a,b|c"]),
    Case(text: "\"a\"\"b\",\"\"\"\",\"\"\"c\"\"\"\n", rows: ["1: a\"b|\"|\"c\""]),
    Case(text: "\"a\nb\r\nc\",d\ne\n", rows: ["1: a\nb\r\nc|d", "4: e"]),
    Case(text: "\u{FEFF}a,b\n", rows: ["1: a|b"]),
    Case(text: "\u{FEFF}", rows: []),
    Case(text: "a\u{FEFF},ü€😀\n", rows: ["1: a\u{FEFF}|ü€😀"]),
    Case(text: " a , b \n", rows: ["1:  a | b "]),
    Case(text: "a;b\tc\n", rows: ["1: a;b\tc"]),
    Case(text: "a\n\"b", rows: ["1: a"], error: "2: the file ends inside quotation marks"),
    Case(text: "\"a\"\"", rows: [], error: "1: the file ends inside quotation marks"),
    Case(
      text: "a\nb\"c\n", rows: ["1: a"],
      error: "2: a quotation mark inside a field that does not begin with one"),
    Case(
      text: "\"a\n\"b\n", rows: [], error: "2: text after a closing quotation mark"),
    Case(text: "\"a\" ,b\n", rows: [], error: "1: text after a closing quotation mark"),
    Case(text: "a\rb\n", rows: [], error: "1: a carriage return without a line feed"),
    Case(text: "a\n\r", rows: ["1: a"], error: "2: a carriage return without a line feed"),
    Case(text: "\"a\"\r", rows: [], error: "1: a carriage return without a line feed"),
  ]

  private func show(_ row: DelimitedRow) throws -> String {
    "\(row.line): " + (try (0..<row.count).map { try row.string($0) }.joined(separator: "|"))
  }

  private func check(_ test: Case, _ read: (inout [String]) throws -> Void) {
    var rows: [String] = []
    var message: String?
    do { try read(&rows) } catch {
      message = (error as? DelimitedTextError).map { "\($0.line): \($0.message)" } ?? "\(error)"
    }
    #expect(rows == test.rows)
    #expect(message == test.error)
  }

  @Test(arguments: cases) func readsAtOnce(_ test: Case) {
    check(test) { rows in
      try Array(test.text.utf8).withUnsafeBytes { bytes in
        try DelimitedReader.read(bytes) { rows.append(try show($0)) }
      }
    }
  }

  @Test(arguments: cases, [1, 2, 3, 5, 64]) func readsInChunks(_ test: Case, _ size: Int) {
    check(test) { rows in
      let reader = DelimitedReader()
      let bytes = Array(test.text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        let chunk = bytes[start..<min(start + size, bytes.count)]
        try chunk.withUnsafeBytes { try reader.feed($0) { rows.append(try show($0)) } }
      }
      try reader.finish { rows.append(try show($0)) }
    }
  }

  @Test(arguments: [UInt8(ascii: ";"), UInt8(ascii: "\t")])
  func takesOtherDelimiters(_ delimiter: UInt8) throws {
    let text = "a,b\u{1}\"1\u{1}2\"\u{1}3\n".map { character in
      character == "\u{1}" ? Character(Unicode.Scalar(delimiter)) : character
    }
    var rows: [[String]] = []
    try Array(String(text).utf8).withUnsafeBytes { bytes in
      try DelimitedReader.read(bytes, delimiter: delimiter) { row in
        rows.append(try (0..<row.count).map { try row.string($0) })
      }
    }
    #expect(rows == [["a,b", "1\(Character(Unicode.Scalar(delimiter)))2", "3"]])
  }

  @Test(arguments: [1, 7, 1000]) func boundsRows(_ size: Int) throws {
    // An unclosed quotation mark must not accumulate the rest of a feed in memory.
    for text in ["\"" + String(repeating: "x\n", count: 600), String(repeating: "x", count: 1200)] {
      let reader = DelimitedReader(maximumRowBytes: 1000)
      let bytes = Array(text.utf8)
      let error = #expect(throws: DelimitedTextError.self) {
        for start in stride(from: 0, to: bytes.count, by: size) {
          let chunk = bytes[start..<min(start + size, bytes.count)]
          try chunk.withUnsafeBytes { try reader.feed($0) { _ in } }
        }
      }
      #expect(error?.reason == .rowTooLong(limit: 1000))
    }
  }

  @Test func growsWithTheRow() throws {
    let fields = (0..<500).map { "\"\"\"" + String(repeating: "v", count: $0) + "\"" }
    var read: [String] = []
    try Array(fields.joined(separator: ",").utf8).withUnsafeBytes { bytes in
      try DelimitedReader.read(bytes) { row in
        read = try (0..<row.count).map { try row.string($0) }
      }
    }
    #expect(read == (0..<500).map { "\"" + String(repeating: "v", count: $0) })
  }

  @Test func refusesOtherEncodings() throws {
    let bytes: [UInt8] = [0x61, 0x0A, 0xFC, 0x0A]
    let error = #expect(throws: DelimitedTextError.self) {
      try bytes.withUnsafeBytes { try DelimitedReader.read($0) { _ = try $0.string(0) } }
    }
    #expect(error == DelimitedTextError(line: 2, reason: .notUTF8))
  }

  @Test func passesOnErrors() {
    struct Stop: Error {}
    var seen = 0
    #expect(throws: Stop.self) {
      try Array("a\nb\nc\n".utf8).withUnsafeBytes { bytes in
        try DelimitedReader.read(bytes) { _ in
          seen += 1
          if seen == 2 { throw Stop() }
        }
      }
    }
    #expect(seen == 2)
  }
}
