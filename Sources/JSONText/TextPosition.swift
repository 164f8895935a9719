/// A place in a text.
public struct TextPosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1.
  public var column: Int
  /// Which change from outside the text put there what stands there, from 1; 0 for the text's own.
  public var change: Int

  /// The place at a line and column.
  public init(line: Int, column: Int, change: Int = 0) {
    self.line = line
    self.column = column
    self.change = change
  }

  /// The beginning of a text.
  public static let start = TextPosition(line: 1, column: 1)

  /// Orders by place in the text; what was changed comes after what stood there.
  public static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column, left.change) < (right.line, right.column, right.change)
  }
}
