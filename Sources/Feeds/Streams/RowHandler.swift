import DelimitedText

/// Takes the fields of a row of delimited text that it asked for.
protocol RowHandler {
  /// A field that was asked for, in the order of the columns; false skips the rest of the row.
  mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool
  /// The end of a row that was not skipped.
  mutating func endRow(line: Int) throws
  /// The end of a row that was skipped.
  mutating func skipRow()
}

extension RowScanner {
  /// Hands all rows to the end to a handler.
  ///
  /// - Parameters:
  ///   - slots: for each column the slot of the handler, -1 for one that is not needed.
  ///   - handler: what takes the fields.
  /// - Throws: `FeedError`, and what source and handler throw.
  mutating func forEachRow(slots: [Int], _ handler: inout some RowHandler) throws {
    let wanted = slots.indices.filter { slots[$0] >= 0 }
    do {
      rows: while let row = try next() {
        for column in wanted where column < row.count {
          if !handler.take(slots[column], row.unescaped(column)) {
            handler.skipRow()
            continue rows
          }
        }
        if row.count != slots.count {
          throw FeedError.malformed(
            "\(row.count) fields, but the header has \(slots.count)", line: row.line)
        }
        try handler.endRow(line: row.line)
      }
    } catch let error as DelimitedTextError {
      throw FeedError.malformed(error.message, line: error.line)
    }
  }

  /// All fields of the next row as text; nil at the end.
  ///
  /// - Throws: `FeedError`, and what the source throws.
  mutating func nextFeedFields() throws -> [String]? {
    do {
      return try nextFields()
    } catch let error as DelimitedTextError {
      throw FeedError.malformed(error.message, line: error.line)
    }
  }
}
