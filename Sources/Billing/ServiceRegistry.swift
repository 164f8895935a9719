public import Prices
public import Scenarios

/// The contribution of one provider: its services and its remarks.
public struct ProviderModule: Sendable {
  /// The provider; nil for services that belong to no provider.
  public var provider: Provider?
  /// Its services by their names in the scenario format, in the order of the schema.
  public var services: [any MeteredService.Type]
  /// Its own rules of the plan linter.
  public var rules: [any WarningRule.Type]
  /// Advice about names from its console or other tools that are no services here.
  public var otherNames: OtherNames { makeOtherNames() }
  /// The provider's usual machine series, the first choice first, with `*` for the size; they
  /// decide which of several equal types stands for one of another provider.
  public var usualTypes: [String]
  /// Regions in which plans are compared, the first choice first.
  public var usualRegions: [String]
  /// The equivalences between its services and those of other providers.
  public var equivalences: [ServiceEquivalence] { makeEquivalences() }
  /// What people must know of its console and bill; nil where nothing is known.
  public var console: ConsoleGuide? { makeConsole() }
  /// The machine types that no list names, such as custom sizes; nil where there are none.
  public var unlistedTypes: UnlistedTypes?
  /// The regions and zones of which the catalog cannot have prices.
  public var unpricedRegions: [UnpricedRegions]
  /// What an account has free that was opened too late for offers of twelve months.
  ///
  /// It ends the sentence that says when the account was opened.
  public var laterAccount: String

  private let makeOtherNames: @Sendable () -> OtherNames
  private let makeEquivalences: @Sendable () -> [ServiceEquivalence]
  private let makeConsole: @Sendable () -> ConsoleGuide?

  /// Creates a module from its parts; the names, the equivalences and the guide are made when they
  /// are asked for, since most runs need none of them.
  public init(
    _ provider: Provider?, services: [any MeteredService.Type],
    rules: [any WarningRule.Type] = [],
    otherNames: @autoclosure @escaping @Sendable () -> OtherNames = OtherNames(),
    usualTypes: [String] = [], usualRegions: [String] = [],
    unlistedTypes: UnlistedTypes? = nil, unpricedRegions: [UnpricedRegions] = [],
    laterAccount: String = ": it has what every account gets free.",
    equivalences: @autoclosure @escaping @Sendable () -> [ServiceEquivalence] = [],
    console: @autoclosure @escaping @Sendable () -> ConsoleGuide? = nil
  ) {
    makeOtherNames = otherNames
    self.provider = provider
    self.services = services
    self.rules = rules
    self.usualTypes = usualTypes
    self.usualRegions = usualRegions
    self.unlistedTypes = unlistedTypes
    self.unpricedRegions = unpricedRegions
    self.laterAccount = laterAccount
    makeEquivalences = equivalences
    makeConsole = console
  }
}

/// The machine types of a provider that are known by the form of their names alone.
public struct UnlistedTypes: Sendable {
  /// A regular expression that such names match.
  public var pattern: String
  /// Tells which names of the catalog are so rare that the pattern stands for them.
  public var isRare: @Sendable (_ type: String) -> Bool

  /// Creates types from their pattern and from those of the catalog that it stands for.
  public init(
    _ pattern: String, isRare: @escaping @Sendable (_ type: String) -> Bool = { _ in false }
  ) {
    self.pattern = pattern
    self.isRare = isRare
  }
}

/// Regions or zones of a provider that have lists of their own, such as those of another currency.
public struct UnpricedRegions: Sendable {
  /// A regular expression that their codes match as a whole.
  public var pattern: String
  /// A sentence without a full stop that says why they have no prices.
  public var reason: String

  /// Creates regions from the pattern of their codes and the reason.
  public init(_ pattern: String, _ reason: String) {
    self.pattern = pattern
    self.reason = reason
  }

  func have(_ code: String) -> Bool {
    (try? Regex(pattern).ignoresCase().wholeMatch(in: code)) != nil
  }
}

