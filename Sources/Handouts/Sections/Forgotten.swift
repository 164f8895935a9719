import Prices
import Billing
import Money
import Reports
import Scenarios

/// The cost of things forgotten in a console, each on its own, for a day, a week and a month.
enum Forgotten {
  /// A thing with its cost.
  struct Thing {
    var label: String
    var day: Money
    var week: Money
    var month: Money
    /// The cost of a month if every student forgets one; nil where there is no class.
    var monthOfAll: Money?
    /// Whether it belongs to the plan, rather than to other services in which people forget things.
    var isPlans: Bool
  }

  static func mistakes(_ pricing: Repricing) throws -> [Thing] {
    guard let region = pricing.scenario.resources.first?.region
    else { return [] }
    var things: [Thing] = []
    let own = disk(pricing)
    let others = Self.things(in: region, pricing).filter { $0.1.service != own.first?.1.service }
    let planned = servers(pricing) + own
    for (index, (label, resource)) in (planned + others).enumerated() {
      func cost(_ length: PlanLength) throws -> Money? { try pricing.list([resource], for: length) }
      guard let day = try cost(.days(1)), let week = try cost(.weeks(1)),
        let month = try cost(.months(1)), !month.isZero
      else { continue }
      var ofAll: Money?
      if let students = pricing.students {
        var copies = resource
        copies.count = resource.count * students
        ofAll = try pricing.list([copies], for: .months(1))
      }
      things.append(
        Thing(
          label: label, day: day, week: week, month: month, monthOfAll: ofAll,
          isPlans: index < planned.count))
    }
    return things
  }

  /// Returns the most expensive of the plan's own things and the most expensive of the others.
  static func first(of things: [Thing]) -> [Thing] {
    [true, false].compactMap { isPlans in
      things.filter { $0.isPlans == isPlans }.max { $0.month < $1.month }
    }
  }

  static func table(_ things: [Thing]) -> Table {
    Table(
      id: "forgotten", title: "One of each, forgotten",
      header: ["What", "A day", "A week", "A month"], figures: 3,
      rows: things.map { [.text($0.label), .money($0.day), .money($0.week), .money($0.month)] })
  }

  /// Returns the plan's scheduled servers, once more, in a region where nobody looks.
  private static func servers(_ pricing: Repricing) -> [(String, Resource)] {
    let scheduled = pricing.scenario.resources.filter { $0.isScheduled && !$0.isShared }
    return scheduled.prefix(2).map { resource in
      var copy = resource.alone.running(.always)
      copy.region = resource.region == "us-west-2" ? "eu-west-1" : "us-west-2"
      return (
        "\(VisibleText.name(resource.name)), left on in another region (\(copy.region))", copy
      )
    }
  }

  /// Returns the things that people forget in the provider's services, one of each.
  private static func things(in region: String, _ pricing: Repricing) -> [(String, Resource)] {
    let provider = pricing.scenario.provider
    return pricing.budget.services.all.filter { $0.definition.provider == provider }.flatMap {
      service in
      service.facts.forgotten.map { thing in
        let id = service.definition.id
        return (
          thing.label,
          Resource(
            name: id, service: id, provider: provider, region: region, fields: thing.fields)
        )
      }
    }
  }

  /// Returns the first disk of the plan; empty where no server has one.
  private static func disk(_ pricing: Repricing) -> [(String, Resource)] {
    for resource in pricing.scenario.resources {
      guard let machines = pricing.facts(resource)?.machines, let list = machines.disks,
        let service = machines.diskService,
        case .list(let volumes)? = resource.fields.value(list), let first = volumes.first
      else { continue }
      let disk = Resource(
        name: "disk", service: service, provider: resource.provider, region: resource.region,
        fields: first)
      return [("the first disk of \(VisibleText.name(resource.name))", disk)]
    }
    return []
  }
}
