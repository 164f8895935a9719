public import Prices

/// The values from a catalog that a schema can suggest.
public struct SchemaValues: Sendable {
  /// The types of a service's machines.
  public struct Types: Sendable {
    /// The field that has them.
    public var field: String
    /// The provider whose list it is.
    public var provider: Provider

    /// Creates the types of a field.
    public init(field: String, provider: Provider) {
      (self.field, self.provider) = (field, provider)
    }
  }

  /// The codes of the regions by provider.
  public var regions: [Provider: [String]]
  /// The names of the machine types by provider.
  public var typeNames: [Provider: [String]]
  /// A pattern for types that are not listed by name, such as custom sizes, by provider.
  public var otherTypes: [Provider: String] = [:]
  /// Tells which names are so rare that the pattern alone covers them, by provider.
  public var rare: [Provider: @Sendable (String) -> Bool] = [:]
  /// The fields that have machine types, by service.
  public var types: [String: Types]

  /// Creates values from their parts; a schema without them accepts any text.
  public init(
    regions: [Provider: [String]] = [:], typeNames: [Provider: [String]] = [:],
    types: [String: Types] = [:]
  ) {
    (self.regions, self.typeNames, self.types) = (regions, typeNames, types)
  }
}
