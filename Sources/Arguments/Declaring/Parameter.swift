/// A property wrapper that declares parameters.
///
/// It is a class because a mirror's child is cast to a class at once, but to a protocol only after
/// a search through all conformances of the program.
public class ParameterSource {
  let help: ArgumentHelp

  init(help: ArgumentHelp) {
    self.help = help
  }

  /// Returns the parameters for the property with a name.
  func parameters(label: String) -> [Parameter] { [] }

  /// Checks the values that were read.
  func validateGroup() throws {}
}

/// An argument, option or flag of a command, as the parser, the help and the completions know it.
struct Parameter {
  enum Kind {
    case positional
    case option
    case flag
  }

  var kind: Kind
  /// The names; none for a positional argument.
  var names: [OptionName]
  /// The word for the value, without the angle brackets.
  var valueName: String
  var help: ArgumentHelp
  var details: ValueDetails
  /// The heading in the help; empty for the common section.
  var section: String = ""
  /// Accepts a word as the value; returns false if it is not one.
  var accept: (String) -> Bool

  /// The name that help and messages use.
  var preferredName: OptionName? { names.first(where: \.isLong) ?? names.first }

  /// The parameter as messages show it: `--format <format>`, `--verbose`, `<scenario>`.
  var display: String {
    switch (kind, preferredName) {
    case (.option, let name?): "\(name) <\(valueName)>"
    case (.flag, let name?): "\(name)"
    default: "<\(valueName)>"
    }
  }

  var isVisible: Bool { help.visibility != .hidden }

  static func all(of sources: [(label: String, source: ParameterSource)]) -> [Parameter] {
    sources.flatMap { label, source in source.parameters(label: label) }
  }
}

/// Facts about the values of a parameter that don't depend on their type.
struct ValueDetails {
  var isRepeating = false
  var isRequired = true
  /// The default, as help shows it.
  var defaultText: String?
  var choices: [String] = []
  /// Which words are values, where they cannot be listed.
  var validValues: String?
  var completion: CompletionKind = .none

  init() {}

  init<Value: ExpressibleByArgument>(of type: Value.Type, completion: CompletionKind?) {
    choices = Value.allValueStrings
    validValues = Value.validValues
    self.completion = completion ?? Value.defaultCompletionKind
  }

  func withDefault(_ text: String?) -> ValueDetails {
    var details = self
    details.isRequired = false
    details.defaultText = text.flatMap { $0.isEmpty ? nil : $0 }
    return details
  }

  func repeating() -> ValueDetails {
    var details = self
    details.isRepeating = true
    return details
  }
}

extension ParsableArguments {
  /// The sources of a value's parameters as a mirror finds them.
  package var mirroredSources: [(label: String, source: ParameterSource)] {
    Mirror(reflecting: self).children.compactMap { child in
      guard let source = child.value as? ParameterSource else { return nil }
      return (String((child.label ?? "").drop { $0 == "_" }), source)
    }
  }

  /// The parameters of a value, in the order of declaration.
  var parameters: [Parameter] { Parameter.all(of: sources) }

  /// Checks the groups of a value, given the sources of its parameters, then the value itself.
  mutating func validateAll(_ sources: [(label: String, source: ParameterSource)]) throws {
    for (_, source) in sources { try source.validateGroup() }
    try validate()
  }
}
