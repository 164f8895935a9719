import Billing
import Dates
import JSONText
import Money
import Prices
import Scenarios

/// What a machine must have to stand in for another.
struct MachineNeed {
  private let type: InstanceType
  private let vcpu: Quantity
  private let memory: Quantity
  private let gpu: Int
  private let architecture: String

  init(_ type: InstanceType, _ needs: Needs?) {
    self.type = type
    vcpu = needs?.vcpu ?? type.vcpu
    memory = needs?.memoryGB ?? type.memoryGiB
    gpu = needs?.gpu.flatMap { $0.rounded(to: 0, .up).whole } ?? type.gpuCount
    architecture = needs?.architecture ?? type.architecture
  }

  /// Whether another can stand in for the type with nothing else changed.
  func isMet(by other: InstanceType) -> Bool {
    guard isLargeEnough(other), !other.bareMetal || type.bareMetal,
      (other.instanceStorageGB ?? .zero) >= (type.instanceStorageGB ?? .zero)
    else { return false }
    guard gpu > 0, type.gpuCount > 0 else { return true }
    // Another kind of graphics processor may not run the same programs, or hold the same models.
    return other.runsCUDA == type.runsCUDA
      && (other.gpuMemoryGiB ?? .zero) >= (type.gpuMemoryGiB ?? .zero)
  }

  /// Whether another of the same architecture has as many processors and as much memory.
  func isLargeEnough(_ other: InstanceType) -> Bool {
    guard other.currentGeneration, other.vcpu >= vcpu, other.memoryGiB >= memory,
      other.gpuCount >= gpu, architecture == "any" || other.architecture == architecture
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
    if let kind = other.gpuName, kind != type.gpuName {
      return "another graphics processor, \(kind): try the work on it first"
    }
    return "another generation or maker of processor: try the work on it first"
  }
}

/// Ways to run and pay a resource's machine.
struct MachineWays {
  private let resource: Resource
  private let fields: MachineFields
  private let server: ServerFacts
  private let type: InstanceType
  private let choice: PurchaseChoice?
  private let purchase: Purchase

  /// Ways for a resource; nil for one that is no server of a known type.
  init?(_ resource: Resource, _ facts: ServiceFacts, _ rates: RememberedRates) throws {
    guard let fields = facts.machines, fields.list == nil, let server = facts.server,
      case .text(let name)? = resource.fields.value(fields.type),
      let type = try rates.types(of: resource.provider).first(where: { $0.name == name })
    else { return nil }
    var word: String?
    if let key = fields.purchase, case .text(let text)? = resource.fields.value(key) { word = text }
    choice = fields.purchases.first { $0.word == word }
    purchase = choice?.purchase ?? .onDemand
    (self.resource, self.fields, self.server, self.type) = (resource, fields, server, type)
  }

  /// Spare capacity, where the resource may be interrupted.
  var spare: CheaperWay? {
    guard resource.needs?.isInterruptible ?? false, purchase == .onDemand,
      let key = fields.purchase,
      let spot = fields.purchases.first(where: { $0.purchase == .spot })
    else { return nil }
    return CheaperWay(
      kind: "purchase", title: "\(spot.title) in place of on demand",
      risk: "it can be taken away at any moment, and its price moves", effort: .restart,
      changes: [.init([key], JSONOutput.string(spot.word).oneLine)])
  }

  /// The two cheapest types that have what is needed.
  func types(_ rates: RememberedRates, on date: CalendarDate?) throws -> [CheaperWay] {
    // A price of the user's own is that of the type that they chose.
    if let own = fields.ownPrice, resource.fields.value(own) != nil { return [] }
    var system = server.operatingSystems.first ?? ""
    if let key = server.systemAttribute, case .text(let text)? = resource.fields.value(key) {
      system = text
    }
    let hourly = try rates.hourly(
      MachineOffers(of: resource.provider, in: resource.region, system: system, purchase, on: date),
      server)
    guard let now = hourly[type.name] else { return [] }
    let need = MachineNeed(type, resource.needs)
    let found = try rates.types(of: resource.provider).compactMap { other in
      hourly[other.name].flatMap { price in
        price < now && other.name != type.name && need.isMet(by: other) ? (other, price) : nil
      }
    }
    return found.sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }.prefix(2).map { other, _ in
      CheaperWay(
        kind: "machine", title: "\(other.name) in place of \(type.name)",
        risk: need.risk(of: other),
        effort: other.architecture == type.architecture ? .restart : .move,
        changes: [.init([fields.type], JSONOutput.string(other.name).oneLine)])
    }
  }
}
