public import Billing
import Prices
import Scenarios

/// The requirements for every service of any provider, checked with the budgets of its examples.
public struct Conformance: Sendable {
  /// The meters that each service declares, by the service's name.
  public var declared: [String: [MeterDeclaration]]
  private let services: [any MeteredService.Type]

  /// Creates a check of a provider's services.
  public init(_ module: ProviderModule) {
    services = module.services
    declared = Dictionary(
      uniqueKeysWithValues: services.map { ($0.definition.id, $0.meters) })
  }

  /// Returns usages of meters that their service does not declare, or not in this way.
  public func undeclared(_ budgets: [Budget]) -> Set<String> {
    var findings: Set<String> = []
    for charge in budgets.flatMap(\.charges) {
      let usage = charge.usage
      guard let meters = declared[usage.service] else { continue }
      let name = "\(usage.service) emits \(usage.key.meter) (\(usage.key.attributes))"
      if !meters.contains(usage.meter) {
        findings.insert("\(name), which it does not declare")
      } else if usage.unit != usage.meter.unit, !usage.meter.takesUnitOfPrice {
        findings.insert("\(name) in \(usage.unit), but declares \(usage.meter.unit)")
      }
      if charge.rate.card != nil, !fits(usage) { findings.insert("\(name), unlike its key") }
    }
    return findings
  }

  /// Returns whether the price look-up matches the declaration, with additional attributes at most.
  private func fits(_ usage: Usage) -> Bool {
    let (key, meter) = (usage.key, usage.meter)
    // A substitute is priced with the key of another meter, and takes no free usage.
    if !usage.takesFreeTier { return true }
    let parts = meter.meter.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false)
    let end = parts.count == 2 ? parts[1].split(separator: "}").dropFirst().last ?? "" : ""
    let isName = parts.count == 1 ? key.meter == meter.meter : key.meter.hasPrefix(parts[0])
    let emitted = Dictionary(
      key.attributes.pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    return isName && key.meter.hasSuffix(end) && key.service == meter.service
      && meter.attributes.pairs.allSatisfy { emitted[$0.key] == $0.value }
      && (key.region == "global") == meter.isGlobal
  }

  /// The declared meters that no budget uses.
  public func unused(_ budgets: [Budget]) -> Set<String> {
    let used = Set(budgets.flatMap(\.charges).map(\.usage.meter))
    return Set(declared.values.joined().filter { !used.contains($0) }.map(Self.name))
  }

  /// Returns what is declared twice, or by two services in two ways.
  public func contradictions() -> Set<String> {
    var findings: Set<String> = []
    var first: [String: MeterDeclaration] = [:]
    for (service, meters) in declared {
      if Set(meters).count != meters.count { findings.insert("\(service) declares a meter twice") }
      for meter in meters {
        let name = Self.name(meter)
        if let other = first[name], other != meter {
          findings.insert("\(name) is declared in two ways")
        }
        first[name] = meter
      }
    }
    return findings
  }

  /// Returns the services that no budget uses.
  public func withoutExample(_ budgets: [Budget]) -> Set<String> {
    Set(declared.keys).subtracting(budgets.flatMap(\.scenario.resources).map(\.service))
  }

  /// Returns the facts that a service leaves out.
  public func missingFacts() -> Set<String> {
    var findings: Set<String> = []
    for service in services {
      let (id, facts) = (service.definition.id, service.facts)
      if facts.category == .other { findings.insert("\(id) has no category") }
      if facts.noun.isEmpty { findings.insert("\(id) has no noun") }
      if facts.offers.isEmpty { findings.insert("\(id) names no offer of the price list") }
      if facts.ending(.init()).plan.isEmpty { findings.insert("\(id) does not say what ends it") }
      if service.meters.isEmpty { findings.insert("\(id) declares no meter") }
      for term in facts.glossary where !term.meaning.hasSuffix(".") {
        findings.insert("\(id) explains '\(term.term)' without a full stop")
      }
    }
    return findings
  }

  private static func name(_ meter: MeterDeclaration) -> String {
    let open = meter.hasOpenAttributes ? " …" : ""
    return "\(meter.service) \(meter.meter) (\(meter.attributes)\(open))"
  }
}
