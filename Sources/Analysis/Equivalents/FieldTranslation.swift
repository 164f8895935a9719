import Billing
import JSONText
import Money
import Prices
import Scenarios

/// Translates the fields of a resource into those of another provider's service.
struct FieldTranslation {
  let translation: PlanTranslation
  /// The provider whose fields they are.
  let source: Provider
  /// The differences found so far.
  private(set) var differences: [String] = []
  /// The machine that was chosen.
  private(set) var machine: (from: String, to: String, reason: String)?
  /// The service that it becomes, once a machine is chosen.
  private var service: String?
  /// What is translated.
  private var resource: [JSONMember] = []
  /// The size of the disk that is being translated.
  private var diskGB: Quantity?
  /// Whether something required has no counterpart.
  private(set) var isImpossible = false
  /// The number of sold machines that are tried with a whole resource: where it is not the machine
  /// that has no price, none of them helps.
  private static let mostTried = 40

  /// The region of the resource; nil where no nearby region is known.
  let region: String?
  /// The machine to take, where it is tried out.
  private let trial: InstanceType?

  init(
    translation: PlanTranslation, source: Provider, region: String?, trial: InstanceType? = nil
  ) {
    (self.translation, self.source, self.region) = (translation, source, region)
    self.trial = trial
  }

  /// Returns the members of the other service.
  mutating func translate(
    _ members: [JSONMember], _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> [JSONOutput.Member] {
    let names = Set(
      translation.registry.definition(from.service)?.fields.map(\.name) ?? [])
    var output: [JSONOutput.Member] = []
    if let field = from.fields[.diskGB],
      case .number(let digits)? = members.first(where: { $0.key == field })?.node.value
    {
      diskGB = try? Quantity(digits)
    }
    // The machine comes first: which disks there may be depends on it.
    let type = try machineMember(members, from, to)
    if isImpossible { return output }
    var leftOut: [String] = []
    for member in members {
      let isTotal =
        !from.fields.values.contains(member.key)
        && from.fields.values.contains("monthly_\(member.key)")
      guard isTotal || names.contains(member.key) else { continue }
      if from.assumes[member.key] != nil { continue }
      let name = isTotal ? "monthly_\(member.key)" : member.key
      let traits = from.fields.filter { Self.outer($0.value) == name }.map(\.key)
      guard let trait = traits.min(by: { $0.rawValue < $1.rawValue }), let target = to.fields[trait]
      else {
        if traits.contains(.engine) { continue }
        // The machine that is chosen has them.
        if traits.contains(.accelerator), machine != nil { continue }
        if traits.contains(.operatingSystem) {
          refuseSystem(member.node, from, to)
          continue
        }
        differences.append("'\(member.key)' is not carried over")
        leftOut.append(member.key)
        continue
      }
      let key =
        isTotal && target.hasPrefix("monthly_") ? String(target.dropFirst(8)) : target
      let node = Self.inner(member.node, of: from.fields[trait] ?? name)
      let value = trait == .machineType && type != nil ? type : try value(trait, node, from, to)
      if let value { try add(value, to: key, of: &output) }
    }
    if output.isEmpty, !leftOut.isEmpty, to.role.isBilledByUse {
      let names = leftOut.map { "'\($0)'" }
      differences.append("\(to.service) bills nothing like \(Words.list(names))")
      isImpossible = true
    }
    engine(members, from, to, &output)
    for (trait, number) in from.implied.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let field = from.fields[trait], let target = to.fields[trait],
        to.implied[trait] != number
      else { continue }
      if !members.contains(where: { $0.key == field }) {
        output.append(JSONOutput.Member(target, .number(number)))
      }
    }
    return output
  }

  /// The name of a field without that of a field within it.
  private static func outer(_ field: String) -> String { String(field.prefix { $0 != "." }) }

  /// The value of the field within, where a field's name has one.
  private static func inner(_ node: JSONNode, of field: String) -> JSONNode {
    guard case .object(let members) = node.value, field.contains(".") else { return node }
    return members.first { outer(field) + "." + $0.key == field }?.node ?? node
  }

