extension ParsableCommand {
  /// Problems in the definitions of this command and all below it; tests expect none.
  public static var definitionProblems: [String] {
    CommandPath(root: self).allPaths.flatMap(\.problems)
  }
}

extension CommandPath {
  fileprivate var allPaths: [CommandPath] {
    [self] + last.configuration.subcommands.flatMap { appending($0).allPaths }
  }

  fileprivate var problems: [String] {
    let parameters = last.init().parameters
    let subcommands = last.configuration.subcommands
    var found: [String] = []
    if !subcommands.isEmpty, !parameters.isEmpty {
      found.append("has both subcommands and parameters")
    }
    found += Self.repeated(subcommands.map { $0.name }).map { "has two subcommands '\($0)'" }
    found += Self.repeated(parameters.flatMap(\.names).map(\.description))
      .map { "has two parameters '\($0)'" }
    for parameter in parameters where parameter.kind != .positional && parameter.names.isEmpty {
      found.append("has a parameter without a name")
    }
    let positionals = parameters.filter { $0.kind == .positional }
    for (earlier, later) in zip(positionals, positionals.dropFirst()) {
      if earlier.details.isRepeating { found.append("has \(later.display) after a list") }
      if !earlier.details.isRequired, later.details.isRequired {
        found.append("has the required \(later.display) after an optional one")
      }
    }
    return found.map { "'\(name)' \($0)" }
  }

  private static func repeated(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }
}
