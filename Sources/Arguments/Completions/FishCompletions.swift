/// Writes completions for fish: one line per command, option and argument, each with a condition.
struct FishCompletions {
  private let root: CommandPath
  private let facts: [CompletionFacts]
  private let function: String

  init(root: CommandPath) {
    self.root = root
    facts = CompletionFacts.all(root)
    function = "_" + CompletionFacts.identifier(root.name)
  }

  var script: String {
    let commands = facts.dropFirst().map { quoted($0.path.name) }.joined(separator: " ")
    let branch =
      commands.isEmpty
      ? "" : "\n            case \(commands)\n                set command \"$command $word\""
    return """
      # Completions of \(root.name) for fish: save this file as
      # ~/.config/fish/completions/\(root.name).fish

      function \(function)_at --description 'Whether the words before the cursor call a command'
          set -l command \(quoted(root.name))
          set -l words (commandline -opc)
          for word in $words[2..-1]
              switch "$command $word"\(branch)
              end
          end
          test "$command" = "$argv"
      end

      complete --command \(root.name) --no-files
      \(facts.flatMap(lines).joined(separator: "\n"))

      """
  }

  private func lines(_ facts: CompletionFacts) -> [String] {
    let condition = quoted("\(function)_at \(facts.path.name)")
    let start = "complete --command \(root.name) --condition \(condition)"
    var lines = facts.subcommands.map { entry in
      "\(start) --arguments \(quoted(entry.name)) --description \(quoted(entry.abstract))"
    }
    lines += facts.named.map { parameter in
      var parts = [start]
      for name in parameter.names {
        switch name {
        case .long(let text): parts.append("--long-option \(quoted(text))")
        case .short(let letter): parts.append("--short-option \(quoted(String(letter)))")
        }
      }
      if parameter.kind == .option { parts.append(value(parameter.details)) }
      if !parameter.help.abstract.isEmpty {
        parts.append("--description \(quoted(parameter.help.abstract))")
      }
      return parts.joined(separator: " ")
    }
    lines += facts.positionals.compactMap { argument in
      switch argument.details.completion {
      case .none: nil
      case .list(let words): "\(start) --arguments \(quoted(words.joined(separator: " ")))"
      case .values(let kind): "\(start) --arguments \(quoted(values(kind, isList: false)))"
      case .directory: "\(start) --arguments '(__fish_complete_directories)'"
      case .file(let extensions): "\(start) \(files(extensions))"
      }
    }
    return lines
  }

  /// Returns how the value of an option is completed.
  private func value(_ details: ValueDetails) -> String {
    switch details.completion {
    case .none: "--exclusive"
    case .list(let words): "--exclusive --arguments \(quoted(words.joined(separator: " ")))"
    case .values(let kind):
      "--exclusive --arguments \(quoted(values(kind, isList: details.isRepeating)))"
    case .directory: "--exclusive --arguments '(__fish_complete_directories)'"
    case .file(let extensions):
      extensions.isEmpty ? "--require-parameter --force-files" : "--exclusive \(files(extensions))"
    }
  }

  /// Returns the call that lists words of a kind, of which a list takes several, separated by
  /// commas.
  private func values(_ kind: String, isList: Bool) -> String {
    let typed = #"(commandline -ct | string replace -r "^.*[,=]" "")"#
    let words = "\(root.name) completions --values \(kind) --prefix=\(typed) 2>/dev/null"
    return isList ? "(__fish_complete_list , '\(words)')" : "(\(words))"
  }

  private func files(_ extensions: [String]) -> String {
    if extensions.isEmpty { return "--force-files" }
    let calls = extensions.map { "__fish_complete_suffix .\($0)" }.joined(separator: "; ")
    return "--keep-order --arguments \(quoted("(\(calls))"))"
  }

  /// Returns a word to be taken literally: within single quotes, fish only knows `\'` and `\\`.
  private func quoted(_ text: String) -> String {
    var result = "'"
    for letter in text {
      if letter == "'" || letter == "\\" { result.append("\\") }
      result.append(letter)
    }
    return result + "'"
  }
}
