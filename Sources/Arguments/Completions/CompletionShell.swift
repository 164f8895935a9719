/// A shell that completions can be written for.
public enum CompletionShell: String, Sendable, CaseIterable, ExpressibleByArgument {
  /// Bash 3.2 and later, without the bash-completion package.
  case bash
  /// Zsh with its completion system.
  case zsh
  /// Fish 3 and later.
  case fish
}

extension ParsableCommand {
  /// Returns the script that teaches a shell the commands and options of this root; ends in a
  /// newline.
  public static func completionScript(for shell: CompletionShell) -> String {
    let root = CommandPath(root: self)
    return switch shell {
    case .bash: BashCompletions(root: root).script
    case .zsh: ZshCompletions(root: root).script
    case .fish: FishCompletions(root: root).script
    }
  }
}

/// What the scripts of all shells need to know about a command.
struct CompletionFacts {
  let path: CommandPath
  let named: [Parameter]
  let positionals: [Parameter]
  /// The subcommands with their help, `help` last.
  let subcommands: [(name: String, abstract: String)]

  init(_ path: CommandPath) {
    self.path = path
    let parameters = path.visibleParameters
    named = parameters.filter { $0.kind != .positional }
    positionals = parameters.filter { $0.kind == .positional }
    let visible = path.last.visibleSubcommands.map { ($0.name, $0.configuration.abstract) }
    subcommands =
      visible.isEmpty ? [] : visible + [(BuiltInName.helpSubcommand, "Show help for a subcommand.")]
  }

  /// Returns the facts of a root and all commands below it.
  static func all(_ root: CommandPath) -> [CompletionFacts] {
    root.visibleTree.map(CompletionFacts.init)
  }

  /// The words that call the command, as part of a function's name.
  var identifier: String { Self.identifier(path.name) }

  static func identifier(_ text: String) -> String {
    "_" + String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }
}

/// Returns a word that Bash and Zsh take literally.
func shellQuoted(_ text: String) -> String {
  var result = "'"
  for letter in text {
    if letter == "'" { result += "'\\''" } else { result.append(letter) }
  }
  return result + "'"
}
