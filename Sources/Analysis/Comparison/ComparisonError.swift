/// The reason why a comparison cannot be made.
public enum ComparisonError: Error, Sendable, Hashable {
  /// An unknown word: with what it should have been and the nearest spellings.
  case unknown(kind: String, word: String, suggestions: [String])
  /// A word of the wrong form, with the right one.
  case malformed(option: String, word: String, form: String)
  /// Nothing is left to compare: with the filter responsible and what there would have been.
  case nothingLeft(message: String, notes: [String])

  /// The error, in one sentence without a full stop.
  public var message: String {
    switch self {
    case .unknown(let kind, let word, _): "unknown \(kind) '\(word)'"
    case .malformed(let option, let word, let form): "'\(word)' of \(option) is not \(form)"
    case .nothingLeft(let message, _): message
    }
  }

  /// Hints on what might help, a sentence each.
  public var notes: [String] {
    switch self {
    case .unknown(_, _, let suggestions):
      suggestions.isEmpty ? [] : ["did you mean \(suggestions.joined(separator: ", "))?"]
    case .malformed: []
    case .nothingLeft(_, let notes): notes
    }
  }
}
