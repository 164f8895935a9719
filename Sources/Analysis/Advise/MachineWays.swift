import Billing
import Dates
import JSONText
import Money
import Prices
import Scenarios

/// Ways to run and pay a machine of a resource.
struct MachineWays {
  private let resource: Resource
  private let fields: MachineFields
  private let server: ServerFacts?
  private let type: InstanceType
  private let purchase: Purchase
  /// The values of the resource, or of the part of it that the machine is in.
  private let values: FieldValues
  /// The keys that lead to them.
  private let path: [String]
  /// What tells the machine from others of the resource; empty for the only one.
  private let number: String

  /// The ways of a resource's machines, one by one; none for what has none of a known type.
  static func all(
    of resource: Resource, _ facts: ServiceFacts, _ rates: RememberedRates
  ) throws -> [MachineWays] {
    guard let fields = facts.machines else { return [] }
    guard let list = fields.list else {
      return [try MachineWays(resource, fields, facts.server, rates, resource.fields, [], "")]
        .compactMap { $0 }
    }
    guard case .list(let parts)? = resource.fields.value(list) else { return [] }
    return try parts.indices.compactMap { index in
      try MachineWays(
        resource, fields, nil, rates, parts[index], [list, String(index)],
        parts.count > 1 ? String(index + 1) : "")
    }
  }

  private init?(
    _ resource: Resource, _ fields: MachineFields, _ server: ServerFacts?,
    _ rates: RememberedRates, _ values: FieldValues, _ path: [String], _ number: String
  ) throws {
    guard let name = values.text(fields.type), name.hasPrefix(fields.typePrefix),
      let type = try rates.type(
        String(name.dropFirst(fields.typePrefix.count)), of: resource.provider)
    else { return nil }
    purchase = fields.choice(of: values)?.purchase ?? .onDemand
    (self.resource, self.fields, self.server, self.type) = (resource, fields, server, type)
    (self.values, self.path, self.number) = (values, path, number)
  }

  private func way(
    _ kind: String, _ title: String, risk: String, _ effort: ChangeEffort, _ key: String,
    _ value: String
  ) -> CheaperWay {
    CheaperWay(
      kind: number.isEmpty ? kind : "\(kind)-\(number)",
      title: number.isEmpty ? title : "\(title) (\(path[0]) \(number))", risk: risk,
      effort: effort, changes: [.init(path + [key], JSONOutput.string(value).oneLine)])
  }

  /// Spare capacity, where the resource may be interrupted.
  var spare: CheaperWay? {
    guard resource.needs?.isInterruptible ?? false, purchase == .onDemand,
      let key = fields.purchase,
      let spot = fields.purchases.first(where: { $0.purchase == .spot })
    else { return nil }
    return way(
      "purchase", "\(spot.title) in place of on demand",
      risk: "it can be taken away at any moment, and its price moves", .restart, key, spot.word)
  }

  /// The two cheapest types that have what is needed.
  ///
  /// `charges`: those of the resource.
  func types(
    _ rates: RememberedRates, _ charges: [Charge], on date: CalendarDate?
  ) throws -> [CheaperWay] {
    // A price of the user's own is that of the type that they chose.
    if let own = fields.ownPrice, values.value(own) != nil { return [] }
    let need = MachineNeed(type, resource.needs)
    let others = try rates.standIns(for: type, of: resource.provider, resource.needs)
    let prices =
      if let server {
        try listed(others, server, rates, on: date)
      } else {
        try named(others, charges, rates, on: date)
      }
    guard let now = prices[type.name] else { return [] }
    let found = others.compactMap { other in
      prices[other.name].flatMap { $0 < now ? (other, $0) : nil }
    }
    return found.sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }.prefix(2).map { other, _ in
      way(
        "machine", "\(fields.typePrefix)\(other.name) in place of \(fields.typePrefix)\(type.name)",
        risk: need.risk(of: other), other.architecture == type.architecture ? .restart : .move,
        fields.type, fields.typePrefix + other.name)
    }
  }

  /// What an hour costs in the lists of servers.
  private func listed(
    _ others: [InstanceType], _ server: ServerFacts, _ rates: RememberedRates,
    on date: CalendarDate?
  ) throws -> [String: UnitPrice] {
    try rates.hourly(
      MachineOffers(
        of: resource.provider, in: resource.region, system: server.system(of: values), purchase,
        on: date),
      server)
  }

  /// What an hour costs by the meters of the resource's charges that are named after its type, all of
  /// them together: those of a machine and of what is paid on top of it.
  private func named(
    _ others: [InstanceType], _ charges: [Charge], _ rates: RememberedRates,
    on date: CalendarDate?
  ) throws -> [String: UnitPrice] {
    let own = fields.typePrefix + type.name
    let usages = charges.map(\.usage).filter {
      $0.ownPrice == nil && $0.meter.isPattern && $0.key.meter == $0.meter.usageType(own)
    }
    guard !usages.isEmpty else { return [:] }
    var prices: [String: UnitPrice] = [:]
    for other in others + [type] {
      var sum: UnitPrice? = .zero
      for usage in usages {
        var key = usage.key
        key.meter = usage.meter.usageType(fields.typePrefix + other.name)
        guard let before = sum, let price = try rates.price(of: key, on: date) else {
          sum = nil
          break
        }
        sum = try? before + price
      }
      prices[other.name] = sum
    }
    return prices
  }
}
