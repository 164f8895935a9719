/// A set of options, flags and arguments that can be read from a command line.
///
/// A conforming type declares them as properties wrapped in ``Argument``, ``Option``, ``Flag`` and
/// ``OptionGroup``. Copies of a value share what has been read.
public protocol ParsableArguments: SendableMetatype {
  /// The value before anything has been read: what has a default holds it.
  init()

  /// Checks what has been read; throw a ``ValidationError`` for what cannot be used.
  mutating func validate() throws
}

extension ParsableArguments {
  /// Accepts everything.
  public mutating func validate() throws {}
}

/// A command, or a group of subcommands.
///
/// A command with subcommands has no parameters of its own but `--help` and `--version`.
public protocol ParsableCommand: ParsableArguments {
  /// The name, the help and the subcommands.
  static var configuration: CommandConfiguration { get }
}

extension ParsableCommand {
  /// A command named after its type that has no help.
  public static var configuration: CommandConfiguration { CommandConfiguration() }

  /// The word that calls the command.
  static var name: String {
    configuration.commandName ?? KebabCase.convert(String(describing: self))
  }

  /// The subcommand called by a word.
  static func subcommand(named name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0.name == name }
  }
}

/// What a command is called and what its help says.
public struct CommandConfiguration: Sendable {
  /// The word that calls the command; the name of the type in kebab case where it is nil.
  public var commandName: String?
  /// What the command does, in one sentence.
  public var abstract: String
  /// What else there is to know; its line breaks are kept, long lines are wrapped.
  public var discussion: String
  /// What `--version` prints; an empty text takes the version of the command above.
  public var version: String
  /// Whether help and completions mention the command.
  public var shouldDisplay: Bool
  /// The commands in this one.
  public var subcommands: [any ParsableCommand.Type]
  /// Command lines to learn from.
  public var examples: [CommandExample]

  /// A configuration of its parts.
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

/// A command line in the help, and what it is good for.
public struct CommandExample: Sendable {
  /// What the command line does, in one sentence.
  public var summary: String
  /// The command line, as typed.
  public var commandLine: String

  /// An example of its parts.
  public init(_ summary: String, _ commandLine: String) {
    self.summary = summary
    self.commandLine = commandLine
  }
}
