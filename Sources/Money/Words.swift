/// Nouns in the number and with the article that English wants: the one place that decides both.
public enum Words {
  /// A number of things, such as `1 student` or `1,200 students`.
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(Quantity(number).grouped) \(number == 1 ? noun : plural(of: noun))"
  }

  /// The noun or unit that goes with a quantity: `month` for exactly one, `months` otherwise.
  public static func noun(_ noun: String, for quantity: Quantity) -> String {
    quantity == .one ? noun : plural(of: noun)
  }

  /// The plural of a noun or unit.
  ///
  /// Units of measure have one form (`GB`, `IOPS`, `ms`), and so has what does not end in a letter.
  public static func plural(of noun: String) -> String {
    let bytes = noun.utf8
    guard let last = bytes.last else { return noun }
    switch last {
    case UInt8(ascii: "B"): return noun
    case UInt8(ascii: "s"), UInt8(ascii: "S"): return noun.hasSuffix("ss") ? noun + "es" : noun
    case UInt8(ascii: "y"):
      let before = bytes.dropLast().last ?? 0
      return "aeiou".utf8.contains(before) ? noun + "s" : noun.dropLast() + "ies"
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return noun + "s"
    default: return noun
    }
  }

  /// A noun with its indefinite article, such as `a server`, `an address`, `a user pool`.
  public static func withArticle(_ noun: String) -> String {
    // A vowel that is spoken as a consonant takes `a`.
    let isSpokenWithConsonant = ["us", "uni", "one", "eu"].contains { noun.hasPrefix($0) }
    let begins = noun.lowercased().utf8.first.map("aeiou".utf8.contains) ?? false
    return (begins && !isSpokenWithConsonant ? "an " : "a ") + noun
  }

  /// A text that begins with a capital letter, for the beginning of a sentence or a title.
  public static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Names as `a`, `a and b` or `a, b and c`.
  public static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// The verb that goes with a number: `is` for one, `are` otherwise.
  public static func verb(_ number: Int, _ one: String = "is", _ several: String = "are") -> String
  {
    number == 1 ? one : several
  }
}
