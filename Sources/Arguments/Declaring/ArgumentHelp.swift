/// The help for an argument, an option or a flag.
public struct ArgumentHelp: Sendable, ExpressibleByStringInterpolation {
  /// The visibility of a parameter.
  public enum Visibility: Sendable {
    /// Help and completions mention it.
    case `default`
    /// It works, but nothing mentions it.
    case hidden
  }

  /// A description of the parameter, in one sentence.
  public var abstract: String
  /// The word for the value in angle brackets; nil for the property's name.
  public var valueName: String?
  /// The parameter's visibility.
  public var visibility: Visibility

  /// Creates help from its parts.
  public init(
    _ abstract: String = "", valueName: String? = nil, visibility: Visibility = .default
  ) {
    self.abstract = abstract
    self.valueName = valueName
    self.visibility = visibility
  }

  /// Creates help from one sentence.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The help of a parameter that nothing mentions.
  public static let hidden = ArgumentHelp(visibility: .hidden)
}

/// What a shell suggests for a value.
public enum CompletionKind: Sendable, Hashable {
  /// No suggestions.
  case none
  /// Files with one of the extensions, given without the dot; all files if there are none.
  case file(extensions: [String] = [])
  /// Folders only.
  case directory
  /// A fixed list of words.
  case list([String])
  /// Words of a kind that the program lists when called with `completions --values` and the kind,
  /// separated by commas if there are several.
  case values(String)
}
