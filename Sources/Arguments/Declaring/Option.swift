/// A value with a name: `--name value`, `--name=value`, `-n value` or `-nvalue`.
@propertyWrapper
public final class Option<Value>: ParameterSource {
  let storage: ValueStorage<Value>
  let name: NameSpecification

  /// The value, once the command line has been parsed.
  public var wrappedValue: Value {
    get { storage.content }
    set { storage.value = newValue }
  }

  init(storage: ValueStorage<Value>, name: NameSpecification, help: ArgumentHelp) {
    self.storage = storage
    self.name = name
    super.init(help: help)
  }

  /// Lets `@Option` be written without parentheses, and explains what is wrong with an unreadable
  /// type.
  @available(
    *, unavailable, message: "the type of the value does not conform to ExpressibleByArgument"
  )
  public convenience init() {
    preconditionFailure("unavailable")
  }

  override func parameters(label: String) -> [Parameter] {
    [
      Parameter(
        kind: .option, names: name.names(label: label),
        valueName: help.valueName ?? KebabCase.convert(label),
        help: help, details: storage.details, accept: storage.accept)
    ]
  }
}

extension Option where Value: ExpressibleByArgument {
  /// Declares a required option.
  public convenience init(
    name: NameSpecification = .long, help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) {
    self.init(storage: .single(nil, completion), name: name, help: help)
  }

  /// Declares an option with a default.
  public convenience init(
    wrappedValue: Value, name: NameSpecification = .long, help: ArgumentHelp = "",
    completion: CompletionKind? = nil
  ) {
    self.init(storage: .single(wrappedValue, completion), name: name, help: help)
  }
}

extension Option {
  /// Declares an option that may be left out.
  public convenience init<Wrapped: ExpressibleByArgument>(
    name: NameSpecification = .long, help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) where Value == Wrapped? {
    self.init(storage: .optional(completion), name: name, help: help)
  }

  /// Declares an option that must be given at least once.
  public convenience init<Element: ExpressibleByArgument>(
    name: NameSpecification = .long, help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(storage: .list(nil, completion), name: name, help: help)
  }

  /// Declares an option that may be given any number of times.
  public convenience init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], name: NameSpecification = .long, help: ArgumentHelp = "",
    completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(storage: .list(wrappedValue, completion), name: name, help: help)
  }
}
