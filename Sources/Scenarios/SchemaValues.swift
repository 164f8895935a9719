public import Prices

/// What a catalog knows that a schema can offer as values.
public struct SchemaValues: Sendable {
  /// The types of a service's machines.
  public struct Types: Sendable {
    /// The field that has them.
    public var field: String
    /// The provider whose list it is.
    public var provider: Provider

    /// Types of a field.
    public init(field: String, provider: Provider) {
      (self.field, self.provider) = (field, provider)
    }
  }

  /// The codes of all regions.
  public var regions: [String]
  /// The names of the machine types by provider.
  public var typeNames: [Provider: [String]]
  /// A pattern of types that are none of the names, such as those of one's own size, by provider.
  public var otherTypes: [Provider: String] = [:]
  /// Which names are so rare that they are known by that pattern alone, by provider.
  public var rare: [Provider: @Sendable (String) -> Bool] = [:]
  /// Where services have them, by service.
  public var types: [String: Types]

  /// Values of their parts; a schema without them takes any text.
  public init(
    regions: [String] = [], typeNames: [Provider: [String]] = [:], types: [String: Types] = [:]
  ) {
    (self.regions, self.typeNames, self.types) = (regions, typeNames, types)
  }
}
