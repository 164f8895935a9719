extension ParsableCommand {
  /// Returns the help for this root or a command below it, wrapped to a width, without a final
  /// newline.
  public static func helpMessage(
    for command: (any ParsableCommand.Type)? = nil, columns: Int = 80
  ) -> String {
    let root = CommandPath(root: self)
    let path = command.flatMap(root.path(to:)) ?? root
    return HelpText(path: path, columns: columns).text
  }
}

/// The help of one command.
struct HelpText {
  private static let indent = 2
  private static let labelColumn = 26
  /// With more options than this, the usage line only says that there are options.
  private static let maximumUsageOptions = 10

  private let path: CommandPath
  private let configuration: CommandConfiguration
  private let parameters: [Parameter]
  private let columns: Int

  init(path: CommandPath, columns: Int) {
    self.path = path
    // With fewer columns, the column of descriptions would be too narrow to read.
    self.columns = max(columns, 50)
    configuration = path.last.configuration
    parameters = path.visibleParameters
  }

  var text: String {
    var blocks: [[String]] = []
    if !configuration.abstract.isEmpty {
      blocks.append(wrapped("OVERVIEW: " + configuration.abstract))
    }
    if !configuration.discussion.isEmpty { blocks.append(wrapped(configuration.discussion)) }
    blocks.append(usage)
    blocks += parameterBlocks
    if !path.last.visibleSubcommands.isEmpty { blocks.append(subcommands) }
    if !configuration.examples.isEmpty { blocks.append(examples) }
    if !path.last.visibleSubcommands.isEmpty {
      let name = path.commands[0].name
      let middle = path.commands.dropFirst().map { $0.name + " " }.joined()
      blocks.append(["  See '\(name) help \(middle)<subcommand>' for detailed help."])
    }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func wrapped(_ text: String) -> [String] {
    TextWrapping.wrap(text, width: columns, indent: 0)
  }

  private var usage: [String] {
    var units = ["USAGE:"] + path.commands.map { $0.name }
    if !configuration.subcommands.isEmpty { units.append("<subcommand>") }
    // The built-in flags need no mention.
    let own = parameters.filter { parameter in
      !parameter.names.contains {
        BuiltInName.help.contains($0) || BuiltInName.version.contains($0)
      }
    }
    units += own.filter { $0.kind == .positional }.map(\.usage)
    let named = own.filter { $0.kind != .positional }
    let required = named.filter { $0.details.isRequired }
    let isLong = named.count > Self.maximumUsageOptions
    units += (isLong ? required : named).map(\.usage)
    if isLong { units.append("[<options>]") }
    return TextWrapping.fill(units, width: columns, indent: "USAGE: ".count)
  }

  private var parameterBlocks: [[String]] {
    let positionals = parameters.filter { $0.kind == .positional }
    let named = parameters.filter { $0.kind != .positional }
    var blocks: [[String]] = []
    func add(_ title: String, _ members: [Parameter]) {
      if members.isEmpty { return }
      blocks.append([title + ":"] + members.flatMap { entry($0.label, $0.explanation) })
    }
    add("ARGUMENTS", positionals)
    var titles: [String] = []
    for parameter in named where !parameter.section.isEmpty && !titles.contains(parameter.section) {
      titles.append(parameter.section)
    }
    for title in titles { add(title.uppercased(), named.filter { $0.section == title }) }
    add("OPTIONS", named.filter(\.section.isEmpty))
    return blocks
  }

  private var subcommands: [String] {
    ["SUBCOMMANDS:"]
      + path.last.visibleSubcommands.flatMap { entry($0.name, $0.configuration.abstract) }
  }

  private var examples: [String] {
    var lines = ["EXAMPLES:"]
    for (index, example) in configuration.examples.enumerated() {
      if index > 0 { lines.append("") }
      lines += TextWrapping.wrap(example.summary, width: columns, indent: Self.indent)
      // A command line is meant to be copied, so it is never wrapped.
      lines.append(String(repeating: " ", count: Self.indent * 2) + "$ " + example.commandLine)
    }
    return lines
  }

  /// Adds a label with its text beside it, or below it where the label is too wide.
  private func entry(_ label: String, _ text: String) -> [String] {
    let labelled = String(repeating: " ", count: Self.indent) + label
    let lines = TextWrapping.wrap(text, width: columns, indent: Self.labelColumn)
    guard labelled.count < Self.labelColumn else { return [labelled] + (text.isEmpty ? [] : lines) }
    let padding = String(repeating: " ", count: Self.labelColumn - labelled.count)
    guard !text.isEmpty, let first = lines.first else { return [labelled] }
    return [labelled + padding + first.dropFirst(Self.labelColumn)] + lines.dropFirst()
  }
}

extension Parameter {
  /// The parameter as a usage line shows it.
  fileprivate var usage: String {
    let unit = details.isRepeating && kind != .flag ? display + " ..." : display
    return details.isRequired ? unit : "[\(unit)]"
  }

  /// The parameter as the list of parameters shows it, short names first.
  fileprivate var label: String {
    guard kind != .positional else { return display }
    let sorted = names.filter { !$0.isLong } + names.filter(\.isLong)
    let list = sorted.map(\.description).joined(separator: ", ")
    return kind == .option ? "\(list) <\(valueName)>" : list
  }

  /// The help with the choices and the default.
  var explanation: String {
    var facts: [String] = []
    if !details.choices.isEmpty {
      facts.append("values: " + details.choices.joined(separator: ", "))
    }
    if let text = details.defaultText { facts.append("default: " + text) }
    guard !facts.isEmpty else { return help.abstract }
    let remark = "(" + facts.joined(separator: "; ") + ")"
    return help.abstract.isEmpty ? remark : help.abstract + " " + remark
  }
}
