import SafeText

/// Makes text of the user's own fit to be shown.
package enum VisibleText {
  /// Returns the text on one line: line breaks and tabs become single spaces; control characters
  /// and marks that change the text direction are left out.
  package static func line(_ text: String) -> String {
    if let plain = PlainText(text), !plain.hasLooseSpaces { return text }
    var result = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        pendingSpace = !result.isEmpty
      } else if !isInvisible(scalar) {
        if pendingSpace { result.append(" ") }
        pendingSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Returns a name on one line, or a placeholder where nothing of it is visible.
  package static func name(_ text: String) -> String {
    let line = line(text)
    return line.isEmpty ? "(unnamed)" : line
  }

  /// Returns whether a character controls a terminal or hides what text says.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { SafeText.acts(scalar) }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: return true
    default: return false
    }
  }
}
