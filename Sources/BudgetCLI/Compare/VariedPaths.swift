import Analysis
import Billing
import JSONText
import Prices
import Scenarios

/// Finds the places of a plan that a key of `--vary` stands for.
struct VariedPaths {
  /// A change: a path in the plan and its new value, `null` to remove what is there.
  typealias Change = (path: String, value: String)

  private struct Part {
    var path: String
    var members: [JSONMember]
  }

  private let plan: [JSONMember]
  private let resources: [Part]
  private let registry: ServiceRegistry

  /// Reads the resources of a plan.
  init(_ node: JSONNode, _ registry: ServiceRegistry) {
    self.registry = registry
    plan = Self.members(node)
    resources = Self.elements("resources", of: Part(path: "", members: plan))
  }

  /// Returns the changes that give a key a value everywhere it belongs.
  ///
  /// - Throws: a `Failure` for a key that nothing in the plan has.
  func changes(of key: String, to value: String) throws -> [Change] {
    try places(of: key).flatMap { place in
      place.replaced.map { ($0, "null") } + [(place.path, value)]
    }
  }

  // MARK: Places

  private struct Place {
    var path: String
    /// What the new value takes the place of, such as another kind of schedule.
    var replaced: [String] = []
  }

  /// Returns where a key belongs: in the plan itself, or in every resource that can have it, servers
  /// first.
  private func places(of key: String) throws -> [Place] {
    if key.contains(".") { return [Place(path: key)] }
    if let name = Self.planKeys[key] {
      return [Place(path: name, replaced: Self.others(than: name, Self.lengths, in: plan))]
    }
    let common = commonPlaces(of: key)
    if !common.isEmpty { return common }
    let own = resources.filter { definition(of: $0)?.fields.contains { $0.name == key } ?? false }
    let servers = own.filter(isServer) + resources.flatMap { nodes(of: $0, having: key) }
    let found = servers.isEmpty ? own + resources.flatMap { parts(of: $0, having: key) } : servers
    // An unknown service may well have the key; the service is reported when the plan is read.
    if found.isEmpty, resources.allSatisfy({ definition(of: $0) != nil }) { throw unknown(key) }
    return found.map { Place(path: "\($0.path).\(key)") }
  }

  /// Returns where a key that every resource may have belongs: where the plan has it, else the
  /// servers, else everything.
  private func commonPlaces(of key: String) -> [Place] {
    guard ScenarioFields.resource.contains(where: { $0.name == key && $0.kind.isPlain }) else {
      return []
    }
    let isSchedule = ScenarioFields.scheduleNames.contains(key)
    let kind = isSchedule ? ScenarioFields.scheduleNames : [key]
    let written = resources.filter { part in part.members.contains { kind.contains($0.key) } }
    let servers = resources.filter(isServer)
    return (written.isEmpty ? servers.isEmpty ? resources : servers : written).map { part in
      let others = isSchedule ? Self.others(than: key, kind, in: part.members) : []
      return Place(path: "\(part.path).\(key)", replaced: others.map { "\(part.path).\($0)" })
    }
  }

  private func definition(of part: Part) -> ServiceDefinition? {
    let member = part.members.first { $0.key == "service" }
    guard case .string(let service)? = member?.node.value else { return nil }
    return registry.definition(service)
  }

  private func isServer(_ part: Part) -> Bool {
    definition(of: part).flatMap { registry.facts($0.id) }?.server != nil
  }

  /// Returns the kinds of nodes of a cluster that state their machines with a key.
  private func nodes(of part: Part, having key: String) -> [Part] {
    guard let machines = definition(of: part).flatMap({ registry.facts($0.id) })?.machines,
      let list = machines.list, key == machines.type || key == machines.purchase
    else { return [] }
    return Self.elements(list, of: part)
  }

  /// Returns the parts of a resource, such as its disks, that can have a key.
  private func parts(of part: Part, having key: String) -> [Part] {
    (definition(of: part)?.fields ?? []).flatMap { field in
      guard case .list(let fields, _) = field.kind, fields.contains(where: { $0.name == key })
      else { return [Part]() }
      return Self.elements(field.name, of: part)
    }
  }

  // MARK: Keys

  /// The keys of a plan, with short names for them.
  private static let planKeys: [String: String] = {
    let names = ScenarioFields.scenario.filter(\.kind.isPlain).map(\.name)
    let taken = names.filter { !["title", "description"].contains($0) }
    return Dictionary(uniqueKeysWithValues: taken.map { ($0, $0) } + [("as_of", "prices_as_of")])
  }()

  private static let lengths = ["months", "weeks", "days"]

  /// Returns the other keys of a kind of which there can only be one.
  private static func others(
    than key: String, _ kind: [String], in members: [JSONMember]
  ) -> [String] {
    guard kind.contains(key) else { return [] }
    return members.map(\.key).filter { $0 != key && kind.contains($0) }
  }

  private func unknown(_ key: String) -> Failure {
    let used = resources.compactMap(definition)
    let fields = used.flatMap(\.fields)
    let nested = fields.flatMap { field in
      if case .list(let fields, _) = field.kind { fields.map(\.name) } else { [String]() }
    }
    let plain = ScenarioFields.resource.filter(\.kind.isPlain).map(\.name)
    let known = Set(["way"] + Self.planKeys.keys + plain + fields.map(\.name) + nested).sorted()
    let error = ComparisonError.unknown(
      kind: "key to vary", word: key, suggestions: Suggestions.nearest(to: key, among: known))
    return Failure(
      .badUsage, error.message,
      notes: error.notes + [
        "nothing in the plan has it; any value can be varied by its path, such as resources.0.count=1,2"
      ])
  }

  // MARK: JSON

  private static func members(_ node: JSONNode) -> [JSONMember] {
    if case .object(let members) = node.value { members } else { [] }
  }

  private static func elements(_ list: String, of part: Part) -> [Part] {
    guard case .array(let elements)? = part.members.first(where: { $0.key == list })?.node.value
    else { return [] }
    let lead = part.path.isEmpty ? list : "\(part.path).\(list)"
    return elements.enumerated().map { Part(path: "\(lead).\($0)", members: members($1)) }
  }
}

extension FieldKind {
  /// Whether the value is a single one: no list and no object.
  fileprivate var isPlain: Bool {
    switch self {
    case .quantity, .number, .integer, .choice, .text, .flag, .date, .moment, .monthHours: true
    case .words, .tags, .object, .list, .resources: false
    }
  }
}
