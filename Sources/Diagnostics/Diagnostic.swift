import SafeText

/// Something to tell the user about a place in a file.
public struct Diagnostic: Sendable, Hashable, Error {
  /// How grave it is.
  public enum Severity: String, Sendable {
    /// The file cannot be used.
    case error
    /// The file can be used, but should be looked at.
    case warning
  }

  /// How grave it is.
  public var severity: Severity
  /// Where it is; nil for the file as a whole.
  public var position: TextPosition?
  /// What it is, in one sentence without a full stop, names between single quotes.
  public var message: String
  /// What might help, a sentence each.
  public var hints: [String]

  /// A diagnostic of its parts.
  public init(
    _ severity: Severity = .error, at position: TextPosition?, _ message: String,
    hints: [String] = []
  ) {
    self.severity = severity
    self.position = position
    self.message = message
    self.hints = hints
  }

  /// The diagnostic as `file:line:column: error: message`, then a `note:` line a hint.
  ///
  /// Each of them stays on its line, whatever names are in it, and nothing in it acts on a terminal.
  /// `changes`: how the changes from outside the file were written, in their order; a message about
  /// one of them begins with it.
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

  /// The place as `file:line:column`.
  public func place(in file: String) -> String {
    let file = SafeText.line(file)
    return position.map { "\(file):\($0.line):\($0.column)" } ?? file
  }
}

/// All that is wrong with a file.
public struct Diagnostics: Error, Sendable {
  /// The diagnostics in the order of the file.
  public var all: [Diagnostic]

  /// Diagnostics, put in the order of the file; each once.
  public init(_ all: [Diagnostic]) {
    var known: Set<Diagnostic> = []
    self.all = all.filter { known.insert($0).inserted }.enumerated().sorted {
      let (left, right) = ($0.element.position ?? .start, $1.element.position ?? .start)
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }
}
