public import Billing
import JSONText
public import Money
public import Prices
public import Scenarios

/// A change to a plan that keeps what it needs and costs less.
public struct Proposal: Sendable {
  /// The resource that it changes.
  public var resource: String
  /// The change in words.
  public var title: String
  /// What may go wrong, or is worse than before.
  public var risk: String
  /// How much work it is.
  public var effort: ChangeEffort
  /// The changes to the plan.
  public var changes: [ScenarioOverride]
  /// What the plan uses up less, before credits, if only this is changed.
  public var saving: Money
  /// What it saves on top of those before it; zero where it does not go with them.
  public var added: Money
}

/// What might be changed in a plan, the largest saving first.
public struct AdvisedPlan: Sendable {
  /// The changes.
  public var proposals: [Proposal]
  /// What the plan uses up as it is.
  public var before: Money
  /// What all changes that go together save.
  public var together: Money
}

/// Looks for changes that keep what a plan needs and cost less; each is priced by estimating the
/// changed plan.
public struct Advisor {
  private let prices: any PriceBook
  private let estimate: ([ScenarioOverride]) throws -> Budget

  /// An advisor.
  ///
  /// - Parameters:
  ///   - prices: the book in which other machines are looked up.
  ///   - estimate: prices the plan with some changes; throws where that cannot be.
  public init(prices: any PriceBook, estimate: @escaping ([ScenarioOverride]) throws -> Budget) {
    (self.prices, self.estimate) = (prices, estimate)
  }

  /// Looks for changes to a priced plan.
  ///
  /// - Throws: the error of the store behind the price book.
  public func advise(on budget: Budget) throws -> AdvisedPlan {
    var best: [Slot: Proposal] = [:]
    for index in budget.scenario.resources.indices {
      let resource = budget.scenario.resources[index]
      for way in try ways(index, resource, budget) {
        let changes = way.changes.compactMap { change in
          ScenarioOverride(
            (["resources", String(index)] + change.path).joined(separator: ".") + "=" + change.json)
        }
        // What cannot be priced is no advice.
        guard changes.count == way.changes.count, let changed = try? estimate(changes),
          let saving = try? budget.used - changed.used, saving >= Self.least
        else { continue }
        let slot = Slot(resource: index, kind: way.kind)
        if let known = best[slot], known.saving >= saving { continue }
        best[slot] = Proposal(
          resource: resource.name, title: way.title, risk: way.risk, effort: way.effort,
          changes: changes, saving: saving, added: .zero)
      }
    }
    var proposals = best.sorted {
      ($1.value.saving, $0.key.resource, $0.key.kind)
        < ($0.value.saving, $1.key.resource, $1.key.kind)
    }.map(\.value)
    let together = combine(&proposals, budget.used)
    return AdvisedPlan(proposals: proposals, before: budget.used, together: together)
  }

  /// A cent: less is not worth a change.
  private static let least = Money(scaled: 10_000_000_000_000_000_000_000)

  private struct Slot: Hashable {
    var resource: Int
    var kind: String
  }

  /// Makes one change after the other, so that what two of them save is counted once.
  private func combine(_ proposals: inout [Proposal], _ before: Money) -> Money {
    var (made, now): ([ScenarioOverride], Money) = ([], before)
    for index in proposals.indices {
      let all = made + proposals[index].changes
      guard let changed = try? estimate(all), let added = try? now - changed.used,
        added >= Self.least
      else { continue }
      proposals[index].added = added
      (made, now) = (all, changed.used)
    }
    return (try? before - now) ?? .zero
  }

  // MARK: Ways

  private func ways(_ index: Int, _ resource: Resource, _ budget: Budget) throws -> [CheaperWay] {
    guard let service = budget.services.service(resource.service) else { return [] }
    let facts = service.facts
    let hours = (try? budget.period.hours()) ?? .zero
    var ways = service.cheaper(than: resource, over: hours)
    if facts.canBeStopped(resource.fields), resource.schedule == .always, hours > Quantity(168),
      facts.workField.map({ resource.fields.value($0) == nil }) ?? true
    {
      ways.append(
        CheaperWay(
          kind: "schedule", title: "running 40 hours a week in place of always",
          risk: "nobody can use it in the other 128 hours of the week", effort: .setting,
          changes: [.init(["hours_per_week"], "40")]))
    }
    if facts.isBetterShared, !resource.isShared, (budget.scenario.cohort?.students ?? 1) > 1 {
      ways.append(
        CheaperWay(
          kind: "shared", title: "one \(facts.noun) for the class in place of one a student",
          risk: "all students share it, and what one breaks is broken for all", effort: .move,
          changes: [.init(["shared"], "true")]))
    }
    for region in resource.needs?.regions ?? [] where region != resource.region {
      ways.append(
        CheaperWay(
          kind: "region", title: "region \(region) in place of \(resource.region)",
          risk: "it is farther from or nearer to its users, and data between regions is billed",
          effort: .move, changes: [.init(["region"], JSONOutput.string(region).oneLine)]))
    }
    return ways + (try machineWays(resource, facts, budget))
  }

