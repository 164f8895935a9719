extension ParsableCommand {
  /// Returns the text to print for an error of ``parseAsRoot(_:)`` or of a command.
  ///
  /// - Parameters:
  ///   - error: the error.
  ///   - command: the command that threw it; nil if parsing did.
  ///   - columns: the width to which help is wrapped.
  /// - Returns: lines without a final newline; none for an ``ExitCode``, and for a ``CleanExit``
  ///   those that belong on standard output.
  public static func fullMessage(
    for error: any Error, thrownBy command: (any ParsableCommand.Type)? = nil, columns: Int = 80
  ) -> String {
    switch error {
    case let failure as ParseFailure: return describe(failure)
    case let error as ValidationError:
      let path = CommandPath(root: self)
      return describe(
        ParseFailure(
          path: command.flatMap(path.path(to:)) ?? path, error: .validation(error.message)))
    case CleanExit.message(let message): return message
    case CleanExit.helpRequest(let target): return helpMessage(for: target, columns: columns)
    case is ExitCode: return ""
    default: return "error: \(error)"
    }
  }

  /// Returns the exit code for an error of ``parseAsRoot(_:)`` or of a command.
  public static func exitCode(for error: any Error) -> ExitCode {
    switch error {
    case is ParseFailure, is ValidationError: .validationFailure
    case let code as ExitCode: code
    case is CleanExit: .success
    default: .failure
    }
  }

  private static func describe(_ failure: ParseFailure) -> String {
    var lines = ["error: \(failure.error.message)"]
    if let note = failure.error.note { lines.append("note: \(note)") }
    lines.append("See '\(failure.path.name) --help' for more information.")
    return lines.joined(separator: "\n")
  }
}
