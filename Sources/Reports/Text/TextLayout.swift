/// Puts text into columns.
enum TextLayout {
  /// The text, cut with an ellipsis where it is wider than it may be.
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

  /// The text cut or filled with spaces to exactly so many columns.
  static func left(_ text: String, _ width: Int) -> String {
    let columns = DisplayWidth.of(text)
    if columns > width {
      let shown = truncated(text, to: width)
      return shown + spaces(width - DisplayWidth.of(shown))
    }
    return columns == width ? text : text + spaces(width - columns)
  }

  /// The text with spaces before it, up to so many columns; figures are never cut.
  static func right(_ text: String, _ width: Int) -> String {
    var line = spaces(width - DisplayWidth.of(text))
    line += text
    return line
  }

  /// A text on the left, cut where needed, and a figure on the right.
  static func sides(_ left: String, _ right: String, _ width: Int) -> String {
    Self.left(left, width - DisplayWidth.of(right) - 2) + "  " + right
  }

  /// The text in lines of at most so many columns, broken at spaces, or within a word that is longer
  /// than a line; `first` stands before the first line, `rest` before all others.
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

  /// Plain text in lines broken at spaces; nil for other text, and where a word is too long for a
  /// line.
  private static func wrappedAtSpaces(
    _ text: String, _ width: Int, _ first: String, _ rest: String
  ) -> [String]? {
    guard let plain = PlainText(text), !plain.hasLooseSpaces else { return nil }
    var (start, used) = (first, DisplayWidth.of(first))
    if used + plain.columns <= width { return [start + text] }
    var lines: [String] = []
    var isEmpty = true
    var lineStart = text.startIndex
    var lineEnd = lineStart
    for word in text.utf8.split(separator: UInt8(ascii: " ")) {
      let columns = word.count { $0 & 0xC0 != 0x80 }
      if !isEmpty, used + 1 + columns > width {
        lines.append(start + text[lineStart..<lineEnd])
        (start, used, isEmpty, lineStart) = (rest, DisplayWidth.of(rest), true, word.startIndex)
      }
      used += isEmpty ? columns : 1 + columns
      if used > width { return nil }
      (isEmpty, lineEnd) = (false, word.endIndex)
    }
    lines.append(start + text[lineStart..<lineEnd])
    return lines
  }

  /// So many spaces; none for a negative number.
  static func spaces(_ count: Int) -> String {
    if count > blank.utf8.count { return String(repeating: " ", count: count) }
    return String(blank.utf8.prefix(max(0, count))) ?? ""
  }

  /// A line of spaces to take from.
  private static let blank =
    "                                                                                            "
}
