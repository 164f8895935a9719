import Bills
import Billing
import Prices
import Scenarios

/// Finds the resources of a plan that an entry of a bill may belong to.
///
/// An entry that matches several equally well belongs to all of them together and is never split.
struct BillMatching {
  private let budget: Budget
  private let billed: BilledMeters
  /// The meters of each resource, with their regions.
  private let meters: [Set<PlannedMeter>]
  /// The regions of everything in the plan.
  private let regions: Set<String>
  /// The keys of tags in the plan, as AWS's reports spell them.
  private let spelledKeys: [String: String]
  /// Whether the bill tells the operating systems of servers, so that one of none is Linux.
  private var tellsSystems = false
  /// The answers already found, by usage type, region, account and tags.
  private var known: [Question: [ResourceIndex]] = [:]

  struct PlannedMeter: Hashable {
    var meter: String
    /// The service that has it in the catalog, such as that of the disks of a server.
    var owner: String
    var region: String
    var unit: String
    var instanceType: String?
    var attributes: MeterAttributes
    /// Whether it is a reservation's or a plan's fee.
    var isCommitment: Bool
  }

  private struct Question: Hashable {
    var service: String
    var region: String
    var account: String
    var accountName: String
    var resource: String
    var resourceName: String
    var meter: String
    var operation: String
    var system: String
    var unit: String
    var tags: String
    var kind: BillKind
  }

  /// Notes what a bill tells of what it bills.
  mutating func note(_ bill: Bill) {
    tellsSystems = bill.entries.contains { !$0.key.system.isEmpty }
  }

  init(_ budget: Budget) {
    self.budget = budget
    billed = BilledMeters(budget.services)
    var meters = [Set<PlannedMeter>](repeating: [], count: budget.scenario.resources.count)
    for charge in budget.charges {
      let usage = charge.usage
      meters[usage.resource].insert(
        PlannedMeter(
          meter: usage.key.meter, owner: usage.key.service, region: usage.key.region,
          unit: usage.unit,
          instanceType: usage.instanceType, attributes: usage.key.attributes,
          isCommitment: usage.key.attributes.values["term"] != nil))
    }
    self.meters = meters
    regions = Set(budget.charges.map(\.usage.key.region) + budget.scenario.resources.map(\.region))
    let keys = budget.scenario.resources.flatMap { resource in
      resource.tags.map(\.key)
        + resource.match.keys.filter { $0.hasPrefix("tag:") }.map { String($0.dropFirst(4)) }
    }
    spelledKeys = Dictionary(keys.map { ($0, BillTags.spelled($0)) }) { first, _ in first }
  }

  /// Returns the resources that an entry may belong to, by position in the plan; none if unplanned.
  mutating func resources(of entry: BillEntry) -> [ResourceIndex] {
    let key = entry.key
    let question = Question(
      service: key.service, region: key.region, account: key.account, accountName: key.accountName,
      resource: key.resource, resourceName: key.resourceName, meter: key.meter,
      operation: key.operation, system: key.system, unit: key.unit, tags: key.tags, kind: key.kind)
    if let answer = known[question] { return answer }
    let answer = find(entry)
    known[question] = answer
    return answer
  }

  /// Returns all resources of an entry's provider that the plan does not match by facts of the bill.
  func resourcesOfProvider(of entry: BillEntry) -> [ResourceIndex] {
    let all = budget.scenario.resources
    return all.numbered.map(\.index).filter {
      all[$0].match.isEmpty && isOfProvider(all[$0], entry)
    }
  }

  private func find(_ entry: BillEntry) -> [ResourceIndex] {
    let all = budget.scenario.resources
    let ours = all.numbered.map(\.index).filter { isOfProvider(all[$0], entry) }
    let tags = BillTags(entry.tags)
    let matched = ours.filter { !all[$0].match.isEmpty && fits(all[$0].match, entry, tags) }
    if !matched.isEmpty { return matched }
    let open = ours.filter { all[$0].match.isEmpty }
    let named = open.filter { isNamed(all[$0], entry, tags) }
    let metered = open.filter { isMetered($0, entry) }
    let both = closest(named.filter(metered.contains), entry)
    if !both.isEmpty { return both }
    return named.isEmpty ? closest(metered, entry) : named
  }

