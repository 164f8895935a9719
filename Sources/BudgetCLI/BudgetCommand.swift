import Arguments
import SafeText

/// A subcommand: its parameters, and what it does with them.
///
/// A subcommand touches nothing but its context: no global output, no environment, no current
/// folder of the process. That is what lets tests run it in-process.
protocol BudgetCommand: ParsableCommand {
  /// Does the command's work.
  ///
  /// - Returns: ``ExitStatus/done``, or ``ExitStatus/answeredNo`` for a question answered no.
  /// - Throws: a ``Failure``, or a `ValidationError` for a mistake in the arguments.
  func run(_ context: Context) throws -> ExitStatus
}

/// Why a command could not do its work.
struct Failure: Error {
  /// The exit code.
  var status: ExitStatus
  /// What is wrong: lines ready to print, without a last newline.
  var report: String

  /// A failure with a message in one sentence without a full stop, and notes that might help.
  init(_ status: ExitStatus, _ message: String, notes: [String] = []) {
    self.init(
      status,
      report: (["error: \(message)"] + notes.map { "note: \($0)" }).map(SafeText.line)
        .joined(separator: "\n"))
  }

  /// A failure whose report is written already, such as diagnostics with their places.
  init(_ status: ExitStatus, report: String) {
    self.status = status
    self.report = report
  }
}
