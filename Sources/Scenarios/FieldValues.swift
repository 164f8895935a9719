public import Dates
public import JSONText
public import Money

/// A number that may be uncertain.
public struct RangedQuantity: Sendable, Hashable {
  /// The least it may be.
  public var low: Quantity
  /// What is priced.
  public var likely: Quantity
  /// The most it may be.
  public var high: Quantity

  /// A range; `low ≤ likely ≤ high`.
  public init(low: Quantity, likely: Quantity, high: Quantity) {
    self.low = low
    self.likely = likely
    self.high = high
  }

  /// A number that is certain.
  public init(_ value: Quantity) { self.init(low: value, likely: value, high: value) }

  /// Whether it is more than one number.
  public var isRange: Bool { low != high }
}

/// A value that was read for a declared field.
public indirect enum FieldValue: Sendable {
  /// Of a quantity.
  case quantity(RangedQuantity)
  /// Of a whole number.
  case integer(Int)
  /// Of text or a choice.
  case text(String)
  /// Of a flag.
  case flag(Bool)
  /// Of a date.
  case date(CalendarDate)
  /// Of month hours; nil for `"calendar"`.
  case monthHours(Quantity?)
  /// Of a list of words.
  case words([String])
  /// Of tags.
  case tags([String: String])
  /// Of an object.
  case object(FieldValues)
  /// Of a list of objects.
  case list([FieldValues])
}

/// The values of an object's fields, with their places in the text.
public struct FieldValues: Sendable {
  /// Where the object begins.
  public var position: TextPosition?
  var values: [String: FieldValue] = [:]
  var positions: [String: TextPosition] = [:]

  /// No values; for resources that are made, not read.
  public init(position: TextPosition? = nil) { self.position = position }

  /// The value of a field, or its default when it was left out.
  public subscript<Value>(field: Field<Value>) -> Value {
    values[field.name].flatMap(field.convert) ?? field.missing
  }

  /// Sets a value as if it had been read: for a resource that expands into parts.
  public mutating func set(_ value: FieldValue, for name: String, at position: TextPosition? = nil) {
    values[name] = value
    positions[name] = position
  }

  /// The value of a key, if it was given.
  public func value(_ name: String) -> FieldValue? { values[name] }

  /// Whether a field was given.
  public func isGiven<Value>(_ field: Field<Value>) -> Bool { values[field.name] != nil }

  /// The range of a quantity, if it was given.
  public func range(_ name: String) -> RangedQuantity? {
    if case .quantity(let range)? = values[name] { return range }
    return nil
  }

  /// Where a field's value stands, or the object where the field was left out.
  public func position(of name: String) -> TextPosition? { positions[name] ?? position }

  /// The keys that were given.
  public var names: [String] { values.keys.sorted() }

  /// Every quantity that is a range, with its key; those of nested objects too.
  public var uncertain: [(name: String, range: RangedQuantity)] {
    names.flatMap { name -> [(name: String, range: RangedQuantity)] in
      switch values[name] {
      case .quantity(let range) where range.isRange: return [(name, range)]
      case .object(let nested): return nested.uncertain.map { ("\(name).\($0.name)", $0.range) }
      case .list(let nested):
        return nested.enumerated().flatMap { index, values in
          values.uncertain.map { ("\(name).\(index).\($0.name)", $0.range) }
        }
      default: return []
      }
    }
  }

  /// The same values with each range replaced by one of its bounds.
  public func choosing(_ bound: (RangedQuantity) -> Quantity) -> FieldValues {
    var copy = self
    for (name, value) in values {
      switch value {
      case .quantity(let range): copy.values[name] = .quantity(RangedQuantity(bound(range)))
      case .object(let nested): copy.values[name] = .object(nested.choosing(bound))
      case .list(let nested): copy.values[name] = .list(nested.map { $0.choosing(bound) })
      default: break
      }
    }
    return copy
  }
}