  /// Returns those of some resources that have the meter by its name, and of which most attributes
  /// are in the bill's words, such as the class in `Nearline Storage Belgium`; all of them where none
  /// has the name.
  private func closest(_ resources: [ResourceIndex], _ entry: BillEntry) -> [ResourceIndex] {
    if resources.count < 2 { return resources }
    let usual = UsageType.names(entry.key)
    let words = "\(entry.key.meter) \(entry.key.operation)".lowercased()
    let isSpot = words.contains("spot") || words.contains("preemptible")
    let ranks = resources.map { index -> Int in
      let names = usual + ownNames(of: entry, for: index)
      let ranks = meters[index].filter { names.contains($0.meter) }.map { meter in
        1
          + meter.attributes.pairs.count { key, value in
            switch key {
            case "usage_type": (value == "Preemptible") == isSpot
            case "operating_system" where tellsSystems:
              value == (entry.key.system.isEmpty ? "linux" : entry.key.system)
            default: words.contains(value.lowercased())
            }
          }
      }
      return ranks.max() ?? 0
    }
    let best = ranks.max() ?? 0
    return zip(resources, ranks).filter { $0.1 == best }.map(\.0)
  }

  private func isOfProvider(_ resource: Resource, _ entry: BillEntry) -> Bool {
    Provider.named(onBill: entry.key.provider).map { $0 == resource.provider } ?? true
  }

  /// Returns whether an entry matches the plan's `match`.
  private func fits(
    _ match: [String: String], _ entry: BillEntry, _ tags: BillTags
  ) -> Bool {
    match.allSatisfy { name, value in
      switch name {
      case "account": [entry.key.account, entry.key.accountName].contains(value)
      case "region": UsageType.region(entry.key.region) == value
      case "service": entry.key.service == value
      case "usage_type":
        entry.key.meter == value || UsageType.withoutPrefix(entry.key.meter) == value
      case "resource":
        [entry.key.resource, entry.key.resourceName, entry.resourceTitle].contains(value)
      default: name.hasPrefix("tag:") && self.value(of: String(name.dropFirst(4)), tags) == value
      }
    }
  }

  private func value(of key: String, _ tags: BillTags) -> String? {
    tags.value(of: key, spelled: spelledKeys[key])
  }

  private func isNamed(
    _ resource: Resource, _ entry: BillEntry, _ tags: BillTags
  ) -> Bool {
    if !resource.tags.isEmpty, resource.tags.allSatisfy({ value(of: $0.key, tags) == $0.value }) {
      return true
    }
    let name = resource.name.lowercased()
    if tags.exact.values.contains(where: { $0.lowercased() == name }) { return true }
    return !entry.key.resource.isEmpty && entry.resourceTitle.lowercased() == name
  }

