import DelimitedText

/// A receiver of the requested fields in rows of delimited text.
protocol RowHandler {
  /// Takes a requested field, in the order of the columns; returns false to skip the rest of the
  /// row.
  mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool
  /// Ends a row that was not skipped.
  mutating func endRow(line: Int) throws
  /// Ends a row that was skipped.
  mutating func skipRow()
}

extension RowScanner {
  /// Passes all remaining rows to a handler.
  ///
  /// - Parameters:
  ///   - slots: the handler's slot for each column; -1 for one that is not needed.
  ///   - handler: the receiver of the fields.
  /// - Throws: `FeedError`, and the errors of source and handler.
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

  /// Returns all fields of the next row as text; nil at the end.
  ///
  /// - Throws: `FeedError`, and the errors of the source.
  mutating func nextFeedFields() throws -> [String]? {
    do {
      return try nextFields()
    } catch let error as DelimitedTextError {
      throw FeedError.malformed(error.message, line: error.line)
    }
  }
}
