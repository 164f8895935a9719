extension ParsableCommand {
  /// Reads a command line, without the program's name, into the command that it calls.
  ///
  /// - Throws: the error in the command line, or a ``CleanExit`` if it asks for help or the
  ///   version; ``fullMessage(for:thrownBy:columns:)`` puts it in words and ``exitCode(for:)``
  ///   gives its code.
  public static func parseAsRoot(_ arguments: [String]) throws -> any ParsableCommand {
    var path = CommandPath(root: self)
    var rest = arguments[...]
    while !path.last.configuration.subcommands.isEmpty {
      guard let word = rest.popFirst() else { throw CleanExit.helpRequest(path.last) }
      do {
        path = path.appending(try subcommand(word, rest, of: path))
      } catch let error as ParserError {
        // A request for help among wrong words is still a request for help.
        if asksForHelp(rest) { throw CleanExit.helpRequest(path.last) }
        throw ParseFailure(path: path, error: error)
      }
    }
    return try parse(rest, as: path)
  }

  /// Returns the subcommand that a word calls in a group.
  private static func subcommand(
    _ word: String, _ rest: ArraySlice<String>, of path: CommandPath
  ) throws -> any ParsableCommand.Type {
    if let child = path.last.subcommand(named: word) { return child }
    if word == BuiltInName.helpSubcommand {
      throw CleanExit.helpRequest(try target(rest, of: path))
    }
    if BuiltInName.help.contains(where: { $0.description == word }) {
      throw CleanExit.helpRequest(path.last)
    }
    let version = path.version
    if !version.isEmpty, word == "--version" { throw CleanExit.message(version) }
    if word.hasPrefix("-"), word != "-" {
      let known = ["--help"] + (version.isEmpty ? [] : ["--version"])
      throw ParserError.unknownOption(word, suggestion: Spelling.nearest(to: word, among: known))
    }
    throw unknown(word, of: path)
  }

  /// Returns the command that the words after `help` name.
  private static func target(
    _ words: ArraySlice<String>, of path: CommandPath
  ) throws(ParserError) -> any ParsableCommand.Type {
    var path = path
    for word in words where !word.hasPrefix("-") {
      guard let child = path.last.subcommand(named: word) else { throw unknown(word, of: path) }
      path = path.appending(child)
    }
    return path.last
  }

  private static func unknown(_ word: String, of path: CommandPath) -> ParserError {
    if path.last.configuration.subcommands.isEmpty { return .unexpectedArguments([word]) }
    let names = path.last.visibleSubcommands.map { $0.name } + [BuiltInName.helpSubcommand]
    return .unknownSubcommand(word, suggestion: Spelling.nearest(to: word, among: names))
  }

  private static func asksForHelp(_ words: ArraySlice<String>) -> Bool {
    words.prefix { $0 != "--" }.contains { word in
      BuiltInName.help.contains { $0.description == word }
    }
  }

  /// Reads the arguments of a command without subcommands.
  private static func parse(
    _ words: ArraySlice<String>, as path: CommandPath
  ) throws -> any ParsableCommand {
    var command = path.last.init()
    let sources = command.sources
    var parser = ArgumentParser(parameters: Parameter.all(of: sources), version: path.version)
    do {
      switch try parser.parse(words) {
      case .help: throw CleanExit.helpRequest(path.last)
      case .version: throw CleanExit.message(path.version)
      case nil: break
      }
      try command.validateAll(sources)
    } catch let error as ParserError {
      if asksForHelp(words) { throw CleanExit.helpRequest(path.last) }
      throw ParseFailure(path: path, error: error)
    } catch let error as ValidationError {
      throw ParseFailure(path: path, error: .validation(error.message))
    }
    return command
  }
}
