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
  var differences: [String] = []
  /// Those of them by which the plan has there less than it pays for.
  private(set) var losses: [String] = []
  /// The machine that was chosen.
  var machine: (from: String, to: String, reason: String)?
  /// The service that it becomes, once a machine is chosen.
  var service: String?
  /// What is translated.
  var resource: [JSONMember] = []
  /// The size of the disk that is being translated.
  private(set) var diskGB: Quantity?
  /// Why something required has no counterpart; nil as long as everything has one.
  private(set) var obstacle: String?
  /// Whether something required has no counterpart.
  var isImpossible: Bool { obstacle != nil }

  /// The region of the resource; nil where no nearby region is known.
  let region: String?
  /// The region that the plan states.
  let home: String
  /// The kind of disk with which what is provisioned of the disk is kept.
  var fastDisk: Word?
  /// The machine to take, where it is tried out.
  let trial: InstanceType?

  init(
    translation: PlanTranslation, source: Provider, region: String?, home: String,
    trial: InstanceType? = nil
  ) {
    (self.translation, self.source, self.region) = (translation, source, region)
    self.home = home
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
    fastDisk = try fastDisk(of: members, from, to)
    var leftOut: [String] = []
    for member in members {
      let isTotal =
        !from.fields.values.contains(member.key)
        && from.fields.values.contains("monthly_\(member.key)")
      guard isTotal || names.contains(member.key) else { continue }
      if from.assumes[member.key] != nil { continue }
      if let work = from.work, work.name == member.key {
        if let hours = hours(of: work, members, from) { output.append(hours) }
        continue
      }
      let name = isTotal ? "monthly_\(member.key)" : member.key
      let traits = from.fields.filter { Self.outer($0.value) == name }.map(\.key)
      guard let trait = traits.min(by: { $0.rawValue < $1.rawValue }), let target = to.fields[trait]
      else {
        if traits.contains(.engine) { continue }
        // The machine that is chosen has them, or it was said that it does not.
        if traits.contains(.accelerator) || traits.contains(.localDisks), machine != nil {
          continue
        }
        if traits.contains(.operatingSystem) {
          refuseSystem(member.node, from, to)
          continue
        }
        leaveOut(member.key, of: members, from)
        leftOut.append(member.key)
        continue
      }
      if Self.isProvisioned(trait), fastDisk == nil {
        leaveOut(member.key, of: members, from)
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
      refuse("\(to.service) bills nothing like \(Words.list(names))")
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

  /// Notes that the plan has less there than it pays for.
  mutating func lose(_ difference: String) {
    differences.append(difference)
    losses.append(difference)
  }

  /// Notes that a field is not carried over; where the plan pays for it, that is a loss.
  private mutating func leaveOut(
    _ key: String, of members: [JSONMember], _ from: ServiceEquivalence
  ) {
    let difference = "'\(key)' is not carried over"
    if trial == nil, isPaidFor(key, of: members, from) {
      lose(difference)
    } else {
      differences.append(difference)
    }
  }

  /// Returns the hours of a resource that states its work in place of a schedule.
  private mutating func hours(
    of work: WorkField, _ members: [JSONMember], _ from: ServiceEquivalence
  ) -> JSONOutput.Member? {
    let fields = translation.values(of: own(members, from), as: from.service, of: source, in: home)
    guard let fields, let hours = try? work.hours(fields) else {
      refuse("'\(work.name)' has no equivalent")
      return nil
    }
    differences.append(
      "'\(work.name)' becomes its \(hours.grouped(places: 4)) hours, as if it took as long there")
    return JSONOutput.Member("hours", .number(hours.description))
  }

  /// The name of a field without that of a field within it.
  private static func outer(_ field: String) -> String { String(field.prefix { $0 != "." }) }

  /// The value of the field within, where a field's name has one.
  private static func inner(_ node: JSONNode, of field: String) -> JSONNode {
    guard case .object(let members) = node.value, field.contains(".") else { return node }
    return members.first { outer(field) + "." + $0.key == field }?.node ?? node
  }

  /// Notes that something required has no counterpart; the first reason stands.
  mutating func refuse(_ reason: String) { obstacle = obstacle ?? reason }

  /// Refuses an operating system that the other service has no price for.
  ///
  /// A licence left out would make the machine look cheaper than it is. Linux is in every price.
  private mutating func refuseSystem(
    _ node: JSONNode, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) {
    guard case .string(let word) = node.value,
      from.words[.operatingSystem]?.contains(Word("linux", word)) != true
    else { return }
    refuse("'\(word)' has no equivalent: \(to.service) is priced with Linux only")
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
        refuse("\(engine) has no equivalent in \(to.service)")
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

  typealias Word = ServiceEquivalence.Word

  /// Returns a number in the other field's unit, at least the least that it accepts.
  mutating func number(
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
}
