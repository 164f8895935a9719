/// A type that can be read from one word of a command line.
public protocol ExpressibleByArgument {
  /// The value of a word; nil where the word is none.
  init?(argument: String)

  /// How help shows the value as a default.
  var defaultValueDescription: String { get }

  /// The words there are, where they can be listed.
  static var allValueStrings: [String] { get }

  /// What shells offer for a value of this type.
  static var defaultCompletionKind: CompletionKind { get }
}

extension ExpressibleByArgument {
  /// The value as Swift prints it.
  public var defaultValueDescription: String { "\(self)" }

  /// No list.
  public static var allValueStrings: [String] { [] }

  /// The words there are, or nothing.
  public static var defaultCompletionKind: CompletionKind {
    allValueStrings.isEmpty ? .none : .list(allValueStrings)
  }
}

extension ExpressibleByArgument where Self: CaseIterable {
  /// The words of all cases.
  public static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }
}

extension ExpressibleByArgument where Self: RawRepresentable, RawValue: ExpressibleByArgument {
  /// The value whose raw value is in the word.
  public init?(argument: String) {
    guard let rawValue = RawValue(argument: argument) else { return nil }
    self.init(rawValue: rawValue)
  }

  /// The raw value.
  public var defaultValueDescription: String { rawValue.defaultValueDescription }
}

extension ExpressibleByArgument where Self: LosslessStringConvertible {
  /// The value that the type reads from the word.
  public init?(argument: String) {
    self.init(argument)
  }
}

extension String: ExpressibleByArgument {
  /// The word itself.
  public init?(argument: String) {
    self = argument
  }
}

extension Int: ExpressibleByArgument {
  /// The number in digits.
  public var defaultValueDescription: String { String(self) }
}
