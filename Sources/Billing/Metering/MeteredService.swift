public import Money
public import Scenarios

/// A service that can be planned: its fields, its meters, its facts, and how its resources turn into
/// usage.
///
/// To add one, write a file in the provider's `Services`, add a line to its registry, and put its
/// prices into `pricing-data`.
public protocol MeteredService: Sendable {
  /// The name, the fields and the checks.
  static var definition: ServiceDefinition { get }

  /// The meters that it may use; a service emits no other.
  static var meters: [MeterDeclaration] { get }

  /// What else is true of it.
  static var facts: ServiceFacts { get }

  /// Says what a resource uses.
  static func meter(_ resource: Resource, into metering: inout Metering) throws

  /// What the provider's minimum for each record, object, query or run adds to a resource's bill; nil
  /// where nothing.
  static func excess(of item: PlannedResource) throws -> MinimumExcess?

  /// Changes that may make a resource cheaper and keep what it needs; whether they do, pricing tells.
  ///
  /// `hours`: how long the plan lasts.
  /// `scenario`: the plan, for what depends on its other resources.
  static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay]

  /// What a budget takes for granted of such resources, in sentences.
  static func assumptions(on items: [PlannedResource]) -> [String]
}

extension MeteredService {
  /// No minimum.
  public static func excess(of item: PlannedResource) throws -> MinimumExcess? { nil }

  /// None.
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] { [] }

  /// Nothing.
  public static func assumptions(on items: [PlannedResource]) -> [String] { [] }
}
