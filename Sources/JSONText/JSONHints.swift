/// What helps whose JSON was written by hand, or in the manner of another language.
enum JSONHints {
  /// What helps where a word stands that is no value.
  static func word(_ text: String) -> String {
    switch text.lowercased() {
    case "yes", "no", "on", "off", "true", "false": return "yes and no are written true and false"
    case "none", "nil", "undefined": return "nothing is written null"
    case "nan", "inf", "infinity": return "a number is written in digits"
    case let word where word.hasPrefix(".") && word.dropFirst().allSatisfy(\.isNumber):
      return "a number begins with a digit: 0\(text)"
    default: return "text stands between double quotes"
    }
  }

  /// Returns the number at the beginning of a text; nil if there is none.
  static func leadingNumber(_ text: String) -> String? {
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    return digits.first.map { $0 != "." } ?? false ? String(digits) : nil
  }

  /// What helps where a number is not written as JSON has it.
  static func number(_ text: String) -> [String] {
    let digits = String(text.unicodeScalars.filter { ("0"..."9").contains($0) })
    if text.contains("_") || text.contains("'") {
      return ["a number is written without signs between its digits: \(digits)"]
    }
    if text.hasSuffix(".") { return ["a number ends with a digit: \(text)0"] }
    if text.hasPrefix("0"), digits.count == text.count {
      return ["a number begins with no zero: \(Int(digits).map(String.init) ?? "5")"]
    }
    if let number = leadingNumber(text), text.dropFirst(number.count).allSatisfy(\.isLetter) {
      return ["a number stands alone, without spaces and units: \(number)"]
    }
    return ["a plain number is 5, 0.5 or 5e3"]
  }
}
