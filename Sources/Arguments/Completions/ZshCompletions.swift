/// Writes completion functions for Zsh, one per command, based on `_arguments`.
struct ZshCompletions {
  private let root: CommandPath

  init(root: CommandPath) {
    self.root = root
  }

  var script: String {
    let function = CompletionFacts.identifier(root.name)
    return """
      #compdef \(root.name)
      # Completions of \(root.name) for Zsh: save this file as \(function) in a folder of $fpath.

      \(CompletionFacts.all(root).map(definition).joined(separator: "\n\n"))

      if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
        \(function) "$@"
      else
        compdef \(function) \(root.name)
      fi

      """
  }

  private func definition(_ facts: CompletionFacts) -> String {
    var specifications = facts.named.map(specification)
    let positionals = facts.positionals.enumerated()
    specifications += positionals.map { index, argument in
      let place = argument.details.isRepeating ? "*" : "\(index + 1)"
      let action = action(argument.details.completion, isList: false)
      return shellQuoted("\(place):\(Self.escaped(argument.valueName)):\(action)")
    }
    guard facts.subcommands.isEmpty else { return group(facts, specifications) }
    return """
      \(facts.identifier)() {
        _arguments -s -S : \\
          \(specifications.joined(separator: " \\\n    "))
      }
      """
  }

  /// Returns the function of a group: a name, and then what the subcommand of that name takes.
  private func group(_ facts: CompletionFacts, _ specifications: [String]) -> String {
    let entries = facts.subcommands.map { entry in
      shellQuoted("\(Self.escaped(entry.name)):\(entry.abstract)")
    }
    let branches = facts.path.last.visibleSubcommands.map { child in
      "        \(child.name)) \(CompletionFacts(facts.path.appending(child)).identifier) && result=0 ;;"
    }
    let all = specifications + ["'1: :->subcommand'", "'*:: :->arguments'"]
    return """
      \(facts.identifier)() {
        local context state state_descr line result=1
        typeset -A opt_args
        local -a subcommands=(
          \(entries.joined(separator: "\n    "))
        )
        _arguments -C : \\
          \(all.joined(separator: " \\\n    ")) && result=0
        case $state in
          subcommand) _describe -t commands subcommand subcommands && result=0 ;;
          arguments)
            case $words[1] in
      \(branches.joined(separator: "\n"))
              help) ((CURRENT == 2)) && _describe -t commands subcommand subcommands && result=0 ;;
            esac
            ;;
        esac
        return result
      }
      """
  }

  /// Returns an option or flag in the form that `_arguments` expects.
  private func specification(_ parameter: Parameter) -> String {
    let names = parameter.names.map(\.description)
    let isOption = parameter.kind == .option
    let value =
      isOption
      ? ":\(Self.escaped(parameter.valueName)):\(action(parameter.details.completion, isList: parameter.details.isRepeating))"
      : ""
    let abstract = Self.escaped(parameter.help.abstract)
    let tail = shellQuoted((abstract.isEmpty ? "" : "[\(abstract)]") + value)
    // A value may be joined to the name, with `=` after a long name.
    let spelled = parameter.names.map { name in
      isOption ? "\(name)" + (name.isLong ? "=" : "+") : "\(name)"
    }
    let isList = isOption && parameter.details.isRepeating
    let head =
      isList ? "'*'" : names.count > 1 ? shellQuoted("(\(names.joined(separator: " ")))") : ""
    let alternatives = spelled.count > 1 ? "{\(spelled.joined(separator: ","))}" : spelled.joined()
    return head + alternatives + tail
  }

  private func action(_ completion: CompletionKind, isList: Bool) -> String {
    switch completion {
    case .none: " "
    case .list(let words): "(\(words.map(Self.escaped).joined(separator: " ")))"
    case .values(let kind):
      // After an equals sign or a point more follows at once; a comma leads to the next word of a list. A
      // colon would end the action.
      "{ local -a found; found=(${(f)\"$(_call_program values \(root.name) completions --values \(kind) --prefix=${(q)PREFIX##*,})\"}); if [[ $found[1] == *[=.] ]]; then compadd -S \"\" - $found; else \(isList ? "_sequence " : "")compadd - $found; fi }"
    case .directory: "_files -/"
    case .file(let extensions) where extensions.isEmpty: "_files"
    case .file(let extensions):
      // A single extension needs no parentheses, which would be a glob qualifier.
      extensions.count == 1
        ? "_files -g \"*.\(extensions[0])\""
        : "_files -g \"*.(\(extensions.joined(separator: "|")))\""
    }
  }

  /// Returns a text for a specification, where colons and brackets have a meaning.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for letter in text {
      if "\\:[]()".contains(letter) { result.append("\\") }
      result.append(letter)
    }
    return result
  }
}
