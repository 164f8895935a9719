/// The codes of currencies in bills: three letters (ISO 4217).
enum CurrencyCode {
  /// Returns whether a text has the form of a code.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
  }

  private static let signs = ["$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "R$": "BRL"]

  /// Returns the code in parentheses after a column's name, where it may be a sign: `Cost (€)`.
  static func after(_ column: String) -> String? {
    guard let text = inParentheses(column)?.inside else { return nil }
    return signs[text] ?? (isOne(text) && text == text.uppercased() ? text : nil)
  }

  /// Returns what is in parentheses at a text's end, and what is before it.
  static func inParentheses(_ text: String) -> (before: String, inside: String)? {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    var before = text[..<open]
    while before.last == " " { before.removeLast() }
    return (String(before), String(text[text.index(after: open)...].dropLast()))
  }

  /// Returns what is wrong with a text that is no code.
  static func problem(_ text: String) -> String {
    "'\(text.prefix(60))' is not a currency: a code has three letters, such as USD"
  }
}
