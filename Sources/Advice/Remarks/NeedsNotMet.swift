import Billing
import Money
import Prices
import Scenarios

/// What a resource needs decides only where cheaper ways are looked for: the plan is priced with what
/// it names, whatever that has.
enum NeedsNotMet: ResourceRule {
  static let id = "needs-not-met"
  static let summary = "What a resource names does not have what its \"needs\" ask for."

  static func together(_ amount: Money) -> String {
    "\(amount.dollars) for what does not have what it needs"
  }

  static func finding(on item: PlannedResource, _ context: WarningContext) throws -> Finding? {
    guard let needs = item.resource.needs else { return nil }
    let machines = try Equipment.all(of: item, context)
    var missing: [String] = []
    for lack in machines.flatMap({ $0.lacks(needs) }) where !missing.contains(lack) {
      missing.append(lack)
    }
    let isElsewhere = !needs.regions.isEmpty && !needs.regions.contains(item.resource.region)
    if isElsewhere, item.isInRegion {
      missing.append("it is in \(item.resource.region), not in \(Words.list(needs.regions))")
    }
    if needs.mustNotBeInterrupted, item.charges.contains(where: { $0.isPaid(as: .spot) }) {
      missing.append("spot may be taken away at any moment")
    }
    guard !missing.isEmpty else { return nil }
    let hasMachine = machines.contains { $0.name != nil }
    return Finding(amount: try item.amount()) {
      """
      It does not have what its "needs" ask for: \(missing.joined(separator: "; ")). It is priced as \
      it stands, and "needs" do not change that. \(wayOn(needs, hasMachine, item.resource))
      """
    }
  }

  private static func wayOn(
    _ needs: Needs, _ hasMachine: Bool, _ resource: Resource
  ) -> String {
    guard hasMachine else { return "Name what has it, or leave out what it does not need." }
    var options = resource.provider == .aws ? "" : " --provider \(resource.provider.rawValue)"
    if let vcpu = needs.vcpu { options += " --min-vcpu \(vcpu)" }
    if let memory = needs.memoryGB { options += " --min-memory \(memory)" }
    if let gpu = needs.gpu?.rounded(to: 0, .up), !gpu.isZero { options += " --gpu \(gpu)" }
    if let arch = needs.architecture, arch != "any" { options += " --arch \(arch)" }
    let regions = needs.regions.isEmpty ? [resource.region] : needs.regions
    options += " --region \(regions.joined(separator: ","))"
    return "\"budget compare\(options)\" lists what has it."
  }
}

/// What a machine of a resource has, or the resource itself where it has no machines.
private struct Equipment {
  /// The type as the plan names it; nil for what is no machine.
  var name: String?
  var vcpu: Quantity?
  var memory: Quantity?
  var gpu: Quantity?
  var architecture: String?

  /// The equipment of each part of a resource.
  static func all(of item: PlannedResource, _ context: WarningContext) throws -> [Equipment] {
    let values = item.resource.fields
    guard let fields = item.facts?.machines else { return [Equipment(item, context)] }
    guard let list = fields.list else { return try [Equipment(values, fields, item, context)] }
    guard case .list(let parts)? = values.value(list) else { return [] }
    return try parts.map { try Equipment($0, fields, item, context) }
  }

  /// The machine that some values name; one that nobody specifies has nothing that is known.
  private init(
    _ values: FieldValues, _ fields: MachineFields, _ item: PlannedResource,
    _ context: WarningContext
  ) throws {
    let named = values.text(fields.type)
    guard let named else { return }
    name = named
    let bare =
      named.hasPrefix(fields.typePrefix) ? String(named.dropFirst(fields.typePrefix.count)) : named
    guard let type = try context.prices.instanceType(bare, of: item.resource.provider) else {
      return
    }
    (vcpu, memory, gpu) = (type.vcpu, type.memoryGiB, type.graphicsProcessors)
    architecture = type.architecture
    if let key = fields.accelerators, case .object(let added)? = values.value(key) {
      gpu = try type.graphicsProcessors + Quantity(added.integer("count") ?? 1)
    }
  }

  /// What a resource without machines states itself; nothing is known of most.
  private init(_ item: PlannedResource, _ context: WarningContext) {
    let fields = context.budget.services.definition(item.service)?.fields ?? []
    func has(_ name: String) -> Bool { fields.contains { $0.name == name } }
    if has("architecture") { architecture = item.word("architecture") ?? "x86_64" }
    vcpu = item.number("vcpu")
    memory = item.number("memory_gb")
    if let megabytes = item.number("memory_mb") {
      memory = try? megabytes.divided(by: Quantity(1024))
    }
    if vcpu != nil || memory != nil { gpu = .zero }
  }

  /// Returns what it lacks of what is needed, in words.
  func lacks(_ needs: Needs) -> [String] {
    var lacks: [String] = []
    func check(_ needed: Quantity?, _ own: Quantity?, _ one: String, _ several: String) {
      guard let needed, let own, own < needed else { return }
      let has = own.isZero ? "no \(several)" : "\(own.grouped) \(own == .one ? one : several)"
      lacks.append("\(name ?? "it") has \(has), not \(needed.grouped)")
    }
    let isUnknown = vcpu == nil && memory == nil
    if isUnknown, [needs.vcpu, needs.memoryGB, needs.gpu].contains(where: { $0 != nil }) {
      return [
        name.map { "nothing is known of what \($0) has" }
          ?? "it names no machine that has vCPUs, memory or graphics processors"
      ]
    }
    check(needs.vcpu, vcpu, "vCPU", "vCPUs")
    check(needs.memoryGB, memory, "GiB of memory", "GiB of memory")
    check(needs.gpu?.rounded(to: 0, .up), gpu, "graphics processor", "graphics processors")
    if let needed = needs.architecture, needed != "any", let architecture, architecture != needed {
      lacks.append("\(name ?? "it") runs on \(architecture), not \(needed)")
    }
    return lacks
  }
}
