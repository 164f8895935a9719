/// The values of one ``Argument`` or ``Option``: where they are stored and how they are read.
struct ValueStorage<Value> {
  let box: Box<Value>
  let details: ValueDetails
  let accept: (String) -> Bool
}

extension ValueStorage where Value: ExpressibleByArgument {
  /// Creates storage for one value, required where there is no default.
  static func single(_ initial: Value?, _ completion: CompletionKind?) -> ValueStorage {
    let box = Box(initial)
    let details = ValueDetails(of: Value.self, completion: completion)
    return ValueStorage(
      box: box,
      details: initial.map { details.withDefault($0.defaultValueDescription) } ?? details
    ) { text in
      guard let value = Value(argument: text) else { return false }
      box.value = value
      return true
    }
  }
}

extension ValueStorage {
  /// Creates storage for an optional value.
  static func optional<Wrapped: ExpressibleByArgument>(
    _ completion: CompletionKind?
  ) -> ValueStorage where Value == Wrapped? {
    let box = Box<Value>(.some(nil))
    let details = ValueDetails(of: Wrapped.self, completion: completion)
    return ValueStorage(box: box, details: details.withDefault(nil)) { text in
      guard let value = Wrapped(argument: text) else { return false }
      box.value = .some(value)
      return true
    }
  }

  /// Creates storage for any number of values, at least one without a default, which the first
  /// replaces.
  static func list<Element: ExpressibleByArgument>(
    _ initial: Value?, _ completion: CompletionKind?
  ) -> ValueStorage where Value == [Element] {
    let box = Box(initial)
    var replacing = true
    let details = ValueDetails(of: Element.self, completion: completion).repeating()
    let text = initial?.map(\.defaultValueDescription).joined(separator: ", ")
    return ValueStorage(
      box: box, details: text.map { details.withDefault($0) } ?? details
    ) { text in
      guard let value = Element(argument: text) else { return false }
      box.value = replacing ? [value] : (box.value ?? []) + [value]
      replacing = false
      return true
    }
  }
}
