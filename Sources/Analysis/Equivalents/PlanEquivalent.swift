public import Billing
public import JSONText
public import Prices
import Money
import Scenarios

/// The same plan on another provider, as far as it can be translated.
public struct PlanEquivalent: Sendable {
  /// The translation of a resource.
  public struct Choice: Sendable, Hashable {
    /// The name of the resource.
    public var resource: String
    /// The original service and type, such as `ec2 m7i.large`.
    public var from: String
    /// The new service and type; nil where there is no counterpart.
    public var to: String?
    /// The reason for the choice, in a few words.
    public var reason: String
    /// The differences, in sentences without a full stop.
    public var differences: [String]
    /// Those of them by which the plan has there less than it pays for, so that prices do not compare.
    public var losses: [String] = []
  }

  /// The provider whose cloud it is for.
  public var provider: Provider
  /// The plan as a scenario.
  public var plan: JSONOutput
  /// The translation of each resource, in the order of the plan.
  public var choices: [Choice]

  /// Whether anything of the original plan is in it.
  public var hasResources: Bool { choices.contains { $0.to != nil } }
}

/// Translates a plan for another provider: each service by its role, each machine by its
/// processors, memory, architecture and graphics processors, and each region by its location.
public struct PlanTranslation {
  let registry: ServiceRegistry
  let prices: any PriceBook
  let target: Provider
  /// Prices machines and resources that are tried out; remembers what it looked up.
  private let trials: Estimator

  /// Creates a translation.
  ///
  /// - Parameters:
  ///   - target: the provider that the plan is to be for.
  ///   - registry: the services of all providers.
  ///   - prices: the book that knows machine types and regions.
  public init(to target: Provider, registry: ServiceRegistry, prices: any PriceBook) {
    (self.target, self.registry, self.prices) = (target, registry, prices)
    trials = Estimator(prices: UnexplainedPrices(prices), services: registry)
  }

  /// Translates a plan that can be read.
  ///
  /// - Throws: the error of the store behind the price book.
  public func translate(_ plan: JSONNode) throws -> PlanEquivalent {
    guard case .object(let members) = plan.value else {
      return PlanEquivalent(provider: target, plan: .null, choices: [])
    }
    let provider = members.word("provider").flatMap(Provider.init) ?? .aws
    let region = members.word("region")
    var output: [JSONOutput.Member] = []
    var choices: [PlanEquivalent.Choice] = []
    for member in members where member.key != "provider" {
      switch (member.key, member.node.value) {
      case ("title", .string(let title)):
        output.append(JSONOutput.Member("title", .string(title)))
        output.append(JSONOutput.Member("provider", .string(target.rawValue)))
      case ("region", .string(let code)):
        let near = try nearest(code, of: provider)
        // Without a near region, what stands in this one is listed as having no equivalent.
        if let near { output.append(JSONOutput.Member("region", .string(near))) }
      case ("account", .object(let members)):
        // Account plans and earned credits are specific to a provider.
        output.append(
          JSONOutput.Member(
            "account",
            .object(
              members.filter { $0.key == "opened" }
                .map { JSONOutput.Member($0.key, JSONOutput($0.node)) })))
      case ("credits", .array(let credits)):
        output.append(JSONOutput.Member("credits", .array(credits.map(credit))))
      case ("resources", .array(let resources)):
        var translated: [JSONOutput] = []
        for (index, resource) in resources.enumerated() {
          guard case .object(let members) = resource.value else { continue }
          let (choice, result) = try translate(
            members, at: index, provider: provider, region: region)
          choices.append(choice)
          if let result { translated.append(.object(result)) }
        }
        output.append(JSONOutput.Member("resources", .array(translated)))
      default: output.append(JSONOutput.Member(member.key, JSONOutput(member.node)))
      }
    }
    return PlanEquivalent(provider: target, plan: .object(output), choices: choices)
  }

  /// Returns a credit whose services are named as the other provider's.
  private func credit(_ node: JSONNode) -> JSONOutput {
    guard case .object(let members) = node.value else { return JSONOutput(node) }
    return .object(
      members.map { member in
        guard member.key == "services", case .array(let services) = member.node.value else {
          return JSONOutput.Member(member.key, JSONOutput(member.node))
        }
        let names: [JSONOutput] = services.map { service in
          guard case .string(let name) = service.value,
            let role = registry.equivalence(of: name)?.role,
            let like = registry.equivalence(for: role, of: target)
          else { return JSONOutput(service) }
          return .string(like.service)
        }
        return JSONOutput.Member(member.key, .array(names))
      })
  }

  private func nearest(_ region: String, of provider: Provider) throws -> String? {
    if provider == target { return region }
    return try prices.nearestRegion(to: region, of: provider, in: target)
  }

  /// Returns whether a machine type has a price in a region.
  func isSold(_ type: String, as like: ServiceEquivalence, in region: String) -> Bool {
    // Services that run machines under the servers' own names may need more to be priced.
    let server = like.typePrefix.isEmpty ? registry.equivalence(for: .server, of: target) : like
    guard let server, let field = server.fields[.machineType] else { return true }
    return isSold([JSONOutput.Member(field, .string(type))], as: server, in: region)
  }

  /// Whether a resource of such fields has a price in a region.
  func isSold(
    _ fields: [JSONOutput.Member], as like: ServiceEquivalence, in region: String
  ) -> Bool {
    listPrice(of: fields, as: like.service, of: target, in: region) != nil
  }

