/// A position in a text.
///
/// Every value that is read has one, so it is kept small.
public struct TextPosition: Sendable, Hashable, Comparable {
  private var storedLine: Int32
  private var storedColumn: Int32
  private var storedChange: Int32

  /// The line, from 1.
  public var line: Int { Int(storedLine) }
  /// The column in characters, from 1.
  public var column: Int { Int(storedColumn) }
  /// The number of the outside change that inserted what is there, from 1; 0 for the text's own.
  public var change: Int { Int(storedChange) }

  /// Creates the position at a line and column; numbers beyond two thousand million are not
  /// distinguished.
  public init(line: Int, column: Int, change: Int = 0) {
    storedLine = Int32(clamping: line)
    storedColumn = Int32(clamping: column)
    storedChange = Int32(clamping: change)
  }

  /// Returns the same position after a change from outside the text.
  public func changed(by change: Int) -> TextPosition {
    TextPosition(line: line, column: column, change: change)
  }

  /// The beginning of a text.
  public static let start = TextPosition(line: 1, column: 1)

  /// Orders by position in the text; changed text comes after the text it replaces.
  public static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.storedLine, left.storedColumn, left.storedChange)
      < (right.storedLine, right.storedColumn, right.storedChange)
  }
}
