/// Reads the words of a command line into the parameters of one command.
struct ArgumentParser {
  /// What a command line may ask for instead of running a command.
  enum Request {
    case help
    case version
  }

  private let parameters: [Parameter]
  private let hasVersion: Bool
  private let hasDigitNames: Bool
  private var indices: [OptionName: Int] = [:]
  private var given: Set<Int> = []
  private var words: ArraySlice<String> = []

  init(parameters: [Parameter], version: String) {
    self.parameters = parameters
    hasVersion = !version.isEmpty
    for (index, parameter) in parameters.enumerated() {
      for name in parameter.names { indices[name] = index }
    }
    hasDigitNames = indices.keys.contains {
      if case .short(let letter) = $0 { letter.isWholeNumber } else { false }
    }
  }

  /// Reads all words; returns early at a request for help or the version.
  mutating func parse(_ words: ArraySlice<String>) throws(ParserError) -> Request? {
    self.words = words
    var positionals: [String] = []
    while let word = self.words.popFirst() {
      if word == "--" {
        positionals += self.words
        break
      }
      if !looksLikeName(word) {
        positionals.append(word)
      } else if let request = try word.hasPrefix("--") ? long(word) : shorts(word) {
        return request
      }
    }
    try assign(positionals)
    try requireAll()
    return nil
  }

  /// Returns whether a word is a name, not a value: `-` is standard input and `-5` a number.
  private func looksLikeName(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return false }
    return hasDigitNames || !Self.isNegativeNumber(word)
  }

  /// Returns whether a word looks like `-5`, `-.5` or `-0.5e3`, judging by its first characters.
  private static func isNegativeNumber(_ word: String) -> Bool {
    let bytes = word.utf8.dropFirst().prefix(2)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = bytes.first else { return false }
    if digits.contains(first) { return true }
    return first == UInt8(ascii: ".") && bytes.dropFirst().contains(where: digits.contains)
  }

  private mutating func long(_ word: String) throws(ParserError) -> Request? {
    let body = word.dropFirst(2)
    let equals = body.firstIndex(of: "=")
    let name = OptionName.long(String(body[..<(equals ?? body.endIndex)]))
    let value = equals.map { String(body[body.index(after: $0)...]) }
    guard let index = indices[name] else {
      let request = builtIn(name)
      if let value, request != nil { throw .valueForFlag(name.description, value: value) }
      guard let request else { throw unknown(name) }
      return request
    }
    try take(index, name, value: value)
    return nil
  }

  private func builtIn(_ name: OptionName) -> Request? {
    if BuiltInName.help.contains(name) { return .help }
    return hasVersion && BuiltInName.version.contains(name) ? .version : nil
  }

  /// Reads `-v`, `-abc`, `-n value`, `-nvalue` or `-n=value`.
  private mutating func shorts(_ word: String) throws(ParserError) -> Request? {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      let name = OptionName.short(letter)
      guard let index = indices[name] else {
        guard let request = builtIn(name) else { throw unknown(name) }
        return request
      }
      let hasEquals = letters.first == "="
      if parameters[index].kind == .option || hasEquals {
        let value = letters.isEmpty ? nil : String(hasEquals ? letters.dropFirst() : letters)
        try take(index, name, value: value)
        return nil
      }
      try take(index, name, value: nil)
    }
    return nil
  }

  /// Accepts an option or flag, with the value that was joined to its name.
  private mutating func take(
    _ index: Int, _ name: OptionName, value joined: String?
  ) throws(ParserError) {
    let parameter = parameters[index]
    if parameter.kind == .flag {
      if let joined { throw .valueForFlag(name.description, value: joined) }
      _ = parameter.accept("")
      return
    }
    if given.contains(index), !parameter.details.isRepeating {
      throw .optionTwice((parameter.preferredName ?? name).description)
    }
    given.insert(index)
    if let joined { return try store(joined, in: parameter) }
    guard let next = words.first, !looksLikeName(next) else {
      throw .missingValue(for: parameter.display)
    }
    words.removeFirst()
    try store(next, in: parameter)
  }

  private func store(_ value: String, in parameter: Parameter) throws(ParserError) {
    guard parameter.accept(value) else {
      throw .invalidValue(
        value, for: parameter.display, choices: parameter.details.choices,
        valid: parameter.details.validValues)
    }
  }

  private func unknown(_ name: OptionName) -> ParserError {
    let visible = parameters.filter(\.isVisible).flatMap(\.names).filter(\.isLong)
    let known = visible.map(\.description) + ["--help"] + (hasVersion ? ["--version"] : [])
    let suggestion = name.isLong ? Spelling.nearest(to: name.description, among: known) : nil
    return .unknownOption(name.description, suggestion: suggestion)
  }

  private mutating func assign(_ values: [String]) throws(ParserError) {
    var rest = values[...]
    for (index, parameter) in parameters.enumerated() where parameter.kind == .positional {
      while let value = rest.first {
        try store(value, in: parameter)
        given.insert(index)
        rest.removeFirst()
        if !parameter.details.isRepeating { break }
      }
    }
    if !rest.isEmpty { throw .unexpectedArguments(Array(rest)) }
  }

  private func requireAll() throws(ParserError) {
    for (index, parameter) in parameters.enumerated()
    where parameter.details.isRequired && !given.contains(index) {
      throw .missingArgument(parameter.display)
    }
  }
}
