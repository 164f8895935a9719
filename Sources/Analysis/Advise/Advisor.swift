public import Billing
import Dates
import JSONText
import Money
public import Scenarios

/// Looks for changes that keep what a plan needs and cost less; each is priced by estimating the
/// changed plan.
public struct Advisor {
  private let rates: RememberedRates
  private let estimate: ([ScenarioOverride]) throws -> Budget
  private let alone: EstimateAlone

  /// Prices one resource of the plan alone with some changes to it; nil where they are not of it alone.
  public typealias EstimateAlone = (ResourceIndex, [ScenarioOverride]) throws -> Budget?

  /// An advisor.
  ///
  /// - Parameters:
  ///   - rates: what other machines cost.
  ///   - estimate: prices the plan with some changes; throws where that cannot be.
  ///   - alone: prices one of its resources with some changes; throws where that cannot be.
  public init(
    rates: any MachineRates, estimate: @escaping ([ScenarioOverride]) throws -> Budget,
    alone: @escaping EstimateAlone
  ) {
    (self.rates, self.estimate, self.alone) = (RememberedRates(rates), estimate, alone)
  }

  /// Looks for changes to a priced plan.
  ///
  /// - Throws: the error of the store behind the prices.
  public func advise(on budget: Budget) throws -> AdvisedPlan {
    var best: [Slot: Proposal] = [:]
    var apart: [ResourceIndex: ResourceApart] = [:]
    let charges = Dictionary(grouping: budget.charges, by: \.usage.resource)
    for (index, resource) in budget.scenario.resources.numbered {
      let ways = try ways(index, resource, budget, charges[index] ?? [])
      // Credits pay for whatever is used first.
      if !ways.isEmpty, budget.availableCredits.isEmpty {
        apart[index] = ResourceApart(index, alone)
      }
      for way in ways {
        let changes = overrides(way, index)
        // What cannot be priced is no advice.
        guard
          let (saving, toPay) = apart[index]?.saving(changes) ?? saving(changes, budget),
          saving >= Self.least
        else { continue }
        let slot = Slot(resource: index, kind: way.kind)
        if let known = best[slot], known.saving >= saving { continue }
        best[slot] = Proposal(
          resource: resource.name, kind: way.kind, title: way.title, risk: way.risk,
          effort: way.effort, changes: changes, saving: saving, savingToPay: toPay, added: .zero)
      }
    }
    let sorted = best.sorted {
      ($1.value.saving, $0.key.resource, $0.key.kind)
        < ($0.value.saving, $1.key.resource, $1.key.kind)
    }
    var proposals = sorted.map(\.value)
    let together = combine(&proposals, sorted.map(\.key.resource), &apart, budget.used)
    return AdvisedPlan(
      title: budget.scenario.title, proposals: proposals, before: budget.used, together: together)
  }

  /// Returns what a change saves by the whole plan; nil where it cannot be priced.
  private func saving(
    _ changes: [ScenarioOverride], _ budget: Budget
  ) -> (used: Money, toPay: Money)? {
    guard let changed = try? estimate(changes), let used = try? budget.used - changed.used,
      let toPay = try? budget.totals.total - changed.totals.total
    else { return nil }
    return (used, toPay)
  }

  /// A cent: less is not worth a change.
  private static let least = Money(scaled: 10_000_000_000_000_000_000_000)

  private struct Slot: Hashable {
    var resource: ResourceIndex
    var kind: String
  }

  private func overrides(_ way: CheaperWay, _ index: ResourceIndex) -> [ScenarioOverride] {
    AdvisedPlan.ordered(
      way.changes.map { change in
        ScenarioOverride(
          path: ["resources", (change.resource ?? index).description] + change.path,
          json: change.json)
      })
  }

