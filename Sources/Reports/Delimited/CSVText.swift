import DelimitedText

/// Writes rows of RFC 4180 whose text a spreadsheet takes for text.
package struct CSVText {
  /// A field, which is told to be text or a number by its case, not by its looks.
  package enum Cell {
    /// Text, perhaps the user's own.
    case text(String)
    /// A number or a date in digits of our own.
    case plain(String)
    /// No value.
    case null

    /// Text, or no value.
    package static func text(orNull text: String?) -> Cell { text.map { .text($0) } ?? .null }
    /// A number or date, or no value.
    package static func plain(orNull text: String?) -> Cell { text.map { .plain($0) } ?? .null }
  }

  private var writer = DelimitedWriter(lineEnd: .crlf)

  /// What was written.
  package var text: String { String(decoding: writer.bytes, as: UTF8.self) }

  /// A text that begins with a row of names.
  package init(header: [String]) { writer.write(header) }

  /// Several texts with the same header as one.
  package static func join(_ texts: [String]) -> String {
    texts.enumerated().map { index, text in
      guard index > 0, let end = text.firstIndex(of: "\r\n") else { return text }
      return String(text[text.index(after: end)...])
    }.joined()
  }

  /// Appends a row.
  package mutating func row(_ cells: [Cell]) {
    writer.write(
      cells.map { cell in
        switch cell {
        case .text(let text): return Self.guarded(text)
        case .plain(let text): return text
        case .null: return ""
        }
      })
  }

  /// Text that a spreadsheet cannot take for a formula: an apostrophe stands before what begins like
  /// one.
  ///
  /// It is on one line, without what acts on a terminal or turns the direction of text.
  static func guarded(_ text: String) -> String {
    if PlainText(text) != nil {
      // Nothing is left out of plain text, and none of it begins with a full-width sign.
      guard let first = text.utf8.first, "=+-@".utf8.contains(first) else { return text }
      return "'" + text
    }
    let scalars = VisibleText.line(text).unicodeScalars
    guard let first = scalars.first, formulaStarts.contains(first) else { return String(scalars) }
    return "'" + String(scalars)
  }

  /// The full-width signs are what some East Asian spreadsheets take for the narrow ones.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠",
  ]
}
