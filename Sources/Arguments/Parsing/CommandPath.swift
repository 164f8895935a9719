/// The commands from the root to the one that was called.
struct CommandPath {
  private(set) var commands: [any ParsableCommand.Type]

  /// Creates the path of a root.
  init(root: any ParsableCommand.Type) {
    commands = [root]
  }

  var last: any ParsableCommand.Type { commands[commands.count - 1] }

  /// The words that call the command.
  var name: String { commands.map { $0.name }.joined(separator: " ") }

  /// The nearest version on the way up; empty if there is none.
  var version: String {
    commands.reversed().map { $0.configuration.version }.first { !$0.isEmpty } ?? ""
  }

  func appending(_ command: any ParsableCommand.Type) -> CommandPath {
    var path = self
    path.commands.append(command)
    return path
  }

  /// Returns the path to a command somewhere below.
  func path(to command: any ParsableCommand.Type) -> CommandPath? {
    if ObjectIdentifier(last) == ObjectIdentifier(command) { return self }
    for child in last.configuration.subcommands {
      if let path = appending(child).path(to: command) { return path }
    }
    return nil
  }

  /// This path and all below it, without commands that nothing mentions.
  var visibleTree: [CommandPath] {
    [self] + last.visibleSubcommands.flatMap { appending($0).visibleTree }
  }
}

extension ParsableCommand {
  static var visibleSubcommands: [any ParsableCommand.Type] {
    configuration.subcommands.filter { $0.configuration.shouldDisplay }
  }
}

/// The names that every command understands.
enum BuiltInName {
  static let help: [OptionName] = [.short("h"), .long("help")]
  static let version: [OptionName] = [.long("version")]
  static let helpSubcommand = "help"
}

extension CommandPath {
  /// The parameters of the command as help and completions list them, the built-in flags last.
  var visibleParameters: [Parameter] {
    let own = last.configuration.subcommands.isEmpty ? last.init().parameters : []
    var all = own.filter(\.isVisible)
    let taken = Set(own.flatMap(\.names))
    func add(_ names: [OptionName], _ help: ArgumentHelp) {
      let free = names.filter { !taken.contains($0) }
      guard !free.isEmpty else { return }
      all.append(
        Parameter(
          kind: .flag, names: free, valueName: "", help: help,
          details: ValueDetails().withDefault(nil).repeating(), accept: { _ in true }))
    }
    // It works in subcommands as well, but there is no need to say so in every help.
    if !last.configuration.version.isEmpty { add(BuiltInName.version, "Show the version.") }
    add(BuiltInName.help, "Show help information.")
    return all
  }
}
