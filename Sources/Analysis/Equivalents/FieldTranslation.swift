import Scenarios
import Billing
import Scenarios
import JSONText
import Money
import Prices
import Scenarios

/// Writes the fields of a resource in the words of another provider's service.
struct FieldTranslation {
  let translation: PlanTranslation
  /// Whose fields they are.
  let source: Provider
  /// What differs so far.
  private(set) var differences: [String] = []
  /// The machine that was chosen.
  private(set) var machine: (from: String, to: String, reason: String)?
  /// Whether something that must be there has no like.
  private(set) var isImpossible = false

  init(translation: PlanTranslation, source: Provider) {
    (self.translation, self.source) = (translation, source)
  }

  /// The members of the other service.
  mutating func translate(
    _ members: [JSONMember], _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> [JSONOutput.Member] {
    let names = Set(
      translation.registry.definition(from.service)?.fields.map(\.name) ?? [])
    var output: [JSONOutput.Member] = []
    for member in members {
      let isTotal =
        !from.fields.values.contains(member.key)
        && from.fields.values.contains("monthly_\(member.key)")
      guard isTotal || names.contains(member.key) else { continue }
      let name = isTotal ? "monthly_\(member.key)" : member.key
      guard let trait = from.fields.first(where: { $0.value == name })?.key,
        let target = to.fields[trait]
      else {
        differences.append("'\(member.key)' is not carried over")
        continue
      }
      let key =
        isTotal && target.hasPrefix("monthly_") ? String(target.dropFirst(8)) : target
      if let value = try value(trait, member.node, from, to) {
        output.append(JSONOutput.Member(key, value))
      }
    }
    for (trait, number) in from.implied.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let field = from.fields[trait], let target = to.fields[trait] else { continue }
      if !members.contains(where: { $0.key == field }) {
        output.append(JSONOutput.Member(target, .number(number)))
      }
    }
    return output
  }

  private mutating func value(
    _ trait: Trait, _ node: JSONNode, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> JSONOutput? {
    switch (trait, node.value) {
    case (.machineType, .string(let name)): return try machineType(name, from, to)
    case (.disks, .array(let disks)): return try self.disks(disks)
    case (_, .number(let digits)):
      guard let least = to.least[trait], let number = try? Quantity(digits),
        number < Quantity(least)
      else { return .number(digits) }
      differences.append("\(digits) becomes \(least), the least there is")
      return .number(least)
    case (_, .string(let word)) where from.words[trait] != nil:
      return self.word(word, trait, from, to)
    default: return JSONOutput(node)
    }
  }

  private mutating func machineType(
    _ name: String, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> JSONOutput? {
    let bare =
      name.hasPrefix(from.typePrefix) ? String(name.dropFirst(from.typePrefix.count)) : name
    let target = translation.target
    guard let type = try translation.prices.instanceType(bare, of: source),
      let near = try translation.registry.nearestType(
        to: type, of: target, in: translation.prices)
    else {
      differences.append("\(target.rawValue) has no machine like '\(name)'")
      isImpossible = true
      return nil
    }
    machine = (
      name, near.name,
      "\(type.vcpu) vCPU and \(type.memoryGiB) GiB become \(near.vcpu) and \(near.memoryGiB), \(near.architecture)"
        + (near.gpuCount > 0 ? ", \(near.gpuCount) × \(near.gpuName ?? "GPU")" : "")
    )
    return .string(to.typePrefix + near.name)
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
    guard let meaning = from.words[trait]?.first(where: { $0.word == word })?.meaning,
      let found = to.words[trait]?.first(where: { $0.meaning == meaning })
    else {
      differences.append("'\(word)' has no like: the default holds")
      return nil
    }
    return .string(found.word)
  }
}
