import DelimitedText

/// Writes rows of RFC 4180 whose text spreadsheets recognise as text.
package struct CSVText {
  /// A field, whose case, not its appearance, says whether it is text or a number.
  package enum Cell {
    /// Text, which may be the user's own.
    case text(String)
    /// A number or a date, formatted by the program.
    case plain(String)
    /// No value.
    case null

    /// Creates text, or no value.
    package static func text(orNull text: String?) -> Cell { text.map { .text($0) } ?? .null }
    /// Creates a number or date, or no value.
    package static func plain(orNull text: String?) -> Cell { text.map { .plain($0) } ?? .null }
  }

  private var writer = DelimitedWriter(lineEnd: .crlf)

  /// The text written so far.
  package var text: String { String(decoding: writer.bytes, as: UTF8.self) }

  /// Creates a text that begins with a row of names.
  package init(header: [String]) { writer.write(header) }

  /// Joins several texts with the same header into one.
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

  /// Returns text that a spreadsheet cannot take for a formula: an apostrophe is put before a
  /// beginning that looks like one.
  ///
  /// It is on one line, without characters that control a terminal or change the text direction.
  static func guarded(_ text: String) -> String {
    if PlainText(text) != nil {
      // Plain text is kept as it is, and none of it begins with a full-width sign.
      guard let first = text.utf8.first, "=+-@".utf8.contains(first) else { return text }
      return "'" + text
    }
    let scalars = VisibleText.line(text).unicodeScalars
    guard let first = scalars.first, formulaStarts.contains(first) else { return String(scalars) }
    return "'" + String(scalars)
  }

  /// Some East Asian spreadsheets treat the full-width signs like the narrow ones.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠",
  ]
}
