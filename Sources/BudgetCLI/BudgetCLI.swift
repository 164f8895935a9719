import Arguments
import Catalog
public import Dates
import Files

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program without its process: the same code runs from the shell and in tests.
public enum BudgetCLI {
  /// The version that `--version` prints.
  public static let version = "0.1.0"

  /// The outcome of a run.
  public struct Outcome: Sendable {
    /// The bytes on standard output.
    public var outputBytes: [UInt8]
    /// The text on standard error.
    public var errors: String
    /// The exit code.
    public var code: Int32

    /// Standard output as text.
    public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  }

  /// Runs a command line, without the program's name, and returns what it writes.
  ///
  /// - Parameters:
  ///   - arguments: the words after the program's name.
  ///   - environment: the only variables that the commands see.
  ///   - currentDirectory: where relative paths start; the process's own folder if it is nil.
  ///   - input: the content of standard input.
  ///   - terminal: what the streams pretend to be connected to.
  ///   - today: the day that templates count from; nil for the clock's.
  /// - Returns: the output and the exit code.
  public static func run(
    arguments: [String], environment: [String: String] = [:], currentDirectory: String? = nil,
    input: InputSource = .bytes([]), terminal: TerminalInfo = TerminalInfo(),
    today: CalendarDate? = nil
  ) -> Outcome {
    let output = MemorySink()
    let errors = MemorySink()
    let context = Context(
      arguments: arguments, environment: environment,
      currentDirectory: currentDirectory ?? Process.currentDirectory,
      input: StandardInput(input),
      output: output, errors: MessageSink(errors), terminal: terminal,
      today: today ?? Process.today)
    let code = execute(context)
    return Outcome(
      outputBytes: output.bytes, errors: String(decoding: errors.bytes, as: UTF8.self), code: code)
  }

  /// Runs the process's command line and ends the process.
  public static func main() -> Never {
    Process.prepareStreams()
    let environment = Environment.current
    let output = DescriptorSink(descriptor: 1, capacity: 65536)
    let errors = DescriptorSink(descriptor: 2, capacity: 0)
    let context = Context(
      arguments: Array(CommandLine.arguments.dropFirst()), environment: environment,
      currentDirectory: Process.currentDirectory, input: StandardInput(.descriptor(0)),
      output: output,
      errors: MessageSink(errors), terminal: Process.terminal(environment: environment))
    let code = execute(context)
    // A reader that stops early, such as `head`, is no failure.
    if let error = output.error, error != EPIPE {
      let reason = String(cString: strerror(error))
      errors.write("error: cannot write to standard output: \(reason)\n")
      exit(ExitStatus.inputOutput.rawValue)
    }
    withExtendedLifetime(context) { exit(code) }
  }

  /// Runs the command line of a context and returns the exit code; all output has been passed on.
  ///
  /// If a catalog turns out to be damaged, it is rebuilt and the command runs again.
  static func execute(_ context: Context) -> Int32 {
    var called: (any ParsableCommand.Type)?
    defer { context.output.flush() }
    do {
      do {
        return try run(context, &called)
      } catch  where context.output.isUntouched {
        guard let damage = context.catalogs.damage, case .damaged(let file, _) = damage else {
          throw error
        }
        context.catalogs.rebuild(file)
        noteRepair(damage, context)
        return try run(context, &called)
      }
    } catch {
      // Where both streams are the same terminal, any output must come first.
      context.output.flush()
      return report(error, thrownBy: called, context)
    }
  }

  private static func run(
    _ context: Context, _ called: inout (any ParsableCommand.Type)?
  ) throws -> Int32 {
    let command = try RootCommand.parseAsRoot(context.arguments)
    called = type(of: command)
    guard let command = command as? any BudgetCommand else {
      throw Failure(.bug, "'\(type(of: command))' cannot be run", notes: [bugNote])
    }
    let status = try command.run(context)
    // Whatever happened to the error at the time: figures from damaged pages can't be trusted.
    if let damage = context.catalogs.damage { throw Failure(damage) }
    return status.rawValue
  }

  /// Reports that a catalog is being rebuilt, and why.
  static func noteRepair(_ damage: CatalogError, _ context: Context) {
    guard case .damaged(let path, let reason) = damage else { return }
    context.errors.write(
      "note: the catalog '\(path)' is damaged (\(reason)): it is built again\n")
  }

  /// Prints an error's message and returns its exit code.
  static func report(
    _ error: any Error, thrownBy command: (any ParsableCommand.Type)?, _ context: Context
  ) -> Int32 {
    if let failure = error as? Failure {
      context.errors.write(failure.report + "\n")
      return failure.status.rawValue
    }
    let text = RootCommand.fullMessage(
      for: error, thrownBy: command, columns: context.terminal.width)
    let code = RootCommand.exitCode(for: error)
    if code.isSuccess {
      if !text.isEmpty { context.output.writeLine(text) }
      return code.rawValue
    }
    // Every error that a user or a file can cause is one of the kinds handled here.
    let isForeseen = error is ExitCode || code == .validationFailure
    if !text.isEmpty { context.errors.write(text + (isForeseen ? "\n" : "\nnote: \(bugNote)\n")) }
    return isForeseen ? code.rawValue : ExitStatus.bug.rawValue
  }

  private static let bugNote = "this is a bug in budget, please report it with the command line"
}
