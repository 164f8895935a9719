internal import CVectors
public import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads large delimited text (RFC 4180) a row at a time, in memory bounded by the longest row.
///
/// It examines 64 bytes at a time: the separators outside quotation marks become a list of
/// positions, so that a field which nobody asks for costs nothing more.
///
/// ```swift
/// var scanner = RowScanner(try FileSource(path))
/// while let row = try scanner.next() { print(row.text(0)) }
/// ```
public struct RowScanner: ~Copyable {
  private static let chunk = 1 << 18
  // Reads of whole words go a little beyond the last byte.
  private static let padding = 64
  /// The longest row accepted, in bytes.
  public static let maximumRow = 1 << 22

  private let source: any ByteSource
  private let delimiter: UInt8
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity = RowScanner.chunk
  /// The beginning of the next row.
  private var start = 0
  private var end = 0
  /// The position up to which separators are known.
  private var indexed = 0
  private var isAtEnd = false
  private var isBegun = false

  private var separators: UnsafeMutablePointer<UInt32>
  private var separatorCapacity: Int
  private var separatorCount = 0
  private var nextSeparator = 0
  /// For each complete row, the index of the separator that ends it.
  private var rowEnds: [UInt32] = []
  private var nextRow = 0
  /// The positions of line ends between quotation marks, and of misplaced marks.
  private var innerLines: [UInt32] = []
  private var nextInnerLine = 0
  private var fault: (position: Int, reason: DelimitedTextError.Reason)?
  private var isInQuotes = false
  private var wasBoundary = true
  /// Whether the last bit of the previous block closed a quotation, so that a boundary must follow.
  private var mustBeBoundary = false

  /// The line on which the next row begins.
  public private(set) var line = 1
  /// The number of bytes read.
  public private(set) var byteCount = 0

  /// Creates a scanner that has read nothing.
  public init(_ source: any ByteSource, delimiter: UInt8 = UInt8(ascii: ",")) {
    self.source = source
    self.delimiter = delimiter
    buffer = .allocate(capacity: capacity + Self.padding)
    buffer.initialize(repeating: 0, count: capacity + Self.padding)
    separatorCapacity = capacity / 4
    separators = .allocate(capacity: separatorCapacity)
  }

  deinit {
    buffer.deallocate()
    separators.deallocate()
  }

  /// A row: its fields as slices of the current bytes, valid until the next row is asked for.
  public struct Row {
    @usableFromInline let base: UnsafeMutablePointer<UInt8>
    @usableFromInline let ends: UnsafePointer<UInt32>
    @usableFromInline let start: Int
    /// The end of the last field.
    @usableFromInline let end: Int
    /// The number of fields, at least one.
    public let count: Int
    /// The line on which the row begins, from 1.
    public let line: Int

    /// Returns where a field begins and ends, with its quotation marks.
    @inlinable
    func place(_ index: Int) -> (start: Int, end: Int) {
      let first = index == 0 ? start : Int(ends[index - 1]) + 1
      return (first, index == count - 1 ? end : Int(ends[index]))
    }

    /// Returns the bytes of a field without its quotation marks; doubled marks inside stay doubled.
    @inlinable
    public subscript(raw index: Int) -> UnsafeBufferPointer<UInt8> {
      let (first, last) = place(index)
      if first < last, base[first] == UInt8(ascii: "\"") {
        return UnsafeBufferPointer(start: UnsafePointer(base + first + 1), count: last - first - 2)
      }
      return UnsafeBufferPointer(start: UnsafePointer(base + first), count: last - first)
    }

    /// Returns the bytes of a field without its quotation marks, with doubled marks inside made
    /// single.
    ///
    /// Doubled marks are removed in place, so a field may be asked for only once.
    public func unescaped(_ index: Int) -> UnsafeBufferPointer<UInt8> {
      let (first, last) = place(index)
      guard first < last, base[first] == UInt8(ascii: "\"") else { return self[raw: index] }
      let whole = UnsafeBufferPointer(
        start: UnsafePointer(base + first + 1), count: last - first - 2)
      guard let mark = memchr(base + first + 1, Int32(UInt8(ascii: "\"")), whole.count) else {
        return whole
      }
      var target = UnsafeRawPointer(mark) - UnsafeRawPointer(base)
      var position = target
      while position < last - 1 {
        base[target] = base[position]
        position += base[position] == UInt8(ascii: "\"") ? 2 : 1
        target += 1
      }
      return UnsafeBufferPointer(
        start: UnsafePointer(base + first + 1), count: target - first - 1)
    }

