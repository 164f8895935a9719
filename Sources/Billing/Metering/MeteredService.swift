public import Money
public import Scenarios

/// A service that plans may use: its fields, its meters, its facts, and how its resources turn into
/// usage.
///
/// To add one, write a file in the provider's `Services`, add a line to its registry, and put its
/// prices into `pricing-data`.
public protocol MeteredService: Sendable {
  /// The name, the fields and the checks of the service.
  static var definition: ServiceDefinition { get }

  /// The meters that it may use; a service adds usage of no other.
  static var meters: [MeterDeclaration] { get }

  /// The service's other facts.
  static var facts: ServiceFacts { get }

  /// Meters what a resource uses.
  static func meter(_ resource: Resource, into metering: inout Metering) throws

  /// Returns what the provider's minimum for each record, object, query or run adds to a resource's
  /// bill; nil where it adds nothing.
  static func excess(of item: PlannedResource) throws -> MinimumExcess?

  /// Returns changes that may make a resource cheaper without losing what it needs; pricing tells
  /// which do.
  ///
  /// `hours`: the length of the plan.
  /// `scenario`: the plan, for what depends on its other resources.
  static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay]

  /// Returns what a budget takes for granted about such resources, in sentences.
  static func assumptions(on items: [PlannedResource]) -> [String]
}

extension MeteredService {
  /// Returns nil: most services have no minimum.
  public static func excess(of item: PlannedResource) throws -> MinimumExcess? { nil }

  /// Returns no changes.
  public static func cheaper(
    than resource: Resource, in scenario: Scenario, over hours: Quantity
  ) -> [CheaperWay] { [] }

  /// Returns no assumptions.
  public static func assumptions(on items: [PlannedResource]) -> [String] { [] }
}
