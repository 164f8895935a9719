/// Puts text into columns.
enum TextLayout {
  /// Returns the text, cut with an ellipsis if it is too wide.
  static func truncated(_ text: String, to width: Int) -> String {
    if DisplayWidth.of(text) <= width { return text }
    guard width > 0 else { return "" }
    var (result, used) = ("", 0)
    for character in text {
      let columns = DisplayWidth.of(character)
      if used + columns > width - 1 { break }
      used += columns
      result.append(character)
    }
    return result + "…"
  }

  /// Returns the text, cut or padded with spaces to an exact number of columns.
  static func left(_ text: String, _ width: Int) -> String { filled(text, width, .left) }

  /// Returns the text with spaces before it, up to a number of columns; figures are never cut.
  static func right(_ text: String, _ width: Int) -> String { filled(text, width, .right) }

  private static func filled(_ text: String, _ width: Int, _ side: TextPage.Side) -> String {
    var page = TextPage(capacity: width)
    page.append(TextCell(text), to: width, on: side)
    return page.text
  }

  /// Returns the text in lines of at most a number of columns, broken at spaces, or within a word
  /// that is longer than a line; `first` goes before the first line, `rest` before all others.
  static func wrapped(_ text: String, _ width: Int, first: String = "", rest: String = "")
    -> [String]
  {
    if let lines = wrappedAtSpaces(text, width, first, rest) { return lines }
    var lines: [String] = []
    var (line, used) = (first, DisplayWidth.of(first))
    var isEmpty = true
    func feed() {
      lines.append(line)
      (line, used, isEmpty) = (rest, DisplayWidth.of(rest), true)
    }
    for word in text.split(separator: " ") {
      let columns = DisplayWidth.of(word)
      if !isEmpty, used + 1 + columns > width { feed() }
      if !isEmpty {
        line += " "
        used += 1
      }
      for character in word {
        let step = DisplayWidth.of(character)
        if used + step > width, !isEmpty { feed() }
        line.append(character)
        used += step
        isEmpty = false
      }
    }
    if !isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Returns plain text in lines broken at spaces; nil for other text, and where a word is too long
  /// for a line.
  private static func wrappedAtSpaces(
    _ text: String, _ width: Int, _ first: String, _ rest: String
  ) -> [String]? {
    guard let plain = PlainText(text), !plain.hasLooseSpaces else { return nil }
    let indent = (first: DisplayWidth.of(first), rest: DisplayWidth.of(rest))
    if indent.first + plain.columns <= width { return [first + text] }
    return text.utf8.withContiguousStorageIfAvailable { bytes -> [String]? in
      var lines: [String] = []
      // The current line and its last word, both without surrounding spaces.
      var (line, used) = (0..<0, indent.first)
      var (word, columns) = (0, 0)
      func feed() {
        let slice = UnsafeBufferPointer(rebasing: bytes[line])
        lines.append((lines.isEmpty ? first : rest) + String(decoding: slice, as: UTF8.self))
      }
      for index in 0...bytes.count {
        if index < bytes.count, bytes[index] != UInt8(ascii: " ") {
          if bytes[index] & 0xC0 != 0x80 { columns += 1 }
          continue
        }
        if !line.isEmpty, used + 1 + columns > width {
          feed()
          (line, used) = (word..<word, indent.rest)
        }
        used += line.isEmpty ? columns : 1 + columns
        if used > width { return nil }
        line = line.lowerBound..<index
        (word, columns) = (index + 1, 0)
      }
      feed()
      return lines
    } ?? nil
  }

  /// Returns a number of spaces; none for a negative number.
  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}
