public import Diagnostics
import JSONText
import Money

/// Collects what is wrong with the fields of an object.
public struct FieldProblems: Sendable {
  /// The problems so far.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Creates an empty collection.
  public init() {}

  /// Adds a problem.
  public mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Adds a problem at a place.
  public mutating func add(
    at position: TextPosition?, _ message: String, hints: [String] = []
  ) {
    diagnostics.append(Diagnostic(at: position, message, hints: hints))
  }

  /// Puts a hint before the others of each problem at a place, from one of them on.
  mutating func hint(_ text: String, at position: TextPosition, from index: Int) {
    for place in diagnostics.indices.dropFirst(index)
    where diagnostics[place].position == position {
      diagnostics[place].hints.insert(text, at: 0)
    }
  }

  /// Reports a field that was given but that the chosen kind does not take.
  ///
  /// `kind`: the kind in words, such as `volume_type 'gp2'`.
  @inlinable
  public mutating func refuse<Value>(
    _ field: Field<Value>, of values: FieldValues, with kind: @autoclosure () -> String,
    hints: @autoclosure () -> [String] = []
  ) {
    refuse(field.declaration, of: values, with: kind(), hints: hints())
  }

  /// Reports a field that does not go with the kind of thing that was chosen.
  public mutating func refuse(
    _ field: FieldDeclaration, of values: FieldValues, with kind: @autoclosure () -> String,
    hints: @autoclosure () -> [String] = []
  ) {
    guard values.isGiven(field) else { return }
    add(
      at: values.position(of: field.name), "'\(field.name)' does not go with \(kind())",
      hints: hints())
  }

  /// Reports a field that only says how others are billed where none of them is given.
  ///
  /// `subjects`: the names of the others.
  public mutating func needs(
    _ field: String, of values: FieldValues, _ subjects: [String], hints: [String] = []
  ) {
    guard let value = values.value(field) else { return }
    // A flag that is not set has no effect anyway.
    if case .flag(false) = value { return }
    let place = values.position(of: field)
    // Where the chosen kind does not take the field either, that was said already.
    if diagnostics.contains(where: { $0.position == place && place != nil }) { return }
    let names = subjects.map { "'\($0)'" }
    let needed =
      names.count > 2 ? "one of \(Words.list(names))" : names.joined(separator: " or ")
    add(at: place, "'\(field)' changes nothing without \(needed)", hints: hints)
  }

  /// Reports the details of fields none of which is in the text.
  mutating func check(_ details: [FieldDetail], of values: FieldValues) {
    for detail in details where !detail.subjects.contains(where: values.isWritten) {
      needs(detail.name, of: values, detail.subjects)
    }
  }

  /// Reports a field that was left out but that the chosen kind needs.
  public mutating func require<Value>(
    _ field: Field<Value>, of values: FieldValues, with kind: @autoclosure () -> String
  ) {
    // A field with an unreadable value is not missing, and was already reported.
    guard !values.isWritten(field.name) else { return }
    add(at: values.position, "'\(field.name)' is missing: \(kind()) needs it")
  }
}
