/// Makes characters in outside text harmless that would affect a terminal or page, by escaping
/// them.
///
/// Names in a plan, file names, arguments, and the text in price lists all come from somebody else.
public enum SafeText {
  /// Returns whether a character controls a terminal, changes the direction of the following text,
  /// or is invisible; this includes line breaks and tabs.
  public static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The control characters of ASCII and Latin-1; no others will ever be added.
    case 0x00...0x1F, 0x7F...0x9F: true
    // Directional marks.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
    // Line and paragraph separators, the byte order mark, and tags that hide text within text.
    case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// Returns text for a single terminal line, with active characters escaped as in `\u001b`.
  public static func line(_ text: String) -> String { shown(text, keepsLines: false) }

  /// Returns text of several lines for a terminal; otherwise like `line`.
  public static func lines(_ text: String) -> String { shown(text, keepsLines: true) }

  /// Returns a character's JSON escape, as a surrogate pair where necessary.
  public static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined()
  }

  private static func shown(_ text: String, keepsLines: Bool) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      (0x20...0x7E).contains(byte) || (keepsLines && byte == 0x0A)
    }
    if text.utf8.allSatisfy(isPlain) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if acts(scalar), !(keepsLines && scalar == "\n") {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
