/// Writes rows of RFC 4180: CRLF at the end of each, quotation marks where a field needs them.
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

  /// What was written.
  package private(set) var text = ""

  /// A text that begins with a row of names.
  package init(header: [String]) { append(header) }

  /// Several texts with the same header as one.
  package static func join(_ texts: [String]) -> String {
    texts.enumerated().map { index, text in
      guard index > 0, let end = text.firstIndex(of: "\r\n") else { return text }
      return String(text[text.index(after: end)...])
    }.joined()
  }

  /// Appends a row.
  package mutating func row(_ cells: [Cell]) {
    append(
      cells.map { cell in
        switch cell {
        case .text(let text): return Self.guarded(text)
        case .plain(let text): return text
        case .null: return ""
        }
      })
  }

  private mutating func append(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      text += Self.quoted(field)
    }
    text += "\r\n"
  }

  /// Text that a spreadsheet cannot take for a formula: an apostrophe stands before what begins like
  /// one.
  ///
  /// Commands to a terminal are left out.
  static func guarded(_ text: String) -> String {
    if PlainText(text) != nil {
      // Nothing is left out of plain text, and none of it begins with a full-width sign.
      guard let first = text.utf8.first, "=+-@".utf8.contains(first) else { return text }
      return "'" + text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isBreak = scalar == "\t" || scalar == "\n" || scalar == "\r"
      if isBreak || scalar.properties.generalCategory != .control { scalars.append(scalar) }
    }
    guard let first = scalars.first, formulaStarts.contains(first) else { return String(scalars) }
    return "'" + String(scalars)
  }

  /// The full-width signs are what some East Asian spreadsheets take for the narrow ones.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  private static func quoted(_ field: String) -> String {
    // By bytes: CR LF is one character, which is neither CR nor LF.
    let needsQuotes = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return field }
    var result = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in field.unicodeScalars {
      if scalar == "\"" { result.append("\"") }
      result.append(scalar)
    }
    return String(result) + "\""
  }
}
