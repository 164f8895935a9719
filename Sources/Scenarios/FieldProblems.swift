public import Diagnostics
import JSONText

/// Collects what is wrong with the fields of an object.
public struct FieldProblems: Sendable {
  /// The problems so far.
  public private(set) var diagnostics: [Diagnostic] = []

  /// No problems.
  public init() {}

  /// Adds a problem.
  public mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Adds a problem at a place.
  public mutating func add(
    at position: TextPosition?, _ message: String, hints: [String] = []
  ) {
    diagnostics.append(Diagnostic(at: position, message, hints: hints))
  }

  /// Complains of a field that was given but that the chosen kind does not take.
  ///
  /// `kind`: the kind in words, such as `volume_type 'gp2'`.
  public mutating func refuse<Value>(
    _ field: Field<Value>, of values: FieldValues, with kind: @autoclosure () -> String,
    hints: @autoclosure () -> [String] = []
  ) {
    guard values.isGiven(field) else { return }
    add(
      at: values.position(of: field.name), "'\(field.name)' does not go with \(kind())",
      hints: hints())
  }

  /// Complains of a field that was left out but that the chosen kind needs.
  public mutating func require<Value>(
    _ field: Field<Value>, of values: FieldValues, with kind: @autoclosure () -> String
  ) {
    // A field whose value could not be read is there all the same, and was complained of already.
    guard !values.isWritten(field.name) else { return }
    add(at: values.position, "'\(field.name)' is missing: \(kind()) needs it")
  }
}
