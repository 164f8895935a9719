/// Writes a completion function for Bash.
///
/// The function walks the words before the cursor to find the command, the option that expects a
/// value and the number of positional arguments; a second function holds what each command offers.
struct BashCompletions {
  private let root: CommandPath
  private let facts: [CompletionFacts]
  private let function: String

  init(root: CommandPath) {
    self.root = root
    facts = CompletionFacts.all(root)
    function = CompletionFacts.identifier(root.name)
  }

  var script: String {
    """
    # Completions of \(root.name) for Bash: source this file, or save it as
    # ~/.local/share/bash-completion/completions/\(root.name)

    \(function)() {
      local current="${COMP_WORDS[COMP_CWORD]}" word index position=0 waiting="" ended=""
      local command=\(shellQuoted(root.name)) options="" takes="" words="" files="" list=""
      local IFS=$'\\n'
      \(function)_describe
      for ((index = 1; index < COMP_CWORD; index++)); do
        word="${COMP_WORDS[index]}"
        if [[ -n $waiting ]]; then
          # Bash makes three words of --name=value.
          [[ $word == "=" ]] || waiting=""
        elif [[ -n $ended ]]; then
          position=$((position + 1))
        else
    \(walk)
        fi
      done
      COMPREPLY=()
      if [[ -n $waiting ]]; then
        [[ $current == "=" ]] && current=""
        \(function)_describe "$waiting"
      elif [[ -z $ended && $current == -* ]]; then
        words="$options"
      else
        \(function)_describe "$position"
      fi
      \(function)_offer
    }

    # Sets what a command offers for the option or the position in $1.
    \(function)_describe() {
      words="" files="" list=""
      case "$command" in
    \(facts.map(description).joined(separator: "\n"))
      esac
    }

    \(offering)

    complete -F \(function) \(root.name)

    """
  }

  /// The effect of a word on the state of the walk.
  private var walk: String {
    var lines = ["      case \"$command $word\" in"]
    let commands = facts.dropFirst().map { shellQuoted($0.path.name) }
    if !commands.isEmpty {
      lines.append("        \(commands.joined(separator: " | ")))")
      lines.append("          command=\"$command $word\"")
      lines.append("          [[ $position == help ]] || position=0")
      lines.append("          \(function)_describe ;;")
      let groups = facts.filter { !$0.subcommands.isEmpty }
        .map { shellQuoted($0.path.name + " " + BuiltInName.helpSubcommand) }
      lines.append("        \(groups.joined(separator: " | "))) position=help ;;")
    }
    lines.append("        *' --') ended=1 ;;")
    lines.append("        *' '-?*) [[ $takes == *\" $word \"* ]] && waiting=\"$word\" ;;")
    lines.append("        *) [[ $position == help ]] || position=$((position + 1)) ;;")
    return (lines + ["      esac"]).joined(separator: "\n")
  }

  /// Returns the branch of one command in the second function.
  private func description(_ facts: CompletionFacts) -> String {
    let options = facts.named.flatMap(\.names).map(\.description)
    let taking = facts.named.filter { $0.kind == .option }
    let takes = taking.flatMap(\.names).map { "\($0) " }.joined()
    var lines = ["    \(shellQuoted(facts.path.name)))"]
    lines.append("      options=\(lineList(options))")
    lines.append("      takes=\(shellQuoted(" " + takes))")
    lines.append("      case \"${1-}\" in")
    for option in taking {
      let names = option.names.map(\.description).joined(separator: " | ")
      lines.append(
        "        \(names)) \(offer(option.details.completion, isList: option.details.isRepeating)) ;;"
      )
    }
    if !facts.subcommands.isEmpty {
      let names = facts.subcommands.map(\.name)
      lines.append("        0 | help) words=\(lineList(names)) ;;")
    }
    for (index, argument) in facts.positionals.enumerated() {
      let pattern = argument.details.isRepeating ? "[0-9]*" : "\(index)"
      lines.append("        \(pattern)) \(offer(argument.details.completion, isList: false)) ;;")
    }
    return (lines + ["      esac", "      ;;"]).joined(separator: "\n")
  }

  private func offer(_ completion: CompletionKind, isList: Bool) -> String {
    switch completion {
    case .none: ":"
    case .list(let words): "words=\(lineList(words))"
    case .values(let kind):
      "words=$(\(root.name) completions --values \(kind) --prefix=\"${current##*,}\" 2>/dev/null)\(isList ? " list=1" : "")"
    case .directory: "files='/'"
    case .file(let extensions): "files=\(extensions.isEmpty ? "'*'" : lineList(extensions))"
    }
  }

  /// Returns words, one per line, in a Bash notation that needs only one line.
  private func lineList(_ words: [String]) -> String {
    var result = "$'"
    for letter in words.joined(separator: "\n") {
      switch letter {
      case "\n": result += "\\n"
      case "'", "\\": result += "\\\(letter)"
      default: result.append(letter)
      }
    }
    return result + "'"
  }

  /// The function that matches words and files with what has been typed.
  private var offering: String {
    """
    # Replies with the words and files that begin with what has been typed.
    \(function)_offer() {
      local line kind before=""
      # Of a list with commas, its last word is completed.
      [[ -n $list && $current == *,* ]] && before="${current%,*},"
      for line in $words; do
        [[ $line == "${current#"$before"}"* ]] && COMPREPLY+=("$before$line")
      done
      # More may follow what ends with an equals sign or a point.
      [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=.] ]] && compopt -o nospace 2>/dev/null
      [[ -n $files ]] || return 0
      compopt -o filenames 2>/dev/null
      while read -r line; do
        if [[ $files == "*" || -d $line ]]; then
          COMPREPLY+=("$line")
        else
          for kind in $files; do
            [[ $line == *".$kind" ]] && COMPREPLY+=("$line")
          done
        fi
      done < <(compgen -f -- "$current")
      return 0
    }
    """
  }
}
