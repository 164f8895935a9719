/// A positional argument; a list takes all remaining words.
@propertyWrapper
public final class Argument<Value>: ParameterSource {
  let storage: ValueStorage<Value>

  /// The value, once the command line has been parsed.
  public var wrappedValue: Value {
    get { storage.content }
    set { storage.value = newValue }
  }

  init(storage: ValueStorage<Value>, help: ArgumentHelp) {
    self.storage = storage
    super.init(help: help)
  }

  /// Lets `@Argument` be written without parentheses, and explains what is wrong with an unreadable
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
        kind: .positional, names: [], valueName: help.valueName ?? KebabCase.convert(label),
        help: help, details: storage.details, accept: storage.accept)
    ]
  }
}

extension Argument where Value: ExpressibleByArgument {
  /// Declares a required argument.
  public convenience init(help: ArgumentHelp = "", completion: CompletionKind? = nil) {
    self.init(storage: .single(nil, completion), help: help)
  }

  /// Declares an argument with a default.
  public convenience init(
    wrappedValue: Value, help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) {
    self.init(storage: .single(wrappedValue, completion), help: help)
  }
}

extension Argument {
  /// Declares an argument that may be left out.
  public convenience init<Wrapped: ExpressibleByArgument>(
    help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) where Value == Wrapped? {
    self.init(storage: .optional(completion), help: help)
  }

  /// Declares a list of at least one argument.
  public convenience init<Element: ExpressibleByArgument>(
    help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(storage: .list(nil, completion), help: help)
  }

  /// Declares a list of any number of arguments.
  public convenience init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], help: ArgumentHelp = "", completion: CompletionKind? = nil
  ) where Value == [Element] {
    self.init(storage: .list(wrappedValue, completion), help: help)
  }
}
