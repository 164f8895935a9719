/// Text in the making: lines and cells are put one after the other into one run of bytes.
///
/// A string that grows by a few letters at a time looks at each of them; bytes are only copied.
struct TextPage {
  private var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// All of the text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Lines, each with its end.
  mutating func append(lines: [String]) {
    for line in lines {
      append(line)
      append("\n")
    }
  }

  /// So many spaces; none for a negative number.
  mutating func append(spaces count: Int) {
    if count > 0 { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count)) }
  }

  /// On which side of its columns a text stands.
  enum Side {
    case left, right
  }

  /// A text with spaces to fill so many columns, cut where it stands on the left and is wider;
  /// figures are never cut.
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

/// A text with the columns that it takes, which are counted once.
struct TextCell {
  let text: String
  let columns: Int

  init(_ text: String) {
    self.text = text
    columns = DisplayWidth.of(text)
  }
}
