import Arguments
import SafeText

/// A subcommand, with its parameters and its work.
///
/// A subcommand touches only its context: no global output, no environment, no current folder of
/// the process. That is why tests can run it in-process.
protocol BudgetCommand: ParsableCommand {
  /// Does the command's work.
  ///
  /// - Returns: ``ExitStatus/done``, or ``ExitStatus/answeredNo`` for a question answered with no.
  /// - Throws: a ``Failure``, or a `ValidationError` for a mistake in the arguments.
  func run(_ context: Context) throws -> ExitStatus
}

/// The failure of a command.
struct Failure: Error {
  /// The exit code.
  var status: ExitStatus
  /// The error as lines ready to print, without a final newline.
  var report: String

  /// Creates a failure with a message in one sentence without a full stop, and notes that might
  /// help.
  init(_ status: ExitStatus, _ message: String, notes: [String] = []) {
    self.init(
      status,
      report: (["error: \(message)"] + notes.map { "note: \($0)" }).map(SafeText.line)
        .joined(separator: "\n"))
  }

  /// Creates a failure whose report already exists, such as diagnostics with their positions.
  init(_ status: ExitStatus, report: String) {
    self.status = status
    self.report = report
  }
}
