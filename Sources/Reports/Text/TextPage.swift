/// Text under construction: lines and cells are appended to a single run of bytes.
///
/// A string that grows by a few letters inspects each of them; bytes are simply copied.
struct TextPage {
  private var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// The whole text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Passes on the bytes of the whole text.
  func withBytes(_ take: (UnsafeRawBufferPointer) -> Void) { bytes.withUnsafeBytes(take) }

  mutating func append(_ text: String) {
    let isCopied: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if isCopied == nil { bytes.append(contentsOf: text.utf8) }
  }

  /// Appends lines, each with its end.
  mutating func append(lines: [String]) {
    for line in lines {
      append(line)
      append("\n")
    }
  }

  /// Appends a number of spaces; none for a negative number.
  mutating func append(spaces count: Int) {
    if count > 0 { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count)) }
  }

  /// The alignment of a text within its columns.
  enum Side {
    case left, right
  }

  /// Appends a text padded with spaces to a width, and cut if it is left-aligned and wider; figures
  /// are never cut.
  mutating func append(_ cell: TextCell, to width: Int, on side: Side) {
    switch side {
    case .right:
      append(spaces: width - cell.columns)
      append(cell.text)
    case .left where cell.columns > width:
      let shown = TextCell(TextLayout.truncated(cell.text, to: width))
      append(shown.text)
      append(spaces: width - shown.columns)
    case .left:
      append(cell.text)
      append(spaces: width - cell.columns)
    }
  }
}

/// A text with its width in columns, which is computed once.
struct TextCell {
  let text: String
  let columns: Int

  init(_ text: String) {
    self.text = text
    columns = DisplayWidth.of(text)
  }
}
