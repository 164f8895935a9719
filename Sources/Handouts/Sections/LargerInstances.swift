import Billing
import Money
import Prices
import Scenarios

/// The same plan with a larger instance type: the wrong choice in a menu.
enum LargerInstances {
  /// The sizes of a family in order; metal and other sizes are not chosen by mistake.
  private static let sizes = [
    "nano", "micro", "small", "medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge",
    "12xlarge", "16xlarge", "24xlarge",
  ]

  static func mistakes(
    _ pricing: Repricing, _ prices: any PriceBook
  ) throws -> [Mistake] {
    let names = Set(try prices.instanceTypeNames(of: pricing.scenario.provider))
    var mistakes: [Mistake] = []
    var seen: Set<String> = []
    for (index, resource) in pricing.scenario.resources.enumerated() where mistakes.count < 6 {
      guard let type = type(of: resource, pricing.facts(resource)?.machines),
        seen.insert(type).inserted
      else { continue }
      for larger in larger(than: type, among: names) {
        guard let mistake = try mistake(index, type, larger, pricing) else { continue }
        mistakes.append(mistake)
      }
    }
    return mistakes
  }

  /// Returns the type of a resource, or of the first nodes of a cluster.
  private static func type(of resource: Resource, _ machines: MachineFields?) -> String? {
    guard let machines else { return nil }
    guard let list = machines.list else { return resource.fields.text(machines.type) }
    guard case .list(let parts)? = resource.fields.value(list),
      case .text(let type)? = parts.first?.value(machines.type)
    else { return nil }
    return type
  }

  /// Returns the same resource with another type; in a cluster, all nodes of the type get the other
  /// one.
  private static func changing(
    _ resource: Resource, _ machines: MachineFields, _ type: String, to other: String
  ) -> Resource {
    guard let list = machines.list, case .list(let nodes)? = resource.fields.value(list) else {
      return resource.setting(machines.type, other)
    }
    var copy = resource
    let changed = nodes.map { node in
      guard case .text(let own)? = node.value(machines.type), own == type else { return node }
      var node = node
      node.set(.text(other), for: machines.type)
      return node
    }
    copy.fields.set(.list(changed), for: list)
    return copy
  }

  /// Returns the next larger size that exists and the third larger one; where there are fewer than
  /// three, the largest.
  private static func larger(than type: String, among names: Set<String>) -> [String] {
    // Types of notebooks and endpoints are server types with a prefix.
    let mark = type.hasPrefix("ml.") ? "ml." : ""
    let parts = type.dropFirst(mark.count).split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let size = sizes.firstIndex(of: String(parts[1])) else { return [] }
    let found = sizes[(size + 1)...].map { "\(parts[0]).\($0)" }.filter(names.contains)
      .map { mark + $0 }
    return found.isEmpty ? [] : found.count < 3 ? [found[found.count - 1]] : [found[0], found[2]]
  }

  private static func mistake(
    _ index: Int, _ type: String, _ larger: String, _ pricing: Repricing
  ) throws -> Mistake? {
    func more(_ students: Int?) throws -> Money? {
      var plan = pricing.scenario
      if let students { plan.cohort?.students = students }
      guard let planned = try pricing.price(plan) else { return nil }
      guard let machines = pricing.facts(plan.resources[index])?.machines else { return nil }
      plan.resources[index] = changing(plan.resources[index], machines, type, to: larger)
      guard let changed = try pricing.price(plan) else { return nil }
      return try changed.totals.list - planned.totals.list
    }
    guard let all = try more(nil), all > .zero else { return nil }
    let label = "\(larger) instead of \(type)"
    guard pricing.students != nil else { return .init(label: label, one: all) }
    return .init(label: label, one: try more(1), all: all)
  }
}