  /// The machine in the other provider's words; nil without one.
  private mutating func machineMember(
    _ members: [JSONMember], _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> JSONOutput? {
    guard let field = from.fields[.machineType], to.fields[.machineType] != nil,
      let name = members.word(field)
    else { return nil }
    (resource, service) = (members, to.service)
    return try machineType(name, from, to)
  }

  /// Refuses an operating system that the other service has no price for.
  ///
  /// A licence left out would make the machine look cheaper than it is. Linux is in every price.
  private mutating func refuseSystem(
    _ node: JSONNode, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) {
    guard case .string(let word) = node.value,
      from.words[.operatingSystem]?.contains(Word("linux", word)) != true
    else { return }
    differences.append("'\(word)' has no equivalent: \(to.service) is priced with Linux only")
    isImpossible = true
  }

  /// Adds a member; where one field stands for several, their numbers are added up.
  private mutating func add(
    _ value: JSONOutput, to key: String, of output: inout [JSONOutput.Member]
  ) throws {
    if let point = key.firstIndex(of: ".") {
      let within = JSONOutput.Member(String(key[key.index(after: point)...]), value)
      output.append(JSONOutput.Member(Self.outer(key), .object([within])))
      return
    }
    guard let index = output.firstIndex(where: { $0.key == key }) else {
      output.append(JSONOutput.Member(key, value))
      return
    }
    if case .number(let first) = output[index].value, case .number(let second) = value {
      output[index].value = .number(try (Quantity(first) + Quantity(second)).description)
    } else {
      differences.append("only one of the ranges that '\(key)' stands for is carried over")
    }
  }

  /// States which engine a database runs, where that is not the same anyway.
  private mutating func engine(
    _ members: [JSONMember], _ from: ServiceEquivalence, _ to: ServiceEquivalence,
    _ output: inout [JSONOutput.Member]
  ) {
    guard from.role == .database, let engine = from.engine(of: members) else { return }
    if let only = to.engine {
      if only != engine {
        differences.append("\(engine) becomes \(only): \(to.service) runs nothing else")
      }
    } else if let field = to.fields[.engine] {
      if let word = to.words[.engine]?.first(where: { $0.meaning == engine })?.word {
        output.removeAll { $0.key == field }
        output.append(JSONOutput.Member(field, .string(word)))
      } else {
        differences.append("\(engine) has no equivalent in \(to.service)")
        isImpossible = true
      }
    }
  }

  private mutating func value(
    _ trait: Trait, _ node: JSONNode, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> JSONOutput? {
    switch (trait, node.value) {
    case (.machineType, .string(let name)): return try machineType(name, from, to)
    case (.disks, .array(let disks)): return try self.disks(disks)
    case (.standby, .boolean(let isOn)):
      guard let words = to.words[.standby] else { return .boolean(isOn) }
      return words.first { $0.meaning == (isOn ? "yes" : "no") }.map { .string($0.word) }
    case (.standby, .string(let word)) where to.words[.standby] == nil:
      return .boolean(from.words[.standby]?.contains(Word("yes", word)) ?? false)
    case (_, .number(let digits)): return try number(digits, trait, from, to)
    case (_, .object(let members)) where from.scale[trait] != to.scale[trait]:
      // A range is converted to the field's unit, too.
      return .object(
        try members.map { member in
          guard case .number(let digits) = member.node.value, member.key != "confidence" else {
            return JSONOutput.Member(member.key, JSONOutput(member.node))
          }
          return JSONOutput.Member(member.key, try number(digits, trait, from, to))
        })
    case (_, .string(let word)) where from.words[trait] != nil:
      return self.word(word, trait, from, to)
    default: return JSONOutput(node)
    }
  }

  private typealias Word = ServiceEquivalence.Word

  /// Returns a number in the other field's unit, at least the least that it accepts.
  private mutating func number(
    _ digits: String, _ trait: Trait, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> JSONOutput {
    let (old, new) = (from.scale[trait] ?? 1, to.scale[trait] ?? 1)
    guard var number = try? Quantity(digits) else { return .number(digits) }
    var text = digits
    if old != new {
      number = try number.scaled(by: Quantity(new), over: Quantity(old))
      text = number.description
    }
    if let steps = to.steps[trait], let step = steps.first(where: { Quantity($0) >= number }),
      Quantity(step) > number
    {
      differences.append(
        "\(to.fields[trait] ?? "") is \(step), the next size there is, not \(text)")
      return .number(step)
    }
    guard let least = to.least[trait], number < Quantity(least) else { return .number(text) }
    differences.append("\(to.fields[trait] ?? "") is \(least), the least there is, not \(text)")
    return .number(least)
  }

  /// Translates a machine of a service that has its own names for machines.
  private mutating func size(
    _ name: String, _ from: ServiceEquivalence, _ to: ServiceEquivalence, _ sizes: MachineSizes
  ) throws -> JSONOutput? {
    let bare =
      name.hasPrefix(from.typePrefix) ? String(name.dropFirst(from.typePrefix.count)) : name
    var size = from.sizes?.size(name)
    if size == nil, let type = try translation.prices.instanceType(bare, of: source),
      let memory = try? type.memoryGiB.scaled(by: Quantity(1024), over: .one).whole
    {
      // A fraction of a processor counts as one.
      size = MachineSize(vcpu: type.vcpu.whole ?? 1, memoryMB: memory)
    }
    guard let size, let near = sizes.name(size) else {
      differences.append("\(to.service) has no machine that is known to be like '\(name)'")
      isImpossible = true
      return nil
    }
    let found = sizes.size(near) ?? size
    machine = (
      name, near,
      "\(size.vcpu) vCPU and \(Self.gigabytes(size)) GiB become \(found.vcpu) and \(Self.gigabytes(found))"
    )
    return .string(near)
  }

  private static func gigabytes(_ size: MachineSize) -> String {
    let exact = try? Quantity(size.memoryMB).scaled(by: .one, over: Quantity(1024))
    return exact.map { $0.grouped(places: 2) } ?? "\(size.memoryMB) MB"
  }

  private mutating func machineType(
    _ name: String, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> JSONOutput? {
    if let sizes = to.sizes { return try size(name, from, to, sizes) }
    let bare =
      name.hasPrefix(from.typePrefix) ? String(name.dropFirst(from.typePrefix.count)) : name
    let target = translation.target
    guard let type = try specification(bare, from),
      let near = try trial ?? nearest(to: type, from, to)
    else {
      differences.append(
        "\(target.name) has no machine like '\(name)'\(region.map { " with a price in \($0)" } ?? "")"
      )
      isImpossible = true
      return nil
    }
    machine = (
      name, near.name,
      "\(type.vcpu) vCPU and \(type.memoryGiB.grouped(places: 2)) GiB become \(near.vcpu) and \(near.memoryGiB.grouped(places: 2)), \(near.architecture)"
        + (near.gpuCount > 0 ? ", \(near.gpuCount) × \(near.gpuName ?? "GPU")" : "")
    )
    if let difference = to.differsByType(near.name), !differences.contains(difference) {
      differences.append(difference)
    }
    return .string(to.typePrefix + near.name)
  }

  /// Returns what a machine has, with the graphics processors that the resource attaches to it.
  private func specification(
    _ name: String, _ from: ServiceEquivalence
  ) throws -> InstanceType? {
    var type = try translation.prices.instanceType(name, of: source)
    if type == nil, let size = from.statedSize(name) {
      type = InstanceType(
        name: name, vcpu: Quantity(size.vcpu),
        memoryGiB: try Quantity(size.memoryMB).scaled(by: .one, over: Quantity(1024)),
        architecture: "x86_64")
    }
    guard let field = from.fields[.accelerator],
      case .object(let parts)? = resource.first(where: { $0.key == field })?.node.value
    else { return type }
    var count = 1
    if case .number(let digits)? = parts.first(where: { $0.key == "count" })?.node.value {
      count = Int(digits) ?? 1
    }
    type?.gpuCount += count
    type?.runsCUDA = (parts.word("type") ?? "").contains("nvidia")
    type?.gpuName = parts.word("type")
    return type
  }

  /// The nearest machine with which the whole resource has a price in the region, of another
  /// architecture where none of its own has; where none has at all, the nearest that has one by
  /// itself.
  private mutating func nearest(
    to type: InstanceType, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> InstanceType? {
    guard let region else { return try nearest(to: type) { _ in true } }
    // Other services than servers may need what no equivalent knows before they have a price.
    if to.role == .server {
      for architecture in [type.architecture] + Self.architectures
      where architecture == type.architecture || type.gpuCount == 0 {
        var wanted = type
        wanted.architecture = architecture
        var tried = 0
        let found = try nearest(to: wanted) { candidate in
          guard tried < Self.mostTried,
            translation.isSold(to.typePrefix + candidate.name, as: to, in: region)
          else { return false }
          tried += 1
          return try isPriced(on: candidate, in: region, from, to)
        }
        guard let found else { continue }
        if architecture != type.architecture {
          differences.append(
            "no \(type.architecture) machine with all that it has is priced in \(region): this one is \(architecture)"
          )
        }
        return found
      }
    }
    return try nearest(to: type) {
      translation.isSold(to.typePrefix + $0.name, as: to, in: region)
    }
  }

  private static let architectures = ["x86_64", "arm64"]

  private func nearest(
    to type: InstanceType, isSold: (InstanceType) throws -> Bool
  ) throws -> InstanceType? {
    try translation.registry.nearestType(
      to: type, of: translation.target, in: translation.prices, isSold: isSold)
  }

  /// Whether the resource has a price when it runs on a machine.
  private func isPriced(
    on candidate: InstanceType, in region: String, _ from: ServiceEquivalence,
    _ to: ServiceEquivalence
  ) throws -> Bool {
    var fields = FieldTranslation(
      translation: translation, source: source, region: region, trial: candidate)
    let output = try fields.translate(resource, from, to)
    return !fields.isImpossible && translation.isSold(output, as: to, in: region)
  }

  private mutating func disks(_ disks: [JSONNode]) throws -> JSONOutput? {
    let registry = translation.registry
    guard let from = registry.equivalence(for: .disk, of: source),
      let to = registry.equivalence(for: .disk, of: translation.target)
    else { return nil }
    var output: [JSONOutput] = []
    for disk in disks {
      guard case .object(let members) = disk.value else { continue }
      output.append(.object(try translate(members, from, to)))
    }
    for difference in to.differs where !differences.contains(difference) {
      differences.append(difference)
    }
    return .array(output)
  }

  private mutating func word(
    _ word: String, _ trait: Trait, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) -> JSONOutput? {
    let all = to.words[trait] ?? []
    guard let meaning = from.words[trait]?.first(where: { $0.word == word })?.meaning,
      let found = all.first(where: { $0.meaning == meaning && isTaken($0, trait) })
    else {
      differences.append("'\(word)' has no equivalent: the default holds")
      return nil
    }
    if trait == .purchase, from.words[trait]?.first(where: { $0.meaning == meaning })?.word != word
    {
      differences.append("\(word) becomes \(found.word)")
    }
    if let usual = all.first(where: { $0.meaning == meaning }), usual.word != found.word {
      differences.append(
        isLargeEnough(for: usual)
          ? "\(machine?.to ?? to.service) takes \(found.word), not \(usual.word)"
          : "\(found.word) in place of \(usual.word), which begins at \(usual.least) GB")
    }
    return .string(found.word)
  }

  /// Whether the machine that was chosen takes a kind of disk.
  private func isTaken(_ kind: Word, _ trait: Trait) -> Bool {
    guard trait == .diskKind else { return true }
    guard isLargeEnough(for: kind) else { return false }
    guard let machine, let service else { return true }
    return translation.registry.facts(service)?.machines?.takesDisk(machine.to, kind.word) ?? true
  }

  private func isLargeEnough(for kind: Word) -> Bool {
    diskGB.map { $0 >= Quantity(kind.least) } ?? true
  }
}
