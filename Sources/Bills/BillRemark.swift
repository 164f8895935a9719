/// Something that a reader of a bill should know.
public struct BillRemark: Sendable, Hashable {
  /// The file's name; nil for the bill as a whole.
  public var file: String?
  /// The line, from 1, where one shows it.
  public var line: Int?
  /// What it is, in one sentence without a full stop.
  public var message: String

  /// A remark of its parts.
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

/// What makes a bill unreadable.
public struct BillError: Error, Sendable, Hashable {
  /// One thing that is wrong.
  public struct Problem: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int?
    /// The column, in bytes from 1.
    public var column: Int?
    /// What it is, in one sentence without a full stop.
    public var message: String
    /// What might help.
    public var hints: [String]

    /// A problem of its parts.
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
  /// All that was found wrong in it.
  public var problems: [Problem]

  /// An error of its parts.
  public init(file: String, problems: [Problem]) {
    self.file = file
    self.problems = problems
  }

  /// The problems as `file:line:column: error: message`, with a `note:` line a hint.
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
