import Billing
import JSONText
import Money
import Prices
import Scenarios

// Disks and words, such as kinds of disks and ways to pay.
extension FieldTranslation {
  mutating func disks(_ disks: [JSONNode]) throws -> JSONOutput? {
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

  /// Whether it is something that is provisioned of a disk besides its size.
  static func isProvisioned(_ trait: Trait) -> Bool { trait == .diskIOPS || trait == .diskMBps }

  /// Returns the first kind of disk there of which the same can be provisioned and has a price, where the
  /// plan pays for that; nil otherwise.
  func fastDisk(
    of members: [JSONMember], _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) throws -> Word? {
    guard let region, from.role == .disk else { return nil }
    let paid = from.fields.filter { Self.isProvisioned($0.key) }.filter { _, field in
      members.contains { $0.key == field } && isPaidFor(field, of: members, from)
    }
    guard !paid.isEmpty, let kindField = to.fields[.diskKind] else { return nil }
    for kind in to.words[.diskKind] ?? [] where kind.takesIOPS && isTaken(kind, .diskKind) {
      var trying = FieldTranslation(
        translation: translation, source: source, region: region, home: home)
      var output = [JSONOutput.Member(kindField, .string(kind.word))]
      for trait in [Trait.diskGB, .diskIOPS, .diskMBps] {
        guard let field = from.fields[trait], let target = to.fields[trait],
          case .number(let digits)? = members.first(where: { $0.key == field })?.node.value
        else { continue }
        output.append(JSONOutput.Member(target, try trying.number(digits, trait, from, to)))
      }
      if translation.isSold(output, as: to, in: region) { return kind }
    }
    return nil
  }

  /// Whether a resource costs more with a field than without it.
  func isPaidFor(_ key: String, of members: [JSONMember], _ from: ServiceEquivalence) -> Bool {
    func price(_ members: [JSONMember]) -> Money? {
      translation.listPrice(of: own(members, from), as: from.service, of: source, in: home)
    }
    guard let all = price(members) else { return false }
    return price(members.filter { $0.key != key }).map { $0 < all } ?? true
  }

  /// Returns the members that are the service's own.
  func own(_ members: [JSONMember], _ from: ServiceEquivalence) -> [JSONOutput.Member] {
    let names = Set(translation.registry.definition(from.service)?.fields.map(\.name) ?? [])
    return members.filter { names.contains($0.key) || names.contains("monthly_\($0.key)") }
      .map { JSONOutput.Member($0.key, JSONOutput($0.node)) }
  }

  mutating func word(
    _ word: String, _ trait: Trait, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) -> JSONOutput? {
    let all = to.words[trait] ?? []
    if trait == .diskKind, let fastDisk { return .string(fastDisk.word) }
    guard let meaning = from.words[trait]?.first(where: { $0.word == word })?.meaning,
      let found = all.first(where: { $0.meaning == meaning && isTaken($0, trait) })
    else {
      if trait == .operatingSystem {
        // A licence left out would make the machine look cheaper than it is.
        refuse("'\(word)' has no equivalent: \(to.service) has no price with it")
      } else {
        differences.append("'\(word)' has no equivalent: the default holds")
      }
      return nil
    }
    if trait == .purchase, found.word != word {
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
