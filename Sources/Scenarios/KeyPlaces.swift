import Money
import Prices

/// Says where a key belongs that the object which has it does not take.
struct KeyPlaces {
  /// The names of all services.
  let ids: [String]
  let find: @Sendable (String) -> ServiceDefinition?

  /// Returns where a key of the plan, or of one of its parts such as its account, belongs.
  func advice(onKeyOfPlan key: String) -> String? {
    if ScenarioFields.scenario.contains(where: { $0.name == key }) {
      return "'\(key)' belongs to the plan itself, beside 'resources'"
    }
    if ScenarioFields.resource.contains(where: { $0.name == key }) {
      return "'\(key)' belongs to a resource, in 'resources'"
    }
    let services = services(having: key, of: nil)
    if services.isEmpty { return nil }
    let which = described(services).map { ": \($0)" } ?? ""
    return "'\(key)' belongs to a resource, in 'resources'\(which)"
  }

  /// Returns where a key of a resource, or of one of its parts such as its disks, belongs.
  func advice(onKeyOf service: ServiceDefinition, _ key: String) -> String? {
    if (ScenarioFields.resource + service.fields).contains(where: { $0.name == key }) {
      return "'\(key)' belongs to the resource itself"
    }
    let lists = service.fields.filter { field in
      switch field.kind {
      case .list(let fields, _), .object(let fields): fields.contains { $0.name == key }
      default: false
      }
    }
    if !lists.isEmpty { return "'\(key)' belongs into \(quoted(lists.map(\.name)))" }
    if ScenarioFields.scenario.contains(where: { $0.name == key }) {
      return "'\(key)' belongs to the plan itself, beside 'resources'"
    }
    return described(services(having: key, of: service.provider)).map {
      "\($0): put it into a resource of its own"
    }
  }

  /// Returns the services that take a key, of one provider or of any.
  private func services(having key: String, of provider: Provider?) -> [String] {
    ids.sorted().compactMap(find).filter { service in
      (provider == nil || service.provider == provider)
        && service.fields.contains { $0.name == key }
    }.map(\.id)
  }

  /// Returns which services take a key in words; nil where there are many, of which hardly one is meant.
  private func described(_ services: [String]) -> String? {
    services.isEmpty || services.count > 2 ? nil : "it is a key of \(quoted(services))"
  }

  private func quoted(_ names: [String]) -> String {
    Words.list(names.map { "'\($0)'" })
  }
}
