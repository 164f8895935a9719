extension DelimitedReader {
  /// Passes on the rows of a text; the remainder is the beginning of an incomplete row.
  ///
  /// - Returns: the number of bytes consumed.
  func scanRows(
    in text: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (DelimitedRow) throws -> Void
  ) throws -> Int {
    guard let base = text.baseAddress else { return 0 }
    var start = 0
    while start < text.count {
      let end: Int
      if base[start] == UInt8(ascii: "\n") {
        end = start + 1
        fields.newlines = 1
      } else if base[start] == UInt8(ascii: "\r"), start + 1 < text.count,
        base[start + 1] == UInt8(ascii: "\n")
      {
        end = start + 2
        fields.newlines = 1
      } else {
        guard let next = try scanRow(base, from: start, to: text.count, isLast: isLast) else {
          return start
        }
        end = next
        try checkLength(end - start)
        try body(fields.row(of: base, line: line))
      }
      line += fields.newlines
      start = end
    }
    return start
  }

  /// Finds the fields of one row.
  ///
  /// - Returns: the index after its line end; nil when the row does not end in the text.
  private func scanRow(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool
  ) throws(DelimitedTextError) -> Int? {
    fields.removeAll()
    var index = start
    while true {
      if index < end, base[index] == UInt8(ascii: "\"") {
        guard let next = try scanQuoted(base, from: index, to: end, isLast: isLast) else {
          return nil
        }
        index = next
      } else {
        let fieldStart = index
        index = plainEnd(base, from: index, to: end)
        fields.append(start: fieldStart, count: index - fieldStart, isUnescaped: false)
      }
      if index == end { return isLast ? end : nil }
      if base[index] == delimiter {
        index += 1
        continue
      }
      switch base[index] {
      case UInt8(ascii: "\n"):
        fields.newlines += 1
        return index + 1
      case UInt8(ascii: "\r"):
        if index + 1 == end, !isLast { return nil }
        guard index + 1 < end, base[index + 1] == UInt8(ascii: "\n") else {
          throw failure(.bareCarriageReturn)
        }
        fields.newlines += 1
        return index + 2
      default: throw failure(fields.lastWasQuoted ? .textAfterQuote : .strayQuote)
      }
    }
  }

  /// Returns the index of the delimiter, quotation mark or line end after an unquoted field.
  private func plainEnd(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    let delimiter = delimiter
    // Letters, digits, points and minus signs all have higher codes than the comma, so one
    // comparison is enough for most bytes.
    let highest = max(delimiter, UInt8(ascii: ","))
    var index = start
    while index < end {
      let byte = base[index]
      if byte <= highest,
        byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\"")
          || byte == UInt8(ascii: "\r")
      {
        return index
      }
      index += 1
    }
    return end
  }

  /// Reads a quoted field.
  ///
  /// - Returns: the index after the closing mark; nil when the text ends before it.
  private func scanQuoted(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool
  ) throws(DelimitedTextError) -> Int? {
    var index = start + 1
    var doubled = 0
    while index < end {
      switch base[index] {
      case UInt8(ascii: "\n"): fields.newlines += 1
      case UInt8(ascii: "\""):
        // Only the next byte tells whether the mark closes the field.
        if index + 1 == end, !isLast { return nil }
        if index + 1 < end, base[index + 1] == UInt8(ascii: "\"") {
          doubled += 1
          index += 1
        } else {
          appendQuoted(base, start + 1, index, doubled)
          return index + 1
        }
      default: break
      }
      index += 1
    }
    if isLast { throw DelimitedTextError(line: line, reason: .unclosedQuote) }
    return nil
  }

  private func appendQuoted(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ doubled: Int
  ) {
    if doubled == 0 {
      fields.append(start: start, count: end - start, isUnescaped: false)
    } else {
      fields.appendUnescaped(base, start, end)
    }
    fields.lastWasQuoted = true
  }

  private func failure(_ reason: DelimitedTextError.Reason) -> DelimitedTextError {
    DelimitedTextError(line: line + fields.newlines, reason: reason)
  }
}

/// The fields of the current row, in memory that is reused for every row.
struct FieldBuffer {
  private var spans: UnsafeMutablePointer<DelimitedRow.Span>
  private var spanCapacity = 32
  private var spanCount = 0
  private var unescaped: UnsafeMutablePointer<UInt8>
  private var unescapedCapacity = 256
  private var unescapedCount = 0
  /// The number of line ends in the row.
  var newlines = 0
  /// Whether the last field was quoted.
  var lastWasQuoted = false

  init() {
    spans = .allocate(capacity: spanCapacity)
    unescaped = .allocate(capacity: unescapedCapacity)
  }

  func deallocate() {
    spans.deallocate()
    unescaped.deallocate()
  }

  mutating func removeAll() {
    spanCount = 0
    unescapedCount = 0
    newlines = 0
    lastWasQuoted = false
  }

  mutating func append(start: Int, count: Int, isUnescaped: Bool) {
    if spanCount == spanCapacity {
      spans = Self.grown(spans, from: spanCapacity, to: 2 * spanCapacity)
      spanCapacity *= 2
    }
    (spans + spanCount).initialize(
      to: DelimitedRow.Span(start: start, count: count, isUnescaped: isUnescaped))
    spanCount += 1
    lastWasQuoted = false
  }

  mutating func appendUnescaped(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    let needed = unescapedCount + end - start
    if needed > unescapedCapacity {
      unescaped = Self.grown(unescaped, from: unescapedCapacity, to: 2 * needed)
      unescapedCapacity = 2 * needed
    }
    let first = unescapedCount
    var index = start
    while index < end {
      unescaped[unescapedCount] = base[index]
      unescapedCount += 1
      index += base[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    append(start: first, count: unescapedCount - first, isUnescaped: true)
  }

  func row(of text: UnsafePointer<UInt8>, line: Int) -> DelimitedRow {
    DelimitedRow(
      text: text, unescaped: UnsafePointer(unescaped), spans: UnsafePointer(spans),
      count: spanCount, line: line)
  }

  private static func grown<Element: BitwiseCopyable>(
    _ memory: UnsafeMutablePointer<Element>, from old: Int, to new: Int
  ) -> UnsafeMutablePointer<Element> {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: new)
    larger.update(from: memory, count: old)
    memory.deallocate()
    return larger
  }
}
