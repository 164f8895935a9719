import DelimitedText

/// A column that a handler wants, and the number by which the handler knows it.
struct WantedColumn {
  var column: Int
  var slot: Int
}

/// A receiver of the requested fields in rows of delimited text.
protocol RowHandler {
  /// Looks at a field that may rule its row out, as it stands in the file but for the marks around
  /// it; returns false to skip the row.
  mutating func accepts(_ slot: Int, _ raw: UnsafeBufferPointer<UInt8>) -> Bool
  /// Takes a field of a row that was not skipped.
  mutating func take(_ slot: Int, _ bytes: UnsafeBufferPointer<UInt8>)
  /// Ends a row that was not skipped.
  mutating func endRow(line: Int) throws
  /// Ends a row that was skipped.
  mutating func skipRow()
}

extension RowScanner {
  /// Passes all remaining rows to a handler.
  ///
  /// - Parameters:
  ///   - gates: the columns that may rule a row out, in the order in which they are looked at.
  ///   - wanted: the columns whose fields the handler takes, each once.
  ///   - width: the number of columns that every row must have.
  ///   - handler: the receiver of the fields.
  /// - Throws: `FeedError`, and the errors of source and handler.
  mutating func forEachRow(
    gates: [WantedColumn], _ wanted: [WantedColumn], of width: Int,
    _ handler: inout some RowHandler
  ) throws {
    do {
      rows: while let row = try next() {
        for gate in gates where gate.column < row.count {
          if !handler.accepts(gate.slot, row[raw: gate.column]) {
            handler.skipRow()
            continue rows
          }
        }
        if row.count != width {
          throw FeedError.malformed(
            "\(row.count) fields, but the header has \(width)", line: row.line)
        }
        for field in wanted { handler.take(field.slot, row.unescaped(field.column)) }
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
