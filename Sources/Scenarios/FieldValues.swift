public import Diagnostics
public import Dates
import JSONText
public import Money

/// A number that may be uncertain.
public struct RangedQuantity: Sendable, Hashable {
  /// The least it may be.
  public var low: Quantity
  /// What is priced.
  public var likely: Quantity
  /// The most it may be.
  public var high: Quantity
  /// How many of 100 outcomes lie between `low` and `high`; nil where all do.
  public var confidence: Quantity?
  /// The name of the ranges that rise and fall as one with it; nil where it moves by itself.
  public var together: String?

  /// A range; `low ≤ likely ≤ high`.
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

  /// A number that is certain.
  public init(_ value: Quantity) { self.init(low: value, likely: value, high: value) }

  /// Whether it is more than one number.
  public var isRange: Bool { low != high }
}

/// A value that was read for a declared field.
public enum FieldValue: Sendable {
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
  /// Of a day or moment.
  case moment(Moment)
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
  /// In the order of the text.
  ///
  /// An object has a handful of fields: a search through them is faster than hashing their names.
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    var name: String
    var position: TextPosition?
    /// Nil where what stands there could not be read.
    var value: FieldValue?
    /// Whether a monthly quantity was given as so many in all.
    var isTotal = false
  }

  /// No values; for resources that are made, not read.
  public init(position: TextPosition? = nil) { self.position = position }

  /// The place of a key; by index, so that no other entry is copied.
  private func index(of name: String) -> Int? {
    for index in entries.indices where entries[index].name.isKey(name) { return index }
    return nil
  }

  /// The value of a field, or its default when it was left out.
  @inlinable
  public subscript<Value>(field: Field<Value>) -> Value {
    value(field.name).flatMap(field.convert) ?? field.missing
  }

  /// Sets a value as if it had been read: for a resource that expands into parts.
  public mutating func set(_ value: FieldValue?, for name: String, at position: TextPosition? = nil)
  {
    entries.removeAll { $0.name == name }
    entries.append(Entry(name: name, position: position, value: value))
  }

  /// Makes room for so many fields.
  mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

  /// Notes a field that was read; its name is not there yet.
  mutating func append(
    _ value: FieldValue?, for name: String, at position: TextPosition, isTotal: Bool = false
  ) {
    entries.append(Entry(name: name, position: position, value: value, isTotal: isTotal))
  }

  /// Whether a monthly quantity was given as so many in all, by its sibling.
  public func isTotal(_ name: String) -> Bool {
    index(of: name).map { entries[$0].isTotal } ?? false
  }

  /// The same values without a field.
  public func without(_ name: String) -> FieldValues {
    var copy = self
    copy.entries.removeAll { $0.name == name }
    return copy
  }

  /// The value of a key, if it was given.
  public func value(_ name: String) -> FieldValue? { index(of: name).flatMap { entries[$0].value } }

  /// Whether a field was given and could be read.
  @inlinable
  public func isGiven<Value>(_ field: Field<Value>) -> Bool { value(field.name) != nil }

  /// Whether a key stands in the text, readable or not; or was complained of as missing.
  package func isWritten(_ name: String) -> Bool { index(of: name) != nil }

  /// Whether a key stands in the text, but not so that it could be read.
  func isUnreadable(_ name: String) -> Bool { isWritten(name) && value(name) == nil }

  /// Whether all that stands in the text could be read, and all that must be there is.
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

  /// The range of a quantity, if it was given.
  public func range(_ name: String) -> RangedQuantity? {
    if case .quantity(let range)? = value(name) { return range }
    return nil
  }

  /// Where a field's value stands, or the object where the field was left out.
  public func position(of name: String) -> TextPosition? {
    index(of: name).flatMap { entries[$0].position } ?? position
  }

  /// The keys that were given.
  public var names: [String] { entries.filter { $0.value != nil }.map(\.name).sorted() }

  /// Whether a quantity is a range, one of nested objects too.
  public var hasRanges: Bool {
    entries.contains { entry in
      switch entry.value {
      case .quantity(let range): return range.isRange
      case .object(let nested): return nested.hasRanges
      case .list(let nested): return nested.contains { $0.hasRanges }
      default: return false
      }
    }
  }

  /// The same values with each range replaced by one of its bounds.
  public func choosing(_ bound: (RangedQuantity) -> Quantity) -> FieldValues {
    mapped([]) { bound($1) }
  }

  /// The same values with a number in place of each range, by the keys that lead to it.
  func mapped(
    _ path: [String], _ choose: ([String], RangedQuantity) -> Quantity
  ) -> FieldValues {
    var copy = self
    for index in entries.indices {
      let place = path + [entries[index].name]
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

  /// The ranges in the values and in what they hold, with the keys that lead to them.
  ///
  /// `all`: whether ranges of no width are among them.
  func placedRanges(_ path: [String], all: Bool = false) -> [PlacedRange] {
    entries.flatMap { entry -> [PlacedRange] in
      let place = path + [entry.name]
      switch entry.value {
      case .quantity(let range) where range.isRange || all:
        return [PlacedRange(path: place, range: range, position: entry.position)]
      case .object(let nested): return nested.placedRanges(place, all: all)
      case .list(let nested):
        return nested.enumerated().flatMap { $1.placedRanges(place + [String($0)], all: all) }
      default: return []
      }
    }
  }
}

extension String {
  /// Whether two keys are the same.
  ///
  /// Most differ in length already, which is told sooner than that their letters differ.
  func isKey(_ other: String) -> Bool { utf8.count == other.utf8.count && self == other }
}
