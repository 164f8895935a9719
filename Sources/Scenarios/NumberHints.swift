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
    let words = name.split(separator: "_").map { $0.lowercased() }
    if words.contains(unit) || unit == "usd" {
      return ["write it as a plain number, without quotes and units: \(number)"]
    }
    let converted = converted(number, unit, to: words).map { ": \($0)" }
    return [
      "write it as a plain number, in the unit of '\(name)' and without quotes\(converted ?? "")"
    ]
  }

  /// Units of one kind, from small to large, each with the number of the smallest in it.
  ///
  /// Of sizes, AWS counts 1,024 to the next (AWS pricing pages, "1 TB = 1,024 GB").
  private static let scales: [[(names: [String], size: Int)]] = [
    [
      (["b", "byte", "bytes"], 1), (["kb", "kib"], 1 << 10), (["mb", "mib"], 1 << 20),
      (["gb", "gib"], 1 << 30), (["tb", "tib"], 1 << 40), (["pb", "pib"], 1 << 50),
    ],
    [
      (["ms", "millisecond", "milliseconds"], 1),
      (["s", "sec", "secs", "second", "seconds"], 1000),
      (["min", "mins", "minute", "minutes"], 60_000),
      (["h", "hr", "hrs", "hour", "hours"], 3_600_000),
      (["d", "day", "days"], 86_400_000), (["w", "week", "weeks"], 604_800_000),
    ],
  ]

  /// Words for large numbers, for fields that count something.
  private static let numerals = [
    "k": 1000, "thousand": 1000, "m": 1_000_000, "mio": 1_000_000, "million": 1_000_000,
    "b": 1_000_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000,
  ]

  /// Returns a number of one unit in that of a field, by the words of its name; nil where the unit or
  /// the field's is not known.
  private static func converted(_ number: String, _ unit: String, to words: [String]) -> String? {
    guard let number = try? Quantity(rounding: number) else { return nil }
    for scale in scales {
      guard let own = scale.first(where: { !Set($0.names).isDisjoint(with: words) }) else {
        continue
      }
      guard let given = scale.first(where: { $0.names.contains(unit) }) else { return nil }
      let result = try? number.scaled(by: Quantity(given.size), over: Quantity(own.size))
      return result.map { "\($0)" }
    }
    return numerals[unit].flatMap { try? number.times(Quantity($0)) }.map { "\($0)" }
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
