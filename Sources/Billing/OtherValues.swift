import Prices
import Scenarios

extension ServiceRegistry {
  /// Returns advice about a value of a service's field that is another provider's, such as the disk
  /// type `gp3`; nil where there is none.
  public func otherValue(_ word: String, of field: String, in service: String) -> String? {
    guard let provider = definition(service)?.provider,
      let module = modules.first(where: { $0.provider == provider })
    else { return nil }
    // A server's disks have the fields of the service of disks.
    let all = module.equivalences
    let known = all.filter { $0.service == service } + all.filter { $0.service != service }
    for own in known {
      for trait in Trait.allCases where own.fields[trait] == field {
        if let advice = advice(on: word, as: trait, own, provider) { return advice }
      }
      if own.service == service, own.fields.values.contains(field) { return nil }
    }
    return nil
  }

  /// Returns the fields of a service that other services call something else, such as `disks` for
  /// `volumes`; empty where there are none.
  public func otherField(_ key: String, in service: String) -> [String] {
    guard let own = equivalence(of: service) else { return [] }
    let others = modules.flatMap(\.equivalences).filter { $0.service != own.service }
    let sameKind = fields(of: own, calledBy: others.filter { $0.role == own.role }, key)
    // A service of another kind may call the same thing so, such as data sent to the internet.
    return sameKind.isEmpty ? fields(of: own, calledBy: others, key) : sameKind
  }

  private func fields(
    of own: ServiceEquivalence, calledBy others: [ServiceEquivalence], _ key: String
  ) -> [String] {
    var found: [String] = []
    for theirs in others {
      for trait in Trait.allCases where theirs.fields[trait] == key {
        guard let field = own.fields[trait]?.prefix(while: { $0 != "." }) else { continue }
        if !found.contains(String(field)) { found.append(String(field)) }
      }
    }
    return found
  }

  private func advice(
    on word: String, as trait: Trait, _ own: ServiceEquivalence, _ provider: Provider
  ) -> String? {
    let plain = Self.plain(word)
    // A value that is the provider's own too says nothing about another's.
    if own.words[trait]?.contains(where: { $0.word == word }) ?? false { return nil }
    for module in modules {
      guard let other = module.provider, other != provider else { continue }
      for theirs in module.equivalences where theirs.role == own.role {
        if let meant = theirs.words[trait]?.first(where: { Self.plain($0.word) == plain }) {
          let near = own.words[trait]?.first { $0.meaning == meant.meaning }
          return Self.advice(on: word, of: other, near?.word, provider)
        }
        if trait == .machineType, let sizes = own.sizes, let size = theirs.sizes?.size(word) {
          return Self.advice(on: word, of: other, sizes.name(size), provider)
        }
      }
    }
    return nil
  }

  private static func plain(_ word: String) -> String {
    word.lowercased().replacing("-", with: "_")
  }

  private static func advice(
    on word: String, of other: Provider, _ near: String?, _ provider: Provider
  ) -> String {
    let rest = near.map { ": '\($0)' is the nearest to it of \(provider.rawValue)" }
    return
      "'\(word)' is a value of \(other.rawValue)\(rest ?? ", where \(provider.rawValue) has nothing like it")"
  }
}
