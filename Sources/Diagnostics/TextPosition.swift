/// A place in a text.
///
/// Every value that is read has one: it is kept small.
public struct TextPosition: Sendable, Hashable, Comparable {
  private var storedLine: Int32
  private var storedColumn: Int32
  private var storedChange: Int32

  /// The line, from 1.
  public var line: Int { Int(storedLine) }
  /// The column in characters, from 1.
  public var column: Int { Int(storedColumn) }
  /// Which change from outside the text put there what stands there, from 1; 0 for the text's own.
  public var change: Int { Int(storedChange) }

  /// The place at a line and column; numbers beyond two thousand million are not told apart.
  public init(line: Int, column: Int, change: Int = 0) {
    storedLine = Int32(clamping: line)
    storedColumn = Int32(clamping: column)
    storedChange = Int32(clamping: change)
  }

  /// The same place after a change from outside the text.
  public func changed(by change: Int) -> TextPosition {
    TextPosition(line: line, column: column, change: change)
  }

  /// The beginning of a text.
  public static let start = TextPosition(line: 1, column: 1)

  /// Orders by place in the text; what was changed comes after what stood there.
  public static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.storedLine, left.storedColumn, left.storedChange)
      < (right.storedLine, right.storedColumn, right.storedChange)
  }
}
