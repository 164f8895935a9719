public import Billing
public import Bills
import Scenarios

/// The meters that entries of a bill name, as the services state them.
public struct BilledMeters {
  private let services: ServiceRegistry
  /// The names of the services that state some, by their ids.
  private var names: [String: [BilledName]] = [:]
  /// The words of the products of the services that state some, by their ids.
  private var products: [String: [String]] = [:]
  private let owners = Owners()

  /// Asks a registry of services.
  public init(_ services: ServiceRegistry) {
    self.services = services
    for service in services.all {
      let (id, facts) = (service.definition.id, service.facts)
      if !facts.billedAs.isEmpty { names[id] = facts.billedAs }
      if !facts.billedProducts.isEmpty {
        products[id] = facts.billedProducts.map { $0.lowercased() }
      }
    }
  }

  /// Returns the names in price lists of the meters that an entry may be of, where bills name a
  /// service's meters otherwise; several where the entry does not tell them apart.
  public func names(of key: BillEntry.Key, in service: String) -> [String] {
    guard let all = names[service], isOf(service, key.service) else { return [] }
    return all.filter { $0.fits(product: key.operation, meter: key.meter) }.map(\.listed)
  }

  /// Returns the name in the price list of the meter of whatever service that an entry names; nil
  /// where none is named otherwise, or the entry may be of several.
  public func name(of key: BillEntry.Key) -> String? {
    let found = names.keys.flatMap { names(of: key, in: $0) }
    return found.count == 1 ? found[0] : nil
  }

  /// Returns whether bills name a meter of a service otherwise, so that only that name means it.
  public func hasOwnName(_ meter: String, in service: String) -> Bool {
    names[service]?.contains { $0.listed == meter } ?? false
  }

  /// Returns whether the product that an entry names, if any, may be one of a service: files that are
  /// shared have meters of the same names as blobs.
  func mayHaveProduct(_ key: BillEntry.Key, in service: String) -> Bool {
    guard let words = products[service] else { return true }
    let isDescription = key.meter.contains(" - ") && !FreeMeter(key.meter).isFree
    let text = (key.operation.isEmpty && isDescription ? key.meter : key.operation).lowercased()
    return text.isEmpty || words.contains(where: text.contains)
  }

  /// Returns whether the meter that an entry names may be one that a service has in the catalog.
  ///
  /// Several services have meters of the same name, such as `TimedStorage-ByteHrs`. Where the service
  /// in the bill has it, it is no other's; what it does not have may be another's, such as the data
  /// that a bucket sends out.
  func mayBe(_ key: BillEntry.Key, in service: String) -> Bool {
    if key.service.isEmpty { return true }
    let question = key.service + "\u{1F}" + key.meter
    if let known = owners.known[question] { return known.map { $0.contains(service) } ?? true }
    let named = owners.services(named: key.service) { name in
      Set(services.all.map { $0.definition.id }.filter { isOf($0, name) })
    }
    let words = UsageType.names(key)
    let hasIt = named.contains { id in
      services.service(id)?.meters.contains { meter in
        meter.service == id && words.contains(where: meter.isNamed)
      } ?? false
    }
    owners.known[question] = .some(hasIt ? named : nil)
    return hasIt ? named.contains(service) : true
  }

  /// Answers already found.
  private final class Owners {
    /// The services of a bill's name of a service and meter; nil where they do not have it.
    var known: [String: Set<String>?] = [:]
    private var named: [String: Set<String>] = [:]

    func services(named name: String, _ find: (String) -> Set<String>) -> Set<String> {
      if let known = named[name] { return known }
      let found = find(name)
      named[name] = found
      return found
    }
  }

  /// Returns whether a bill's name of a service means one of the plan's.
  func isOf(_ service: String, _ name: String) -> Bool {
    ServiceNames.isSame(
      name, offers: services.facts(service)?.offers ?? [], title: services.title(service))
  }
}
