public import Diagnostics
public import Dates
import JSONText
public import Money

/// A number that may be uncertain.
public struct RangedQuantity: Sendable, Hashable {
  /// The lowest value.
  public var low: Quantity
  /// The value that is priced.
  public var likely: Quantity
  /// The highest value.
  public var high: Quantity
  /// The number of outcomes in 100 that lie between `low` and `high`; nil where all do.
  public var confidence: Quantity?
  /// The name of the group of ranges that rise and fall together; nil where it varies
  /// independently.
  public var together: String?

  /// Creates a range with `low ≤ likely ≤ high`.
  public init(
    low: Quantity, likely: Quantity, high: Quantity, confidence: Quantity? = nil,
    together: String? = nil
  ) {
    self.low = low
    self.likely = likely
    self.high = high
    self.confidence = confidence
    self.together = together
  }

  /// Creates a number that is certain.
  public init(_ value: Quantity) { self.init(low: value, likely: value, high: value) }

  /// Whether it has more than one possible value.
  public var isRange: Bool { low != high }
}

/// A value that was read for a declared field.
public enum FieldValue: Sendable {
  /// A quantity; by reference, since it is much larger than the others.
  indirect case quantity(RangedQuantity)
  /// A whole number.
  case integer(Int)
  /// Text or a choice.
  case text(String)
  /// A flag.
  case flag(Bool)
  /// A date.
  case date(CalendarDate)
  /// A day or moment.
  case moment(Moment)
  /// The hours of a month; nil for `"calendar"`.
  case monthHours(Quantity?)
  /// A list of words.
  case words([String])
  /// Tags by key.
  case tags([String: String])
  /// An object.
  case object(FieldValues)
  /// A list of objects.
  case list([FieldValues])
}

