public import Billing
import Money
public import Prices
public import Scenarios

/// A way to run a plan: with which type of server, where, and how it is paid for.
public struct AffordCandidate: Sendable {
  /// The machine type; nil where there are several types, or none.
  public var type: String?
  /// The region; where servers have regions of their own, all of them in words.
  public var region: String
  /// The way to pay in words; nil where there is no choice.
  public var purchase: String?
  /// Whether servers that pay in different ways keep theirs, and their types and region.
  public var isAsPlanned = false
  /// The changes that turn the plan into this one.
  public var changes: [ScenarioOverride]
}

/// Finds the possible ways to buy the servers of a plan.
public struct AffordCandidates {
  /// The ways that are wanted.
  public struct Wish: Sendable {
    /// The types; nil for the cheapest that are at least as large as the plan's.
    public var types: [String]?
    /// The regions for what takes the plan's; nil for the plan's own.
    public var regions: [String]?
    /// The ways to pay, in the words of the format; nil for on-demand and spot.
    public var purchases: [String]?
    /// The largest number of types for each region and way to pay, in addition to the plan's own.
    public var most: Int

    /// Creates a wish from its parts.
    public init(
      types: [String]? = nil, regions: [String]? = nil, purchases: [String]? = nil, most: Int = 8
    ) {
      (self.types, self.regions, self.purchases, self.most) = (types, regions, purchases, most)
    }
  }

  let prices: any PriceBook
  let budget: Budget
  /// The positions of the servers that change.
  let resources: [ResourceIndex]
  let wish: Wish

  /// Creates a search for candidates of a priced plan.
  ///
  /// - Parameters:
  ///   - budget: the plan as it stands.
  ///   - resources: the positions of its servers.
  ///   - wish: the ways that are wanted.
  ///   - prices: the book of types and prices.
  public init(of budget: Budget, resources: [ResourceIndex], _ wish: Wish, prices: any PriceBook) {
    (self.budget, self.resources, self.wish, self.prices) = (budget, resources, wish, prices)
  }

  /// Returns the candidates, those of the plan's own type first.
  ///
  /// - Throws: the error of the store behind the price book.
  public func all() throws -> [AffordCandidate] {
    let scenario = budget.scenario
    guard let first = resources.first,
      let machines = budget.services.facts(scenario.resources[first].service)?.machines
    else {
      return regions.map { region in
        let any = scenario.resources.numbered.first { _ in true }
        return AffordCandidate(
          region: any.map { self.region(of: $0.index, region) } ?? "",
          changes: changes(nil, region, nil))
      }
    }
    var candidates: [AffordCandidate] = []
    for region in regions {
      for choice in choices(machines) where isPossible(choice) {
        for type in try types(machines, first, self.region(of: first, region), choice) {
          let isMixed = choice == nil && machines.purchase != nil
          let changes = changes(type, region, choice)
          candidates.append(
            AffordCandidate(
              type: type ?? commonType(machines), region: names(ofRegions: region),
              purchase: isMixed ? "as planned" : choice?.title,
              isAsPlanned: isMixed && changes.isEmpty, changes: changes))
        }
      }
    }
    return candidates
  }

  /// The regions to try for what takes the plan's; nil stands for the plan's own.
  private var regions: [String?] { wish.regions ?? [nil] }

  /// Returns the region of a resource where what takes the plan's has another one.
  private func region(of index: ResourceIndex, _ region: String?) -> String {
    let resource = budget.scenario.resources[index]
    return resource.fields.isWritten("region") ? resource.region : region ?? resource.region
  }

  /// Returns the regions of all servers in words.
  private func names(ofRegions region: String?) -> String {
    var names: [String] = []
    for name in resources.map({ self.region(of: $0, region) }) where !names.contains(name) {
      names.append(name)
    }
    return Words.list(names)
  }

  /// Returns whether each of the servers can be paid for in some way.
  private func isPossible(_ choice: PurchaseChoice?) -> Bool {
    guard let choice else { return true }
    return resources.allSatisfy { index in
      let service = budget.scenario.resources[index].service
      guard let machines = budget.services.facts(service)?.machines, machines.purchase != nil
      else { return true }
      return machines.purchases.contains { $0.purchase == choice.purchase }
    }
  }

