public import Prices
import Synchronization

/// What the reader must know about a service: its name, its fields, and which combinations are
/// wrong; an object, because every resource of a plan is read by it.
public final class ServiceDefinition: Sendable {
  /// The name in the scenario format, such as `ec2`.
  public let id: String
  /// The name for people, such as `Amazon EC2`.
  public let title: String
  /// The provider of the service; nil for what any plan may use.
  public let provider: Provider?
  /// The resource in a few words.
  public let summary: String
  /// Its fields in addition to the common ones.
  public var fields: [FieldDeclaration] { made.fields }
  /// Its fields that only say how others are billed.
  public var details: [FieldDetail] { made.details }
  /// Finds what no single field can show, such as a field that the chosen kind does not take.
  public let check: @Sendable (FieldValues, inout FieldProblems) -> Void

  /// Creates a definition from its parts; the fields are made when they are first asked for.
  public init(
    id: String, title: String, provider: Provider? = .aws, summary: String,
    fields: @autoclosure @escaping @Sendable () -> [FieldDeclaration],
    details: @autoclosure @escaping @Sendable () -> [FieldDetail] = [],
    check: @escaping @Sendable (FieldValues, inout FieldProblems) -> Void = { _, _ in }
  ) {
    self.id = id
    self.title = title
    self.provider = provider
    self.summary = summary
    made = MadeFields(fields, details)
    self.check = check
  }

  private let made: MadeFields
}

/// A field that only says how others are billed, such as the size of a request: without any of
/// them it would change nothing.
public struct FieldDetail: Sendable, Hashable {
  /// The field's name.
  public var name: String
  /// The names of the fields of which it says something.
  public var subjects: [String]

  /// Creates a detail of some fields.
  public init(_ name: String, of subjects: String...) {
    self.name = name
    self.subjects = subjects
  }
}

/// The fields of a service, made when they are first asked for: most plans need few services.
private final class MadeFields: Sendable {
  private let makeFields: @Sendable () -> [FieldDeclaration]
  private let makeDetails: @Sendable () -> [FieldDetail]
  private let kept = Mutex<(fields: [FieldDeclaration], details: [FieldDetail])?>(nil)

  init(
    _ fields: @escaping @Sendable () -> [FieldDeclaration],
    _ details: @escaping @Sendable () -> [FieldDetail]
  ) {
    makeFields = fields
    makeDetails = details
  }

  var fields: [FieldDeclaration] { made.fields }
  var details: [FieldDetail] { made.details }

  private var made: (fields: [FieldDeclaration], details: [FieldDetail]) {
    kept.withLock { kept in
      if let kept { return kept }
      let made = (fields: FieldDeclaration.withTotals(makeFields()), details: makeDetails())
      kept = made
      return made
    }
  }
}