  /// Makes one change after the other, so that what two of them save is counted once.
  ///
  /// `resources`: the resource of each proposal.
  private func combine(
    _ proposals: inout [Proposal], _ resources: [ResourceIndex],
    _ apart: inout [ResourceIndex: ResourceApart], _ before: Money
  ) -> Money {
    var (made, now): ([ScenarioOverride], Money) = ([], before)
    var replaced: Set<[String]> = []
    for index in proposals.indices {
      let (changes, resource) = (proposals[index].changes, resources[index])
      // A resource that is another one now, or gone, is not changed further.
      let places = Set(changes.map { Array($0.path.prefix(2)) })
      if !places.isDisjoint(with: replaced) { continue }
      if let alone = apart[resource]?.saving(changes) {
        guard alone.used >= Self.least, let rest = try? now - alone.used else { continue }
        apart[resource]?.make(changes, saving: alone)
        (proposals[index].added, now) = (alone.used, rest)
        made += changes
        continue
      }
      guard let changed = try? estimate(AdvisedPlan.ordered(made + changes)),
        let added = try? now - changed.used, added >= Self.least
      else { continue }
      // What others were changed together with is not known apart any more.
      for case let place? in changes.map({ Int($0.path.dropFirst().first ?? "") }) {
        apart[ResourceIndex(place)] = nil
      }
      proposals[index].added = added
      now = changed.used
      made += changes
      replaced.formUnion(changes.map(\.path).filter { $0.count == 2 })
    }
    return (try? before - now) ?? .zero
  }

  // MARK: Ways

  private func ways(
    _ index: ResourceIndex, _ resource: Resource, _ budget: Budget, _ charges: [Charge]
  ) throws -> [CheaperWay] {
    guard let service = budget.services.service(resource.service) else { return [] }
    let (facts, scenario) = (service.facts, budget.scenario)
    let hours = (try? budget.period.hours()) ?? .zero
    var ways = service.cheaper(than: resource, in: scenario, over: hours)
    ways += [schedule(resource, facts, hours), end(resource, facts, scenario, charges)]
      .compactMap { $0 }
    if facts.isBetterShared, !resource.isShared, (scenario.cohort?.students ?? 1) > 1 {
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
    for machine in try MachineWays.all(of: resource, facts, rates) {
      if let spare = machine.spare { ways.append(spare) }
      ways += try machine.types(rates, charges, on: scenario.pricesAsOf)
    }
    return ways
  }

  /// Hours of work for what runs always: stopped in between, or deleted and made again.
  private func schedule(
    _ resource: Resource, _ facts: ServiceFacts, _ hours: Quantity
  ) -> CheaperWay? {
    guard resource.schedule == .always, hours > Quantity(168),
      facts.workField.map({ resource.fields.value($0) == nil }) ?? true
    else { return nil }
    let changes = [CheaperWay.Change(["hours_per_week"], "40")]
    if facts.canBeStopped(resource.fields) {
      return CheaperWay(
        kind: "schedule", title: "running 40 hours a week in place of always",
        risk: "nobody can use it in the other 128 hours of the week", effort: .setting,
        changes: changes)
    }
    // What has machines and stores nothing for others can be made again.
    guard facts.needsEnd(resource.fields) != nil, facts.machines != nil,
      facts.category != .databases
    else { return nil }
    return CheaperWay(
      kind: "schedule",
      title:
        "\(Words.withArticle(facts.noun)) for 40 hours a week, deleted in between, in place of always",
      risk: "it must be made again each time, and keeps nothing that is stored in it",
      effort: .restart, changes: changes)
  }

  /// The end that the plan's other resources have, for what bills by time and has none.
  private func end(
    _ resource: Resource, _ facts: ServiceFacts, _ scenario: Scenario, _ charges: [Charge]
  ) -> CheaperWay? {
    let billsByTime = charges.contains {
      ($0.usage.nature == .running || $0.usage.nature == .existing)
        && $0.usage.purchase?.commitment == nil
    }
    guard resource.until == nil,
      billsByTime || facts.needsEnd(resource.fields) != nil || facts.canBeStopped(resource.fields),
      let last = scenario.resources.compactMap(\.until).max(),
      resource.from.map({ $0 < last }) ?? true
    else { return nil }
    let others = scenario.resources.filter { $0.name != resource.name }
    let ends = others.filter { $0.until == last }.map(\.name)
    let what =
      others.allSatisfy { $0.until != nil }
      ? "the last of the others is"
      : "\(Words.list(ends.count > 3 ? Array(ends.prefix(2)) + ["others"] : ends)) \(Words.verb(ends.count))"
    return CheaperWay(
      kind: "end", title: "deleted on \(last), when \(what)",
      risk: "what it holds is gone then, unless it was saved", effort: .setting,
      changes: [.init(["until"], JSONOutput.string(last.description).oneLine)])
  }
}
