/// Something that a reader of a bill should know.
public struct BillRemark: Sendable, Hashable {
  /// The file's name; nil for the bill as a whole.
  public var file: String?
  /// The line, from 1, of an example; nil where there is none.
  public var line: Int?
  /// The remark, in one sentence without a full stop.
  public var message: String

  /// Creates a remark from its parts.
  public init(file: String? = nil, line: Int? = nil, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// That nothing in a file tells whether its dates have the month or the day first.
  static func guessedOrder(_ file: String, _ line: Int, _ text: String) -> BillRemark {
    BillRemark(
      file: file, line: line,
      "dates such as '\(text)' are taken to have the month first: no date of the file has a day after the 12th, which would tell"
    )
  }

  /// The remark with its place before it.
  public var description: String {
    guard let file else { return message }
    return "\(file)\(line.map { ":\($0)" } ?? ""): \(message)"
  }
}

/// An error that makes a bill unreadable.
public struct BillError: Error, Sendable, Hashable {
  /// A single problem.
  public struct Problem: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int?
    /// The column, in bytes from 1.
    public var column: Int?
    /// The problem, in one sentence without a full stop.
    public var message: String
    /// Hints on what might help.
    public var hints: [String]

    /// Creates a problem from its parts.
    public init(
      line: Int? = nil, column: Int? = nil, _ message: String, hints: [String] = []
    ) {
      self.line = line
      self.column = column
      self.message = message
      self.hints = hints
    }
  }

  /// The file's name.
  public var file: String
  /// All problems found in it.
  public var problems: [Problem]

  /// Creates an error from its parts.
  public init(file: String, problems: [Problem]) {
    self.file = file
    self.problems = problems
  }

  /// The problems as `file:line:column: error: message`, with one `note:` line per hint.
  public var rendered: String {
    problems.map { problem in
      var place = file
      if let line = problem.line { place += ":\(line):\(problem.column ?? 1)" }
      return
        (["\(place): error: \(problem.message)"]
        + problem.hints.map { "\(place): note: \($0)" }).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
