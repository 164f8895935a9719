import Billing
import JSONText
import Money
import Prices

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

  mutating func word(
    _ word: String, _ trait: Trait, _ from: ServiceEquivalence, _ to: ServiceEquivalence
  ) -> JSONOutput? {
    let all = to.words[trait] ?? []
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
