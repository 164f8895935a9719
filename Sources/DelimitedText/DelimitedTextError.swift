/// A violation of the delimited-text format (RFC 4180), with its line.
public struct DelimitedTextError: Error, Sendable, Hashable {
  /// The kind of violation.
  public enum Reason: Sendable, Hashable {
    /// A quotation mark in a field that does not begin with one.
    case strayQuote
    /// Something other than a delimiter or line end after a closing quotation mark.
    case textAfterQuote
    /// The text ends inside quotation marks.
    case unclosedQuote
    /// A carriage return that no line feed follows.
    case bareCarriageReturn
    /// A row with more bytes than the limit.
    case rowTooLong(limit: Int)
    /// A field that is not UTF-8.
    case notUTF8
  }

  /// The line, from 1; for an unclosed quote, the line on which its row begins.
  public var line: Int
  /// The kind of violation.
  public var reason: Reason

  /// Creates an error from its parts.
  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// The error in one sentence without a full stop.
  public var message: String {
    switch reason {
    case .strayQuote: "a quotation mark inside a field that does not begin with one"
    case .textAfterQuote: "text after a closing quotation mark"
    case .unclosedQuote: "the file ends inside quotation marks"
    case .bareCarriageReturn: "a carriage return without a line feed"
    case .rowTooLong(let limit): "a row of more than \(Self.size(limit))"
    case .notUTF8: "a field is not UTF-8 text"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes > 0 && bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}
