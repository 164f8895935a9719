public import Prices

/// What the reader must know of a service: its name and fields, and which combinations are wrong.
public struct ServiceDefinition: Sendable {
  /// The name in the scenario format, such as `ec2`.
  public var id: String
  /// The name for people, such as `Amazon EC2`.
  public var title: String
  /// Whose service it is; nil for what any plan may use.
  public var provider: Provider?
  /// What the resource is, in a few words.
  public var summary: String
  /// Its fields beside the common ones.
  public var fields: [FieldDeclaration]
  /// Finds what no single field can tell, such as a field that the chosen kind does not take.
  public var check: @Sendable (FieldValues, inout FieldProblems) -> Void

  /// A definition of its parts.
  public init(
    id: String, title: String, provider: Provider? = .aws, summary: String,
    fields: [FieldDeclaration],
    check: @escaping @Sendable (FieldValues, inout FieldProblems) -> Void = { _, _ in }
  ) {
    self.id = id
    self.title = title
    self.provider = provider
    self.summary = summary
    self.fields = FieldDeclaration.withTotals(fields)
    self.check = check
  }
}
