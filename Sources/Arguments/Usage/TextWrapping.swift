enum TextWrapping {
  /// Wraps words to lines of a width, all but the first indented.
  ///
  /// A word that is wider than a line is not broken: it may be a path or a command to copy.
  static func fill(_ words: [String], width: Int, first: Int = 0, indent: Int = 0) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: first)
    var hasWord = false
    for word in words {
      if hasWord, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        hasWord = false
      }
      if hasWord { line.append(" ") }
      line += word
      hasWord = true
    }
    if hasWord { lines.append(line) }
    return lines
  }

  /// Wraps a text to a width, keeping its line breaks, and indents every line.
  static func wrap(_ text: String, width: Int, indent: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      let spaces = indent + line.prefix { $0 == " " }.count
      let words = line.split(separator: " ").map(String.init)
      return words.isEmpty ? [""] : fill(words, width: width, first: spaces, indent: spaces)
    }
  }
}
