import Billing
import Dates

/// Everything that a command knows about its surroundings.
struct Context {
  /// The command line without the program's name.
  let arguments: [String]
  /// The environment's variables.
  let environment: [String: String]
  /// The folder that relative paths start from.
  let currentDirectory: String
  /// Standard input.
  let input: StandardInput
  /// Standard output: only the requested data.
  let output: OutputSink
  /// Standard error: everything else.
  let errors: MessageSink
  /// What the streams are connected to.
  let terminal: TerminalInfo
  /// The services of all providers.
  var services: ServiceRegistry = Providers.all
  /// The day that templates count from.
  var today: CalendarDate = Process.today
  /// Values of the command that may outlive it.
  let results = Results()

  /// Values that are released together with the context.
  ///
  /// The process's own context lives until the process ends, which frees everything at once;
  /// deallocating a large budget piece by piece would take longer than printing it.
  final class Results {
    private var kept: [Any] = []

    /// Keeps a value alive.
    func keep(_ value: Any) { kept.append(value) }
  }

  /// The catalogs that the command has opened.
  let catalogs = OpenCatalogs()

  /// Resolves a path independently of the process's current folder.
  func resolve(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return currentDirectory.hasSuffix("/") ? currentDirectory + path : "\(currentDirectory)/\(path)"
  }
}
