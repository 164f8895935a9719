import SafeText

/// A message to the user about a place in a file.
public struct Diagnostic: Sendable, Hashable, Error {
  /// The severity of a diagnostic.
  public enum Severity: String, Sendable {
    /// The file cannot be used.
    case error
    /// The file can be used, but should be looked at.
    case warning
  }

  /// The severity of the diagnostic.
  public var severity: Severity
  /// The position; nil for the file as a whole.
  public var position: TextPosition?
  /// The message, in one sentence without a full stop, with names in single quotes.
  public var message: String
  /// Hints on what might help, a sentence each.
  public var hints: [String]

  /// Creates a diagnostic from its parts.
  public init(
    _ severity: Severity = .error, at position: TextPosition?, _ message: String,
    hints: [String] = []
  ) {
    self.severity = severity
    self.position = position
    self.message = message
    self.hints = hints
  }

  /// Returns `file:line:column: error: message`, then one `note:` line per hint.
  ///
  /// Each stays on its line whatever names it contains, and nothing in it controls a terminal.
  /// `changes`: how the changes from outside the file were written, in order; a message about one
  /// of them begins with it.
  public func rendered(file: String, changes: [String] = []) -> String {
    let place = place(in: file)
    var message = message
    if let change = position?.change, changes.indices.contains(change - 1) {
      message = "\(changes[change - 1]): \(message)"
    }
    var lines = ["\(place): \(severity.rawValue): \(message)"]
    lines += hints.map { "\(place): note: \($0)" }
    return lines.map(SafeText.line).joined(separator: "\n")
  }

  /// Returns the position as `file:line:column`.
  public func place(in file: String) -> String {
    let file = SafeText.line(file)
    return position.map { "\(file):\($0.line):\($0.column)" } ?? file
  }
}

/// All problems found in a file.
public struct Diagnostics: Error, Sendable {
  /// The diagnostics in the order of the file.
  public var all: [Diagnostic]

  /// Creates diagnostics, sorted in the order of the file and without duplicates.
  public init(_ all: [Diagnostic]) {
    var known: Set<Diagnostic> = []
    self.all = all.filter { known.insert($0).inserted }.enumerated().sorted {
      let (left, right) = ($0.element.position ?? .start, $1.element.position ?? .start)
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }
}