  /// Returns the ways to pay; nil stands for the plan's own.
  private func choices(_ machines: MachineFields) -> [PurchaseChoice?] {
    guard machines.purchase != nil else { return [nil] }
    if let words = wish.purchases {
      return machines.purchases.filter { words.contains($0.word) }.map { $0 }
    }
    let ways = resources.flatMap { parts(machines, $0) }.map { ownChoice(machines, $0.values) }
    let own = ways.first ?? nil
    let usual = machines.purchases.filter { $0.purchase == .onDemand || $0.purchase == .spot }
    // Servers that pay in different ways: the plan as it stands, then all of them in one way.
    if ways.contains(where: { $0?.purchase != own?.purchase }) { return [nil] + usual }
    return usual.contains { $0 == own } ? usual : [own] + usual
  }

  private func ownChoice(_ machines: MachineFields, _ values: FieldValues) -> PurchaseChoice? {
    machines.choice(of: values) ?? machines.purchases.first { $0.purchase == .onDemand }
  }

  /// Returns what states machine types, with its path: the resource itself, or each kind of node of
  /// a cluster.
  private func parts(
    _ machines: MachineFields, _ index: ResourceIndex
  ) -> [(path: String, values: FieldValues)] {
    let (path, fields) = ("resources.\(index)", budget.scenario.resources[index].fields)
    guard let list = machines.list, case .list(let parts)? = fields.value(list) else {
      return [(path, fields)]
    }
    return parts.enumerated().map { ("\(path).\(list).\($0)", $1) }
  }

  /// Returns the type that all of them have; nil where they differ.
  private func commonType(_ machines: MachineFields) -> String? {
    let names = Set(
      resources.flatMap { index in
        parts(machines, index).map { $0.values.text(machines.type) }
      })
    return names.count == 1 ? names.first.flatMap { $0 } : nil
  }

  // MARK: Types

  /// Returns the types to try; nil stands for those that the plan has.
  private func types(
    _ machines: MachineFields, _ first: ResourceIndex, _ region: String, _ choice: PurchaseChoice?
  ) throws -> [String?] {
    if let named = wish.types { return named }
    guard let own = commonType(machines), machines.typePrefix.isEmpty, let choice,
      let server = budget.services.facts(budget.scenario.resources[first].service)?.server
    else { return [nil] }
    let resource = budget.scenario.resources[first]
    guard let type = try prices.instanceType(own, of: resource.provider) else { return [nil] }
    let need = MachineNeed(type, resource.needs)
    let system = server.system(of: resource.fields)
    var found: [(name: String, price: UnitPrice, isFree: Bool)] = []
    for name in try prices.instanceTypeNames(of: resource.provider) where name != own {
      guard let other = try prices.instanceType(name, of: resource.provider),
        !other.bareMetal, need.isLargeEnough(other),
        let price = try server.hourlyPrice(
          of: other, resource.provider, in: region, system: system, choice.purchase,
          prices: prices, on: budget.scenario.pricesAsOf)
      else { continue }
      found.append((name, price, other.freeTierEligible))
    }
    found.sort { ($0.price, $0.name) < ($1.price, $1.name) }
    let cheapest = found.prefix(wish.most).map(\.name)
    // A type that the free tier covers may have a higher hourly price and still cost less.
    let free = found.dropFirst(wish.most).filter(\.isFree).map(\.name)
    return [nil] + cheapest + free
  }

  // MARK: Changes

  private func changes(
    _ type: String?, _ region: String?, _ choice: PurchaseChoice?
  ) -> [ScenarioOverride] {
    var texts: [String] = []
    // What has a region of its own stays there.
    if let region, region != budget.scenario.fields.text("region") {
      texts.append("region=\(region)")
    }
    for index in resources {
      let resource = budget.scenario.resources[index]
      guard let machines = budget.services.facts(resource.service)?.machines else { continue }
      for (place, values) in parts(machines, index) {
        let isOtherType = type != nil && type != values.text(machines.type)
        if let type, isOtherType { texts.append("\(place).\(machines.type)=\(type)") }
        if let key = machines.purchase,
          let choice = machines.purchases.first(where: { $0.purchase == choice?.purchase }),
          choice != ownChoice(machines, values)
        {
          texts.append("\(place).\(key)=\(choice.word)")
        }
        // A price of the user's own is only valid for the type and way to pay that they chose.
        if let own = machines.ownPrice, values.isWritten(own),
          isOtherType || choice.map({ $0.purchase != .spot }) ?? false
        {
          texts.append("\(place).\(own)=null")
        }
      }
    }
    return texts.compactMap { ScenarioOverride($0) }
  }
}