    /// Returns the text of a field; bytes that are not UTF-8 are replaced.
    public func text(_ index: Int) -> String {
      let (first, _) = place(index)
      let text = String(decoding: self[raw: index], as: UTF8.self)
      return base[first] == UInt8(ascii: "\"") ? text.replacing("\"\"", with: "\"") : text
    }

    /// Returns the column, counted in bytes from 1, where a field begins on the row's first line.
    public func column(of index: Int) -> Int { place(index).start - start + 1 }
  }

  /// Returns the next row that is not empty; nil at the end.
  ///
  /// - Throws: `DelimitedTextError`, and what the source throws.
  public mutating func next() throws -> Row? {
    while true {
      guard nextRow < rowEnds.count else {
        if isAtEnd, indexed == end { return try lastRow() }
        try advance()
        continue
      }
      let terminator = Int(rowEnds[nextRow])
      let row = try makeRow(to: terminator)
      nextRow += 1
      if row.end > row.start || row.count > 1 { return row }
    }
  }

  /// Returns all fields of the next row as text; nil at the end.
  ///
  /// - Throws: `DelimitedTextError`, and what the source throws.
  public mutating func nextFields() throws -> [String]? {
    guard let row = try next() else { return nil }
    return (0..<row.count).map(row.text)
  }

  private mutating func makeRow(to terminator: Int) throws -> Row {
    let newline = Int(separators[terminator])
    if let fault, fault.position <= newline {
      throw DelimitedTextError(line: line, reason: fault.reason)
    }
    var last = newline
    if last > start, buffer[last - 1] == UInt8(ascii: "\r") { last -= 1 }
    let row = Row(
      base: buffer, ends: UnsafePointer(separators + nextSeparator), start: start, end: last,
      count: terminator - nextSeparator + 1, line: line)
    line += 1
    while nextInnerLine < innerLines.count, Int(innerLines[nextInnerLine]) < newline {
      line += 1
      nextInnerLine += 1
    }
    nextSeparator = terminator + 1
    start = newline + 1
    return row
  }

  /// Returns the last row, which has no line end.
  private mutating func lastRow() throws -> Row? {
    if start >= end { return nil }
    if let fault { throw DelimitedTextError(line: line, reason: fault.reason) }
    if isInQuotes { throw DelimitedTextError(line: line, reason: .unclosedQuote) }
    append(separatorAt: end)
    rowEnds.append(UInt32(separatorCount - 1))
    let row = try makeRow(to: separatorCount - 1)
    nextRow += 1
    return row.end > row.start || row.count > 1 ? row : nil
  }

  // MARK: Bytes

  /// Reads more bytes and finds the separators in them.
  private mutating func advance() throws {
    if !isBegun { try skipMark() } else if !isAtEnd { try fill() }
    let limit = isAtEnd ? end : indexed + (end - indexed) / 64 * 64
    if isAtEnd { (buffer + end).update(repeating: 0, count: Self.padding) }
    reserve(limit - indexed + 64)
    while indexed < limit {
      scanPlainBlocks(upTo: limit)
      if indexed < limit { scan(upTo: min(indexed + 64, limit)) }
    }
  }

  private mutating func skipMark() throws {
    isBegun = true
    while end < 3, !isAtEnd { try fill() }
    if end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF {
      start = 3
      indexed = 3
    }
  }

