import DelimitedText
import Testing

@Suite struct DelimitedWriterTests {
  static let rows: [[String]] = [
    ["plain", "1.5", ""], ["a,b", "c\"d", "\""], ["line\nbreak", "cr\r\nlf", " space "],
    [""], ["", ""], ["ü€😀"], ["\"quoted\""],
  ]

  @Test func quotesOnlyWhereNeeded() {
    var writer = DelimitedWriter()
    for row in Self.rows { writer.write(row) }
    let expected = """
      plain,1.5,
      "a,b","c""d",""\""
      "line
      break","cr\r
      lf", space \n\
      ""
      ,
      ü€😀
      ""\"quoted""\"

      """
    #expect(String(decoding: writer.take(), as: UTF8.self) == expected)
    #expect(writer.bytes.isEmpty)
  }

  @Test(arguments: [DelimitedWriter.LineEnd.lf, .crlf], [UInt8(ascii: ","), UInt8(ascii: ";")])
  func readsBack(_ lineEnd: DelimitedWriter.LineEnd, _ delimiter: UInt8) throws {
    var writer = DelimitedWriter(delimiter: delimiter, lineEnd: lineEnd)
    for row in Self.rows { writer.write(row) }
    var read: [[String]] = []
    try writer.bytes.withUnsafeBytes { bytes in
      try DelimitedReader.read(bytes, delimiter: delimiter) { row in
        read.append(try (0..<row.count).map { try row.string($0) })
      }
    }
    #expect(read == Self.rows)
  }
}