/// The values of an object's fields, with their positions in the text.
public struct FieldValues: Sendable {
  /// The beginning of the object.
  public var position: TextPosition?
  /// The fields in the order of the text.
  ///
  /// An object has only a few fields, so searching them is faster than hashing their names.
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    var key: FieldKey
    var position: TextPosition?
    /// The value; nil where it could not be read.
    var value: FieldValue?
    /// Whether a monthly quantity was given as a total.
    var isTotal = false
  }

  /// Creates an object without values, for resources that are generated rather than read.
  public init(position: TextPosition? = nil) { self.position = position }

  /// Returns the index of a key, so that no entry needs to be copied.
  private func index(of key: FieldKey) -> Int? {
    for index in entries.indices where entries[index].key == key { return index }
    return nil
  }

  private func index(of name: String) -> Int? { index(of: FieldKey(name)) }

  /// Returns the value of a field, or its default when it was left out.
  @inlinable
  public subscript<Value>(field: Field<Value>) -> Value {
    value(field.declaration.key).flatMap(field.convert) ?? field.missing
  }

  /// Sets a value as if it had been read, for a resource that expands into parts.
  public mutating func set(_ value: FieldValue?, for name: String, at position: TextPosition? = nil)
  {
    let key = FieldKey(name)
    entries.removeAll { $0.key == key }
    entries.append(Entry(key: key, position: position, value: value))
  }

  /// Reserves room for a number of fields.
  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  /// Adds a field that was read; its name must be new.
  mutating func append(
    _ value: FieldValue?, for key: FieldKey, at position: TextPosition, isTotal: Bool = false
  ) {
    entries.append(Entry(key: key, position: position, value: value, isTotal: isTotal))
  }

  /// Returns whether a monthly quantity was given as a total by its sibling.
  public func isTotal(_ name: String) -> Bool {
    index(of: name).map { entries[$0].isTotal } ?? false
  }

  /// Returns the same values without a field.
  public func without(_ name: String) -> FieldValues {
    var copy = self
    copy.entries.removeAll { $0.key.name == name }
    return copy
  }

  /// Returns the value of a key, if it was given.
  public func value(_ name: String) -> FieldValue? { value(FieldKey(name)) }

  /// Returns the value of a key, if it was given.
  public func value(_ key: FieldKey) -> FieldValue? { index(of: key).flatMap { entries[$0].value } }

  /// Returns whether a field was given and could be read.
  @inlinable
  public func isGiven<Value>(_ field: Field<Value>) -> Bool { isGiven(field.declaration) }

  /// Returns whether a field was given and could be read.
  public func isGiven(_ field: FieldDeclaration) -> Bool {
    index(of: field.key).map { entries[$0].value != nil } ?? false
  }

  /// Returns whether a key is in the text, readable or not, or was reported as missing.
  package func isWritten(_ name: String) -> Bool { isWritten(FieldKey(name)) }

  func isWritten(_ key: FieldKey) -> Bool { index(of: key) != nil }

  /// Returns whether a key is in the text but could not be read.
  func isUnreadable(_ name: String) -> Bool { isWritten(name) && value(name) == nil }

  /// Whether everything in the text could be read and nothing required is missing.
  var isWhole: Bool {
    entries.allSatisfy { entry in
      switch entry.value {
      case nil: false
      case .object(let nested): nested.isWhole
      case .list(let nested): nested.allSatisfy(\.isWhole)
      default: true
      }
    }
  }

  /// Returns the range of a quantity, if it was given.
  public func range(_ name: String) -> RangedQuantity? {
    if case .quantity(let range)? = value(name) { return range }
    return nil
  }

  /// Returns the position of a field's value, or that of the object if the field was left out.
  public func position(of name: String) -> TextPosition? {
    index(of: name).flatMap { entries[$0].position } ?? position
  }

  /// The keys that were given.
  public var names: [String] { entries.filter { $0.value != nil }.map(\.key.name).sorted() }

  /// Whether any quantity is a range, in nested objects too.
  public var hasRanges: Bool {
    hasRange(where: \.isRange)
  }

  /// Returns whether any quantity meets a condition, in nested objects too.
  private func hasRange(where isMeant: (RangedQuantity) -> Bool) -> Bool {
    entries.indices.contains { index in
      switch entries[index].value {
      case .quantity(let range): isMeant(range)
      case .object(let nested): nested.hasRange(where: isMeant)
      case .list(let nested): nested.indices.contains { nested[$0].hasRange(where: isMeant) }
      default: false
      }
    }
  }

  /// Returns the same values with each range replaced by one of its bounds.
  public func choosing(_ bound: (RangedQuantity) -> Quantity) -> FieldValues {
    mapped([]) { bound($1) }
  }

  /// Returns the same values with each range replaced by a number, chosen by the range's path.
  func mapped(
    _ path: [String], _ choose: ([String], RangedQuantity) -> Quantity
  ) -> FieldValues {
    var copy = self
    for index in entries.indices {
      let place = path + [entries[index].key.name]
      switch entries[index].value {
      case .quantity(let range) where range.isRange:
        copy.entries[index].value = .quantity(RangedQuantity(choose(place, range)))
      case .object(let nested): copy.entries[index].value = .object(nested.mapped(place, choose))
      case .list(let nested):
        copy.entries[index].value = .list(
          nested.enumerated().map { $1.mapped(place + [String($0)], choose) })
      default: break
      }
    }
    return copy
  }

  /// Returns the ranges in the values, nested ones included, with their paths.
  func placedRanges(
    _ path: [String], where isIncluded: (RangedQuantity) -> Bool = \.isRange
  ) -> [PlacedRange] {
    var ranges: [PlacedRange] = []
    // Most plans have none: then no paths are made.
    if hasRange(where: isIncluded) { appendRanges(path, where: isIncluded, to: &ranges) }
    return ranges
  }

  private func appendRanges(
    _ path: [String], where isIncluded: (RangedQuantity) -> Bool, to ranges: inout [PlacedRange]
  ) {
    for entry in entries {
      switch entry.value {
      case .quantity(let range) where isIncluded(range):
        ranges.append(
          PlacedRange(path: path + [entry.key.name], range: range, position: entry.position))
      case .object(let nested):
        nested.appendRanges(path + [entry.key.name], where: isIncluded, to: &ranges)
      case .list(let nested):
        for (index, element) in nested.enumerated() {
          element.appendRanges(
            path + [entry.key.name, String(index)], where: isIncluded, to: &ranges)
        }
      default: break
      }
    }
  }
}
