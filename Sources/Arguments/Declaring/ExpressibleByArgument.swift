/// A type that can be read from one word of a command line.
public protocol ExpressibleByArgument {
  /// Reads a value from a word; nil for a word that is not a value.
  init?(argument: String)

  /// The value as help shows it as a default.
  var defaultValueDescription: String { get }

  /// All words for values, where they can be listed.
  static var allValueStrings: [String] { get }

  /// Which words are values, in a sentence without its full stop; nil where the words say it.
  static var validValues: String? { get }

  /// What shells suggest for a value of this type.
  static var defaultCompletionKind: CompletionKind { get }
}

extension ExpressibleByArgument {
  /// The value as Swift prints it.
  public var defaultValueDescription: String { "\(self)" }

  /// An empty list, for types whose values can't be listed.
  public static var allValueStrings: [String] { [] }

  /// Nothing, for types whose values need no explanation.
  public static var validValues: String? { nil }

  /// The list of all words, or no suggestions.
  public static var defaultCompletionKind: CompletionKind {
    allValueStrings.isEmpty ? .none : .list(allValueStrings)
  }
}

extension ExpressibleByArgument where Self: CaseIterable {
  /// The words of all cases.
  public static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }
}

extension ExpressibleByArgument where Self: RawRepresentable, RawValue: ExpressibleByArgument {
  /// Reads the value whose raw value is the word.
  public init?(argument: String) {
    guard let rawValue = RawValue(argument: argument) else { return nil }
    self.init(rawValue: rawValue)
  }

  /// The raw value.
  public var defaultValueDescription: String { rawValue.defaultValueDescription }
}

extension ExpressibleByArgument where Self: LosslessStringConvertible {
  /// Reads the word as the raw value's type does.
  public init?(argument: String) {
    self.init(argument)
  }
}

extension String: ExpressibleByArgument {
  /// Takes the word itself.
  public init?(argument: String) {
    self = argument
  }
}

extension Int: ExpressibleByArgument {
  /// Says that it has no fraction.
  public static var validValues: String? { "it is a whole number of at most 18 digits" }

  /// The number in digits.
  public var defaultValueDescription: String { String(self) }
}
