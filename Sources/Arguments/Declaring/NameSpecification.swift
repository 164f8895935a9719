/// The names of an option or a flag.
public struct NameSpecification: Sendable, ExpressibleByArrayLiteral {
  /// A single name.
  public struct Element: Sendable {
    enum Kind: Sendable {
      case long
      case short
      case customLong(String)
      case customShort(Character)
    }

    let kind: Kind

    /// The property's name in kebab case, after two dashes.
    public static let long = Element(kind: .long)
    /// The first letter of the property's name, after one dash.
    public static let short = Element(kind: .short)

    /// Creates a name after two dashes.
    public static func customLong(_ name: String) -> Element { Element(kind: .customLong(name)) }

    /// Creates a letter after one dash.
    public static func customShort(_ letter: Character) -> Element {
      Element(kind: .customShort(letter))
    }
  }

  let elements: [Element]

  /// Creates several names; help and messages prefer the first long one.
  public init(arrayLiteral elements: Element...) {
    self.elements = elements
  }

  /// The property's name in kebab case, after two dashes.
  public static let long: NameSpecification = [.long]
  /// The first letter of the property's name, after one dash.
  public static let short: NameSpecification = [.short]
  /// Both the letter and the name.
  public static let shortAndLong: NameSpecification = [.short, .long]

  /// Creates a name after two dashes.
  public static func customLong(_ name: String) -> NameSpecification { [.customLong(name)] }

  /// Creates a letter after one dash.
  public static func customShort(_ letter: Character) -> NameSpecification {
    [.customShort(letter)]
  }

  /// Returns the names for a property.
  func names(label: String) -> [OptionName] {
    elements.compactMap { element in
      switch element.kind {
      case .long: .long(KebabCase.convert(label))
      case .short: label.first.map(OptionName.short)
      case .customLong(let name): .long(name)
      case .customShort(let letter): .short(letter)
      }
    }
  }
}

/// A name as it appears on a command line.
enum OptionName: Hashable, CustomStringConvertible {
  case long(String)
  case short(Character)

  var description: String {
    switch self {
    case .long(let name): "--" + name
    case .short(let letter): "-" + String(letter)
    }
  }

  var isLong: Bool {
    if case .long = self { true } else { false }
  }
}

enum KebabCase {
  /// Converts a name such as `pricesAsOf` to `prices-as-of`; a run of capitals is one word.
  static func convert(_ name: String) -> String {
    var result = ""
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      if letter.isUppercase, index > 0 {
        let startsWord = !letters[index - 1].isUppercase
        let endsRun = index + 1 < letters.count && letters[index + 1].isLowercase
        if startsWord || endsRun { result.append("-") }
      }
      result += letter.lowercased()
    }
    return result
  }
}
