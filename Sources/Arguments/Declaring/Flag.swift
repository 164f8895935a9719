/// A name that stands alone: `--name` or `-n`.
@propertyWrapper
public final class Flag: ParameterSource {
  let box: Box<Bool>
  let name: NameSpecification

  /// Whether the flag was given.
  public var wrappedValue: Bool {
    get { box.content }
    set { box.value = newValue }
  }

  /// Declares a flag; without it the value is false by default.
  public init(
    wrappedValue: Bool, name: NameSpecification = .long, help: ArgumentHelp = ""
  ) {
    box = Box(wrappedValue)
    self.name = name
    super.init(help: help)
  }

  override func parameters(label: String) -> [Parameter] {
    [
      Parameter(
        kind: .flag, names: name.names(label: label), valueName: "", help: help,
        details: ValueDetails().withDefault(nil).repeating()
      ) { [box] _ in
        box.value = true
        return true
      }
    ]
  }
}

/// Parameters that several commands share.
@propertyWrapper
public final class OptionGroup<Group: ParsableArguments>: ParameterSource {
  let box: Box<Group>
  let title: String

  /// The group, once the command line has been parsed.
  public var wrappedValue: Group {
    get { box.content }
    set { box.value = newValue }
  }

  /// Declares a group; a title gives its parameters a section of their own in the help.
  public init(title: String = "") {
    box = Box(Group())
    self.title = title
    super.init(help: "")
  }

  override func parameters(label: String) -> [Parameter] {
    box.content.parameters.map { parameter in
      var parameter = parameter
      if parameter.section.isEmpty { parameter.section = title }
      return parameter
    }
  }

  override func validateGroup() throws {
    try box.value?.validateAll()
  }
}
