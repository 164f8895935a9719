/// The help for an argument, an option or a flag.
public struct ArgumentHelp: Sendable, ExpressibleByStringInterpolation {
  /// Who gets to see a parameter.
  public enum Visibility: Sendable {
    /// Help and completions mention it.
    case `default`
    /// It works, but nothing mentions it.
    case hidden
  }

  /// What the parameter is, in one sentence.
  public var abstract: String
  /// The word for the value between angle brackets; the property's name where it is nil.
  public var valueName: String?
  /// Who gets to see it.
  public var visibility: Visibility

  /// A help of its parts.
  public init(
    _ abstract: String = "", valueName: String? = nil, visibility: Visibility = .default
  ) {
    self.abstract = abstract
    self.valueName = valueName
    self.visibility = visibility
  }

  /// A help of one sentence.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// What nothing mentions.
  public static let hidden = ArgumentHelp(visibility: .hidden)
}

/// What a shell offers for a value.
public enum CompletionKind: Sendable, Hashable {
  /// Nothing.
  case none
  /// Files with one of the extensions, which are written without the dot; all files if there are none.
  case file(extensions: [String] = [])
  /// Folders.
  case directory
  /// These words.
  case list([String])
  /// Words of a kind that the program itself tells when it is asked, with commas between several: it
  /// is called with `completions --values` and the kind.
  case values(String)
}
