/// Writes delimited text (RFC 4180): quotation marks only around fields that need them.
///
/// Lines end with LF, which every reader accepts and version control displays well; `.crlf` is what
/// the RFC itself requires.
public struct DelimitedWriter: Sendable {
  /// The end of a line.
  public enum LineEnd: String, Sendable {
    /// A line feed.
    case lf = "\n"
    /// A carriage return and a line feed.
    case crlf = "\r\n"
  }

  private let delimiter: UInt8
  private let lineEnd: LineEnd

  /// The bytes written since they were last taken.
  public private(set) var bytes: [UInt8] = []

  /// Creates a writer that has written nothing.
  public init(delimiter: UInt8 = UInt8(ascii: ","), lineEnd: LineEnd = .lf) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
  }

  /// Appends a row.
  public mutating func write(_ fields: some Collection<String>) {
    var isFirst = true
    for field in fields {
      if !isFirst { bytes.append(delimiter) }
      isFirst = false
      // A row of one empty field would be a line without any byte, which readers skip.
      append(field, isAlone: fields.count == 1)
    }
    bytes += lineEnd.rawValue.utf8
  }

  /// Takes the written bytes, so that long output can be passed on in pieces.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: false) }
    return bytes
  }

  private mutating func append(_ field: String, isAlone: Bool) {
    guard needsQuotes(field) || (isAlone && field.isEmpty) else {
      bytes += field.utf8
      return
    }
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    for byte in field.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private func needsQuotes(_ field: String) -> Bool {
    field.utf8.contains { byte in
      byte == delimiter || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
  }
}
