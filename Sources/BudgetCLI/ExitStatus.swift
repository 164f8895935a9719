/// The meaning of the program's exit code.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Everything was done.
  case done = 0
  /// Everything was done, and the answer is no: over the budget, different, not found.
  case answeredNo = 1
  /// The command line is wrong.
  case badUsage = 64
  /// A scenario or data file is wrong.
  case badInput = 65
  /// A file does not exist.
  case noInput = 66
  /// A feed cannot be reached.
  case unreachable = 69
  /// The program has a bug.
  case bug = 70
  /// A file cannot be written.
  case cannotWrite = 73
  /// Reading or writing failed midway.
  case inputOutput = 74
}
