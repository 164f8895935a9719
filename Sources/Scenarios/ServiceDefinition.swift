public import Prices
import Synchronization

/// What the reader must know about a service: its name, its fields, and which combinations are
/// wrong.
public struct ServiceDefinition: Sendable {
  /// The name in the scenario format, such as `ec2`.
  public var id: String
  /// The name for people, such as `Amazon EC2`.
  public var title: String
  /// The provider of the service; nil for what any plan may use.
  public var provider: Provider?
  /// The resource in a few words.
  public var summary: String
  /// Its fields in addition to the common ones.
  public var fields: [FieldDeclaration] { made.fields }
  /// Finds what no single field can show, such as a field that the chosen kind does not take.
  public var check: @Sendable (FieldValues, inout FieldProblems) -> Void

  /// Creates a definition from its parts; the fields are made when they are first asked for.
  public init(
    id: String, title: String, provider: Provider? = .aws, summary: String,
    fields: @autoclosure @escaping @Sendable () -> [FieldDeclaration],
    check: @escaping @Sendable (FieldValues, inout FieldProblems) -> Void = { _, _ in }
  ) {
    self.id = id
    self.title = title
    self.provider = provider
    self.summary = summary
    made = MadeFields(fields)
    self.check = check
  }

  private let made: MadeFields
}

/// The fields of a service, made when they are first asked for: most plans need few services.
private final class MadeFields: Sendable {
  private let make: @Sendable () -> [FieldDeclaration]
  private let kept = Mutex<[FieldDeclaration]?>(nil)

  init(_ make: @escaping @Sendable () -> [FieldDeclaration]) {
    self.make = make
  }

  var fields: [FieldDeclaration] {
    kept.withLock { kept in
      if let kept { return kept }
      let fields = FieldDeclaration.withTotals(make())
      kept = fields
      return fields
    }
  }
}
