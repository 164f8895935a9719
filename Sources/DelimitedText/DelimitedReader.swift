/// Reads delimited text (RFC 4180) row by row, from one buffer or from chunks of any size.
///
/// Line ends are LF or CRLF, and the last one may be missing; lines without any byte and a byte
/// order mark at the beginning are skipped. Fields are slices of the bytes, so that nothing is
/// copied or allocated for a row that lies within a chunk. Memory is bounded by the longest row,
/// however long the text is.
///
/// ```swift
/// let reader = DelimitedReader()
/// while let chunk = try source.next() {
///   try reader.feed(chunk) { row in print(try row.string(0)) }
/// }
/// try reader.finish { row in print(try row.string(0)) }
/// ```
public final class DelimitedReader {
  let delimiter: UInt8
  let maximumRowBytes: Int
  /// The line on which the next row begins.
  var line = 1
  var fields = FieldBuffer()
  /// The beginning of a row whose end has not arrived yet.
  private var carry: [UInt8] = []
  private var carryIsInQuotes = false
  private var isAtStart = true

  /// Creates a reader at the beginning of a text.
  ///
  /// - Parameters:
  ///   - delimiter: the separator of fields: a comma, a tab, a semicolon.
  ///   - maximumRowBytes: the length beyond which a row is an error; it bounds the memory in use.
  public init(delimiter: UInt8 = UInt8(ascii: ","), maximumRowBytes: Int = 1 << 20) {
    self.delimiter = delimiter
    self.maximumRowBytes = maximumRowBytes
  }

  deinit { fields.deallocate() }

  /// Reads a whole text.
  ///
  /// - Throws: `DelimitedTextError`, and what `body` throws.
  public static func read(
    _ bytes: UnsafeRawBufferPointer, delimiter: UInt8 = UInt8(ascii: ","),
    row body: (DelimitedRow) throws -> Void
  ) throws {
    let reader = DelimitedReader(delimiter: delimiter, maximumRowBytes: .max)
    let text = reader.withoutMark(bytes.bindMemory(to: UInt8.self))
    _ = try reader.scanRows(in: text, isLast: true, body)
  }

  /// Takes the next bytes and passes on the rows that end in them.
  ///
  /// - Throws: `DelimitedTextError`, and what `body` throws. The reader is unusable afterwards.
  public func feed(
    _ chunk: UnsafeRawBufferPointer, row body: (DelimitedRow) throws -> Void
  ) throws {
    var text = chunk.bindMemory(to: UInt8.self)
    guard isAtStart else { return try feed(text, body) }
    // The mark may be split between chunks: nothing is read until its three bytes have arrived.
    if carry.count + text.count < 3 {
      carry += text
      return
    }
    isAtStart = false
    if carry.isEmpty {
      text = withoutMark(text)
      return try feed(text, body)
    }
    let beginning = carry + text
    carry = []
    try beginning.withUnsafeBufferPointer { try feed(withoutMark($0), body) }
  }

  /// Passes on the last row, if no line end came after it.
  ///
  /// - Throws: `DelimitedTextError`, and what `body` throws.
  public func finish(row body: (DelimitedRow) throws -> Void) throws {
    let rest = carry
    carry = []
    isAtStart = false
    _ = try rest.withUnsafeBufferPointer { try scanRows(in: $0, isLast: true, body) }
  }

  private func feed(
    _ chunk: UnsafeBufferPointer<UInt8>, _ body: (DelimitedRow) throws -> Void
  ) throws {
    var text = chunk
    if !carry.isEmpty {
      guard let end = endOfCarriedRow(in: text) else {
        carry += text
        return try checkCarry()
      }
      carry += text[..<end]
      text = UnsafeBufferPointer(rebasing: text[end...])
      let row = carry
      carry.removeAll(keepingCapacity: true)
      try checkLength(row.count)
      _ = try row.withUnsafeBufferPointer { try scanRows(in: $0, isLast: false, body) }
    }
    let consumed = try scanRows(in: text, isLast: false, body)
    if consumed < text.count {
      carryIsInQuotes = false
      let rest = UnsafeBufferPointer(rebasing: text[consumed...])
      _ = endOfCarriedRow(in: rest)
      carry += rest
      try checkCarry()
    }
  }

  /// Returns the index after the line end that ends the carried row: the first outside quotation
  /// marks, that is, after an even number of them.
  private func endOfCarriedRow(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\""): carryIsInQuotes.toggle()
      case UInt8(ascii: "\n") where !carryIsInQuotes: return index + 1
      default: break
      }
    }
    return nil
  }

  private func checkCarry() throws(DelimitedTextError) { try checkLength(carry.count) }

  func checkLength(_ count: Int) throws(DelimitedTextError) {
    if count > maximumRowBytes {
      throw DelimitedTextError(line: line, reason: .rowTooLong(limit: maximumRowBytes))
    }
  }

  private func withoutMark(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF else { return text }
    return UnsafeBufferPointer(rebasing: text[3...])
  }
}
