import Money

/// What helps where a number is written as text.
enum NumberHints {
  /// Returns hints for a text in place of the number of a field.
  static func hints(for text: String, of name: String) -> [String] {
    let trimmed = text.filter { !$0.isWhitespace && !"$€£_'".contains($0) }
    if (try? Quantity(rounding: trimmed)) != nil {
      return ["write it as a plain number, without quotes or signs: \(trimmed)"]
    }
    if trimmed.hasSuffix("%"), let share = number(String(trimmed.dropLast())) {
      return ["a share is a plain number: \(share), without the sign"]
    }
    if let number = number(trimmed) {
      return ["write it as a plain number, without quotes and commas: \(number)"]
    }
    let letters = trimmed.drop { !$0.isLetter }
    guard !letters.isEmpty, letters.allSatisfy({ $0.isLetter || $0 == "/" }),
      let number = number(String(trimmed.dropLast(letters.count)))
    else { return ["write it as a plain number, such as 5 or 0.5"] }
    let unit = letters.lowercased()
    let isOwn = name.split(separator: "_").contains { $0.lowercased() == unit }
    return [
      isOwn || unit == "usd"
        ? "write it as a plain number, without quotes and units: \(number)"
        : "write it as a plain number, in the unit of '\(name)' and without quotes"
    ]
  }

  /// Returns the number that a text with commas stands for: they part thousands where three digits
  /// follow each, and stand for the point otherwise.
  private static func number(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      parts.count > 1
      && parts.dropFirst().enumerated().allSatisfy { index, part in
        let digits = index == parts.count - 2 ? part.prefix { $0 != "." } : part
        return digits.count == 3 && digits.allSatisfy(\.isNumber)
      }
    let plain = parts.joined(separator: isGrouped ? "" : ".")
    guard isGrouped || parts.count <= 2 else { return nil }
    return (try? Quantity(rounding: plain)) != nil ? plain : nil
  }
}
