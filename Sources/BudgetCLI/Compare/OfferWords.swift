import Analysis
import Billing
import Catalog
import Money
import Prices
import Reports

/// The words that select offers, as the user gave them or as far as one provider knows them.
struct OfferWords {
  /// Types, such as `2xm4.4xlarge`; empty for all.
  var types: [String]
  /// Families; empty for all.
  var families: [String]
  /// Region codes, or `all`.
  var regions: [String]
  /// Operating systems, or `all`.
  var systems: [String]
  /// Ways of buying, or `all`.
  var purchases: [String]

  /// Returns the types that were named; nil for all.
  func named() throws -> [MachineChoice.NamedType]? {
    if types.isEmpty { return nil }
    return try types.map { word in
      guard let named = MachineChoice.NamedType(word) else {
        throw ComparisonError.malformed(
          option: "--types", word: word, form: "a type such as m4.4xlarge or 2xm4.4xlarge")
      }
      return named
    }
  }

  /// Returns the regions by code, or all of them.
  ///
  /// A region that is not open to every account only counts if it is named.
  func regions(among known: [Region]) throws -> [String] {
    let codes = known.filter { $0.isOpenToAll || regions.contains($0.code) }.map(\.code)
    return try Self.chosen(regions, among: codes, kind: "region")
  }

  /// Returns the operating systems, or all of them.
  func operatingSystems(of servers: ServerChoice) throws -> [String] {
    try Self.chosen(systems, among: servers.facts.operatingSystems, kind: "operating system")
  }

  /// Returns the ways of buying, in the order of the price list.
  func purchases(of servers: ServerChoice) throws -> Set<PurchaseChoice> {
    var chosen: Set<PurchaseChoice> = []
    for word in purchases {
      let id = word.replacing("-", with: "_")
      switch id {
      case "all": chosen.formUnion(servers.purchases)
      case "reserved":
        chosen.formUnion(servers.purchases.filter { $0.purchase.commitment != nil })
      default:
        guard let option = servers.purchases.first(where: { $0.word == id }) else {
          let known = servers.purchases.map(\.word) + ["reserved", "all"]
          throw ComparisonError.unknown(
            kind: "way of buying", word: word,
            suggestions: Suggestions.nearest(to: id, among: known))
        }
        chosen.insert(option)
      }
    }
    return chosen
  }

  private static func chosen(
    _ words: [String], among known: [String], kind: String
  ) throws -> [String] {
    if words.contains("all") { return known }
    var chosen: [String] = []
    for word in words where !chosen.contains(word) {
      guard known.contains(word) else {
        throw ComparisonError.unknown(
          kind: kind, word: word, suggestions: Suggestions.nearest(to: word, among: known))
      }
      chosen.append(word)
    }
    return chosen
  }
}

/// The words that a provider knows, so that each of several providers is asked for its own.
struct KnownWords {
  let servers: ServerChoice
  let types: Set<String>
  let families: Set<String>
  let regions: [Region]
  private let catalog: Catalog

  init(_ servers: ServerChoice, _ catalog: Catalog) throws {
    (self.servers, self.catalog) = (servers, catalog)
    let all = try catalog.instanceTypes(of: servers.provider)
    types = Set(all.map(\.name))
    families = Set(all.map(\.family))
    regions = try catalog.regions(of: servers.provider)
  }

  private func knows(type word: String) -> Bool {
    MachineChoice.NamedType(word).map { types.contains($0.name) } ?? false
  }

  private func knows(purchase word: String) -> Bool {
    let id = word.replacing("-", with: "_")
    return ["all", "reserved"].contains(id) || servers.purchases.contains { $0.word == id }
  }

  private func knows(system word: String) -> Bool {
    word == "all" || servers.facts.operatingSystems.contains(word)
  }

  /// Returns the provider's own region, or the one that is nearest to another provider's.
  private func region(_ word: String, among all: [KnownWords]) throws -> String? {
    if word == "all" || regions.contains(where: { $0.code == word }) { return word }
    guard let other = all.first(where: { $0.regions.contains { $0.code == word } }) else {
      return nil
    }
    return try catalog.nearestRegion(
      to: word, of: other.servers.provider, in: servers.provider)
  }

  /// Returns the provider's region that is nearest to one of a provider that is not compared; nil
  /// for a word that is no region of any.
  private func region(near word: String) throws -> String? {
    for other in Provider.allCases where other != servers.provider {
      if let near = try catalog.nearestRegion(to: word, of: other, in: servers.provider) {
        return near
      }
    }
    return nil
  }

  /// Returns the words that the provider knows, with notes for the reader.
  ///
  /// - Returns: nil words if one of the lists contains nothing of the provider's.
  func narrowed(
    _ words: OfferWords, among all: [KnownWords]
  ) throws -> (OfferWords?, notes: [String]) {
    var (own, notes, isLeftOut) = (words, [String](), false)
    func keep(_ list: [String], _ kind: String, _ known: (String) -> Bool) -> [String] {
      let kept = list.filter(known)
      if kept.isEmpty, !list.isEmpty {
        isLeftOut = true
        notes.append(
          "\(Wording.biller(servers.provider)) is left out: it has no \(kind) '\(list.joined(separator: "', '"))'"
        )
      }
      return kept
    }
    own.types = keep(words.types, "type", knows(type:))
    own.families = keep(words.families, "family", families.contains)
    own.systems = keep(words.systems, "operating system", knows(system:))
    own.purchases = keep(words.purchases, "way of buying", knows(purchase:))
    var places: [String] = []
    for word in words.regions {
      guard let code = try region(word, among: all), !places.contains(code) else { continue }
      places.append(code)
      if code != word {
        notes.append("\(code) is \(Wording.biller(servers.provider))'s region near \(word)")
      }
    }
    own.regions = keep(places.isEmpty ? words.regions : places, "region") { _ in !places.isEmpty }
    return (isLeftOut ? nil : own, notes)
  }

  /// Reports words that no provider knows.
  static func check(_ words: OfferWords, _ all: [KnownWords]) throws {
    func check(_ list: [String], _ kind: String, _ known: [String], _ isKnown: (String) -> Bool)
      throws
    {
      for word in list where !isKnown(word) {
        throw ComparisonError.unknown(
          kind: kind, word: word, suggestions: Suggestions.nearest(to: word, among: known))
      }
    }
    _ = try words.named()
    try check(words.types, "instance type", all.flatMap(\.types).sorted()) { word in
      all.contains { $0.knows(type: word) }
    }
    try check(words.families, "family", Set(all.flatMap(\.families)).sorted()) { word in
      all.contains { $0.families.contains(word) }
    }
    try check(words.systems, "operating system", all.flatMap(\.servers.facts.operatingSystems)) {
      word in all.contains { $0.knows(system: word) }
    }
    try check(
      words.purchases, "way of buying", all.flatMap { $0.servers.purchases.map(\.word) } + ["all"]
    ) { word in all.contains { $0.knows(purchase: word) } }
    for word in words.regions where word != "all" {
      let known = all.flatMap { $0.regions.map(\.code) }
      if known.contains(word) { continue }
      let spelled = Suggestions.nearest(to: word, among: known)
      throw ComparisonError.unknown(
        kind: "region", word: word,
        suggestions: spelled.isEmpty ? try all.compactMap { try $0.region(near: word) } : spelled)
    }
  }
}