/// The services that plans may use, by name, as passed in by whoever assembles the providers.
public final class ServiceRegistry: Sendable {
  /// The modules that were assembled.
  public let modules: [ProviderModule]
  /// All services, in the order of the schema.
  public let all: [any MeteredService.Type]
  private let places: [String: Int]

  /// Assembles providers.
  public init(_ modules: [ProviderModule]) {
    self.modules = modules
    all = modules.flatMap(\.services)
    places = Dictionary(
      all.enumerated().map { ($1.definition.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of all services, in schema order.
  public var ids: [String] { all.map { $0.definition.id } }

  /// What the scenario reader must know about the services.
  public var definitions: [ServiceDefinition] { all.map { $0.definition } }

  /// The providers' own rules of the plan linter.
  public var rules: [any WarningRule.Type] { modules.flatMap(\.rules) }

  /// The units in which the services count their meters, except meters that take the price's unit.
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

  /// Returns whether a service meters what some provider's price list has, by the list's own names.
  public func isPriceList(_ id: String) -> Bool {
    service(id)?.meters.contains { $0.takesUnitOfPrice } ?? false
  }

  /// Returns the service with a name in the scenario format.
  public func service(_ id: String) -> (any MeteredService.Type)? {
    places[id].map { all[$0] }
  }

  /// Returns those of the services that have a name among some, in the order of the schema.
  package func inOrder(
    _ ids: [String]
  ) -> [(id: String, service: any MeteredService.Type)] {
    ids.compactMap { id in places[id].map { (id, $0) } }.sorted { $0.1 < $1.1 }
      .map { ($0.0, all[$0.1]) }
  }

  /// Returns what the scenario reader must know about a service; nil for an unknown name.
  public func definition(_ id: String) -> ServiceDefinition? { service(id)?.definition }

  /// Returns the service's name for people, such as `Amazon EC2`; the id itself for an unknown one.
  public func title(_ id: String) -> String { service(id)?.definition.title ?? id }

  /// Returns the facts of a service; nil for an unknown name.
  public func facts(_ id: String) -> ServiceFacts? { service(id)?.facts }

  /// Returns why a provider's region or zone has no prices, and how to price it all the same; nil for
  /// any other name.
  func adviceOnRegion(_ code: String, of provider: Provider) -> [String]? {
    let regions = modules.first { $0.provider == provider }?.unpricedRegions.first { $0.have(code) }
    return regions.map { [$0.reason, OtherNames.ownPrice] }
  }

  /// Returns advice about a name that is no service here; nil where there is none.
  public func otherName(_ name: String) -> String? {
    ([name] + OtherNames.parents(of: name)).lazy.compactMap(adviceOnName).first
  }

  private func adviceOnName(_ name: String) -> String? {
    if let advice = modules.lazy.compactMap({ $0.otherNames.advice(on: name) }).first {
      return advice
    }
    // A service by its name in the console, or by that of its price list.
    let plain = OtherNames.plain(name)
    let known = all.first { service in
      ([service.definition.title, service.definition.id] + service.facts.offers)
        .contains { OtherNames.plain($0) == plain }
    }
    return known.map { "use '\($0.definition.id)'" }
  }

  /// Returns a provider's services whose machines are servers.
  public func servers(of provider: Provider) -> [any MeteredService.Type] {
    all.filter { $0.facts.server != nil && $0.definition.provider == provider }
  }

  /// Returns a provider's module; nil where none was assembled.
  public func module(of provider: Provider) -> ProviderModule? {
    modules.first { $0.provider == provider }
  }

  /// Returns the regions of a provider in which plans are compared.
  public func usualRegions(of provider: Provider) -> [String] {
    module(of: provider)?.usualRegions ?? []
  }

  /// Returns the provider's meter from which exercises of a kind are drawn.
  public func exerciseMeter(_ kind: ExerciseMeter, of provider: Provider) -> MeterDeclaration? {
    for service in all where service.definition.provider == provider {
      if let meter = service.facts.exerciseMeters[kind] { return meter }
    }
    return nil
  }
}
