public import Prices
public import Scenarios

/// A service that can be planned: its fields, and how its resources turn into usage.
///
/// To add one, write a file in `Services`, add a line to `ServiceRegistry`, and put its prices into
/// `pricing-data`.
public protocol MeteredService: Sendable {
  /// The name, the fields and the checks.
  static var definition: ServiceDefinition { get }

  /// The meters that it may use, so that the catalog can be checked for them.
  static var meters: [MeterDeclaration] { get }

  /// Says what a resource uses.
  static func meter(_ resource: Resource, into metering: inout Metering) throws
}

/// A meter that a service may use.
public struct MeterDeclaration: Sendable, Hashable {
  /// The service that owns the meter in the catalog.
  public var service: String
  /// The provider's usage type.
  ///
  /// `{…}` stands for a name out of the scenario, such as an instance type.
  public var meter: String
  /// The attributes, where they are always the same.
  public var attributes: MeterAttributes
  /// The billing unit.
  public var unit: String
  /// What it counts, in a few words.
  public var meaning: String
  /// Whether one price holds everywhere: its region in the catalog is `global`.
  public var isGlobal: Bool

  /// A meter of its parts.
  public init(
    _ service: String, _ meter: String, _ attributes: MeterAttributes = [:], unit: String,
    isGlobal: Bool = false, _ meaning: String
  ) {
    self.service = service
    self.meter = meter
    self.attributes = attributes
    self.unit = unit
    self.isGlobal = isGlobal
    self.meaning = meaning
  }

  /// Whether the name depends on the scenario.
  public var isPattern: Bool { meter.contains("{") }
}
