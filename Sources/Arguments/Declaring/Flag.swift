/// A name that stands alone: `--name` or `-n`.
@propertyWrapper
public final class Flag: ParameterSource {
  let name: NameSpecification

  /// Whether the flag was given.
  public var wrappedValue: Bool

  /// Declares a flag; without it the value is false by default.
  public init(
    wrappedValue: Bool, name: NameSpecification = .long, help: ArgumentHelp = ""
  ) {
    self.wrappedValue = wrappedValue
    self.name = name
    super.init(help: help)
  }

  override func parameters(label: String) -> [Parameter] {
    [
      Parameter(
        kind: .flag, names: name.names(label: label), valueName: "", help: help,
        details: ValueDetails().withDefault(nil).repeating()
      ) { [self] _ in
        wrappedValue = true
        return true
      }
    ]
  }
}

/// Parameters that several commands share.
@propertyWrapper
public final class OptionGroup<Group: ParsableArguments>: ParameterSource {
  let title: String

  /// The group, once the command line has been parsed.
  public var wrappedValue: Group

  /// The sources of its parameters, which stay the same when their values change.
  private lazy var sources = wrappedValue.sources

  /// Declares a group; a title gives its parameters a section of their own in the help.
  public init(title: String = "") {
    wrappedValue = Group()
    self.title = title
    super.init(help: "")
  }

  override func parameters(label: String) -> [Parameter] {
    Parameter.all(of: sources).map { parameter in
      var parameter = parameter
      if parameter.section.isEmpty { parameter.section = title }
      return parameter
    }
  }

  override func validateGroup() throws {
    try wrappedValue.validateAll(sources)
  }
}