  private func machineWays(
    _ resource: Resource, _ facts: ServiceFacts, _ budget: Budget
  ) throws -> [CheaperWay] {
    guard let fields = facts.machines, fields.list == nil, let server = facts.server,
      case .text(let name)? = resource.fields.value(fields.type),
      let type = try prices.instanceType(name, of: resource.provider)
    else { return [] }
    var word: String?
    if let key = fields.purchase, case .text(let text)? = resource.fields.value(key) { word = text }
    let purchase = fields.purchases.first { $0.word == word }?.purchase ?? .onDemand
    var ways: [CheaperWay] = []
    if resource.needs?.isInterruptible ?? false, purchase == .onDemand, let key = fields.purchase,
      let spot = fields.purchases.first(where: { $0.purchase == .spot })
    {
      ways.append(
        CheaperWay(
          kind: "purchase", title: "\(spot.title) in place of on demand",
          risk: "it can be taken away at any moment, and its price moves", effort: .restart,
          changes: [.init([key], JSONOutput.string(spot.word).oneLine)]))
    }
    // A price of the user's own is that of the type that they chose.
    if let own = fields.ownPrice, resource.fields.value(own) != nil { return ways }
    var system = server.operatingSystems.first ?? ""
    if let key = server.systemAttribute, case .text(let text)? = resource.fields.value(key) {
      system = text
    }
    func hourly(_ name: String) -> UnitPrice? {
      guard
        let key = server.key(
          of: resource.provider, in: resource.region, type: name, system: system, purchase)
      else { return nil }
      return (try? prices.rateCard(for: key, on: budget.scenario.pricesAsOf))?.tiers.first?
        .unitPrice
    }
    guard let now = hourly(name) else { return ways }
    let need = MachineNeed(type, resource.needs)
    var found: [(type: InstanceType, price: UnitPrice)] = []
    for other in try prices.instanceTypeNames(of: resource.provider) where other != name {
      guard let candidate = try prices.instanceType(other, of: resource.provider),
        need.isMet(by: candidate), let price = hourly(other), price < now
      else { continue }
      found.append((candidate, price))
    }
    for (other, _) in found.sorted(by: { ($0.price, $0.type.name) < ($1.price, $1.type.name) })
      .prefix(2)
    {
      ways.append(
        CheaperWay(
          kind: "machine", title: "\(other.name) in place of \(name)", risk: need.risk(of: other),
          effort: other.architecture == type.architecture ? .restart : .move,
          changes: [.init([fields.type], JSONOutput.string(other.name).oneLine)]))
    }
    return ways
  }
}

extension JSONOutput {
  /// A value without a line break at its end.
  fileprivate var oneLine: String { String(text().dropLast()) }
}

/// What a machine must have to stand in for another.
private struct MachineNeed {
  let type: InstanceType
  let vcpu: Quantity
  let memory: Quantity
  let gpu: Int
  let architecture: String

  init(_ type: InstanceType, _ needs: Needs?) {
    self.type = type
    vcpu = needs?.vcpu ?? type.vcpu
    memory = needs?.memoryGB ?? type.memoryGiB
    gpu = needs?.gpu.flatMap { $0.rounded(to: 0, .up).whole } ?? type.gpuCount
    architecture = needs?.architecture ?? type.architecture
  }

  func isMet(by other: InstanceType) -> Bool {
    guard other.currentGeneration, !other.bareMetal, other.vcpu >= vcpu,
      other.memoryGiB >= memory, other.gpuCount >= gpu,
      architecture == "any" || other.architecture == architecture
    else { return false }
    // A processor that may be used only in part is not the same processor.
    guard other.burstable else { return true }
    guard type.burstable, let own = type.baselinePercent, let offered = other.baselinePercent else {
      return false
    }
    return offered >= own
  }

  func risk(of other: InstanceType) -> String {
    if other.architecture != type.architecture {
      return "software has to run on \(other.architecture)"
    }
    return "another generation or maker of processor: try the work on it first"
  }
}
