/// Why a comparison cannot be made.
public enum ComparisonError: Error, Sendable, Hashable {
  /// A word that is none of those there are: what it should have been, and what is near.
  case unknown(kind: String, word: String, suggestions: [String])
  /// A word that is not of the form it should have, and the form.
  case malformed(option: String, word: String, form: String)
  /// Nothing is left to compare: which filter did that, and what would have been there.
  case nothingLeft(message: String, notes: [String])

  /// What is wrong, in one sentence without a full stop.
  public var message: String {
    switch self {
    case .unknown(let kind, let word, _): "unknown \(kind) '\(word)'"
    case .malformed(let option, let word, let form): "'\(word)' of \(option) is not \(form)"
    case .nothingLeft(let message, _): message
    }
  }

  /// What might help, a sentence each.
  public var notes: [String] {
    switch self {
    case .unknown(_, _, let suggestions):
      suggestions.isEmpty ? [] : ["did you mean \(suggestions.joined(separator: ", "))?"]
    case .malformed: []
    case .nothingLeft(_, let notes): notes
    }
  }
}