  private func isMetered(_ index: ResourceIndex, _ entry: BillEntry) -> Bool {
    let key = entry.key
    let region = UsageRegion.of(key)
    let resource = budget.scenario.resources[index]
    if key.meter.isEmpty {
      if !key.region.isEmpty, key.service.isEmpty { return resource.region == region }
      // A part of a resource may be billed by another service, such as a server's address.
      let isOfService =
        isOfService(resource, key.service)
        || meters[index].contains { billed.isOf($0.owner, key.service) }
      return !key.service.isEmpty && isOfService && (region.isEmpty || resource.region == region)
    }
    guard billed.mayHaveProduct(key, in: resource.service) else { return false }
    let names = UsageType.names(key) + ownNames(of: entry, for: index)
    let isMachine = resource.provider != .aws && BilledThing(entry) == .server
    return meters[index].contains { meter in
      guard region.isEmpty || meter.region == region || meter.region == MeterKey.everywhere else {
        return false
      }
      // A reservation that was bought has the meter of what it will pay for.
      if key.kind == .purchase, !meter.isCommitment { return false }
      if names.contains(meter.meter) { return billed.mayBe(key, in: meter.owner) }
      // Another meter of the same unit, such as the vCores of another tier, is not this one.
      if billed.hasOwnName(meter.meter, in: resource.service) { return false }
      // FOCUS 1.0 has a description instead of a usage type.
      guard UsageType.isDescription(key), isOfService(resource, key.service) else { return false }
      if let type = meter.instanceType, resource.provider == .aws {
        return key.meter.contains(type)
      }
      // A machine whose type the plan does not have is another machine.
      return !isMachine && UsageType.isSame(key.unit, meter.unit)
    }
  }

  /// Returns the meters of a resource that an entry may be of, where bills name them otherwise.
  func ownNames(of entry: BillEntry, for index: ResourceIndex) -> [String] {
    billed.names(of: entry.key, in: budget.scenario.resources[index].service)
  }

  /// Returns whether the meter that an entry names is another service's than the one of that name of
  /// a resource.
  func isOther(_ entry: BillEntry, than index: ResourceIndex) -> Bool {
    let names = UsageType.names(entry.key)
    let own = meters[index].filter { names.contains($0.meter) }
    return !own.isEmpty && !own.contains { billed.mayBe(entry.key, in: $0.owner) }
  }

  /// Returns whether an entry that a tag or name gives to a resource is of a region in which the
  /// plan has nothing, such as a copy of a server that was started by mistake.
  func isElsewhere(_ entry: BillEntry, than index: ResourceIndex) -> Bool {
    let region = UsageRegion.of(entry.key)
    // Some exports of Azure name regions in words of their own, such as `US East`, and Google's
    // multi-regions, such as `us`, are several.
    let isCode = region.utf8.count > 4 && region == region.lowercased() && !region.contains(" ")
    return isCode && !entry.key.region.isEmpty && region != MeterKey.everywhere
      && !regions.contains(region)
      && budget.scenario.resources[index].match.isEmpty
      && !meters[index].contains { $0.region == MeterKey.everywhere }
  }

  /// Returns whether bills name a meter of a resource otherwise.
  func hasOwnName(_ meter: String, for index: ResourceIndex) -> Bool {
    billed.hasOwnName(meter, in: budget.scenario.resources[index].service)
  }

  /// Returns whether any resource of the plan is of a bill's service.
  func hasService(_ name: String) -> Bool {
    budget.scenario.resources.contains { isOfService($0, name) }
  }

  private func isOfService(_ resource: Resource, _ name: String) -> Bool {
    billed.isOf(resource.service, name)
  }
}

/// The tags of a row, whose keys some exports write in another spelling than the plan.
struct BillTags {
  /// The tags as they are in the bill.
  let exact: [String: String]
  private let spelled: [String: String]

  init(_ tags: [String: String]) {
    exact = tags
    spelled = Dictionary(tags.map { (Self.spelled($0.key), $0.value) }) { first, _ in first }
  }

  /// Returns the value of a key: of the key itself, or else of the one that a report of AWS makes
  /// of it (`CostCenter` becomes `cost_center`).
  func value(of key: String, spelled: String?) -> String? {
    exact[key] ?? spelled.flatMap { self.spelled[$0] }
  }

  /// Returns a key in the spelling of AWS's reports.
  static func spelled(_ key: String) -> String {
    var text = ""
    var isAfterSmall = false
    for character in key {
      if character.isUppercase, isAfterSmall { text.append("_") }
      isAfterSmall = character.isLowercase || character.isNumber
      text.append(
        character.isLetter || character.isNumber ? Character(character.lowercased()) : "_")
    }
    return text
  }
}
