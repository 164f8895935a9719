/// A set of options, flags and arguments that can be read from a command line.
///
/// A conforming type declares them as properties wrapped in ``Argument``, ``Option``, ``Flag`` and
/// ``OptionGroup``. Copies of a value share what has been read.
public protocol ParsableArguments: SendableMetatype {
  /// Creates the value before anything has been read; what has a default holds it.
  init()

  /// Checks what has been read; throw a ``ValidationError`` for what cannot be used.
  mutating func validate() throws

  /// The declared properties with their names, in the order of declaration.
  ///
  /// They are found with a mirror, which takes a quarter of a short run: a type that is needed for
  /// one lists them itself.
  var sources: [(label: String, source: ParameterSource)] { get }
}

extension ParsableArguments {
  /// Accepts everything.
  public mutating func validate() throws {}

  /// Finds the properties with a mirror.
  public var sources: [(label: String, source: ParameterSource)] { mirroredSources }
}

/// A command, or a group of subcommands.
///
/// A command with subcommands has no parameters of its own except `--help` and `--version`.
public protocol ParsableCommand: ParsableArguments {
  /// The name, the help and the subcommands.
  static var configuration: CommandConfiguration { get }
}

extension ParsableCommand {
  /// A configuration without help, for a command named after its type.
  public static var configuration: CommandConfiguration { CommandConfiguration() }

  /// The word that calls the command.
  static var name: String {
    configuration.commandName ?? KebabCase.convert(String(describing: self))
  }

  /// Returns the subcommand with a name.
  static func subcommand(named name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0.name == name }
  }
}

/// The name and help of a command.
public struct CommandConfiguration: Sendable {
  /// The word that calls the command; the name of the type in kebab case where it is nil.
  public var commandName: String?
  /// What the command does, in one sentence.
  public var abstract: String
  /// Further information; its line breaks are kept, and long lines are wrapped.
  public var discussion: String
  /// The text that `--version` prints; if empty, the version of the parent command.
  public var version: String
  /// Whether help and completions mention the command.
  public var shouldDisplay: Bool
  /// The subcommands of the command.
  public var subcommands: [any ParsableCommand.Type]
  /// Example command lines.
  public var examples: [CommandExample]

  /// Creates a configuration from its parts.
  public init(
    commandName: String? = nil, abstract: String = "", discussion: String = "",
    version: String = "", shouldDisplay: Bool = true,
    subcommands: [any ParsableCommand.Type] = [], examples: [CommandExample] = []
  ) {
    self.commandName = commandName
    self.abstract = abstract
    self.discussion = discussion
    self.version = version
    self.shouldDisplay = shouldDisplay
    self.subcommands = subcommands
    self.examples = examples
  }
}

/// An example command line, with its purpose.
public struct CommandExample: Sendable {
  /// What the command line does, in one sentence.
  public var summary: String
  /// The command line as it is typed.
  public var commandLine: String

  /// Creates an example from its parts.
  public init(_ summary: String, _ commandLine: String) {
    self.summary = summary
    self.commandLine = commandLine
  }
}