  private mutating func fill() throws {
    if start > 0 { discard() }
    if end == capacity {
      if capacity >= Self.maximumRow {
        throw DelimitedTextError(
          line: line, reason: fault?.reason ?? .rowTooLong(limit: Self.maximumRow))
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

  /// Moves the incomplete row to the beginning of the buffer.
  private mutating func discard() {
    buffer.update(from: buffer + start, count: end - start)
    let moved = UInt32(start)
    var kept = 0
    for index in nextSeparator..<separatorCount {
      separators[kept] = separators[index] - moved
      kept += 1
    }
    separatorCount = kept
    nextSeparator = 0
    rowEnds.removeAll(keepingCapacity: true)
    nextRow = 0
    innerLines = innerLines[nextInnerLine...].map { $0 - moved }
    nextInnerLine = 0
    if let fault { self.fault = (fault.position - start, fault.reason) }
    end -= start
    indexed -= start
    start = 0
  }

  // MARK: Separators

  private mutating func append(separatorAt position: Int) {
    reserve(1)
    separators[separatorCount] = UInt32(position)
    separatorCount += 1
  }

  @inline(__always)
  private mutating func reserve(_ count: Int) {
    guard separatorCount + count > separatorCapacity else { return }
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: 2 * separatorCapacity + count)
    larger.update(from: separators, count: separatorCount)
    separators.deallocate()
    separators = larger
    separatorCapacity = 2 * separatorCapacity + count
  }

  /// Finds separators from `indexed` on, up to a block in which a row ends or a mark is misplaced.
  private mutating func scanPlainBlocks(upTo limit: Int) {
    var progress = budget_scan(
      position: UInt64(indexed), inside: isInQuotes ? ~0 : 0, boundary: wasBoundary ? 1 : 0,
      closed: mustBeBoundary ? 1 : 0)
    separatorCount += Int(
      budget_find_separators(
        buffer, UInt64(limit), delimiter, &progress, separators + separatorCount))
    indexed = Int(progress.position)
    isInQuotes = progress.inside != 0
    wasBoundary = progress.boundary == 1
    mustBeBoundary = progress.closed == 1
  }

  /// Finds separators in up to 64 bytes from `indexed` on, whatever is in them.
  @inline(__always)
  private mutating func scan(upTo limit: Int) {
    let marks = budget_find_marks(buffer + indexed, delimiter)
    var (quotes, lines, commas) = (marks.quotes, marks.lines, marks.delimiters)
    let count = limit - indexed
    if count < 64 {
      let valid: UInt64 = (1 << UInt64(count)) - 1
      quotes &= valid
      lines &= valid
      commas &= valid
    }
    let before: UInt64 = isInQuotes ? ~0 : 0
    let inside = quotes == 0 ? before : budget_parity(quotes) ^ before
    var found = (lines | commas) & ~inside
    if quotes != 0 || mustBeBoundary { check(quotes, inside, found, limit) }
    wasBoundary = ((found | quotes) >> UInt64(count - 1)) & 1 == 1
    if quotes != 0 { isInQuotes = inside >> 63 & 1 == 1 }
    if lines != 0 { note(lines, inside, found) }
    let target = separators + separatorCount
    separatorCount += found.nonzeroBitCount
    var index = 0
    while found != 0 {
      target[index] = UInt32(truncatingIfNeeded: indexed + found.trailingZeroBitCount)
      found &= found &- 1
      index += 1
    }
    indexed = limit
  }

  /// Records which separators end rows, and the line ends between quotation marks.
  private mutating func note(_ lines: UInt64, _ inside: UInt64, _ found: UInt64) {
    var inner = lines & inside
    while inner != 0 {
      innerLines.append(UInt32(indexed + inner.trailingZeroBitCount))
      inner &= inner &- 1
    }
    var outer = lines & ~inside
    while outer != 0 {
      let below = outer & (0 &- outer) &- 1
      rowEnds.append(UInt32(separatorCount + (found & below).nonzeroBitCount))
      outer &= outer &- 1
    }
  }

  /// Checks that marks open at the beginning of a field and close at its end.
  private mutating func check(
    _ quotes: UInt64, _ inside: UInt64, _ found: UInt64, _ limit: Int
  ) {
    let opening = quotes & inside
    let closing = quotes & ~inside
    let boundary = found | quotes
    let strayed = opening & ~(boundary << 1 | (wasBoundary ? 1 : 0))
    let block = buffer + indexed
    let count = limit - indexed
    let valid: UInt64 = count < 64 ? (1 << UInt64(count)) - 1 : ~0
    var unfollowed = closing & ~(boundary >> 1) & (valid >> 1)
    // A carriage return before a line end belongs to it.
    var suspects = unfollowed
    while suspects != 0 {
      let place = suspects.trailingZeroBitCount
      if block[place + 1] == UInt8(ascii: "\r") { unfollowed &= ~(1 << UInt64(place)) }
      suspects &= suspects &- 1
    }
    if mustBeBoundary, boundary & 1 == 0, block[0] != UInt8(ascii: "\r") { unfollowed |= 1 }
    mustBeBoundary = count == 64 && closing >> 63 & 1 == 1
    guard strayed | unfollowed != 0, fault == nil else { return }
    let first = (strayed | unfollowed).trailingZeroBitCount
    let isStray = strayed >> UInt64(first) & 1 == 1
    fault = (indexed + first, isStray ? .strayQuote : .textAfterQuote)
  }
}
