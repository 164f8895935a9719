/// What the program's exit code says.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// All was done.
  case done = 0
  /// All was done, and the answer is no: over the budget, different, not found.
  case answeredNo = 1
  /// The command line is wrong.
  case badUsage = 64
  /// A scenario or data file is wrong.
  case badInput = 65
  /// There is no such file.
  case noInput = 66
  /// A feed cannot be reached.
  case unreachable = 69
  /// The program has a bug.
  case bug = 70
  /// A file cannot be written.
  case cannotWrite = 73
  /// Reading or writing failed half-way.
  case inputOutput = 74
}
