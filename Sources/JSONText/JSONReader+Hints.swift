extension JSONReader {
  /// What helps where a value begins with a sign.
  var signHints: [String] {
    switch character {
    case "$", "€", "£": return ["an amount is a plain number: \(numberAfterSign)"]
    case "+": return ["a number is written without a plus sign: \(numberAfterSign)"]
    default: return quotationHints
    }
  }

  /// The digits after the character at the index, or an example.
  var numberAfterSign: String {
    let rest = String(decoding: bytes[index...].prefix(40), as: UTF8.self).dropFirst()
    return JSONHints.leadingNumber(String(rest)) ?? "5"
  }

  /// The character at the index, as shown in a message.
  var character: String {
    guard index < bytes.count else { return "the end" }
    let rest = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
    guard let scalar = rest.unicodeScalars.first else { return "" }
    let isControl = scalar.value < 0x20 || scalar.value == 0x7F
    return isControl ? "U+" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
  }

  /// Hints for a text that came from a word processor or a web page.
  var quotationHints: [String] {
    ["“", "”", "„", "‟", "«", "»", "‘", "’", "'", "`"].contains(character)
      ? ["text stands between straight double quotes: \"text\""] : []
  }

  /// Hints where something other than a key stands.
  var keyHints: [String] {
    guard index < bytes.count else { return [] }
    switch bytes[index] {
    case UInt8(ascii: "}"): return ["the last member of an object takes no comma"]
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return ["numbers are written without commas: 1000, not 1,000"]
    case UInt8(ascii: "#"): return ["a comment begins with '//' and ends with the line"]
    case let byte where Self.isWord(byte):
      let word = bytes[index...].prefix(while: Self.isWord).prefix(40)
      return ["a key stands between double quotes: \"\(String(decoding: word, as: UTF8.self))\""]
    default: return quotationHints
    }
  }

  /// Hints where something other than a comma follows a value.
  func hints(after node: JSONNode?) -> [String] {
    if character == "#" { return ["a comment begins with '//' and ends with the line"] }
    if character == "\"" { return ["a comma is missing before it"] }
    guard case .number(let digits)? = node?.value, index < bytes.count else { return [] }
    if character == "%" { return ["a share is a plain number: \(digits), without the sign"] }
    return Self.isWord(bytes[index])
      ? ["a number stands alone, without spaces and units: \(digits)"] : []
  }
}
