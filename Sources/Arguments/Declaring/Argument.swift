/// A positional argument; a list takes all that are left.
@propertyWrapper
public struct Argument<Value>: ParameterSource {
  let storage: ValueStorage<Value>
  let help: ArgumentHelp

  /// The value, once the command line has been parsed.
  public var wrappedValue: Value {
    get { storage.box.content }
    nonmutating set { storage.box.value = newValue }
  }

  init(storage: ValueStorage<Value>, help: ArgumentHelp) {
    self.storage = storage
    self.help = help
  }

  /// Lets `@Argument` stand without parentheses, and says what is wrong with a type that cannot be read.
  @available(
    *, unavailable, message: "the type of the value does not conform to ExpressibleByArgument"
  )
  public init() {
    preconditionFailure("unavailable")
  }

  func parameters(label: String) -> [Parameter] {
    [
      Parameter(
        kind: .positional, names: [], valueName: help.valueName ?? KebabCase.convert(label),
        help: help, details: storage.details, accept: storage.accept)
    ]
  }
}

extension Argument where Value: ExpressibleByArgument {
  /// A required argument.
  public init(help: ArgumentHelp = "", completion: CompletionKind? = nil) {
    self.init(storage: .single(nil, completion), help: help)
  }

  /// An argument that may be left out.
  public init(
    wrappedValue: Value, help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) {
    self.init(storage: .single(wrappedValue, completion), help: help)
  }
}

extension Argument {
  /// An argument that may be left out.
  public init<Wrapped: ExpressibleByArgument>(
    help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) where Value == Wrapped? {
    self.init(storage: .optional(completion), help: help)
  }

  /// At least one argument.
  public init<Element: ExpressibleByArgument>(
    help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(storage: .list(nil, completion), help: help)
  }

  /// Any number of arguments.
  public init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(storage: .list(wrappedValue, completion), help: help)
  }
}
