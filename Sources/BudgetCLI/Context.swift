import Billing
import Dates

/// All that a command knows of the world around it.
struct Context {
  /// The command line without the program's name.
  let arguments: [String]
  /// The environment's variables.
  let environment: [String: String]
  /// The folder that relative paths start from.
  let currentDirectory: String
  /// Standard input.
  let input: StandardInput
  /// Standard output: the data that was asked for, nothing else.
  let output: OutputSink
  /// Standard error: everything else.
  let errors: MessageSink
  /// What the streams are connected to.
  let terminal: TerminalInfo
  /// The services of all providers.
  var services: ServiceRegistry = Providers.all
  /// The day that templates count from.
  var today: CalendarDate = Process.today
  /// What the command has made and may outlive it.
  let results = Results()

  /// Values that are let go with the context.
  ///
  /// The process's own context lasts until its end, which frees everything at once; taking a large
  /// budget apart piece by piece would take longer than to print it.
  final class Results {
    private var kept: [Any] = []

    /// Keeps a value.
    func keep(_ value: Any) { kept.append(value) }
  }

  /// The catalogs that the command has opened.
  let catalogs = OpenCatalogs()

  /// A path that does not depend on the process's own folder.
  func resolve(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return currentDirectory.hasSuffix("/") ? currentDirectory + path : "\(currentDirectory)/\(path)"
  }
}
