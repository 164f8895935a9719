/// A row of delimited text: its fields as slices of the bytes that are being read.
///
/// A row and its fields are valid only within the closure that receives them.
public struct DelimitedRow {
  /// The location of a field: in the text itself, or in a side buffer without its doubled quotes.
  struct Span: BitwiseCopyable {
    var start: Int
    var count: Int
    var isUnescaped: Bool
  }

  let text: UnsafePointer<UInt8>
  let unescaped: UnsafePointer<UInt8>
  let spans: UnsafePointer<Span>

  /// The number of fields, at least one.
  public let count: Int
  /// The line on which the row begins, from 1.
  public let line: Int

  /// Accesses the bytes of a field, without its quotation marks.
  ///
  /// - Parameter index: from 0, below `count`.
  public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(index >= 0 && index < count, "no such field")
    let span = spans[index]
    return UnsafeBufferPointer(
      start: (span.isUnescaped ? unescaped : text) + span.start, count: span.count)
  }

  /// Returns the text of a field.
  ///
  /// - Throws: `DelimitedTextError` when it is not UTF-8.
  public func string(_ index: Int) throws(DelimitedTextError) -> String {
    guard let text = String(validating: self[index], as: UTF8.self) else {
      throw DelimitedTextError(line: line, reason: .notUTF8)
    }
    return text
  }
}
