/// An error in a command line; ``ParserError/message`` puts it in words.
enum ParserError: Error, Equatable {
  case unknownOption(String, suggestion: String?)
  case unknownSubcommand(String, suggestion: String?)
  case missingValue(for: String)
  case missingArgument(String)
  case invalidValue(String, for: String, choices: [String], valid: String?)
  case valueForFlag(String, value: String)
  case unexpectedArguments([String])
  case optionTwice(String)
  case validation(String)
}

/// A command line that cannot be used, with the command it was meant for.
struct ParseFailure: Error {
  let path: CommandPath
  let error: ParserError
}

extension ParserError {
  /// The error in one sentence, with names in single quotes.
  var message: String {
    switch self {
    case .unknownOption(let name, _): "unknown option '\(name)'"
    case .unknownSubcommand(let name, _): "unknown subcommand '\(name)'"
    case .missingValue(let parameter): "missing value for '\(parameter)'"
    case .missingArgument(let parameter): "missing argument '\(parameter)'"
    case .invalidValue(let value, let parameter, _, _):
      "the value '\(value)' is not valid for '\(parameter)'"
    case .valueForFlag(let name, let value): "the flag '\(name)' takes no value, not '\(value)'"
    case .unexpectedArguments(let words):
      (words.count == 1 ? "unexpected argument " : "unexpected arguments ")
        + words.map { "'\($0)'" }.joined(separator: ", ")
    case .optionTwice(let name): "the option '\(name)' was given twice"
    case .validation(let message): message
    }
  }

  /// A hint on what might help.
  var note: String? {
    switch self {
    case .unknownOption(_, let suggestion?), .unknownSubcommand(_, let suggestion?):
      "did you mean '\(suggestion)'?"
    case .invalidValue(_, _, let choices, _) where !choices.isEmpty:
      "the choices are " + choices.map { "'\($0)'" }.joined(separator: ", ")
    case .invalidValue(_, _, _, let valid): valid
    default: nil
    }
  }
}
