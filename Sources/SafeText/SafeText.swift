/// What texts from outside may hold that acts on whoever shows them, and how it is shown instead.
///
/// Names in a plan, file names, arguments, and what price lists say all come from somebody else.
public enum SafeText {
  /// Whether a character gives commands to a terminal, turns the direction of what follows, or
  /// cannot be seen at all; breaks of lines and tabs are such characters.
  public static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The control characters of ASCII and of Latin-1, of which there will never be others.
    case 0x00...0x1F, 0x7F...0x9F: true
    // Marks of direction.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
    // Breaks of lines and paragraphs, the byte order mark, and tags that hide text in text.
    case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// A text for a place on a line of a terminal: what acts is shown as an escape such as `\u001b`.
  public static func line(_ text: String) -> String { shown(text, keepsLines: false) }

  /// A text of several lines for a terminal, as `line` otherwise.
  public static func lines(_ text: String) -> String { shown(text, keepsLines: true) }

  /// The escape of a character as JSON writes it, in pairs where it needs two.
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
