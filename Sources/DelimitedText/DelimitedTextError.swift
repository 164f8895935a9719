/// Something that is not delimited text as RFC 4180 has it, and the line it is on.
public struct DelimitedTextError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// A quotation mark in a field that does not begin with one.
    case strayQuote
    /// Something other than a delimiter or line end after a closing quotation mark.
    case textAfterQuote
    /// The text ends inside quotation marks.
    case unclosedQuote
    /// A carriage return that no line feed follows.
    case bareCarriageReturn
    /// A row of more bytes than the limit.
    case rowTooLong(limit: Int)
    /// A field that is not UTF-8.
    case notUTF8
  }

  /// The line, from 1; of an unclosed quote, the line on which its row begins.
  public var line: Int
  /// What is wrong.
  public var reason: Reason

  /// An error of its parts.
  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// What is wrong, in one sentence without a full stop.
  public var message: String {
    switch reason {
    case .strayQuote: "a quotation mark inside a field that does not begin with one"
    case .textAfterQuote: "text after a closing quotation mark"
    case .unclosedQuote: "the file ends inside quotation marks"
    case .bareCarriageReturn: "a carriage return without a line feed"
    case .rowTooLong(let limit): "a row of more than \(limit) bytes"
    case .notUTF8: "a field is not UTF-8 text"
    }
  }
}