  /// Returns what a resource of such fields costs in a month at list price; nil where it has no price.
  func listPrice(
    of fields: [JSONOutput.Member], as service: String, of provider: Provider, in region: String
  ) -> Money? {
    guard let plan = trial(of: fields, as: service, of: provider, in: region) else { return nil }
    return (try? trials.estimate(plan))?.totals.list
  }

  /// Returns the fields of a resource as they are read; nil where they cannot be.
  func values(
    of fields: [JSONOutput.Member], as service: String, of provider: Provider, in region: String
  ) -> FieldValues? {
    trial(of: fields, as: service, of: provider, in: region)?.resources.first?.fields
  }

  /// Returns a plan with a single resource.
  private func trial(
    of fields: [JSONOutput.Member], as service: String, of provider: Provider, in region: String
  ) -> Scenario? {
    let plan = JSONOutput.object([
      .init("title", .string("One machine")), .init("provider", .string(provider.rawValue)),
      .init("region", .string(region)), .init("months", .number("1")),
      .init(
        "resources",
        .array([
          .object([JSONOutput.Member("service", .string(service))] + fields)
        ])),
    ])
    let reader = ScenarioReader(ids: [service]) { [registry] in registry.definition($0) }
    return try? reader.read(Array(plan.text().utf8))
  }

  // MARK: Resources

  private func translate(
    _ members: [JSONMember], at index: Int, provider: Provider, region: String?
  ) throws -> (PlanEquivalent.Choice, [JSONOutput.Member]?) {
    let service = members.word("service") ?? ""
    let own = members.word("provider").flatMap(Provider.init) ?? provider
    let name = members.word("name") ?? "\(service) \(index + 1)"
    var choice = PlanEquivalent.Choice(
      resource: name, from: service, to: service, reason: "it belongs to no provider",
      differences: [])
    if own != target, registry.isPriceList(service) {
      choice.to = nil
      choice.reason = "it is metered by a price list of \(own.name)"
      return (choice, nil)
    }
    if registry.definition(service)?.provider == nil {
      return (choice, members.map { JSONOutput.Member($0.key, JSONOutput($0.node)) })
    }
    if own == target {
      choice.reason = "it is there already"
      return (choice, members.map { JSONOutput.Member($0.key, JSONOutput($0.node)) })
    }
    let like = registry.equivalence(of: service)
    if let other = like?.assumes.first(where: { members.word($0.key) ?? $0.value != $0.value }) {
      choice.to = nil
      choice.reason =
        "only '\(other.value)' as '\(other.key)' has an equivalent, not '\(members.word(other.key) ?? "")'"
      return (choice, nil)
    }
    guard let from = like,
      let to = registry.equivalence(
        for: from.role, of: target, running: from.engine(of: members))
    else {
      choice.to = nil
      choice.reason = "no service there is known to be like it"
      return (choice, nil)
    }
    let code = members.word("region") ?? region ?? ""
    guard let near = try nearest(code, of: own) else {
      choice.to = nil
      choice.reason = "no region there is known to be near \(code)"
      return (choice, nil)
    }
    var place: [JSONOutput.Member] = []
    if members.word("region") != nil { place.append(JSONOutput.Member("region", .string(near))) }
    choice.to = to.service
    choice.reason = "the \(from.role.rawValue) there"
    choice.differences = to.differs
    if members.contains(where: { $0.key == "needs" }) {
      choice.differences.append("'needs' is not carried over: it is of the original machine")
    }
    var fields = FieldTranslation(translation: self, source: own, region: near, home: code)
    var output = [
      JSONOutput.Member("name", .string(name)), JSONOutput.Member("service", .string(to.service)),
    ]
    output += place
    output += try fields.translate(members, from, to)
    output += common(members, service)
    choice.differences += fields.differences
    choice.losses = fields.losses
    if let machine = fields.machine {
      choice.from += " \(machine.from)"
      choice.to = "\(to.service) \(machine.to)"
      choice.reason = machine.reason
    }
    if let obstacle = fields.obstacle {
      choice.to = nil
      choice.reason = obstacle
      (choice.differences, choice.losses) = ([], [])
      return (choice, nil)
    }
    return (choice, output)
  }

  /// Returns the keys that every resource may have, which mean the same everywhere.
  private func common(_ members: [JSONMember], _ service: String) -> [JSONOutput.Member] {
    let special: Set = ["name", "service", "provider", "region", "needs"]
    let own = Set(registry.definition(service)?.fields.map(\.name) ?? [])
    return members.filter { member in
      !special.contains(member.key) && !own.contains(member.key)
        && !own.contains("monthly_\(member.key)")
    }.map { JSONOutput.Member($0.key, JSONOutput($0.node)) }
  }
}

extension ServiceEquivalence {
  /// Returns the database engine that a resource runs; nil where nothing states it.
  func engine(of members: [JSONMember]) -> String? {
    if let engine { return engine }
    guard let field = fields[.engine], let word = members.word(field) else { return nil }
    return words[.engine]?.first { $0.word == word }?.meaning
  }
}

extension [JSONMember] {
  /// Returns the text of a member; nil without one.
  func word(_ key: String) -> String? {
    guard case .string(let text)? = first(where: { $0.key == key })?.node.value else { return nil }
    return text
  }
}

extension JSONOutput {
  /// Creates a value as it was read.
  init(_ node: JSONNode) {
    switch node.value {
    case .null: self = .null
    case .boolean(let flag): self = .boolean(flag)
    case .number(let digits): self = .number(digits)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .array(elements.map { JSONOutput($0) })
    case .object(let members):
      self = .object(members.map { Member($0.key, JSONOutput($0.node)) })
    }
  }
}
