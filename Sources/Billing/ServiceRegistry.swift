public import Prices
public import Scenarios

/// What one provider brings: its services and its remarks.
public struct ProviderModule: Sendable {
  /// The provider; nil for what belongs to none.
  public var provider: Provider?
  /// Its services by their names in the scenario format, in the order of the schema.
  public var services: [any MeteredService.Type]
  /// Its own rules of the plan linter.
  public var rules: [any WarningRule.Type]
  /// What to say of names that its console or other tools have for what is no service here.
  public var otherNames: OtherNames
  /// Its usual series of machines, the first choice first, with `*` for the size: which of several
  /// equal types stands for one of another provider.
  public var usualTypes: [String]
  /// Regions that plans are compared in, the first choice first.
  public var usualRegions: [String]
  /// What its services have in common with those of others.
  public var equivalences: [ServiceEquivalence]

  /// Makes a module of its parts.
  public init(
    _ provider: Provider?, services: [any MeteredService.Type],
    rules: [any WarningRule.Type] = [], otherNames: OtherNames = OtherNames(),
    usualTypes: [String] = [], usualRegions: [String] = [], equivalences: [ServiceEquivalence] = []
  ) {
    self.otherNames = otherNames
    self.provider = provider
    self.services = services
    self.rules = rules
    self.usualTypes = usualTypes
    self.usualRegions = usualRegions
    self.equivalences = equivalences
  }
}

/// The services that plans may use, by name: handed in by whoever puts the providers together.
public final class ServiceRegistry: Sendable {
  /// The modules that were put together.
  public let modules: [ProviderModule]
  /// All services, in the order of the schema.
  public let all: [any MeteredService.Type]
  private let byID: [String: any MeteredService.Type]

  /// Puts providers together.
  public init(_ modules: [ProviderModule]) {
    self.modules = modules
    all = modules.flatMap(\.services)
    byID = Dictionary(all.map { ($0.definition.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of all services, in the same order.
  public var ids: [String] { all.map { $0.definition.id } }

  /// What the scenario reader must know of them.
  public var definitions: [ServiceDefinition] { all.map { $0.definition } }

  /// The providers' own rules of the plan linter.
  public var rules: [any WarningRule.Type] { modules.flatMap(\.rules) }

  /// The units that the services count their meters in, but for those that take the price's.
  public var declaredUnits: DeclaredUnits {
    var units = DeclaredUnits()
    for service in all {
      guard let provider = service.definition.provider else { continue }
      for meter in service.meters where !meter.takesUnitOfPrice {
        units.add(meter.unit, of: provider, service: meter.service, meter: meter.meter)
      }
    }
    return units
  }

  /// The service of a name in the scenario format.
  public func service(_ id: String) -> (any MeteredService.Type)? { byID[id] }

  /// What the scenario reader must know of a service; nil when there is none of the name.
  public func definition(_ id: String) -> ServiceDefinition? { byID[id]?.definition }

  /// The service's name for people, such as `Amazon EC2`; the id itself when there is none.
  public func title(_ id: String) -> String { byID[id]?.definition.title ?? id }

  /// The facts of a service; nil when there is none of the name.
  public func facts(_ id: String) -> ServiceFacts? { byID[id]?.facts }

  /// What to say of a name that is no service here; nil where there is nothing to say.
  public func otherName(_ name: String) -> String? {
    modules.lazy.compactMap { $0.otherNames.advice(on: name) }.first
  }

  /// The services of a provider whose machines are servers.
  public func servers(of provider: Provider) -> [any MeteredService.Type] {
    all.filter { $0.facts.server != nil && $0.definition.provider == provider }
  }

  /// The regions of a provider that plans are compared in.
  public func usualRegions(of provider: Provider) -> [String] {
    modules.first { $0.provider == provider }?.usualRegions ?? []
  }

  /// The meter of a provider by which exercises of a kind are drawn.
  public func exerciseMeter(_ kind: ExerciseMeter, of provider: Provider) -> MeterDeclaration? {
    for service in all where service.definition.provider == provider {
      if let meter = service.facts.exerciseMeters[kind] { return meter }
    }
    return nil
  }
}
