/// The value of one ``Argument`` or ``Option``, and how it is read.
///
/// One class for both, because every generic type takes time when a program first uses it.
final class ValueStorage<Value> {
  var value: Value?
  let details: ValueDetails
  /// Reads a word, and returns whether it is a value.
  private(set) var accept: (String) -> Bool = { _ in false }

  init(_ value: Value?, _ details: ValueDetails) {
    self.value = value
    self.details = details
  }

  /// The value, once there is one; asking before parsing is a programming error.
  var content: Value {
    guard let value else {
      preconditionFailure("a required argument was read before the command line was parsed")
    }
    return value
  }
}

extension ValueStorage where Value: ExpressibleByArgument {
  /// Creates storage for one value, required where there is no default.
  static func single(_ initial: Value?, _ completion: CompletionKind?) -> ValueStorage {
    let details = ValueDetails(of: Value.self, completion: completion)
    let storage = ValueStorage(
      initial, initial.map { details.withDefault($0.defaultValueDescription) } ?? details)
    storage.accept = { [unowned storage] text in
      guard let value = Value(argument: text) else { return false }
      storage.value = value
      return true
    }
    return storage
  }
}

extension ValueStorage {
  /// Creates storage for an optional value.
  static func optional<Wrapped: ExpressibleByArgument>(
    _ completion: CompletionKind?
  ) -> ValueStorage where Value == Wrapped? {
    let details = ValueDetails(of: Wrapped.self, completion: completion)
    let storage = ValueStorage(.some(nil), details.withDefault(nil))
    storage.accept = { [unowned storage] text in
      guard let value = Wrapped(argument: text) else { return false }
      storage.value = .some(value)
      return true
    }
    return storage
  }

  /// Creates storage for any number of values, at least one without a default, which the first
  /// replaces.
  static func list<Element: ExpressibleByArgument>(
    _ initial: Value?, _ completion: CompletionKind?
  ) -> ValueStorage where Value == [Element] {
    let details = ValueDetails(of: Element.self, completion: completion).repeating()
    let text = initial?.map(\.defaultValueDescription).joined(separator: ", ")
    let storage = ValueStorage(initial, text.map { details.withDefault($0) } ?? details)
    var replacing = true
    storage.accept = { [unowned storage] text in
      guard let value = Element(argument: text) else { return false }
      storage.value = replacing ? [value] : (storage.value ?? []) + [value]
      replacing = false
      return true
    }
    return storage
  }
}
