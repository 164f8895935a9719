import Advice
import Billing
import Money
import Prices
import Reports
import Scenarios

/// The checklist of what to turn off and delete, by owner and by resource, with the commands that
/// show what still exists.
enum Checklist {
  /// A task for a resource.
  struct Item {
    var name: String
    /// The task, as an imperative without a full stop.
    var task: String
  }

  /// Returns a student's own resources, or all resources where there is no class.
  static func students(_ pricing: Repricing) -> [Resource] {
    let own = pricing.scenario.resources.filter(pricing.isProviders)
    return pricing.students == nil ? own : own.filter { !$0.isShared }
  }

  /// Returns the resources that the class shares.
  static func instructors(_ pricing: Repricing) -> [Resource] {
    guard pricing.students != nil else { return [] }
    return pricing.scenario.resources.filter { pricing.isProviders($0) && $0.isShared }
  }

  /// Returns the tasks at the end of each session: what is meant to run for some hours is stopped
  /// or, if it cannot be stopped, deleted.
  static func session(_ pricing: Repricing, _ resources: [Resource]) -> [Item] {
    resources.compactMap { resource in
      guard let facts = pricing.facts(resource),
        LeftRunning.isLeftOn(resource, pricing.budget.services)
      else { return nil }
      let ending = facts.ending(resource.fields)
      let task = facts.canBeStopped(resource.fields) ? ending.session : nil
      return Item(
        name: VisibleText.name(resource.name), task: Words.capitalized(task ?? ending.plan))
    }
  }

  /// Returns the tasks at the end of the plan.
  static func end(_ pricing: Repricing, _ resources: [Resource]) -> [Item] {
    resources.map { resource in
      let task = pricing.facts(resource)?.ending(resource.fields).plan ?? "Delete it"
      return Item(
        name: VisibleText.name(resource.name),
        task: Words.capitalized(task) + termGoesOn(resource, pricing))
    }
  }

  /// Returns what to know of a commitment that outlasts what it pays for; empty without one.
  private static func termGoesOn(_ resource: Resource, _ pricing: Repricing) -> String {
    let charges = pricing.budget.charges.filter {
      pricing.scenario.resources[$0.usage.resource].name == resource.name
    }
    guard let commitment = charges.lazy.compactMap(\.usage.purchase?.commitment).first else {
      return ""
    }
    let term = commitment.years == 1 ? "one year" : "\(commitment.years) years"
    return "; its \(commitment.noun) bills until its term of \(term) ends, whatever you delete"
  }

  /// Returns the list for the owners of the resources.
  static func items(_ pricing: Repricing, _ resources: [Resource]) -> [String] {
    session(pricing, resources).map { "After each session – \($0.name): \($0.task)." }
      + end(pricing, resources).map { "At the end – \($0.name): \($0.task)." }
  }

  /// Returns the students' list.
  static func ofStudents(_ pricing: Repricing) -> [String] {
    let regions = Set(pricing.scenario.resources.map(\.region)).subtracting([""]).sorted()
    let sweep =
      regions.isEmpty
      ? "At the end – look at the bill two days later."
      : "At the end – look into every region, not only \(regions.joined(separator: ", ")), and at the bill two days later."
    return items(pricing, students(pricing)) + [sweep]
  }

  /// Returns commands that list what a student, or the plan, still has with each of its providers.
  static func commands(_ pricing: Repricing) -> String {
    let own = students(pricing)
    let (used, services) = (Set(own.map(\.provider)), Set(own.map(\.service)))
    let providers = Provider.allCases.filter { used.isEmpty || used.contains($0) }
    return providers.flatMap { commands(of: $0, services, pricing.budget.services) }
      .joined(separator: "\n")
  }

  private static func commands(
    of provider: Provider, _ used: Set<String>, _ services: ServiceRegistry
  ) -> [String] {
    var ofRegion: [String] = []
    var ofAll: [String] = []
    for service in services.all where service.definition.provider == provider {
      let facts = service.facts
      // What people tend to forget is checked even where no plan has it.
      guard used.contains(service.definition.id) || facts.isAlwaysLookedFor else { continue }
      ofRegion += facts.listCommands
      ofAll += facts.globalListCommands
    }
    guard !ofRegion.isEmpty, let console = services.module(of: provider)?.console else {
      return ofAll
    }
    let loop = ["for region in $(\(console.regions)); do", "  echo \"== $region\""]
    return loop + ofRegion.map { "  " + $0 } + ["done"] + ofAll
  }
}
