/// Takes the fields of a row of delimited text that it asked for.
protocol RowHandler {
  /// A field that was asked for, in the order of the columns; false skips the rest of the row.
  mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool
  /// The end of a row that was not skipped.
  mutating func endRow(line: Int) throws
  /// The end of a row that was skipped.
  mutating func skipRow()
}

/// Reads chosen columns of large delimited text (RFC 4180), and skips what is not needed unread.
///
/// A row ends at the first line end after an even number of quotation marks; both are looked for a
/// vector at a time, so that a row which no service needs costs little more than being read.
struct RowScanner: ~Copyable {
  private static let chunk = 1 << 20
  // Vectors and words may read a little beyond the last byte.
  private static let padding = 64
  private static let maximumRow = 1 << 22

  private let source: any ByteSource
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity = RowScanner.chunk
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var isBegun = false
  /// The line on which the next row begins.
  private(set) var line = 1
  /// The bytes that were read.
  private(set) var byteCount = 0

  init(_ source: any ByteSource) {
    self.source = source
    buffer = .allocate(capacity: RowScanner.chunk + RowScanner.padding)
    buffer.initialize(repeating: 0, count: RowScanner.chunk + RowScanner.padding)
  }

  deinit { buffer.deallocate() }

  /// All fields of the next row as text; nil at the end.
  mutating func nextFields() throws -> [String]? {
    guard let row = try nextRow() else { return nil }
    var collector = FieldCollector()
    try scan(row, [Int](0..<FieldCollector.limit), width: nil, &collector)
    return collector.fields
  }

  /// Reads all rows to the end.
  ///
  /// - Parameters:
  ///   - slots: for each column the slot of the handler, -1 for one that is not needed.
  ///   - handler: what takes the fields.
  /// - Throws: `FeedError`, and what source and handler throw.
  mutating func forEachRow(
    slots: [Int], _ handler: inout some RowHandler
  ) throws {
    while let row = try nextRow() {
      try scan(row, slots, width: slots.count, &handler)
    }
  }

  // MARK: Rows

  private struct Row {
    var start: Int
    var end: Int
    var line: Int
  }

  /// Finds the next row that is not empty, reading on when it does not end in the buffer.
  private mutating func nextRow() throws -> Row? {
    if !isBegun { try skipMark() }
    while true {
      var searched = start
      var isInQuotes = false
      var lines = 0
      while true {
        if let newline = Bytes.newline(buffer, from: searched, to: end) {
          if Bytes.hasOddQuotes(buffer, from: searched, to: newline) { isInQuotes.toggle() }
          searched = newline + 1
          lines += 1
          if isInQuotes { continue }
          let row = Row(start: start, end: trimmed(newline), line: line)
          line += lines
          start = searched
          if row.end > row.start { return row }
          lines = 0
          continue
        }
        if isAtEnd {
          return try lastRow()
        }
        try fill()
        searched = start
        isInQuotes = false
        lines = 0
      }
    }
  }

  /// Passes over a byte order mark, however its bytes arrive.
  private mutating func skipMark() throws {
    isBegun = true
    while end < 3, !isAtEnd { try fill() }
    if end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { start = 3 }
  }

  private mutating func lastRow() throws -> Row? {
    if start == end { return nil }
    if Bytes.hasOddQuotes(buffer, from: start, to: end) {
      throw FeedError.malformed("the file ends inside quotation marks", line: line)
    }
    let row = Row(start: start, end: trimmed(end), line: line)
    start = end
    return row.end > row.start ? row : nil
  }

  private func trimmed(_ newline: Int) -> Int {
    newline > start && buffer[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
  }

  private mutating func fill() throws {
    if start > 0 {
      buffer.update(from: buffer + start, count: end - start)
      end -= start
      start = 0
    }
    if end == capacity {
      if capacity >= Self.maximumRow {
        throw FeedError.malformed("a row of more than \(Self.maximumRow) bytes", line: line)
      }
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + Self.padding)
      larger.initialize(repeating: 0, count: 2 * capacity + Self.padding)
      larger.update(from: buffer, count: end)
      buffer.deallocate()
      buffer = larger
      capacity *= 2
    }
    let count = try source.read(
      into: UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end))
    if count == 0 { isAtEnd = true }
    byteCount += count
    end += count
  }

  // MARK: Fields

  private mutating func scan(
    _ row: Row, _ slots: [Int], width: Int?, _ handler: inout some RowHandler
  ) throws {
    var index = row.start
    var column = 0
    while true {
      let field: UnsafeBufferPointer<UInt8>
      if index < row.end, buffer[index] == UInt8(ascii: "\"") {
        let quoted = try quotedField(&index, row)
        field = quoted
      } else {
        let first = index
        while index < row.end, buffer[index] != UInt8(ascii: ",") {
          if buffer[index] == UInt8(ascii: "\"") {
            throw FeedError.malformed("a quotation mark inside a field", line: row.line)
          }
          index += 1
        }
        field = UnsafeBufferPointer(start: buffer + first, count: index - first)
      }
      if column < slots.count {
        let slot = slots[column]
        if slot >= 0, !handler.take(slot, field) { return handler.skipRow() }
      }
      column += 1
      if index == row.end { break }
      index += 1
    }
    if let width, column != width {
      throw FeedError.malformed(
        "\(column) fields, but the header has \(width)", line: row.line)
    }
    try handler.endRow(line: row.line)
  }

  /// A field between quotation marks; the index comes to the delimiter after it.
  @inline(__always)
  private mutating func quotedField(
    _ index: inout Int, _ row: Row
  ) throws -> UnsafeBufferPointer<UInt8> {
    let first = index + 1
    var hasDoubled = false
    var quote = Bytes.quote(buffer, from: first)
    while quote + 1 < row.end, buffer[quote + 1] == UInt8(ascii: "\"") {
      hasDoubled = true
      quote = Bytes.quote(buffer, from: quote + 2)
    }
    index = quote + 1
    if index > row.end || (index < row.end && buffer[index] != UInt8(ascii: ",")) {
      throw FeedError.malformed("text after a closing quotation mark", line: row.line)
    }
    let field = UnsafeBufferPointer(start: UnsafePointer(buffer + first), count: quote - first)
    return hasDoubled ? unescape(field) : field
  }

  private mutating func unescape(
    _ field: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    // In place: what follows in the row is further on, and the row is not read again.
    let target = UnsafeMutablePointer(mutating: field.baseAddress)
    guard let target else { return field }
    var count = 0
    var index = 0
    while index < field.count {
      target[count] = field[index]
      index += field[index] == UInt8(ascii: "\"") ? 2 : 1
      count += 1
    }
    return UnsafeBufferPointer(start: UnsafePointer(target), count: count)
  }
}

/// Takes the text of all fields.
private struct FieldCollector: RowHandler {
  static let limit = 512
  var fields: [String] = []

  mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    fields.append(String(decoding: bytes, as: UTF8.self))
    return true
  }

  mutating func endRow(line: Int) {}
  mutating func skipRow() {}
}
