package import Money
import Dates
import SafeText

/// Text within Markdown that must never act as markup.
package enum MarkdownText: PageMarkup {
  /// Returns text on one line, which may be the user's own or contain their names, with every
  /// character escaped that GitHub's Markdown would take for markup, a link, HTML or mathematics.
  package static func escaped(_ text: String) -> String {
    let scalars = Array(VisibleText.line(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    let marker = listMarker(scalars)
    for (index, scalar) in scalars.enumerated() {
      if index == marker || needsEscape(scalar, at: index, in: scalars) { result.append("\\") }
      result.append(scalar)
      // Addresses and mentions are detected after escapes are resolved: an invisible word joiner
      // breaks them.
      if scalar == "@" { result.append("\u{2060}") }
    }
    return String(result)
  }

  /// Returns a phrase like any text, because renderers break lines where they like.
  static func phrase(_ text: String) -> String { escaped(text) }

  /// Returns a name of the user's own, whose text direction does not affect its surroundings.
  static func name(_ text: String) -> String { escaped(VisibleText.name(text)) }

  /// Returns a day as text.
  static func day(_ day: CalendarDate) -> String { day.description }

  /// Returns an amount in cents, escaped because `<$0.01` would begin a tag.
  package static func amount(_ amount: Money) -> String {
    amount.dollars.replacing("<", with: "\\<")
  }

  /// Returns the address of a file next to the page: everything that could end the address, or has
  /// a meaning in an address, is percent-encoded.
  package static func address(ofFile name: String) -> String {
    var address = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        address += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return address
  }

  /// Returns lines of code between fences that nothing in them can end.
  package static func code(_ text: String, language: String) -> String {
    var longest = 0
    var run = 0
    for character in text.unicodeScalars {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(SafeText.lines(text))\n\(fence)"
  }

  private static func needsEscape(
    _ scalar: Unicode.Scalar, at index: Int, in text: [Unicode.Scalar]
  ) -> Bool {
    func neighbour(_ offset: Int) -> Unicode.Scalar? {
      text.indices.contains(index + offset) ? text[index + offset] : nil
    }
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "#", "&": return true
    case "_": return !(isWord(neighbour(-1)) && isWord(neighbour(1)))
    case "$": return !isDigit(neighbour(1))
    case ":": return neighbour(1) == "/" && neighbour(2) == "/"
    case ".": return endsInWWW(text[..<index])
    default: return false
    }
  }

  /// Returns the position of a marker that would turn the whole line into a list item, rule or
  /// heading.
  private static func listMarker(_ text: [Unicode.Scalar]) -> Int? {
    if let first = text.first, ["-", "+", "="].contains(first) {
      return text.count == 1 || text[1] == first || (first != "=" && text[1] == " ") ? 0 : nil
    }
    guard let end = text.firstIndex(where: { !isDigit($0) }), end > 0 else { return nil }
    let isFollowedBySpace = end + 1 == text.count || text[end + 1] == " "
    return isFollowedBySpace && (text[end] == "." || text[end] == ")") ? end : nil
  }

  private static func endsInWWW(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.count >= 3 && text.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
  }

  private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } ?? false
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isAlphabetic || isDigit($0) } ?? false
  }
}
