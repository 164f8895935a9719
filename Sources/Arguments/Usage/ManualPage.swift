extension ParsableCommand {
  /// Returns the manual pages of this root and all commands below it by file name, such as
  /// `budget-estimate.1`; they are generated from the same definitions as the help.
  public static func manualPages() -> [(name: String, text: String)] {
    CommandPath(root: self).visibleTree.map { path in
      let page = ManualPage(path)
      return ("\(page.title).1", page.text)
    }
  }
}

/// The manual page of one command, in roff, the language of `man`.
struct ManualPage {
  private let path: CommandPath
  private let configuration: CommandConfiguration

  init(_ path: CommandPath) {
    self.path = path
    configuration = path.last.configuration
  }

  /// The name of the page: the command's words joined by hyphens.
  var title: String { path.commands.map { $0.name }.joined(separator: "-") }

  var text: String {
    let upper = Self.escaped(title.uppercased())
    var lines = [
      ".TH \"\(upper)\" 1 \"\" \"\(Self.escaped("\(path.commands[0].name) \(path.version)"))\"",
      ".SH NAME", "\(Self.escaped(title)) \\- \(Self.line(sentence))",
      ".SH SYNOPSIS", synopsis,
    ]
    if !configuration.discussion.isEmpty {
      lines.append(".SH DESCRIPTION")
      // A heading begins a paragraph by itself.
      for (index, text) in configuration.discussion.split(separator: "\n").enumerated() {
        lines += index == 0 ? [Self.line(text)] : [".PP", Self.line(text)]
      }
    }
    let parameters = path.visibleParameters
    lines += block("ARGUMENTS", parameters.filter { $0.kind == .positional })
    lines += block("OPTIONS", parameters.filter { $0.kind != .positional })
    let subcommands = path.last.visibleSubcommands
    if !subcommands.isEmpty {
      lines.append(".SH COMMANDS")
      for command in subcommands {
        let page = (path.commands.map { $0.name } + [command.name]).joined(separator: "-")
        lines += [
          ".TP", "\\fB\(Self.escaped(page))\\fR(1)", Self.line(command.configuration.abstract),
        ]
      }
    }
    if !configuration.examples.isEmpty {
      lines.append(".SH EXAMPLES")
      for (index, example) in configuration.examples.enumerated() {
        lines += index == 0 ? [] : [".PP"]
        lines += [
          Self.line(example.summary), ".PP", ".RS 4", ".nf", Self.line(example.commandLine), ".fi",
          ".RE",
        ]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A sentence on what the command does, for the line after its name.
  private var sentence: String {
    var text = configuration.abstract
    if text.last == "." { text.removeLast() }
    return text
  }

  private var synopsis: String {
    let words = "\\fB\(Self.escaped(path.name))\\fR"
    if !configuration.subcommands.isEmpty { return "\(words) \\fIcommand\\fR" }
    let positionals = path.visibleParameters.filter { $0.kind == .positional }.map { argument in
      let name = "\\fI\(Self.escaped(argument.valueName))\\fR"
      let unit = argument.details.isRepeating ? "\(name) ..." : name
      return argument.details.isRequired ? unit : "[\(unit)]"
    }
    return ([words, "[\\fIoptions\\fR]"] + positionals).joined(separator: " ")
  }

  private func block(_ title: String, _ parameters: [Parameter]) -> [String] {
    if parameters.isEmpty { return [] }
    return [".SH \(title)"]
      + parameters.flatMap { parameter -> [String] in
        let names = parameter.names.map { "\\fB\(Self.escaped($0.description))\\fR" }
        let value = "\\fI\(Self.escaped(parameter.valueName))\\fR"
        let label =
          switch parameter.kind {
          case .positional: value
          case .option: names.joined(separator: ", ") + " " + value
          case .flag: names.joined(separator: ", ")
          }
        return [".TP", label, Self.line(parameter.explanation)]
      }
  }

  /// Returns a text whose characters mean nothing to the formatter.
  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for letter in text {
      switch letter {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      default: result.append(letter)
      }
    }
    return result
  }

  /// Returns a line of text; a point or an apostrophe at its beginning would be a command.
  private static func line(_ text: some StringProtocol) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
