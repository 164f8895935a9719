import Files
import DelimitedText
import Testing

@testable import Feeds

private struct AllFields: RowHandler {
  var rows: [[String]] = []
  var row: [String] = []

  func accepts(_ slot: Int, _ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    !raw.elementsEqual("skip".utf8)
  }

  mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    row.append(String(decoding: bytes, as: UTF8.self))
  }

  mutating func endRow(line: Int) {
    rows.append(row)
    row = []
  }

  func skipRow() {}
}

@Suite struct ScannerTests {
  private func scan(_ text: String, width: Int, pieces: Int) throws -> [[String]] {
    var scanner = RowScanner(PiecewiseSource(Array(text.utf8), size: pieces))
    var handler = AllFields()
    let columns = (0..<width).map { WantedColumn(column: $0, slot: $0) }
    try scanner.forEachRow(gates: Array(columns.prefix(1)), columns, of: width, &handler)
    return handler.rows
  }

  static let texts = [
    "a,b\nc,d\n", "a,b\r\nc,d", "\u{FEFF}a,b\n", "\"a\",\"b\"\n\"c\",d\n", "\"a,b\",\"c\nd\"\n,\n",
    "\"say \"\"hi\"\"\",x\n\"\"\"\",\"\"\n", "a,b\n\n\r\nc,d\n", "é,\"ü,ß\"\n\"line\r\nend\",z\n",
    "\"" + String(repeating: "long,", count: 200) + "\",b\nc,d\n",
  ]

  @Test(arguments: texts, [1, 2, 3, 7, 64, 100_000])
  func readsAsTheOtherReaderDoes(text: String, pieces: Int) throws {
    var expected: [[String]] = []
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBytes { buffer in
      try DelimitedReader.read(buffer) { row in
        expected.append(try (0..<row.count).map { index in try row.string(index) })
      }
    }
    #expect(try scan(text, width: 2, pieces: pieces) == expected)
  }

  @Test func rowsThatAreSkippedAreNotLookedInto() throws {
    #expect(
      try scan("skip,\"x\ny\",z\na,b\nskip\nc,d\n", width: 2, pieces: 5) == [
        ["a", "b"], ["c", "d"],
      ])
  }

  @Test(arguments: [
    ("a,b\nc\n", "line 2: 1 fields, but the header has 2"),
    ("a,b\nc,d,e\n", "line 2: 3 fields, but the header has 2"),
    ("a,\"b\nc,d\n", "line 1: the file ends inside quotation marks"),
    ("a,b\"c\"\n", "line 1: a quotation mark inside a field that does not begin with one"),
    ("\"a\"x,\"b\"\n", "line 1: text after a closing quotation mark"),
    ("x,y\n\"a\nb\",\"c\"\nz\n", "line 4: 1 fields, but the header has 2"),
  ])
  func tellsMistakesByLine(text: String, message: String) {
    #expect { try scan(text, width: 2, pieces: 4) } throws: { error in short(error) == message }
  }
}

@Suite struct JSONStreamTests {
  private func events(_ text: String, pieces: Int) throws -> String {
    var result = ""
    let stream = JSONStream()
    func take(_ event: JSONEvent) {
      switch event {
      case .beginObject: result += "{"
      case .endObject: result += "}"
      case .beginArray: result += "["
      case .endArray: result += "]"
      case .key(let bytes): result += String(decoding: bytes, as: UTF8.self) + ":"
      case .string(let bytes): result += "'" + String(decoding: bytes, as: UTF8.self) + "'"
      case .number(let bytes): result += String(decoding: bytes, as: UTF8.self) + ";"
      case .bool(let value): result += value ? "T" : "F"
      case .null: result += "N"
      }
    }
    let source = PiecewiseSource(Array(text.utf8), size: pieces)
    try source.forEachChunk { try stream.feed($0) { take($0) } }
    try stream.finish { take($0) }
    return result
  }

  static let good = [
    ("{}", "{}"), (" [1, -2.5e+3,true,false,null]\n", "[1;-2.5e+3;TFN]"),
    (#"{"a":{"b":[{"c":"d"},[]]},"e":""}"#, "{a:{b:[{c:'d'}[]]}e:''}"),
    (#"["\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude00"]"#, "['\"\\/\u{8}\u{C}\n\r\tAé😀']"),
    ("12", "12;"), (#""x""#, "'x'"),
  ]

  @Test(arguments: good, [1, 2, 5, 1000]) func reads(text: (String, String), pieces: Int) throws {
    #expect(try events(text.0, pieces: pieces) == text.1)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "{\"a\":}", "[1 2]", "{1:2}", "[}", "tru", "[\"a]", "[\"\u{1}\"]",
    #"["\x"]"#, #"["\ud83d"]"#, #"["\ud83dx"]"#, "[1]]", "[1],", "\"a\":1",
    String(repeating: "[", count: 100),
  ])
  func refuses(text: String) {
    #expect(throws: FeedError.self) { try events(text, pieces: 3) }
  }

  @Test func longTextsAreRefusedInsteadOfHeld() {
    let text = "\"" + String(repeating: "x", count: JSONStream.maximumToken + 1) + "\""
    #expect(throws: FeedError.self) { try events(text, pieces: 4096) }
  }
}

@Suite struct MomentTests {
  @Test(
    arguments: [
      ("2025-09-12T22:53:08Z", 1_757_717_588), ("2021-02-09T01:40:10+00:00", 1_612_834_810),
      ("2021-02-09T03:40:10+02:00", 1_612_834_810), ("2023-03-24T10:52:50.681Z", 1_679_655_170),
      ("1970-01-02", 86_400), ("2025-09-12", 1_757_635_200), ("2025-13-12", nil),
      ("2025-09-12T25:00:00Z", nil), ("yesterday", nil), ("2025-09-12T22:53:08?", nil),
    ] as [(String, Int?)])
  func reads(text: String, seconds: Int?) {
    #expect(Moment.seconds(text) == seconds)
  }
}
